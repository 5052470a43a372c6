#include "geo/geometry.hpp"

#include <cmath>

#include "catch.hpp"

using namespace frontline;

TEST_CASE("features are selected in the order asked for and appended with their parts")
{
    FlatGeometry points;
    points.kind = GeometryKind::Point;
    for (const double x : {1.0, 2.0, 3.0}) {
        points.addRing(std::vector<Xy>{{x, 0}});
        points.endPart();
        points.endFeature();
    }
    const std::vector<std::uint32_t> wanted{2, 0};
    FlatGeometry selected = selectFeatures(points, wanted);
    CHECK(selected.coordinates == std::vector<Xy>{{3, 0}, {1, 0}});
    appendFeatures(selected, points);
    CHECK(selected.featureCount() == 5);
    CHECK(selected.ring(4).front() == Xy{3, 0});
    CHECK(boundsOf(selected).maxX == 3);
}

TEST_CASE("a box ignores what is no number, and is empty before anything is added")
{
    Box box;
    CHECK(box.empty());
    box.add(Xy{std::nan(""), 1});
    CHECK(box.empty());
    box.add(Xy{2, 3});
    CHECK_FALSE(box.empty());
    CHECK(box.contains(Xy{2, 3}));
}
