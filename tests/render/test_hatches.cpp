#include <cmath>

#include "renderer_support.hpp"
#include "scene/fill_draw.hpp"

using namespace frontline;

TEMPLATE_TEST_CASE("hatch lines have their spacing and stay on the map while it is panned", "", OpenGl, Processor)
{
    FillDraw fill = fillOf({{square(0, 0, 200)}}, {255, 255, 255, 255});
    fill.hatch = Hatch{black, 45, 10, 2, false, 0, 0};
    View view = pixelView(100, 100);
    view.centre = {100, 100};
    const auto place = [&](Hatch& hatch) {
        const Xy anchor = view.toPixel({0, 0});
        hatch.anchorX = static_cast<float>(anchor.x), hatch.anchorY = static_cast<float>(anchor.y);
    };
    place(*fill.hatch);
    const Image before = drawn<TestType>(listOf({fill}), view);
    CHECK(totalInk(before) == Approx(100 * 100 * 2.0 / 10).epsilon(0.03));
    view.panPixels(7, -3);
    place(*fill.hatch);
    const Image after = drawn<TestType>(listOf({fill}), view);
    for (int y = 10; y < 90; y += 3)
        for (int x = 10; x < 90; x += 3) CHECK(ink(after, x + 7, y - 3) == Approx(ink(before, x, y)).margin(0.02));
}

TEMPLATE_TEST_CASE(
    "hatches move with the map to the pixel when it is panned by whole pixels, and stand still while it is zoomed", "",
    OpenGl, Processor)
{
    for (const bool dots : {false, true}) {
        const DrawnFill style{white, DrawnHatch{{0, 0, 0, 255}, 37, 5.3, 1.3, dots}};
        // The ground fills the picture wherever it is moved to.
        const double far = 1e5;
        const FillDraw ground = fillOf({{{{-far, -far}, {far, -far}, {far, far}, {-far, far}, {-far, -far}}}}, white);
        const auto pictureOf = [&](const View& view) {
            return drawn<TestType>(listOf({fillDraw(view, style, 1, ground.mesh, nullptr)}), view);
        };
        View view = pixelView(120, 90);
        view.pixelsPerPoint = 4.0 / 3;
        view.centre = {3021.37, -1187.91};
        view.unitsPerPixel = 0.37;
        const Image before = pictureOf(view);
        for (const auto& [dx, dy] : {std::pair{1, 0}, {0, 1}, {7, -3}, {-31, 22}, {1000, -777}}) {
            View panned = view;
            panned.panPixels(dx, dy);
            const Image after = pictureOf(panned);
            const Image again = [&] {
                // One pixel at a time comes to the same.
                View stepped = view;
                for (int i = 0; i < std::abs(dx); ++i) stepped.panPixels(dx > 0 ? 1 : -1, 0);
                for (int i = 0; i < std::abs(dy); ++i) stepped.panPixels(0, dy > 0 ? 1 : -1);
                return pictureOf(stepped);
            }();
            int largest = 0;
            for (int y = std::max(0, dy); y < 90 + std::min(0, dy); ++y)
                for (int x = std::max(0, dx); x < 120 + std::min(0, dx); ++x)
                    largest = std::max(largest,
                                       std::abs(int(ink(after, x, y) * 255) - int(ink(before, x - dx, y - dy) * 255)));
            CHECK(largest <= 1);
            for (std::size_t i = 0; i < after.pixels.size(); ++i)
                largest = std::max(largest, std::abs(int(after.pixels[i]) - int(again.pixels[i])));
            CHECK(largest <= 1);
        }
        View zoomed = view;
        for (int step = 0; step < 40; ++step) {
            zoomed.zoomAbout({17.0 + step, 80.0 - step}, step % 2 == 0 ? 1.13 : 1.02);
            const Image now = pictureOf(zoomed);
            int largest = 0;
            for (std::size_t i = 0; i < now.pixels.size(); ++i)
                largest = std::max(largest, std::abs(int(now.pixels[i]) - int(before.pixels[i])));
            CHECK(largest <= 1);
        }
    }
}

TEMPLATE_TEST_CASE("overlapping polygons of a hatched translucent layer darken neither its tint nor its lines", "",
                   OpenGl, Processor)
{
    FillDraw two = fillOf({{square(10, 10, 40)}, {square(30, 10, 40)}}, {0, 0, 0, 60});
    FillDraw one = fillOf({{{{10, 10}, {70, 10}, {70, 50}, {10, 50}, {10, 10}}}}, {0, 0, 0, 60});
    two.hatch = one.hatch = Hatch{{0, 0, 0, 120}, 45, 8, 2, false, 0, 0};
    const Image both = drawn<TestType>(listOf({two}), pixelView(80, 60)),
                whole = drawn<TestType>(listOf({one}), pixelView(80, 60));
    for (int y = 12; y < 48; ++y)
        for (int x = 12; x < 68; ++x) CHECK(ink(both, x, y) == Approx(ink(whole, x, y)).margin(0.005));
}
