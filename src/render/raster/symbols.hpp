// Symbols by their distance functions.
#pragma once

#include "render/raster/surface.hpp"

namespace frontline::raster {

void drawSymbols(Surface& surface, const SymbolDraw& draw);

}  // namespace frontline::raster
