// How a layer looks, small: drawn by what draws the map.
#pragma once

#include "scene/furniture/canvas.hpp"

namespace frontline {

inline constexpr double swatchWidthPoints = 18, swatchHeightPoints = 8;

/// The fill with its hatch and outline, a stretch of the line with its casing and dashes, or the symbol, in the box
/// (pixels).
void drawSwatch(FurnitureCanvas& canvas, const DrawnLayer& layer, const DrawnRule& rule, const Box& pixels);

}  // namespace frontline
