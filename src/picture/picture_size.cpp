#include "picture/picture_size.hpp"

#include <algorithm>
#include <cmath>

#include "base/message.hpp"

namespace frontline {

const PicturePreset* picturePreset(std::string_view name)
{
    const auto found =
        std::ranges::find(picturePresets, name, [](const PicturePreset& p) { return std::string_view(p.name); });
    return found == picturePresets.end() ? nullptr : &*found;
}

Result<PixelSize> pixelSize(double cssWidth, double cssHeight, double scale)
{
    const double width = std::round(cssWidth * scale), height = std::round(cssHeight * scale);
    if (!(width >= 1 && height >= 1 && width <= maxSidePixels && height <= maxSidePixels))
        return Error{msg("{:.0f} x {:.0f} pixels: each side may be from 1 to {}", width, height, maxSidePixels)};
    return PixelSize{static_cast<int>(width), static_cast<int>(height)};
}

}  // namespace frontline
