#include "scene/view.hpp"

#include <cmath>

#include "catch.hpp"

using namespace frontline;

namespace {

View viewIn(const std::string& crs)
{
    auto projection = Projection::create(crs);
    REQUIRE(projection.ok());
    View view{*projection, {0, 0}, 1, 1000, 500, defaultPixelsPerPoint};
    return view;
}

}  // namespace

TEST_CASE("pixels count from the top left, map units upwards")
{
    View view = viewIn("EPSG:3857");
    view.centre = {100, 200};
    view.unitsPerPixel = 2;
    CHECK(view.toPixel({100, 200}) == Xy{500, 250});
    CHECK(view.toPixel({102, 202}) == Xy{501, 249});
    CHECK(view.fromPixel({0, 0}) == Xy{100 - 1000, 200 + 500});
    CHECK(view.bounds().minX == 100 - 1000);
    CHECK(view.bounds().maxY == 200 + 500);
}

TEST_CASE("zooming keeps the map under the pixel where it is")
{
    View view = viewIn("EPSG:3857");
    view.centre = {4'000'000, 6'000'000};
    view.unitsPerPixel = 500;
    const Xy pixel{813, 77};
    const Xy before = view.fromPixel(pixel);
    for (int i = 0; i < 40; ++i) view.zoomAbout(pixel, 1.25);
    for (int i = 0; i < 11; ++i) view.zoomAbout(pixel, 0.8);
    const Xy after = view.toPixel(before);
    CHECK(std::abs(after.x - pixel.x) < 0.01);
    CHECK(std::abs(after.y - pixel.y) < 0.01);
}

TEST_CASE("zooming stops at its limits and nonsense factors change nothing")
{
    View view = viewIn("EPSG:32637");
    view.centre = {500'000, 5'300'000};
    for (int i = 0; i < 200; ++i) view.zoomAbout({500, 250}, 2);
    CHECK(view.unitsPerPixel == Approx(0.01).epsilon(0.01));
    for (int i = 0; i < 200; ++i) view.zoomAbout({500, 250}, 0.5);
    CHECK(view.unitsPerPixel == Approx(40000).epsilon(0.01));
    const double before = view.unitsPerPixel;
    view.zoomAbout({500, 250}, 0);
    view.zoomAbout({500, 250}, -1);
    view.zoomAbout({500, 250}, std::nan(""));
    CHECK(view.unitsPerPixel == before);
}

TEST_CASE("a box just fits")
{
    View view = viewIn("EPSG:3857");
    view.fit({0, 0, 100'000, 100'000});
    CHECK(view.centre == Xy{50'000, 50'000});
    CHECK(view.unitsPerPixel == Approx(200));  // 100,000 units over the 500 pixels of the height
}

TEST_CASE("panning moves the map with the pointer")
{
    View view = viewIn("EPSG:3857");
    const Xy before = view.toPixel({10, 20});
    view.panPixels(30, -40);
    const Xy after = view.toPixel({10, 20});
    CHECK(after.x - before.x == Approx(30));
    CHECK(after.y - before.y == Approx(-40));
}

TEST_CASE("zoom levels are those of web maps")
{
    // Level 10 at the equator: 156543.034 / 1024 = 152.874 metres per pixel.
    View view = viewIn("EPSG:3857");
    view.setZoomLevel(10);
    CHECK(view.unitsPerPixel == Approx(152.874).epsilon(0.005));
    CHECK(view.zoomLevel() == Approx(10));
    // The same map at twice the pixels.
    view.pixelsPerPoint *= 2;
    view.unitsPerPixel /= 2;
    CHECK(view.zoomLevel() == Approx(10));
}

TEST_CASE("metres per point are metres on the ground whatever the projection's scale")
{
    // In Web Mercator at 60 degrees north a map unit is half a metre on the sphere.
    View view = viewIn("EPSG:3857");
    view.centre = view.projection.forward(LonLat{37, 60});
    view.unitsPerPixel = 100;
    view.pixelsPerPoint = 2;
    CHECK(view.metresPerPoint() == Approx(100).epsilon(0.01));
}

TEST_CASE("a picture of another view lies where its map is, on whole pixels after a pan by whole pixels")
{
    View view = viewIn("EPSG:3857");
    view.centre = {4'000'000, 6'000'000};
    view.unitsPerPixel = 437.3;
    View larger = view;
    larger.widthPixels = 1400, larger.heightPixels = 700;
    CHECK(pictureBox(larger, view) == Box{-200, -100, 1200, 600});
    view.panPixels(37, -12);
    CHECK(pictureBox(larger, view) == Box{-163, -112, 1237, 588});
    view.zoomAbout({0, 0}, 2);
    const Box doubled = pictureBox(larger, view);
    CHECK(doubled.minX == Approx(-326));
    CHECK(doubled.maxY == Approx(1176));
}
