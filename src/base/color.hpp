// Colours as the user writes them and as the renderer takes them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace frontline {

/// sRGB, 8 bits a channel, alpha not premultiplied.
struct Color {
    std::uint8_t red = 0, green = 0, blue = 0, alpha = 255;
    bool operator==(const Color&) const = default;
    /// The same colour with its alpha multiplied by opacity (0..1).
    [[nodiscard]] Color withOpacity(double opacity) const;
};

/// Reads "#RRGGBB" or "#RRGGBBAA"; anything else is nullopt.
std::optional<Color> parseColor(std::string_view text);

}  // namespace frontline
