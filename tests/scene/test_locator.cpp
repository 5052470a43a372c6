#include "scene/furniture/locator.hpp"

#include "furniture_support.hpp"

using namespace frontline;

namespace {

Document withLocator()
{
    Document document = smallMap();
    document.views.push_back({"part", "A part", "", {30.5, 48.2, 31, 48.6}});
    document.furniture.locatorView = "part";
    return document;
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
    Document document = withLocator();
    CHECK(says(drawn(document, viewOf(squares)), "A part"));
    CHECK_FALSE(drawn(document, viewOf(squares)).segments.empty());
    CHECK_FALSE(says(drawn(document, viewOf({40, 48, 41, 49})), "A part"));
    CHECK_FALSE(says(drawn(document, viewOf({30.6, 48.3, 30.7, 48.4})), "A part"));  // all of it is within
    document.furniture.locator = false;
    CHECK_FALSE(says(drawn(document, viewOf(squares)), "A part"));
}
