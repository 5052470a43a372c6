#include "geo/distance_to_lines.hpp"

#include <cmath>

#include "catch.hpp"
#include "one_feature.hpp"

using namespace frontline;

namespace {

// Of a degree on the WGS84 ellipsoid at 48 N: 111.2 km of latitude, 74.6 km of longitude (Snyder 1987, table 5-1).
constexpr double kmOfLatitude = 111.20, kmOfLongitude = 74.63;

}  // namespace

TEST_CASE("the distance to a line is to its nearest point, also between its vertices")
{
    const FlatGeometry meridian = lineOf({{31, 47}, {31, 49}});
    CHECK(distanceToLinesMetres(meridian, {31.5, 48}) / 1000 == Approx(kmOfLongitude / 2).epsilon(0.001));
    CHECK(distanceToLinesMetres(meridian, {30.9, 48}) / 1000 == Approx(kmOfLongitude / 10).epsilon(0.001));
    CHECK(distanceToLinesMetres(meridian, {31, 48.2}) == Approx(0).margin(0.01));
}

TEST_CASE("beyond its end a line is as far as its end")
{
    const FlatGeometry meridian = lineOf({{31, 47}, {31, 47.8}});
    CHECK(distanceToLinesMetres(meridian, {31, 48}) / 1000 == Approx(0.2 * kmOfLatitude).epsilon(0.001));
}

TEST_CASE("of several lines the nearest counts, and polygons have their outlines")
{
    FlatGeometry lines = lineOf({{35, 47}, {35, 49}});
    appendFeatures(lines, lineOf({{31, 47}, {31, 49}}));
    CHECK(distanceToLinesMetres(lines, {31.1, 48}) / 1000 == Approx(kmOfLongitude / 10).epsilon(0.001));
    FlatGeometry square;
    square.addRing(std::vector<Xy>{{31, 47}, {33, 47}, {33, 49}, {31, 49}, {31, 47}});
    square.endPart();
    square.endFeature();
    CHECK(distanceToLinesMetres(square, {31.1, 48}) / 1000 == Approx(kmOfLongitude / 10).epsilon(0.001));
}

TEST_CASE("where there is no line the distance is infinite")
{
    FlatGeometry none;
    none.kind = GeometryKind::Line;
    CHECK(std::isinf(distanceToLinesMetres(none, {31, 48})));
    FlatGeometry point;
    point.kind = GeometryKind::Point;
    point.addRing(std::vector<Xy>{{31, 48}});
    point.endPart();
    point.endFeature();
    CHECK(std::isinf(distanceToLinesMetres(point, {31, 48})));
}
