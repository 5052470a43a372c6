#include "scene/furniture/north_arrow.hpp"

#include "furniture_support.hpp"

using namespace frontline;

namespace {

/// The projection of the program's map, in which grid north turns by sin 48.5° for each degree from 33 E.
View conicAt(double lon)
{
    View view{Projection::create("+proj=lcc +lat_1=45.5 +lat_2=51.5 +lat_0=48.5 +lon_0=33 +datum=WGS84").value(),
              {},
              500,
              800,
              600,
              defaultPixelsPerPoint};
    view.centre = view.projection.forward(LonLat{lon, 48.5});
    return view;
}

}  // namespace

TEST_CASE("north is where the meridian of the middle points")
{
    CHECK(degreesToNorth(conicAt(33)) == Approx(0).margin(1e-6));
    CHECK(degreesToNorth(conicAt(22)) == Approx(11 * 0.7495).epsilon(0.002));  // west of the axis it leans to the right
    CHECK(degreesToNorth(conicAt(41)) == Approx(-8 * 0.7495).epsilon(0.002));
}

TEST_CASE("an arrow is drawn where grid north and true north differ by more than 3 degrees, or as the user has it")
{
    DrawnMap map = smallMap();
    map.selection.furniture.attribution = false;  // no other text has an N
    using Arrow = FurnitureChoice::NorthArrow;
    CHECK_FALSE(says(drawn(map, conicAt(36.9)), "N"));  // 2.9°
    CHECK(placeOf(drawn(map, conicAt(37.1)), "N").empty() == false);
    map.selection.furniture.northArrow = Arrow::Never;
    CHECK(placeOf(drawn(map, conicAt(37.1)), "N").empty());
    map.selection.furniture.northArrow = Arrow::Always;
    const Box upright = placeOf(drawn(map, conicAt(33)), "N");
    REQUIRE_FALSE(upright.empty());
    // The letter is at the tip: further right where north leans to the right.
    CHECK(placeOf(drawn(map, conicAt(22)), "N").centre().x > upright.centre().x + 1);
}
