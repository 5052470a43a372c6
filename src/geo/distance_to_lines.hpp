// How far a place is from lines.
#pragma once

#include "geo/geometry.hpp"

namespace frontline {

/// Metres on the ellipsoid from the place to the nearest point of the lines (or outlines of polygons;
/// longitude/latitude degrees, not across the antimeridian); infinity where there are none. The nearest point is sought
/// in the tangent plane of the place: true to 0.1 % within some tens of kilometres, and further off never too short.
double distanceToLinesMetres(const FlatGeometry& lines, LonLat place);

}  // namespace frontline
