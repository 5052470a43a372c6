// Pixels as files have them.
#pragma once

#include <cstdint>
#include <vector>

namespace frontline {

/// RGB or RGBA rows, top first, 8 bits a channel, no padding. RGBA is not multiplied by alpha.
struct Image {
    int width = 0, height = 0, channels = 3;
    std::vector<std::uint8_t> pixels;
};

}  // namespace frontline
