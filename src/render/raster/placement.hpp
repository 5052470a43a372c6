// From the vertices of a mesh to pixels of the picture.
#pragma once

#include "scene/display_list.hpp"
#include "scene/view.hpp"

namespace frontline::raster {

struct Pixel {
    float x = 0, y = 0;  // y down; 0.5, 0.5 is the middle of the upper left one
};

class Placement {
public:
    Placement(Xy origin, const View& view)
        : perUnit_(static_cast<float>(1 / view.unitsPerPixel)),
          x_(static_cast<float>(view.toPixel(origin).x)),
          y_(static_cast<float>(view.toPixel(origin).y))
    {}
    [[nodiscard]] Pixel operator()(float x, float y) const { return {x * perUnit_ + x_, y_ - y * perUnit_}; }
    [[nodiscard]] float perUnit() const { return perUnit_; }

private:
    float perUnit_, x_, y_;
};

}  // namespace frontline::raster
