// The length of a line measured with a ruler.
#pragma once

#include <span>

#include "geo/geometry.hpp"

namespace frontline {

/// Metres along a polyline (longitude/latitude degrees, edges are geodesics) by the divider method: a compass of fixed
/// opening steps from the start, each time to the first point further along at that geodesic distance; what is left to
/// the end is added as a chord (Richardson, The problem of contiguity, 1961). A ruler of 0 measures every vertex. A
/// closed line in which the compass has no room measures 0. Precondition: rulerMetres >= 0.
double rulerLengthMetres(std::span<const Xy> lonLat, double rulerMetres);

}  // namespace frontline
