// What a sum over features counts more than once. Input: longitude/latitude degrees.
#pragma once

#include "base/result.hpp"
#include "geo/geometry.hpp"

namespace frontline {

/// Square metres on the ellipsoid by which the areas of the polygon features come to more than the ground that they
/// cover together. 0 where it is less than a millionth of it, which rounding may make. Errors: GEOS's own words.
Result<double> overlapSquareMetres(const FlatGeometry& polygons);

/// Metres on the ellipsoid of the edges that run between the same two points as an edge before them, whichever way and
/// in whichever feature.
double repeatedMetres(const FlatGeometry& lines);

}  // namespace frontline
