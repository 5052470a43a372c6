// The arrow to true north.
#pragma once

#include <optional>

#include "scene/furniture/canvas.hpp"

namespace frontline {

/// From here on grid north is visibly not true north.
inline constexpr double visibleConvergenceDegrees = 3;

/// Degrees from the top of the picture to true north at its middle, clockwise; NaN where there is none.
double degreesToNorth(const View& view);

/// nullopt where the choice is for none, or, left to the map, where the top of the picture is north.
std::optional<FurniturePiece> northArrowPiece(const FurnitureCanvas& canvas);

}  // namespace frontline
