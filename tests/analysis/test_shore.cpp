#include "analysis/shore.hpp"

#include "catch.hpp"

using namespace frontline;

namespace {

/// From west to east so many degrees, and from 46 to 47 north.
FlatGeometry squareFrom(double west, double east)
{
    FlatGeometry square;
    square.kind = GeometryKind::Polygon;
    square.addRing(std::vector<Xy>{{west, 46}, {east, 46}, {east, 47}, {west, 47}, {west, 46}});
    square.endPart();
    square.endFeature();
    return square;
}

}  // namespace

TEST_CASE("a place in the sea beside an oblast counts with it, one further out or abroad does not")
{
    const FlatGeometry oblast = squareFrom(30, 31), abroad = squareFrom(31, 32);
    const Shore shore(oblast, &abroad);
    // 1.1 km south of the edge: a hundredth of a degree of latitude.
    const auto beside = shore.landBeside({30.5, 45.99});
    REQUIRE(beside);
    CHECK(beside->x == Approx(30.5).margin(1e-9));
    CHECK(beside->y > 46);
    CHECK(beside->y < 46.0002);
    // Off the corner, both ways at once.
    const auto corner = shore.landBeside({29.99, 45.995});
    REQUIRE(corner);
    CHECK(corner->x > 30);
    CHECK(corner->y > 46);
    CHECK_FALSE(shore.landBeside({30.5, 45.97}));  // 3.3 km
    CHECK_FALSE(shore.landBeside({31.01, 46.5}));  // 0.8 km beyond the border
    CHECK(Shore(oblast, nullptr).landBeside({31.01, 46.5}));
}
