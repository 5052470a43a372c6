// Fills with lines or dots over them.
#pragma once

#include "render/raster/surface.hpp"

namespace frontline::raster {

/// Draws the pixels that are wholly covered with the hatch over the colour, and the others with the colour alone, as
/// far as they are covered; and clears the coverage.
void blendHatched(Surface& surface, Coverage& coverage, Color color, const Hatch& hatch);

}  // namespace frontline::raster
