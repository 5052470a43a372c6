// Lengths and areas on the WGS84 ellipsoid (Karney 2013, as in PROJ's geodesic.h). Input: longitude/latitude degrees.
#pragma once

#include <optional>
#include <span>

#include "geo/geometry.hpp"

namespace frontline {

/// Before anything is cut that is measured afterwards, longer edges are divided.
inline constexpr double longestCutEdgeMetres = 5000;

/// Metres along a polyline, edges taken as geodesics. 0 for fewer than two points.
double geodesicLengthMetres(std::span<const Xy> lonLat);
/// Metres along all lines (or rings) of one feature.
double geodesicLengthMetres(const FlatGeometry& lonLat, std::size_t feature);
/// Metres along all lines (or rings) of all features.
double geodesicLengthMetres(const FlatGeometry& lonLat);

/// Square metres enclosed by a ring (closed or not), always positive.
double geodesicAreaSquareMetres(std::span<const Xy> ringLonLat);
/// Square metres of one polygon feature: outer rings less their holes.
double geodesicAreaSquareMetres(const FlatGeometry& lonLat, std::size_t feature);
/// The first feature with a ring that reaches over 180 degrees of longitude or more, as one that crosses the 180th
/// meridian does: which side of it is meant cannot be told, and an area of it is not to be trusted.
std::optional<std::size_t> firstTooWideToMeasure(const FlatGeometry& lonLat);

/// The lines or rings with points of the geodesic added to every edge longer than longestMetres, the same points
/// whichever way an edge runs. Lengths and areas stay what they are, also when edges are cut somewhere afterwards: the
/// straight chord of a piece of 5 km leaves the geodesic by half a metre at most at 50 degrees of latitude. Where that
/// would be more than a million points, the pieces are so much longer.
FlatGeometry withGeodesicPoints(const FlatGeometry& lonLat, double longestMetres = longestCutEdgeMetres);

/// Metres between two points.
double geodesicDistanceMetres(LonLat a, LonLat b);

/// The way from one place to another along the geodesic.
struct GeodesicWay {
    double metres = 0;
    /// At the first place, clockwise from north, 0..360; absent where both are one.
    std::optional<double> bearingDegrees;
};
GeodesicWay geodesicWay(LonLat from, LonLat to);

/// The point on the geodesic from one place towards another, metres from the first.
LonLat geodesicPointTowards(LonLat from, LonLat to, double metres);

}  // namespace frontline
