// Meshes of a display list as paths in pixels of the picture: what SVG and PDF fill and stroke.
#pragma once

#include <vector>

#include "scene/display_list.hpp"
#include "scene/view.hpp"

namespace frontline::vector {

struct Subpath {
    std::vector<Xy> pixels;  // without the repeated first one when closed
    bool closed = false;
    double lengthBefore = 0;  // pixels along the line before its first coordinate, for dashes
};
using Path = std::vector<Subpath>;

/// The area of a fill, cut off just outside of the picture, for the non-zero rule: outer rings turn one way and holes
/// the other, so that overlapping polygons are filled once.
Path fillPath(const FillDraw& draw, const View& view);

/// The lines of a mesh, cut off where they are out of sight at this width.
Path linePath(const LineMesh& mesh, const View& view, double widthPixels);

}  // namespace frontline::vector
