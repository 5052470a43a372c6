// The frame of another view on the map, with its name.
#pragma once

#include "scene/furniture/canvas.hpp"

namespace frontline {

/// The view's box on the ground as seen in the picture, in pixels: its edges are meridians and parallels. Empty where
/// it cannot be projected.
std::vector<Xy> frameOnMap(const View& view, const Box& lonLat);

/// Draws the frame of the view that the document's furniture names, where it is in the picture and smaller than it.
void drawLocator(FurnitureCanvas& canvas);

}  // namespace frontline
