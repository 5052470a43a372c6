#include "session/view_control.hpp"

#include <cmath>
#include <random>

#include "catch.hpp"

using namespace frontline;

namespace {

ViewControl controlIn(const std::string& crs, double unitsPerPixel = 500)
{
    const auto projection = Projection::create(crs);
    REQUIRE(projection);
    const Xy centre = projection->forward(LonLat{37.5, 48.5});
    return ViewControl(View{*projection, centre, unitsPerPixel, 1280, 720, defaultPixelsPerPoint});
}

double distance(Xy a, Xy b)
{
    return std::hypot(a.x - b.x, a.y - b.y);
}

/// Lets everything come to rest; returns the time.
double rest(ViewControl& control, double now, double step = 1.0 / 60)
{
    for (int i = 0; i < 10000 && control.moving(); ++i) control.advance(now += step);
    REQUIRE_FALSE(control.moving());
    return now;
}

}  // namespace

TEST_CASE("The wheel keeps the map point under the pointer within half a pixel, in random sequences")
{
    std::mt19937 random(20250817);
    std::uniform_real_distribution<double> x(0, 1280), y(0, 720), notches(-3, 3), pause(0.001, 0.2);
    for (const char* crs : {"EPSG:32637", "EPSG:3857", "+proj=lcc +lat_1=45.5 +lat_2=51.5 +lat_0=48.5 +lon_0=33"}) {
        ViewControl control = controlIn(crs);
        double now = 0;
        for (int turn = 0; turn < 300; ++turn) {
            const Xy pixel{x(random), y(random)};
            const Xy place = control.view().fromPixel(pixel);
            control.zoomAbout(pixel, std::pow(1.3, notches(random)), now);
            // While it moves and when it rests.
            for (int i = 0; i < 5; ++i) {
                control.advance(now += pause(random));
                REQUIRE(distance(control.view().toPixel(place), pixel) < 0.5);
            }
            now = rest(control, now);
            REQUIRE(distance(control.view().toPixel(place), pixel) < 0.5);
        }
    }
}

TEST_CASE("A zoom ends at exactly its factor however often it is drawn")
{
    for (const double step : {1.0 / 240, 1.0 / 60, 0.3}) {
        ViewControl control = controlIn("EPSG:32637");
        control.zoomAbout({100, 200}, 1.3, 0);
        control.zoomAbout({100, 200}, 1.3, 0.01);
        rest(control, 0.01, step);
        CHECK(control.view().unitsPerPixel == Approx(500 / (1.3 * 1.3)).epsilon(1e-12));
    }
}

TEST_CASE("Zooming stops at the largest and the smallest scale and comes to rest")
{
    ViewControl control = controlIn("EPSG:32637");
    double now = 0;
    for (int i = 0; i < 200; ++i) control.zoomAbout({640, 360}, 2, now);
    now = rest(control, now);
    // 0.01 m on the ground a pixel; the scale factor of UTM 37N is 0.99966 at 37.5 E.
    CHECK(control.view().unitsPerPixel == Approx(0.01).epsilon(1e-3));
    for (int i = 0; i < 400; ++i) control.zoomAbout({640, 360}, 0.5, now);
    rest(control, now);
    CHECK(control.view().unitsPerPixel == Approx(40000).epsilon(0.05));
}

TEST_CASE("A zoom by nonsense changes nothing")
{
    ViewControl control = controlIn("EPSG:32637");
    for (const double factor : std::initializer_list<double>{0.0, -1.0, std::nan(""), INFINITY})
        control.zoomAbout({1, 1}, factor, 0);
    CHECK_FALSE(control.moving());
    CHECK(control.view().unitsPerPixel == 500);
}

TEST_CASE("A drag keeps the grabbed place under the pointer")
{
    ViewControl control = controlIn("EPSG:3857");
    const Xy place = control.view().fromPixel({300, 300});
    control.beginDrag({300, 300}, 0);
    std::mt19937 random(7);
    std::uniform_real_distribution<double> at(0, 700);
    for (int i = 0; i < 100; ++i) {
        const Xy pixel{at(random), at(random)};
        control.dragTo(pixel, 0.01 * i);
        CHECK(distance(control.view().toPixel(place), pixel) < 1e-6);
    }
}

TEST_CASE("A drag that is let go in motion glides on in its direction for a short while")
{
    ViewControl control = controlIn("EPSG:32637");
    const Xy place = control.view().fromPixel({300, 300});
    control.beginDrag({300, 300}, 0);
    for (int i = 1; i <= 10; ++i) control.dragTo({300 + 8.0 * i, 300}, 0.01 * i);  // 800 pixels a second
    control.endDrag(0.105);
    REQUIRE(control.moving());
    const double now = rest(control, 0.105);
    const Xy end = control.view().toPixel(place);
    CHECK(end.x > 380 + 20);
    CHECK(end.x < 380 + 200);
    CHECK(end.y == Approx(300).margin(1e-6));
    CHECK(now < 1.2);
}

TEST_CASE("A glide goes equally far however often it is drawn")
{
    const auto glide = [](double step) {
        ViewControl control = controlIn("EPSG:32637");
        const Xy place = control.view().fromPixel({300, 300});
        control.beginDrag({300, 300}, 0);
        control.dragTo({340, 320}, 0.05);
        control.endDrag(0.06);
        rest(control, 0.06, step);
        return control.view().toPixel(place);
    };
    CHECK(distance(glide(1.0 / 30), glide(1.0 / 120)) < 2);
}

TEST_CASE("A drag that is held still before it is let go does not glide")
{
    ViewControl control = controlIn("EPSG:32637");
    control.beginDrag({300, 300}, 0);
    control.dragTo({400, 300}, 0.05);
    control.endDrag(0.3);
    CHECK_FALSE(control.moving());
}

TEST_CASE("Taking hold of a gliding map stops it")
{
    ViewControl control = controlIn("EPSG:32637");
    control.beginDrag({300, 300}, 0);
    control.dragTo({400, 300}, 0.05);
    control.endDrag(0.06);
    REQUIRE(control.moving());
    control.beginDrag({400, 300}, 0.08);
    CHECK_FALSE(control.moving());
}

TEST_CASE("Panning by keys moves the window over the map by just so many pixels")
{
    ViewControl control = controlIn("EPSG:32637");
    const Xy place = control.view().fromPixel({640, 360});
    control.panBy(80, 0, 0);
    control.panBy(0, -40, 0.01);
    rest(control, 0.01);
    CHECK(control.view().toPixel(place).x == Approx(560).margin(1e-6));
    CHECK(control.view().toPixel(place).y == Approx(400).margin(1e-6));
}

TEST_CASE("A box is fitted into the free area and lies in its middle")
{
    ViewControl control = controlIn("EPSG:32637");
    const Box box{400000, 5300000, 500000, 5350000};
    const Box area{300, 20, 1280, 620};
    const auto check = [&] {
        const Xy topLeft = control.view().toPixel({box.minX, box.maxY}),
                 bottomRight = control.view().toPixel({box.maxX, box.minY});
        // 100 × 50 km into 980 × 600 pixels: the width decides.
        CHECK(topLeft.x == Approx(300).margin(0.01));
        CHECK(bottomRight.x == Approx(1280).margin(0.01));
        CHECK(topLeft.y + bottomRight.y == Approx(640).margin(0.01));
        CHECK(control.view().unitsPerPixel == Approx(100000.0 / 980));
    };
    SECTION("at once")
    {
        control.fit(box, area, false, 0);
        CHECK_FALSE(control.moving());
        check();
    }
    SECTION("as a flight")
    {
        control.fit(box, area, true, 5);
        CHECK(control.moving());
        CHECK(control.view().unitsPerPixel == 500);
        CHECK(rest(control, 5) < 5.5);
        check();
    }
}

TEST_CASE("Another projection keeps the place in the middle and the scale on the ground")
{
    ViewControl control = controlIn("EPSG:32637");
    const LonLat middle = control.view().projection.inverse(control.view().centre);
    const double metres = control.view().metresPerPoint();
    for (const char* crs : {"EPSG:3857", "EPSG:4326", "+proj=laea +lat_0=48 +lon_0=35", "EPSG:32637"}) {
        const auto projection = Projection::create(crs);
        REQUIRE(projection);
        REQUIRE(control.setProjection(*projection));
        const LonLat now = control.view().projection.inverse(control.view().centre);
        CHECK(now.lonDegrees == Approx(middle.lonDegrees).epsilon(1e-8));
        CHECK(now.latDegrees == Approx(middle.latDegrees).epsilon(1e-8));
        CHECK(control.view().metresPerPoint() == Approx(metres).epsilon(1e-6));
    }
}

TEST_CASE("A projection that does not reach the middle of the window is refused")
{
    ViewControl control = controlIn("EPSG:32637");
    const auto antipodes = Projection::create("+proj=ortho +lat_0=-48 +lon_0=-143");
    REQUIRE(antipodes);
    const Xy before = control.view().centre;
    CHECK_FALSE(control.setProjection(*antipodes));
    CHECK(control.view().centre == before);
    CHECK(control.view().projection.definition() == "EPSG:32637");
}

TEST_CASE("Resizing the window keeps the centre and the scale")
{
    ViewControl control = controlIn("EPSG:32637");
    const Xy centre = control.view().centre;
    control.resize(400, 900);
    CHECK(control.view().centre == centre);
    CHECK(control.view().unitsPerPixel == 500);
    CHECK(control.view().toPixel(centre) == Xy{200, 450});
}
