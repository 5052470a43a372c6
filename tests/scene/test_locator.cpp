#include "scene/furniture/locator.hpp"

#include "furniture_support.hpp"

using namespace frontline;

namespace {

DrawnMap withLocator()
{
    DrawnMap map = smallMap();
    editable(map).views.push_back({ViewId("part"), LocalText("A part"), {30.5, 48.2, 31, 48.6}});
    map.selection.furniture.locatorView = ViewId("part");
    return map;
}

}  // namespace

TEST_CASE("the frame of a view lies where its box is on the map")
{
    const View view = viewOf(squares);
    Box bounds;
    for (const Xy& p : frameOnMap(view, {30.5, 48.2, 31, 48.6})) bounds.add(p);
    const Xy northWest = view.toPixel(view.projection.forward(LonLat{30.5, 48.6}));
    const Xy southEast = view.toPixel(view.projection.forward(LonLat{31, 48.2}));
    CHECK(bounds.minX == Approx(northWest.x).margin(1e-6));
    CHECK(bounds.minY == Approx(northWest.y).margin(1e-6));
    CHECK(bounds.maxX == Approx(southEast.x).margin(1e-6));
    CHECK(bounds.maxY == Approx(southEast.y).margin(1e-6));
}

TEST_CASE("the frame has the name of its view, and is left out where it is not in the picture")
{
    DrawnMap map = withLocator();
    CHECK(says(drawn(map, viewOf(squares)), "A part"));
    CHECK_FALSE(drawn(map, viewOf(squares)).segments.empty());
    CHECK_FALSE(says(drawn(map, viewOf({40, 48, 41, 49})), "A part"));
    CHECK_FALSE(says(drawn(map, viewOf({30.6, 48.3, 30.7, 48.4})), "A part"));  // all of it is within
    map.selection.furniture.locator = false;
    CHECK_FALSE(says(drawn(map, viewOf(squares)), "A part"));
}

TEST_CASE("the frame of a box that was given by hand is drawn before that of a view, without a name")
{
    DrawnMap map = withLocator();
    const View view = viewOf(squares);
    map.selection.furniture.locatorBox = Box{30.2, 48.1, 30.4, 48.3};
    const auto drawing = drawn(map, view);
    CHECK_FALSE(says(drawing, "A part"));
    Box bounds;
    for (const auto& [from, to] : drawing.segments) bounds.add(from);
    const Xy northWest = view.toPixel(view.projection.forward(LonLat{30.2, 48.3}));
    CHECK(bounds.minX == Approx(northWest.x).margin(1e-6));
    CHECK(bounds.minY == Approx(northWest.y).margin(1e-6));
    map.selection.furniture.locator = false;
    CHECK(drawn(map, view).segments.empty());
}

TEST_CASE("the name of the frame stands at the corner where it covers the least, and never across the frame")
{
    const DrawnMap map = withLocator();
    const View view = viewOf(squares);
    SubjectGrid empty(view), busy(view);
    Box frame;
    for (const Xy& p : frameOnMap(view, {30.5, 48.2, 31, 48.6})) frame.add(p);
    const Box usual = placeOf(drawn(map, view, &empty), "A part");
    CHECK(usual.maxY < frame.minY);
    CHECK(usual.minX == Approx(frame.minX).margin(4));
    for (double y = 0; y < frame.minY; y += 6) busy.addSegment({0, y}, {959, y}, 1);
    const Box moved = placeOf(drawn(map, view, &busy), "A part");
    CHECK(moved.minY > frame.maxY);
    CHECK(moved.minX == Approx(frame.minX).margin(4));
}
