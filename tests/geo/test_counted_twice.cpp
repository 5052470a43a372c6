// Quadrangles of half a degree between 48 and 48.5 N have 2,064.446 km2 (Snyder 1987, eq. 3-12 and 3-16), their bulge
// along the parallels aside; a degree of the meridian there has 111.20 km.
#include "geo/counted_twice.hpp"

#include "catch.hpp"
#include "one_feature.hpp"

using namespace frontline;

namespace {

FlatGeometry together(const FlatGeometry& one, const FlatGeometry& other)
{
    FlatGeometry both = one;
    appendFeatures(both, other);
    return both;
}

FlatGeometry square(double west, double east)
{
    return oneFeature(GeometryKind::Polygon, {{west, 48}, {east, 48}, {east, 48.5}, {west, 48.5}, {west, 48}});
}

}  // namespace

TEST_CASE("ground that two polygons share is what their areas sum to too much; neighbours share none")
{
    const auto shared = overlapSquareMetres(together(square(30, 30.5), square(30.25, 30.75)));
    REQUIRE(shared);
    CHECK(*shared / 1e6 == Approx(2064.446 / 2).epsilon(0.001));
    CHECK(*overlapSquareMetres(together(square(30, 30.5), square(30.5, 31))) == 0);
    CHECK(*overlapSquareMetres(together(square(30, 30.5), square(30, 30.5))) / 1e6 == Approx(2064.446).epsilon(0.001));
}

TEST_CASE("an edge that is walked again is counted, there, back or in another line; a crossing is not")
{
    const FlatGeometry line = lineOf({{31, 48}, {31, 48.5}, {31, 49}});
    CHECK(repeatedMetres(line) == 0);
    CHECK(repeatedMetres(together(line, line)) / 1000 == Approx(111.20).epsilon(0.0005));
    CHECK(repeatedMetres(lineOf({{31, 48}, {31, 48.5}, {31, 48}})) / 1000 == Approx(55.60).epsilon(0.0005));
    CHECK(repeatedMetres(together(line, lineOf({{30, 48.2}, {32, 48.2}}))) == 0);
}
