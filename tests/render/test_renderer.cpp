#include "render/gl/renderer.hpp"

#include <cmath>
#include <numbers>

#include "render/gl/offscreen_target.hpp"
#include "renderer_support.hpp"

using namespace frontline;

TEMPLATE_TEST_CASE("a polygon with a hole is filled inside and left alone in the hole and outside", "", OpenGl,
                   Processor)
{
    const Image image =
        drawn<TestType>(listOf({fillOf({{square(10, 10, 60), square(30, 30, 20)}}, black)}), pixelView(100, 80));
    CHECK(ink(image, 15, 15) == 1);
    CHECK(ink(image, 40, 40) == 0);  // y = 40 from the bottom is row 39 or 40
    CHECK(ink(image, 5, 5) == 0);
    CHECK(ink(image, 90, 40) == 0);
    // Area 3,600 - 400; the soft edge reaches half a pixel beyond every side on average.
    CHECK(totalInk(image) == Approx(3200 + 0.5 * (4 * 60 + 4 * 20)).epsilon(0.01));
}

TEMPLATE_TEST_CASE("the edge of a fill fades over one pixel", "", OpenGl, Processor)
{
    // The right side lies at x = 50.25: pixel 49 is inside, pixel 50 (centre 50.5) a quarter of a pixel outside.
    std::vector<Xy> ring{{10, 10}, {50.25, 10}, {50.25, 70}, {10, 70}, {10, 10}};
    const Image image = drawn<TestType>(listOf({fillOf({{ring}}, black)}), pixelView(100, 80));
    CHECK(ink(image, 49, 40) == 1);
    CHECK(ink(image, 50, 40) == Approx(0.75).margin(0.02));
    CHECK(ink(image, 51, 40) == Approx(0).margin(0.02));
}

TEMPLATE_TEST_CASE("overlapping and neighbouring parts of one translucent layer do not darken or show a seam", "",
                   OpenGl, Processor)
{
    const Color half{0, 0, 0, 128};
    const Image image = drawn<TestType>(
        listOf({fillOf(
            {{square(10, 10, 40)}, {square(30, 10, 40)}, {{{70, 10}, {90, 10}, {90, 50}, {70, 50}, {70, 10}}}}, half)}),
        pixelView(100, 80));
    for (int x = 11; x < 89; ++x) CHECK(ink(image, x, 50) == Approx(0.502).margin(0.01));
}

TEMPLATE_TEST_CASE("two translucent layers do darken each other", "", OpenGl, Processor)
{
    const Color half{0, 0, 0, 128};
    const Image image = drawn<TestType>(
        listOf({fillOf({{square(10, 10, 40)}}, half), fillOf({{square(10, 10, 40)}}, half)}), pixelView(100, 80));
    CHECK(ink(image, 30, 50) == Approx(0.752).margin(0.01));
}

TEMPLATE_TEST_CASE("a slanted line has the ink of its length and width", "", OpenGl, Processor)
{
    // From (20, 20) to (140, 110): 150 long; round caps add a disc of the width.
    for (const float width : {1.0f, 2.4f, 6.0f}) {
        const Image image = drawn<TestType>(listOf({lineOf({{20, 20}, {140, 110}}, width)}), pixelView(160, 130));
        const double expected = 150 * width + std::numbers::pi * width * width / 4;
        CHECK(totalInk(image) == Approx(expected).epsilon(0.03));
    }
}

TEMPLATE_TEST_CASE("a line thinner than a pixel is fainter, not broken", "", OpenGl, Processor)
{
    const Image image = drawn<TestType>(listOf({lineOf({{20, 40.5}, {120, 40.5}}, 0.4f)}), pixelView(160, 80));
    CHECK(totalInk(image) == Approx(40).epsilon(0.05));
}

TEMPLATE_TEST_CASE("the joins and crossings of a translucent line do not darken", "", OpenGl, Processor)
{
    const Color half{0, 0, 0, 128};
    // A zigzag that crosses itself.
    const Image image = drawn<TestType>(listOf({lineOf({{20, 20}, {100, 90}, {100, 20}, {20, 90}, {60, 30}}, 9, half)}),
                                        pixelView(120, 110));
    double darkest = 0;
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x) darkest = std::max(darkest, ink(image, x, y));
    CHECK(darkest == Approx(0.502).margin(0.01));
}

TEMPLATE_TEST_CASE("a closed ring has no gap and no notch at its seam", "", OpenGl, Processor)
{
    const Image image = drawn<TestType>(listOf({lineOf(square(20, 20, 60), 6)}), pixelView(100, 100));
    // All four corners look the same.
    for (int dy = -6; dy <= 6; ++dy) {
        for (int dx = -6; dx <= 6; ++dx) {
            const double seam = ink(image, 20 + dx, 79 + dy);   // bottom left
            const double other = ink(image, 79 - dx, 79 + dy);  // bottom right, mirrored
            CHECK(seam == Approx(other).margin(0.02));
        }
    }
}

TEMPLATE_TEST_CASE("dashes have their lengths on the screen at every scale", "", OpenGl, Processor)
{
    for (const double unitsPerPixel : {1.0, 0.5, 4.0}) {
        View view = pixelView(220, 40);
        view.unitsPerPixel = unitsPerPixel;
        view.centre = {110 * unitsPerPixel, 20 * unitsPerPixel};
        LineDraw line =
            lineOf({{10 * unitsPerPixel, 20.5 * unitsPerPixel}, {205 * unitsPerPixel, 20.5 * unitsPerPixel}}, 3);
        line.dash = {12, 8};
        line.dashCount = 2;
        const Image image = drawn<TestType>(listOf({line}), view);
        int starts = 0;
        double on = 0;
        for (int x = 9; x < 211; ++x) {
            if (ink(image, x, 19) > 0.5 && ink(image, x - 1, 19) <= 0.5) ++starts;
            on += ink(image, x, 19);
        }
        CHECK(starts == 10);  // 195 pixels in periods of 20
        CHECK(on == Approx(120).margin(6));
    }
}

TEMPLATE_TEST_CASE("symbols have the size they are given", "", OpenGl, Processor)
{
    const auto inkOf = [](SymbolKind kind, float size) {
        SymbolInstance symbol{50.5f, 50.5f, size, kind, black, {0, 0, 0, 0}, 0};
        return totalInk(drawn<TestType>(listOf({SymbolDraw{{symbol}}}), pixelView(100, 100)));
    };
    CHECK(inkOf(SymbolKind::Circle, 20) == Approx(std::numbers::pi * 100).epsilon(0.02));
    CHECK(inkOf(SymbolKind::Square, 20) == Approx(400).epsilon(0.02));
    CHECK(inkOf(SymbolKind::Diamond, 20) == Approx(200).epsilon(0.03));
    CHECK(inkOf(SymbolKind::Triangle, 20) == Approx(200).epsilon(0.03));
    CHECK(inkOf(SymbolKind::Cross, 20) == Approx(2 * 20 * 5 - 5 * 5).epsilon(0.03));
    // Ten triangles about the middle, of the radii 10 and 3.82 and 36 degrees.
    CHECK(inkOf(SymbolKind::Star, 20) == Approx(5 * 10 * 3.82 * 0.5878).epsilon(0.04));
    CHECK(inkOf(SymbolKind::Ring, 20) < inkOf(SymbolKind::RingDot, 20));
    CHECK(inkOf(SymbolKind::RingDot, 20) < inkOf(SymbolKind::Circle, 20));
}

TEMPLATE_TEST_CASE("a glyph is drawn to its outline at any size, its halo around it", "", OpenGl, Processor)
{
    // A disc of radius 12 texels in a cell of 40.
    auto atlas = std::make_shared<GlyphAtlas>();
    atlas->width = atlas->height = 40;
    atlas->revision = nextMeshId();
    for (int y = 0; y < 40; ++y)
        for (int x = 0; x < 40; ++x) {
            const double inside = 12 - std::hypot(x + 0.5 - 20, y + 0.5 - 20);
            atlas->texels.push_back(static_cast<std::uint8_t>(std::clamp(128 + inside * 127 / 8, 0.0, 255.0)));
        }
    for (const float scale : {0.5f, 1.0f, 2.0f}) {
        GlyphInstance glyph{10, 10, 40 * scale, 40 * scale, 0, 0, 40, 40, 1 / scale, 0, black, {255, 0, 0, 255}};
        Image image = drawn<TestType>(listOf({GlyphDraw{atlas, {glyph}}}), pixelView(120, 120));
        const double radius = 12 * scale;
        CHECK(totalInk(image) == Approx(std::numbers::pi * radius * radius).epsilon(0.03));
        glyph.haloPixels = 2;
        image = drawn<TestType>(listOf({GlyphDraw{atlas, {glyph}}}), pixelView(120, 120));
        // Just outside the disc the picture is red.
        const int x = static_cast<int>(10 + 20 * scale + radius + 1), y = static_cast<int>(10 + 20 * scale);
        const std::uint8_t* pixel = &image.pixels[(static_cast<std::size_t>(y) * image.width + x) * 3];
        CHECK(int(pixel[0]) > 200);
        CHECK(int(pixel[1]) < 90);
    }
}

TEMPLATE_TEST_CASE("a translucent casing that crosses itself, and casings of two lines of one layer, do not darken", "",
                   OpenGl, Processor)
{
    const Color casing{0, 0, 0, 100};
    LineMeshBuilder builder({0, 0});
    builder.addLine(std::vector<Xy>{{20, 20}, {100, 90}, {100, 20}, {20, 90}, {60, 30}});
    builder.addLine(std::vector<Xy>{{10, 55}, {110, 55}});
    const Image image = drawn<TestType>(listOf({LineDraw{builder.take(), casing, 9, {}, 0}}), pixelView(120, 110));
    double darkest = 0;
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x) darkest = std::max(darkest, ink(image, x, y));
    CHECK(darkest == Approx(100 / 255.0).margin(0.005));
}

TEMPLATE_TEST_CASE("far from the origin a picture is the same as near it", "", OpenGl, Processor)
{
    const auto pictureAt = [](Xy origin) {
        View view = pixelView(80, 80);
        view.unitsPerPixel = 0.01;
        view.centre = {origin.x + 0.4, origin.y + 0.4};
        LineMeshBuilder builder(origin);
        builder.addLine(std::vector<Xy>{{origin.x + 0.1, origin.y + 0.1}, {origin.x + 0.7, origin.y + 0.33}});
        return drawn<TestType>(listOf({LineDraw{builder.take(), black, 3, {}, 0}}), view);
    };
    const Image near = pictureAt({0, 0}), far = pictureAt({5'000'000, 6'000'000});
    for (std::size_t i = 0; i < near.pixels.size(); ++i) CHECK(std::abs(int(near.pixels[i]) - int(far.pixels[i])) <= 2);
}

TEMPLATE_TEST_CASE("a picture larger than a tile has no seams", "", OpenGl, Processor)
{
    // A line and a hatch across the tile border at x = 4096.
    FillDraw fill = fillOf({{{{4000, 5}, {4200, 5}, {4200, 60}, {4000, 60}, {4000, 5}}}}, {200, 200, 200, 255});
    fill.hatch = Hatch{black, 45, 8, 1.5f, false, 0, 0};
    const std::vector<DrawCommand> commands{fill, lineOf({{3990, 10}, {4210, 57}}, 5)};
    const View wide = pixelView(5000, 64);
    const Image image = drawn<TestType>(listOf(commands), wide);
    View part = pixelView(300, 64);
    part.centre.x = 4000 + 100;
    FillDraw moved = fill;
    moved.hatch->anchorX = -(4100 - 150.0f);
    const Image expected = drawn<TestType>(listOf({moved, commands[1]}), part);
    for (int y = 0; y < 64; ++y)
        for (int x = 0; x < 300; ++x) CHECK(std::abs(ink(image, 3950 + x, y) - ink(expected, x, y)) <= 2 / 255.0);
}

TEMPLATE_TEST_CASE("what is clipped is drawn inside the box alone, and what follows the clip everywhere", "", OpenGl,
                   Processor)
{
    const FillDraw all = fillOf({{{{0, 0}, {100, 0}, {100, 80}, {0, 80}, {0, 0}}}}, black);
    const DrawCommand box = ClipStart{ClipStart::Pixels{10, 20, 30, 15}};
    const Image image = drawn<TestType>(listOf({box, all}), pixelView(100, 80));
    CHECK(totalInk(image) == Approx(30 * 15));
    for (const auto& [x, y] : {std::pair{10, 20}, {39, 34}}) CHECK(ink(image, x, y) == 1);
    for (const auto& [x, y] : {std::pair{9, 20}, {10, 19}, {40, 34}, {39, 35}}) CHECK(ink(image, x, y) == 0);
    CHECK(totalInk(drawn<TestType>(listOf({box, ClipStart{}, all}), pixelView(100, 80))) == Approx(100 * 80));
    // The next picture starts without a clip.
    CHECK(totalInk(drawn<TestType>(listOf({all}), pixelView(100, 80))) == Approx(100 * 80));
    // A box without width, and one outside the picture.
    for (const ClipStart::Pixels none : {ClipStart::Pixels{50, 0, 0, 80}, {-40, 0, 30, 80}, {100, 0, 50, 80}})
        CHECK(totalInk(drawn<TestType>(listOf({ClipStart{none}, all}), pixelView(100, 80))) == 0);
}

TEMPLATE_TEST_CASE("a clip across the border of two tiles has no gap there", "", OpenGl, Processor)
{
    const FillDraw all = fillOf({{{{0, 0}, {5000, 0}, {5000, 40}, {0, 40}, {0, 0}}}}, black);
    const Image image =
        drawn<TestType>(listOf({ClipStart{ClipStart::Pixels{4090, 5, 20, 10}}, all}), pixelView(5000, 40));
    CHECK(totalInk(image) == Approx(20 * 10));
    CHECK(ink(image, 4090, 5) == 1);
    CHECK(ink(image, 4109, 14) == 1);
}

TEST_CASE("a clip is at the same place in a framebuffer whose rows count from the bottom")
{
    const FillDraw all = fillOf({{{{0, 0}, {100, 0}, {100, 80}, {0, 80}, {0, 0}}}}, black);
    const DisplayList list = listOf({ClipStart{ClipStart::Pixels{10, 20, 30, 15}}, all});
    const Image expected = drawn<OpenGl>(list, pixelView(100, 80));
    gl::OffscreenTarget target;
    REQUIRE(target.bind(100, 80).ok());
    renderer().draw(list, pixelView(100, 80));
    CHECK(readFramebuffer(100, 80).pixels == expected.pixels);
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

TEMPLATE_TEST_CASE("many translucent layers within a clip leave no marks that keep later ones out", "", OpenGl,
                   Processor)
{
    // More layers than there are marks in the stencil, the last of them without a clip.
    const Color faint{0, 0, 0, 3};
    std::vector<DrawCommand> commands;
    for (int i = 0; i < 300; ++i) {
        commands.emplace_back(ClipStart{ClipStart::Pixels{i % 2 == 0 ? 0 : 50, 0, 50, 80}});
        commands.emplace_back(fillOf({{square(5, 5, 70)}}, faint));
    }
    commands.emplace_back(ClipStart{});
    commands.emplace_back(fillOf({{square(0, 0, 100)}}, {0, 0, 0, 255}));
    commands.emplace_back(fillOf({{square(0, 0, 100)}}, {255, 255, 255, 128}));
    const Image image = drawn<TestType>(listOf(commands), pixelView(100, 80));
    for (const int x : {10, 40, 60, 70}) CHECK(ink(image, x, 40) == Approx(0.5).margin(0.01));
}

TEMPLATE_TEST_CASE("pictures reach 16,384 pixels a side, and impossible sizes are refused with their figures", "",
                   OpenGl, Processor)
{
    CHECK(drawn<TestType>(listOf({lineOf({{0, 8}, {16384, 8}}, 4)}), pixelView(16384, 16)).width == 16384);
    for (const auto& [width, height] : {std::pair{0, 10}, {10, 0}, {-1, 10}, {16385, 10}, {1'000'000'000, 10}}) {
        const auto refused = TestType::draw(listOf({}), pixelView(width, height));
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().message.find(std::to_string(width)) != std::string::npos);
    }
}

TEMPLATE_TEST_CASE("the same list gives the same bytes", "", OpenGl, Processor)
{
    const DisplayList list =
        listOf({fillOf({{square(10.3, 9.7, 55.5)}}, {20, 90, 200, 90}), lineOf({{5, 5}, {90, 70}}, 2.4f)});
    CHECK(drawn<TestType>(list, pixelView(100, 80)).pixels == drawn<TestType>(list, pixelView(100, 80)).pixels);
}

TEST_CASE("a renderer frees what it made")
{
    const int before = (renderer(), Renderer::liveHandles());
    {
        auto second = Renderer::create();
        REQUIRE(second.ok());
        const View view = pixelView(50, 50);
        REQUIRE((*second)
                    ->drawToImage(listOf({lineOf({{5, 5}, {40, 40}}, 3), fillOf({{square(5, 5, 20)}}, black)}), view)
                    .ok());
        CHECK(Renderer::liveHandles() > before);
    }
    CHECK(Renderer::liveHandles() == before);
}
