#include "base/text_search.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

namespace frontline {

namespace {

/// Every character by itself: few letters fold to more than one, and those stay as they are. Returns whether all are
/// ASCII.
bool foldInto(std::string_view text, std::string& folded)
{
    folded.resize(text.size());
    unsigned char high = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        high |= static_cast<unsigned char>(c);
        folded[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    if (high < 0x80) return true;
    folded.clear();
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        UChar32 character = 0;
        U8_NEXT_OR_FFFD(bytes, at, size, character);
        std::uint8_t written[U8_MAX_LENGTH];
        std::int32_t length = 0;
        U8_APPEND_UNSAFE(written, length, u_foldCase(character, U_FOLD_CASE_DEFAULT));
        folded.append(reinterpret_cast<const char*>(written), static_cast<std::size_t>(length));
    }
    return false;
}

}  // namespace

TextSearch::TextSearch(std::string_view wanted)
{
    ascii_ = foldInto(wanted, wanted_);
    numeric_ = wanted_.find_first_not_of("0123456789.+-einfa") == std::string::npos;
}

bool TextSearch::isIn(std::string_view text, std::string& folded) const
{
    if (text.size() < wanted_.size() && ascii_) return false;
    const bool plain = foldInto(text, folded);
    if (plain && !ascii_) return false;
    return folded.find(wanted_) != std::string::npos;
}

}  // namespace frontline
