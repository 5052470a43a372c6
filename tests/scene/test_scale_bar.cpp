#include "scene/furniture/scale_bar.hpp"

#include "furniture_support.hpp"

using namespace frontline;

TEST_CASE("scale bars have round lengths that fit")
{
    CHECK(scaleBarMetres(700, 120) == 50000);  // at most 84 km
    CHECK(scaleBarMetres(1, 120) == 100);
    CHECK(scaleBarMetres(1, 200) == 200);
    CHECK(scaleBarMetres(0.02, 120) == 2);
}

TEST_CASE("the scale is true at the middle of the map, along the bar")
{
    View view{Projection::create("EPSG:32637").value(), {}, 100, 800, 600, defaultPixelsPerPoint};
    view.centre = view.projection.forward(LonLat{39, 48});
    // The scale factor on the central meridian of UTM is 0.9996.
    CHECK(metresPerPixelAcross(view) == Approx(100 / 0.9996).epsilon(2e-5));
    view.projection = Projection::create("EPSG:3857").value();
    view.centre = view.projection.forward(LonLat{30, 60});
    // Radius of the parallel over that of the equator: cos 60° / sqrt(1 - e² sin² 60°).
    CHECK(metresPerPixelAcross(view) == Approx(50.126).epsilon(1e-4));
    // A degree of longitude at 60° N is half as long as one of latitude: the bar lies along the parallel.
    view.projection = Projection::create("EPSG:4326").value();
    view.centre = {30, 60};
    view.unitsPerPixel = 0.001;
    CHECK(metresPerPixelAcross(view) == Approx(55.80).epsilon(1e-3));
    // Beyond the pole there is no scale.
    view.centre = {30, 150};
    const DrawnMap map = smallMap();
    const FurnitureCanvas canvas(map, view, fonts());
    CHECK_FALSE(scaleBarPiece(canvas, 200));
}

TEST_CASE("the bar is as long as its text says")
{
    DrawnMap map = smallMap();
    View view{Projection::create("EPSG:32637").value(), {}, 100, 800, 600, defaultPixelsPerPoint};
    view.centre = view.projection.forward(LonLat{39, 48});
    const auto drawing = drawn(map, view);
    REQUIRE(says(drawing, "10 km"));
    double longest = 0;
    for (const DrawCommand& command : drawing.commands)
        if (const auto* line = std::get_if<LineDraw>(&command); line && !line->mesh->vertices.empty()) {
            Box box;
            for (const LineVertex& v : line->mesh->vertices) box.add(Xy{v.x, v.y});
            if (box.height() < box.width()) longest = std::max(longest, box.width());
        }
    CHECK(longest == Approx(10000 * 0.9996).epsilon(1e-4));
    map.selection.furniture.scaleBar = false;
    CHECK_FALSE(says(drawn(map, view), "10 km"));
}
