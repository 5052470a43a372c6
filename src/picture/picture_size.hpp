// How large pictures are: sizes by name, and the largest there can be.
#pragma once

#include <array>
#include <string_view>

#include "base/result.hpp"

namespace frontline {

struct PixelSize {
    int width = 0, height = 0;
    bool operator==(const PixelSize&) const = default;
};

/// The longest side of a picture in pixels.
inline constexpr int maxSidePixels = 16384;

/// At scale 1 a pixel is a CSS pixel of 1/96 inch.
inline constexpr double cssPixelsPerInch = 96, cssPixelsPerMillimetre = cssPixelsPerInch / 25.4;

/// A size by name, in CSS pixels, and the scale that goes with it: pixels for each CSS pixel.
struct PicturePreset {
    const char* name;
    double width, height, scale;
};
inline constexpr double printScale = 300 / cssPixelsPerInch;
inline constexpr std::array picturePresets{
    PicturePreset{"1080p", 1920, 1080, 1},
    PicturePreset{"4k", 1920, 1080, 2},
    PicturePreset{"a4", 297 * cssPixelsPerMillimetre, 210 * cssPixelsPerMillimetre, printScale},
    PicturePreset{"a4-portrait", 210 * cssPixelsPerMillimetre, 297 * cssPixelsPerMillimetre, printScale},
    PicturePreset{"a3", 420 * cssPixelsPerMillimetre, 297 * cssPixelsPerMillimetre, printScale},
    PicturePreset{"a3-portrait", 297 * cssPixelsPerMillimetre, 420 * cssPixelsPerMillimetre, printScale},
    PicturePreset{"square", 1080, 1080, 1},
    PicturePreset{"portrait", 1080, 1350, 1},
    PicturePreset{"slide", 1280, 720, 2},  // 13.33 x 7.5 inches, as slides are
};

/// nullptr when there is none of that name.
const PicturePreset* picturePreset(std::string_view name);

/// The whole pixels of a size in CSS pixels. The error goes on after "is": "20000 x 10 pixels: each side ...".
Result<PixelSize> pixelSize(double cssWidth, double cssHeight, double scale);

}  // namespace frontline
