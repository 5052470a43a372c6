// Simplification for display.
#pragma once

#include <cstdint>
#include <span>

#include "geo/geometry.hpp"

namespace frontline {

/// Douglas-Peucker with a tolerance in metres on the ground; coordinates are longitude/latitude degrees, measured in
/// a local equirectangular metric (cos latitude), which is exact enough for display. Rings and lines smaller than the
/// tolerance in both directions are dropped (their features stay, perhaps without parts); closed rings keep at least
/// four coordinates. The end points of lines are kept. Same number and order of features.
/// Edges that two rings share are simplified alike when their vertices agree: the ring is cut at its extreme points.
FlatGeometry simplifyForDisplay(const FlatGeometry& lonLat, double toleranceMetres);

/// The same of the parts that touch the box of the listed features, without a copy of what goes; feature i of the
/// result is features[i]. Spread over the threads of the process. partBoxes: of all parts, or empty; with them parts
/// that lie elsewhere are not looked at.
FlatGeometry simplifyForDisplay(const FlatGeometry& lonLat, std::span<const std::uint32_t> features, const Box& within,
                                double toleranceMetres, std::span<const Box> partBoxes = {});

}  // namespace frontline
