#include <algorithm>
#include <cstdlib>

#include "render/gl/offscreen_target.hpp"
#include "render/gl/overlay.hpp"
#include "renderer_support.hpp"

using namespace frontline;

namespace {

/// As a picture that is handed to the renderer.
BgrxPicture bgrx(const Image& image)
{
    BgrxPicture picture{image.width, image.height, {}};
    for (int y = image.height - 1; y >= 0; --y)
        for (int x = 0; x < image.width; ++x) {
            const std::uint8_t* p = &image.pixels[(static_cast<std::size_t>(y) * image.width + x) * 3];
            picture.pixels.push_back(0xFF000000U | std::uint32_t{p[0]} << 16U | std::uint32_t{p[1]} << 8U | p[2]);
        }
    return picture;
}

/// Between two values of the same pixel.
int farthest(const Image& a, const Image& b)
{
    REQUIRE(a.pixels.size() == b.pixels.size());
    int most = 0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i) most = std::max(most, std::abs(a.pixels[i] - b.pixels[i]));
    return most;
}

DisplayList groundAndSymbol(float x, float y)
{
    DisplayList list = listOf({fillOf({{square(20, 10, 30)}}, Color{200, 40, 10, 255})});
    list.commands.emplace_back(SymbolDraw{{SymbolInstance{x, y, 8, SymbolKind::Square, black, Color{0, 0, 0, 0}, 0}}});
    return list;
}

}  // namespace

TEST_CASE("a list on its kept ground looks as the list itself, at the same place and moved by whole pixels")
{
    View larger = pixelView(140, 120);
    larger.centre = {50, 40};
    const DisplayList list = groundAndSymbol(70, 30);
    const DisplayList ground{list.background, {list.commands.front()}};
    renderer().keepPicture(bgrx(drawn<OpenGl>(ground, larger)), larger);
    gl::OffscreenTarget target;
    REQUIRE(target.bind(100, 80).ok());
    View view = pixelView(100, 80);
    for (const Xy pan : {Xy{0, 0}, Xy{7, -13}, Xy{-20, 20}}) {
        view = pixelView(100, 80);
        view.panPixels(pan.x, pan.y);
        const Image expected = drawn<OpenGl>(list, view);
        REQUIRE(target.bind(100, 80).ok());
        renderer().drawOnPicture(list, 1, list.commands.size(), view);
        const Image seen = readFramebuffer(100, 80);
        CHECK(farthest(seen, expected) <= 1);  // of 255: edges are rounded at another place of the framebuffer
    }
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

TEST_CASE("kept ground is scaled with the view, and where it does not reach the background is seen")
{
    const View near = pixelView(100, 80);
    const DisplayList list = groundAndSymbol(70, 30);
    renderer().keepPicture(bgrx(drawn<OpenGl>({list.background, {list.commands.front()}}, near)), near);
    View far = near;
    far.unitsPerPixel = 2;
    gl::OffscreenTarget target;
    REQUIRE(target.bind(100, 80).ok());
    renderer().drawOnPicture(list, 1, 1, far);
    const Image image = readFramebuffer(100, 80);
    // The square of 30 units about (35, 25) is one of 15 pixels about (42.5, 47.5) from the top left.
    const auto red = [&](int x, int y) {
        const std::uint8_t* p = &image.pixels[(static_cast<std::size_t>(y) * 100 + x) * 3];
        return p[0] > 150 && p[1] < 90;
    };
    CHECK(red(42, 47));
    CHECK(red(36, 41));
    CHECK_FALSE(red(33, 47));
    CHECK_FALSE(red(52, 47));
    CHECK(ink(image, 5, 5) == 0);
    CHECK(ink(image, 95, 75) == 0);
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

TEST_CASE("boxes that overlap are taken apart: each pixel of them is covered once")
{
    const std::vector<Box> boxes{{0, 0, 100, 20}, {0, 20, 30, 80}, {10, 10, 60, 40.2}, {-50, 60, 20.5, 200}};
    const auto apart = Overlay::apart(boxes, 100, 80);
    const auto holds = [](const std::vector<Box>& all, double x, double y) {
        return std::ranges::count_if(all, [&](const Box& box) { return box.contains(Xy{x, y}); });
    };
    for (double y = 0.5; y < 80; ++y)
        for (double x = 0.5; x < 100; ++x)
            CHECK(holds(apart, x, y) ==
                  (holds({{0, 0, 100, 20}, {0, 20, 30, 80}, {10, 10, 60, 41}, {0, 60, 21, 80}}, x, y) > 0));
}

TEST_CASE("what is kept see-through lies over a picture as if it were drawn there, in its boxes alone")
{
    auto overlay = Overlay::create();
    REQUIRE(overlay.ok());
    const View view = pixelView(100, 80);
    const DisplayList ground = listOf({fillOf({{square(0, 0, 50)}}, black)});
    DisplayList both = ground;
    both.commands.push_back(fillOf({{square(30, 30, 20)}}, Color{255, 0, 0, 128}));
    const Image expected = drawn<OpenGl>(both, view);
    REQUIRE(overlay->begin(100, 80));
    renderer().drawPart(both, 1, both.commands.size(), view);
    gl::OffscreenTarget target;
    REQUIRE(target.bind(100, 80).ok());
    renderer().draw(ground, view);
    overlay->draw({{25, 25, 55, 55}});
    const Image image = readFramebuffer(100, 80);
    CHECK(farthest(image, expected) <= 2);  // two roundings to 8 bits
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

TEST_CASE("a list that is drawn in two parts looks as if it were drawn at once")
{
    const View view = pixelView(100, 80);
    DisplayList both = listOf({fillOf({{square(0, 0, 50)}}, black)});
    both.background = Color{200, 220, 240, 255};
    both.commands.push_back(fillOf({{square(30, 30, 20)}}, Color{255, 0, 0, 128}));
    const Image expected = drawn<OpenGl>(both, view);
    gl::OffscreenTarget target;
    REQUIRE(target.bind(100, 80).ok());
    renderer().drawPart(both, 0, 1, view);
    renderer().drawPart(both, 1, both.commands.size(), view);
    const Image image = readFramebuffer(100, 80);
    CHECK(farthest(image, expected) == 0);
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
}
