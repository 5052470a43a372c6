// Letters from an atlas of signed distances.
#pragma once

#include "render/raster/surface.hpp"

namespace frontline::raster {

/// All halos, then all letters.
void drawGlyphs(Surface& surface, const GlyphDraw& draw);

}  // namespace frontline::raster
