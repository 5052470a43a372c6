#include "base/encoding.hpp"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

namespace frontline {

std::optional<std::string> utf8From(std::string_view bytes, const std::string& encoding)
{
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(encoding.c_str(), &error),
                                                                       &ucnv_close);
    if (U_FAILURE(error)) return std::nullopt;
    std::string out;
    constexpr std::size_t most = std::size_t{1} << 24;  // ICU counts in 32 bits
    for (std::size_t from = 0; from <= bytes.size();) {
        const std::string_view part = bytes.substr(from, most);
        const char* at = part.data();
        std::u16string units(part.size() + 16, u'\0');
        UChar* to = units.data();
        const bool last = from + part.size() == bytes.size();
        ucnv_toUnicode(converter.get(), &to, units.data() + units.size(), &at, part.data() + part.size(), nullptr, last,
                       &error);
        if (U_FAILURE(error)) return std::nullopt;
        icu::UnicodeString(false, units.data(), static_cast<std::int32_t>(to - units.data())).toUTF8String(out);
        if (last) break;
        from += part.size();
    }
    return out;
}

}  // namespace frontline
