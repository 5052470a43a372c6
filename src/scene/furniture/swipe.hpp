// The divider of a swipe, with the names of its two sides.
#pragma once

#include "scene/furniture/canvas.hpp"
#include "scene/furniture/title.hpp"

namespace frontline {

/// Where a swipe divides the picture, in whole pixels from its left: what is left of it shows the selection's own.
int dividerPixel(const ComparisonView& comparison, int widthPixels);

/// What the divider covers, in pixels.
Box dividerBox(int dividerPixel, const View& view);

/// The divider with its handle, and the names beside it at the top of the free box (pixels). Returns what the names
/// cover.
std::vector<Box> drawDivider(FurnitureCanvas& canvas, const Box& free);

}  // namespace frontline
