#include "scene/labels/obstacles.hpp"

#include <cmath>

#include "catch.hpp"

using namespace frontline;

TEST_CASE("a box is found where it is and nowhere else, except by its owner")
{
    Obstacles obstacles(500, 300);
    obstacles.addBox({100, 100, 200, 120}, 7);
    CHECK(obstacles.overlapsBox({190, 110, 260, 130}, Obstacles::nobody));
    CHECK_FALSE(obstacles.overlapsBox({190, 110, 260, 130}, 7));
    CHECK_FALSE(obstacles.overlapsBox({201, 100, 260, 130}, Obstacles::nobody));
    obstacles.addBox({300, 100, 400, 120}, Obstacles::nobody);
    CHECK(obstacles.overlapsBox({390, 110, 460, 130}, Obstacles::nobody));
}

TEST_CASE("a line is crossed where it passes, however long it is")
{
    Obstacles obstacles(500, 300);
    obstacles.addSegment({-1000, -1000}, {1000, 1000});
    CHECK(obstacles.crossesLine({95, 90, 110, 105}));
    CHECK_FALSE(obstacles.crossesLine({120, 90, 140, 105}));
    obstacles.addSegment({std::nan(""), 0}, {10, 10});
    CHECK_FALSE(obstacles.crossesLine({400, 10, 410, 20}));
}

TEST_CASE("what lies outside the picture is harmless")
{
    Obstacles obstacles(500, 300);
    obstacles.addBox({-50, -50, -10, -10}, 1);
    obstacles.addBox({1e9, 1e9, 2e9, 2e9}, 2);
    CHECK_FALSE(obstacles.overlapsBox({0, 0, 500, 300}, Obstacles::nobody));
}
