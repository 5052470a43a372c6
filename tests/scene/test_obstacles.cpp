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

TEST_CASE("a loud line is between places on either side of it, however near they are, and not beyond its end")
{
    Obstacles obstacles(500, 300);
    obstacles.addSegment({100, 50}, {100, 150});
    obstacles.addSegment({300, 50}, {300, 150}, Obstacles::Line::Quiet);
    CHECK(obstacles.isBetween({99, 100}, {101, 100}));
    CHECK(obstacles.isBetween({10, 60}, {200, 140}));
    CHECK_FALSE(obstacles.isBetween({10, 100}, {98, 100}));
    CHECK_FALSE(obstacles.isBetween({99, 160}, {101, 160}));
    CHECK_FALSE(obstacles.isBetween({290, 100}, {310, 100}));
}

TEST_CASE("what lies outside the picture is harmless")
{
    Obstacles obstacles(500, 300);
    obstacles.addBox({-50, -50, -10, -10}, 1);
    obstacles.addBox({1e9, 1e9, 2e9, 2e9}, 2);
    CHECK_FALSE(obstacles.overlapsBox({0, 0, 500, 300}, Obstacles::nobody));
}

TEST_CASE("a symbol that waits is no obstacle until it is drawn, and never when it is left out")
{
    Obstacles obstacles(500, 300);
    const Box over{95, 95, 105, 105};
    for (const bool drawn : {false, true}) {
        const std::uint32_t owner = drawn ? 2 : 1;
        obstacles.addWaitingSymbol({100, 100}, 3, owner);
        CHECK_FALSE(obstacles.overlapsBox(over, Obstacles::nobody));
        CHECK_FALSE(obstacles.hasSymbolNear(over, 5, {300, 100}, 3));
        CHECK(obstacles.waitingSymbols(over, over, 0, {300, 100}, 3) == 1);
        CHECK(obstacles.waitingSymbols(over, over, 0, {100, 100}, 3) == 0);  // of the same place
        obstacles.settleSymbol(owner, drawn);
        CHECK(obstacles.waitingSymbols(over, over, 0, {300, 100}, 3) == 0);
        CHECK(obstacles.overlapsBox(over, Obstacles::nobody) == drawn);
        CHECK(obstacles.hasSymbolNear(over, 5, {300, 100}, 3) == drawn);
    }
}

TEST_CASE("a waiting symbol in two cells of the grid is one")
{
    Obstacles obstacles(500, 300);
    obstacles.addWaitingSymbol({96, 96}, 3, 1);
    const Box around{90, 90, 102, 102};
    CHECK(obstacles.waitingSymbols(around, around, 0, {300, 100}, 3) == 1);
}

TEST_CASE("there is no room for a symbol under a text, nor where a name would be read as its own")
{
    Obstacles obstacles(500, 300);
    const Box text{110, 95, 160, 105};
    obstacles.addBox(text.grownBy(2), Obstacles::nobody);
    obstacles.addName(text, 15, {100, 100}, 3);
    CHECK_FALSE(obstacles.hasRoomForSymbol({130, 100}, 3));
    CHECK_FALSE(obstacles.hasRoomForSymbol({130, 112}, 3));
    CHECK(obstacles.hasRoomForSymbol({130, 121}, 3));
    CHECK(obstacles.hasRoomForSymbol({101, 100}, 3));  // of the same place
}
