#include "scene/characters.hpp"

#include <hb.h>

namespace frontline {

std::vector<Character> charactersOf(std::string_view utf8)
{
    std::vector<Character> characters;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        std::size_t length = lead < 0x80   ? 1
                             : lead < 0xC2 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
        if (length == 0 || i + length > utf8.size()) length = 1;
        char32_t value = length == 1 ? (lead < 0x80 ? lead : 0xFFFD) : lead & (0xFFU >> (length + 1));
        for (std::size_t k = 1; k < length; ++k) value = value << 6 | (static_cast<unsigned char>(utf8[i + k]) & 0x3FU);
        characters.push_back({value, i});
        i += length;
    }
    return characters;
}

bool isCommon(char32_t c)
{
    hb_unicode_funcs_t* unicode = hb_unicode_funcs_get_default();
    const hb_script_t script = hb_unicode_script(unicode, c);
    return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED;
}

bool isIgnorable(char32_t c)
{
    return c < 0x20 || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) ||
           (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

}  // namespace frontline
