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

/// Opaque pixels as framebuffers of windows hold them, so that they are copied as they are: blue in the lowest byte,
/// the highest is 255. Rows, the lowest first.
struct BgrxPicture {
    int width = 0, height = 0;
    std::vector<std::uint32_t> pixels;
};

}  // namespace frontline
