#include "base/color.hpp"

#include <algorithm>
#include <cmath>

namespace frontline {

namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

Color Color::withOpacity(double opacity) const
{
    Color faded = *this;
    faded.alpha = static_cast<std::uint8_t>(std::lround(alpha * std::clamp(opacity, 0.0, 1.0)));
    return faded;
}

std::optional<Color> parseColor(std::string_view text)
{
    if ((text.size() != 7 && text.size() != 9) || text[0] != '#') return std::nullopt;
    std::uint8_t channels[4] = {0, 0, 0, 255};
    for (std::size_t i = 0; 2 * i + 1 < text.size(); ++i) {
        const int high = hexDigit(text[2 * i + 1]), low = hexDigit(text[2 * i + 2]);
        if (high < 0 || low < 0) return std::nullopt;
        channels[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return Color{channels[0], channels[1], channels[2], channels[3]};
}

}  // namespace frontline
