// The part of a picture that one framebuffer holds, and how map units and pixels become clip coordinates there.
#pragma once

#include <algorithm>
#include <array>

#include "scene/display_list.hpp"
#include "scene/view.hpp"

namespace frontline::gl {

struct Tile {
    Xy topLeft;  // of the whole picture, map units
    double unitsPerPixel = 1;
    int x = 0, y = 0, width = 0, height = 0;  // pixels of the picture, from its top left
    /// Row 0 of the framebuffer is the top of the picture: what is read back needs no turning over.
    bool topRowFirst = false;

    /// clip = pixel of the tile * (a[0], a[1]) + (a[2], a[3])
    [[nodiscard]] std::array<float, 4> toClip() const
    {
        const float sx = 2.0f / static_cast<float>(width), sy = 2.0f / static_cast<float>(height);
        if (topRowFirst) return {sx, sy, -1, -1};
        return {sx, -sy, -1, 1};
    }
    /// Pixels of the tile per map unit.
    [[nodiscard]] std::array<float, 2> scale() const
    {
        const auto perUnit = static_cast<float>(1 / unitsPerPixel);
        return {perUnit, -perUnit};
    }
    /// A mesh's origin in pixels of the tile.
    [[nodiscard]] std::array<float, 2> offset(Xy origin) const
    {
        return {static_cast<float>((origin.x - topLeft.x) / unitsPerPixel - x),
                static_cast<float>((topLeft.y - origin.y) / unitsPerPixel - y)};
    }
    /// What of a box of the picture lies in the framebuffer, counted from its row 0. Empty: no width and no height.
    [[nodiscard]] ClipStart::Pixels inFramebuffer(const ClipStart::Pixels& box) const
    {
        const int left = std::clamp(box.x - x, 0, width), right = std::clamp(box.x + box.width - x, left, width);
        const int top = std::clamp(box.y - y, 0, height), bottom = std::clamp(box.y + box.height - y, top, height);
        return {left, topRowFirst ? top : height - bottom, right - left, bottom - top};
    }
};

}  // namespace frontline::gl
