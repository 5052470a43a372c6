#include "session/picture_name.hpp"

#include <fmt/format.h>

#include <cmath>

namespace frontline {

std::string screenshotStem(const std::string& date, const std::string& view)
{
    std::string stem = "frontline";
    for (const std::string& part : {date, view})
        if (!part.empty()) stem += "-" + part;
    for (char& c : stem) {
        const auto byte = static_cast<unsigned char>(c);
        const bool fine = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
                          c == '.' || c == '_' || byte >= 0x80;
        if (!fine) c = '-';
    }
    constexpr std::size_t longest = 150;
    if (stem.size() > longest) {
        std::size_t end = longest;
        while ((static_cast<unsigned char>(stem[end]) & 0xC0U) == 0x80U) --end;
        stem.resize(end);
    }
    return stem;
}

std::string placeName(LonLat place)
{
    if (!std::isfinite(place.lonDegrees) || !std::isfinite(place.latDegrees)) return {};
    return fmt::format("{:.2f}{}-{:.2f}{}", std::abs(place.latDegrees), place.latDegrees < 0 ? 's' : 'n',
                       std::abs(place.lonDegrees), place.lonDegrees < 0 ? 'w' : 'e');
}

}  // namespace frontline
