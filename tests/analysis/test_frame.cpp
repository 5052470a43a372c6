#include "analysis/frame.hpp"

#include "catch.hpp"
#include "geo/geodesic.hpp"
#include "one_feature.hpp"

using namespace frontline;

namespace {

// A degree square and half a degree square, 48 N upward: closed formula for a quadrangle on WGS84 (Snyder 1987, 3-12).
constexpr double frameSquareKm2 = 8217.732, quarterKm2 = 2064.446;

const FlatGeometry square = oneFeature(GeometryKind::Polygon, {{30, 48}, {31, 48}, {31, 49}, {30, 49}, {30, 48}});

Projection degrees()
{
    return Projection::create("EPSG:4326").value();
}

double km2(const FlatGeometry& g)
{
    return geodesicAreaSquareMetres(g, 0) / 1e6;
}

}  // namespace

TEST_CASE("the part of a polygon in the frame is measured on the ground")
{
    const auto part = Frame(degrees(), {30.5, 47, 40, 48.5}).clipped(square);
    REQUIRE(part.ok());
    // Its southern side is a geodesic, which bulges north by 0.1 % of the area.
    CHECK(km2(*part) == Approx(quarterKm2).epsilon(0.002));
    const auto all = Frame(degrees(), {29, 47, 32, 50}).clipped(square);
    REQUIRE(all.ok());
    CHECK(km2(*all) == Approx(frameSquareKm2).epsilon(0.002));
    CHECK(all->coordinates == square.coordinates);
    const auto none = Frame(degrees(), {35, 47, 36, 50}).clipped(square);
    REQUIRE(none.ok());
    CHECK(km2(*none) == 0);
}

TEST_CASE("the same frame gives the same ground in any projection")
{
    const Projection utm = Projection::create("EPSG:32636").value();
    const Xy centre = utm.forward(LonLat{30.5, 48.5});
    // 20 by 20 km on the grid; UTM's scale there is 0.9996 (1 + 0.03^2 ...), 2.5 degrees from its meridian: 1.00013.
    const auto part = Frame(utm, {centre.x - 1e4, centre.y - 1e4, centre.x + 1e4, centre.y + 1e4}).clipped(square);
    REQUIRE(part.ok());
    CHECK(km2(*part) == Approx(400).epsilon(0.001));
}

TEST_CASE("the part of a line in the frame has its length on the ground")
{
    const FlatGeometry meridian = oneFeature(GeometryKind::Line, {{31.25, 49.1}, {31.25, 47.9}});
    const auto part = Frame(degrees(), {31, 48, 32, 48.5}).clipped(meridian);
    REQUIRE(part.ok());
    // Half a degree of latitude about 48.25 N: radius of curvature 6,371.0 km.
    CHECK(geodesicLengthMetres(*part, 0) / 1000 == Approx(55.597).epsilon(0.0005));
}

TEST_CASE("a frame shows what crosses it although no vertex is in it")
{
    const Frame frame(degrees(), {30.4, 48.4, 30.6, 48.6});
    CHECK(frame.shows(square));
    CHECK(frame.shows(oneFeature(GeometryKind::Line, {{30, 48.5}, {31, 48.5}})));
    CHECK_FALSE(frame.shows(oneFeature(GeometryKind::Line, {{30, 48.7}, {31, 48.7}})));
    CHECK_FALSE(frame.shows(oneFeature(GeometryKind::Line, {{30, 48.45}, {30.3, 49}})));
    CHECK(frame.shows(oneFeature(GeometryKind::Point, {{30.5, 48.5}})));
    CHECK_FALSE(frame.shows(oneFeature(GeometryKind::Point, {{30.7, 48.5}})));
    CHECK(frame.contains({30.5, 48.5}));
    CHECK_FALSE(frame.contains({30.5, 48.7}));
}

TEST_CASE("what a projection cannot show is not in the frame")
{
    const Projection ortho = Projection::create("+proj=ortho +lat_0=-48 +lon_0=210").value();
    const Frame frame(ortho, {-1e6, -1e6, 1e6, 1e6});
    CHECK_FALSE(frame.contains({30.5, 48.5}));
    CHECK_FALSE(frame.shows(square));
    const auto part = frame.clipped(square);
    REQUIRE(part.ok());
    CHECK(km2(*part) == 0);
}
