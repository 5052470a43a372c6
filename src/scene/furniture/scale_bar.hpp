// The scale bar: a round length, true at the middle of the map.
#pragma once

#include <optional>

#include "scene/furniture/canvas.hpp"

namespace frontline {

/// The largest of 1, 2, 5 x 10^n metres whose bar is at most maxPixels long. Precondition: positive arguments.
double scaleBarMetres(double metresPerPixel, double maxPixels);

/// Metres on the ground per pixel along a horizontal line through the middle of the view; NaN where the middle has no
/// place on the earth.
double metresPerPixelAcross(const View& view);

/// nullopt where there is no scale, or no room for a bar.
std::optional<FurniturePiece> scaleBarPiece(const FurnitureCanvas& canvas, double mostWidthPixels);

}  // namespace frontline
