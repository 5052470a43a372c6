// Lengths and areas on the WGS84 ellipsoid (Karney 2013, as in PROJ's geodesic.h). Input: longitude/latitude degrees.
#pragma once

#include <span>

#include "geo/geometry.hpp"

namespace frontline {

/// Metres along a polyline, edges taken as geodesics. 0 for fewer than two points.
double geodesicLengthMetres(std::span<const Xy> lonLat);
/// Metres along all lines (or rings) of one feature.
double geodesicLengthMetres(const FlatGeometry& lonLat, std::size_t feature);

/// Square metres enclosed by a ring (closed or not), always positive.
double geodesicAreaSquareMetres(std::span<const Xy> ringLonLat);
/// Square metres of one polygon feature: outer rings less their holes.
double geodesicAreaSquareMetres(const FlatGeometry& lonLat, std::size_t feature);

/// Metres between two points.
double geodesicDistanceMetres(LonLat a, LonLat b);

/// The point on the geodesic from one place towards another, metres from the first.
LonLat geodesicPointTowards(LonLat from, LonLat to, double metres);

}  // namespace frontline
