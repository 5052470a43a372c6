#include "scene/furniture/subject.hpp"

#include "furniture_support.hpp"

using namespace frontline;

TEST_CASE("what is covered is counted by cells of 12 points")
{
    View view{Projection::create("EPSG:3857").value(), {0, 0}, 1, 240, 120, 1};
    SubjectGrid grid(view);
    CHECK(grid.under({0, 0, 240, 120}) == 0);
    grid.addSegment({6, 6}, {234, 6}, 1);  // along the upper row
    CHECK(grid.under({0, 0, 239, 11}) == Approx(20));
    CHECK(grid.under({0, 0, 47, 119}) == Approx(4));
    CHECK(grid.under({0, 13, 239, 119}) == 0);
    grid.addPlace({126, 66}, 0.5);
    grid.addPlace({126, 66}, 0.3);  // the more important counts
    CHECK(grid.under({121, 61, 131, 71}) == Approx(0.5));
    grid.addPlace({-5, 1e9}, 1);  // outside
    grid.addSegment({-1e12, 60}, {-1e11, 60}, 1);
    CHECK(grid.under({0, 60, 11, 71}) == 0);
}

TEST_CASE("furniture goes to the corner where it covers the least")
{
    DrawnMap map = smallMap();
    map.selection.furniture.title = map.selection.furniture.subtitle = false;
    const View view = viewOf(squares);
    SubjectGrid empty(view), busy(view);
    const Box usual = placeOf(drawn(map, view, &empty), "Land");
    CHECK(usual.centre().x < 480);
    CHECK(usual.centre().y > 360);
    for (int y = 400; y < 720; y += 8) busy.addSegment({0, double(y)}, {400, double(y)}, 1);
    const Box moved = placeOf(drawn(map, view, &busy), "Land");
    CHECK(moved.centre().x > 480);
    CHECK(moved.centre().y < 360);
    // A window has it always in the same place.
    const Box fixed = placeOf(drawn(map, view), "Land");
    CHECK(fixed.minX == usual.minX);
    CHECK(fixed.minY == usual.minY);
}
