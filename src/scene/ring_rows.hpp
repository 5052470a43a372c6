// What of a row of the map lies inside of polygons, from the rings of a mesh. Internal to scene.
#pragma once

#include <functional>

#include "scene/display_list.hpp"

namespace frontline {

/// Calls use(from, to) with the stretches of the line of this northing, in map units, that are inside of a polygon of
/// the mesh: each polygon by the even-odd rule, west to east; those of different polygons may overlap.
void forEachInside(const LineMesh& rings, double y, const std::function<void(double from, double to)>& use);

/// Whether a place, in map units, is inside of one of the polygons.
bool isInside(const LineMesh& rings, Xy place);

}  // namespace frontline
