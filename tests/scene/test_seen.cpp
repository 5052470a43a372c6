#include "scene/furniture/seen.hpp"

#include "catch.hpp"
#include "scene/mesh_builder.hpp"

using namespace frontline;

namespace {

/// 100 x 100 pixels of one map unit each, from (0, 0) to (100, 100).
View unitView()
{
    return {Projection::create("EPSG:3857").value(), {50, 50}, 1, 100, 100, 1};
}
const Box picture{0, 0, 100, 100};

std::shared_ptr<const LineMesh> triangle(Xy a, Xy b, Xy c, const std::vector<Xy>& hole = {})
{
    LineMeshBuilder builder({50, 50});
    builder.startPolygon();
    builder.addRing(std::vector<Xy>{a, b, c, a});
    builder.addRing(hole);
    return builder.take();
}

std::shared_ptr<const LineMesh> line(Xy a, Xy b)
{
    LineMeshBuilder builder({50, 50});
    const std::vector<Xy> points{a, b};
    builder.addLine(points);
    return builder.take();
}

}  // namespace

TEST_CASE("an area is seen when any of it is in the box, also where no corner of it is")
{
    CHECK(isSeenArea(*triangle({10, 10}, {20, 10}, {10, 20}), unitView(), picture));
    CHECK(isSeenArea(*triangle({-500, -500}, {600, -500}, {50, 900}), unitView(), picture));  // the box is inside
    CHECK(isSeenArea(*triangle({-10, 50}, {110, 50}, {50, 51}), unitView(), picture));        // across
    CHECK_FALSE(isSeenArea(*triangle({110, 0}, {120, 0}, {110, 100}), unitView(), picture));
    // Its bounds hold the corner at (100, 100), the triangle does not.
    CHECK_FALSE(isSeenArea(*triangle({90, 160}, {160, 90}, {160, 160}), unitView(), picture));
    // The box is in its hole.
    const std::vector<Xy> hole{{-20, -20}, {120, -20}, {120, 120}, {-20, 120}, {-20, -20}};
    CHECK_FALSE(isSeenArea(*triangle({-500, -500}, {600, -500}, {50, 900}, hole), unitView(), picture));
}

TEST_CASE("a line is seen when it crosses the box")
{
    CHECK(isSeen(*line({-10, 50}, {110, 50}), unitView(), picture));
    CHECK(isSeen(*line({10, 10}, {11, 10}), unitView(), picture));
    CHECK_FALSE(isSeen(*line({90, 120}, {120, 90}), unitView(), picture));
    CHECK_FALSE(isSeen(*line({-10, 200}, {110, 200}), unitView(), picture));
    // Half of the picture alone: pixels, y down.
    CHECK_FALSE(isSeen(*line({60, 10}, {60, 20}), unitView(), {0, 0, 50, 100}));
}
