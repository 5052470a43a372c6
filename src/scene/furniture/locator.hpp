// The frame of another view on the map, with its name.
#pragma once

#include "scene/furniture/canvas.hpp"
#include "scene/furniture/subject.hpp"

namespace frontline {

/// The view's box on the ground as seen in the picture, in pixels: its edges are meridians and parallels. Empty where
/// it cannot be projected.
std::vector<Xy> frameOnMap(const View& view, const Box& lonLat);

/// Draws the frame of the box or of the view that the map's furniture names, where it is in the picture and smaller
/// than it, and its name at the corner where it covers the least of the subject; without one, above the upper left.
/// Returns what the name covers.
std::optional<Box> drawLocator(FurnitureCanvas& canvas, const SubjectGrid* subject);

}  // namespace frontline
