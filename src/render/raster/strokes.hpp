// Lines as coverage: each pixel by its distance to the nearest segment, with round joins and caps.
#pragma once

#include <array>

#include "render/raster/coverage.hpp"
#include "render/raster/placement.hpp"

namespace frontline::raster {

/// widthPixels > 0. dash: on, off, ... in pixels; a count of 0 is a solid line, an odd one is repeated, as in SVG.
struct Stroke {
    float widthPixels = 1;
    std::array<float, 8> dash{};
    int dashCount = 0;
};

/// Adds the lines of the mesh. The coverage of a pixel is the most that any segment has there, at most `most`.
void addStrokes(Coverage& coverage, const LineMesh& mesh, const Placement& placement, const Stroke& stroke,
                std::uint8_t most = 255);

}  // namespace frontline::raster
