#include "geo/geodesic.hpp"

#include "catch.hpp"

using namespace frontline;

TEST_CASE("distances are those that Karney publishes")
{
    // GeographicLib's documentation: JFK (40.6, -73.8) to LHR (51.6, -0.5) is 5,551.759 km.
    CHECK(geodesicDistanceMetres({-73.8, 40.6}, {-0.5, 51.6}) == Approx(5551759.4).margin(1));
    // A quarter of a meridian of WGS84 is 10,001,965.729 m.
    CHECK(geodesicDistanceMetres({0, 0}, {0, 90}) == Approx(10001965.729).margin(0.001));
}

TEST_CASE("the way to another place has its bearing, clockwise from north")
{
    // By Vincenty's inverse formula (1975).
    const GeodesicWay way = geodesicWay({30, 48}, {31.5, 49.25});
    CHECK(way.metres == Approx(177614.4144).margin(0.001));
    CHECK(way.bearingDegrees.value() == Approx(37.94212615).margin(1e-7));
    const GeodesicWay south = geodesicWay({10, 60}, {-20, -45});
    CHECK(south.metres == Approx(11955730.7026).margin(0.001));
    CHECK(south.bearingDegrees.value() == Approx(201.86635541).margin(1e-7));
    CHECK_FALSE(geodesicWay({30, 48}, {30, 48}).bearingDegrees);
}

TEST_CASE("an octant of the ellipsoid has an eighth of its area, in either direction")
{
    // WGS84 has 510,065,621.724 km2.
    const std::vector<Xy> octant{{0, 0}, {90, 0}, {0, 90}, {0, 0}};
    const std::vector<Xy> reversed(octant.rbegin(), octant.rend());
    CHECK(geodesicAreaSquareMetres(octant) == Approx(510065621.724e6 / 8).epsilon(1e-9));
    CHECK(geodesicAreaSquareMetres(reversed) == Approx(510065621.724e6 / 8).epsilon(1e-9));
}

TEST_CASE("a polygon over half of the Earth, or over the 180th meridian, is told before it is measured")
{
    const auto boxOf = [](double west, double south, double east, double north) {
        FlatGeometry out;
        out.kind = GeometryKind::Polygon;
        out.addRing(std::vector<Xy>{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}});
        out.endPart();
        out.endFeature();
        return out;
    };
    for (const FlatGeometry& wide : {boxOf(-180, -90, 180, 90), boxOf(0, 40, 360, 60), boxOf(-170, -60, 170, 60),
                                     boxOf(-90, 10, 90, 20), boxOf(179, 48, -179, 49)})
        CHECK(firstTooWideToMeasure(wide) == 0u);
    for (const FlatGeometry& fine : {boxOf(22, 44, 41, 53), boxOf(19, 41, 180, 82), boxOf(179, 48, 181, 49)})
        CHECK_FALSE(firstTooWideToMeasure(fine));
}

TEST_CASE("holes are taken away and parts are added")
{
    FlatGeometry geometry;
    const auto square = [](double x, double y, double side) {
        return std::vector<Xy>{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}};
    };
    geometry.addRing(square(36, 48, 1));
    geometry.addRing(square(36.4, 48.4, 0.2));
    geometry.endPart();
    geometry.addRing(square(38, 48, 1));
    geometry.endPart();
    geometry.endFeature();
    const double whole = geodesicAreaSquareMetres(square(36, 48, 1)),
                 hole = geodesicAreaSquareMetres(square(36.4, 48.4, 0.2));
    CHECK(geodesicAreaSquareMetres(geometry, 0) == Approx(2 * whole - hole));
}

TEST_CASE("a line without length has none")
{
    CHECK(geodesicLengthMetres(std::vector<Xy>{}) == 0);
    CHECK(geodesicLengthMetres(std::vector<Xy>{{36, 48}}) == 0);
    CHECK(geodesicAreaSquareMetres(std::vector<Xy>{{36, 48}, {37, 48}, {36, 48}}) == 0);
}

TEST_CASE("points on the geodesic change neither length nor area, whichever way the edge runs")
{
    FlatGeometry there, back;
    there.kind = back.kind = GeometryKind::Line;
    const std::vector<Xy> forwards{{30, 48}, {31, 48}, {31.001, 48}}, backwards{{31.001, 48}, {31, 48}, {30, 48}};
    there.addRing(forwards), there.endPart(), there.endFeature();
    back.addRing(backwards), back.endPart(), back.endFeature();
    const FlatGeometry a = withGeodesicPoints(there, 5000), b = withGeodesicPoints(back, 5000);
    // A degree of longitude at 48 N is 74.6 km: 15 pieces; the short edge stays one.
    REQUIRE(a.coordinates.size() == 15 + 2);
    CHECK(geodesicLengthMetres(a, 0) == Approx(geodesicLengthMetres(there, 0)).margin(1e-6));
    for (std::size_t i = 0; i < a.coordinates.size(); ++i)
        CHECK(a.coordinates[i] == b.coordinates[a.coordinates.size() - 1 - i]);
    // The geodesic between two places on a parallel runs north of it.
    CHECK(a.coordinates[7].y > 48.0005);
}
