#include "render/gl/renderer.hpp"

#include <cmath>
#include <numbers>

#include "catch.hpp"
#include "render/gl/offscreen_target.hpp"
#include "render_stage.hpp"
#include "scene/fill_draw.hpp"
#include "scene/mesh_builder.hpp"

using namespace frontline;

namespace {

/// A view whose map units are pixels, y up, with the origin at the bottom left.
View pixelView(int width, int height)
{
    static const Projection projection = Projection::create("EPSG:3857").value();
    return {projection, {width / 2.0, height / 2.0}, 1, width, height, 1};
}

Image drawn(const DisplayList& list, const View& view)
{
    auto image = renderer().drawToImage(list, view);
    if (!image) FAIL(image.error().message);
    return std::move(image).value();
}

const Color white{255, 255, 255, 255}, black{0, 0, 0, 255};

/// Darkness of a pixel of a black-on-white picture, 0 (white) to 1 (black).
double ink(const Image& image, int x, int y)
{
    return 1 - image.pixels[(static_cast<std::size_t>(y) * image.width + x) * 3] / 255.0;
}

double totalInk(const Image& image)
{
    double sum = 0;
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x) sum += ink(image, x, y);
    return sum;
}

std::vector<Xy> square(double x, double y, double side)
{
    return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}};
}

FillDraw fillOf(const std::vector<std::vector<std::vector<Xy>>>& polygons, Color color)
{
    FillMeshBuilder triangles({0, 0});
    LineMeshBuilder edges({0, 0});
    for (const auto& rings : polygons) {
        triangles.addPolygon(rings);
        for (const auto& ring : rings) edges.addRing(ring);
    }
    return {triangles.take(), edges.take(), color, std::nullopt};
}

LineDraw lineOf(const std::vector<Xy>& line, float width, Color color = black)
{
    LineMeshBuilder builder({0, 0});
    builder.addLine(line);
    return {builder.take(), color, width, {}, 0};
}

DisplayList listOf(std::vector<DrawCommand> commands)
{
    return {white, std::move(commands)};
}

}  // namespace

TEST_CASE("a polygon with a hole is filled inside and left alone in the hole and outside")
{
    const Image image = drawn(listOf({fillOf({{square(10, 10, 60), square(30, 30, 20)}}, black)}), pixelView(100, 80));
    CHECK(ink(image, 15, 15) == 1);
    CHECK(ink(image, 40, 40) == 0);  // y = 40 from the bottom is row 39 or 40
    CHECK(ink(image, 5, 5) == 0);
    CHECK(ink(image, 90, 40) == 0);
    // Area 3,600 - 400; the soft edge reaches half a pixel beyond every side on average.
    CHECK(totalInk(image) == Approx(3200 + 0.5 * (4 * 60 + 4 * 20)).epsilon(0.01));
}

TEST_CASE("the edge of a fill fades over one pixel")
{
    // The right side lies at x = 50.25: pixel 49 is inside, pixel 50 (centre 50.5) a quarter of a pixel outside.
    std::vector<Xy> ring{{10, 10}, {50.25, 10}, {50.25, 70}, {10, 70}, {10, 10}};
    const Image image = drawn(listOf({fillOf({{ring}}, black)}), pixelView(100, 80));
    CHECK(ink(image, 49, 40) == 1);
    CHECK(ink(image, 50, 40) == Approx(0.75).margin(0.02));
    CHECK(ink(image, 51, 40) == Approx(0).margin(0.02));
}

TEST_CASE("overlapping and neighbouring parts of one translucent layer do not darken or show a seam")
{
    const Color half{0, 0, 0, 128};
    const Image image = drawn(
        listOf({fillOf(
            {{square(10, 10, 40)}, {square(30, 10, 40)}, {{{70, 10}, {90, 10}, {90, 50}, {70, 50}, {70, 10}}}}, half)}),
        pixelView(100, 80));
    for (int x = 11; x < 89; ++x) CHECK(ink(image, x, 50) == Approx(0.502).margin(0.01));
}

TEST_CASE("two translucent layers do darken each other")
{
    const Color half{0, 0, 0, 128};
    const Image image =
        drawn(listOf({fillOf({{square(10, 10, 40)}}, half), fillOf({{square(10, 10, 40)}}, half)}), pixelView(100, 80));
    CHECK(ink(image, 30, 50) == Approx(0.752).margin(0.01));
}

TEST_CASE("a slanted line has the ink of its length and width")
{
    // From (20, 20) to (140, 110): 150 long; round caps add a disc of the width.
    for (const float width : {1.0f, 2.4f, 6.0f}) {
        const Image image = drawn(listOf({lineOf({{20, 20}, {140, 110}}, width)}), pixelView(160, 130));
        const double expected = 150 * width + std::numbers::pi * width * width / 4;
        CHECK(totalInk(image) == Approx(expected).epsilon(0.03));
    }
}

TEST_CASE("a line thinner than a pixel is fainter, not broken")
{
    const Image image = drawn(listOf({lineOf({{20, 40.5}, {120, 40.5}}, 0.4f)}), pixelView(160, 80));
    CHECK(totalInk(image) == Approx(40).epsilon(0.05));
}

TEST_CASE("the joins and crossings of a translucent line do not darken")
{
    const Color half{0, 0, 0, 128};
    // A zigzag that crosses itself.
    const Image image =
        drawn(listOf({lineOf({{20, 20}, {100, 90}, {100, 20}, {20, 90}, {60, 30}}, 9, half)}), pixelView(120, 110));
    double darkest = 0;
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x) darkest = std::max(darkest, ink(image, x, y));
    CHECK(darkest == Approx(0.502).margin(0.01));
}

TEST_CASE("a closed ring has no gap and no notch at its seam")
{
    const Image image = drawn(listOf({lineOf(square(20, 20, 60), 6)}), pixelView(100, 100));
    // All four corners look the same.
    for (int dy = -6; dy <= 6; ++dy) {
        for (int dx = -6; dx <= 6; ++dx) {
            const double seam = ink(image, 20 + dx, 79 + dy);   // bottom left
            const double other = ink(image, 79 - dx, 79 + dy);  // bottom right, mirrored
            CHECK(seam == Approx(other).margin(0.02));
        }
    }
}

TEST_CASE("dashes have their lengths on the screen at every scale")
{
    for (const double unitsPerPixel : {1.0, 0.5, 4.0}) {
        View view = pixelView(220, 40);
        view.unitsPerPixel = unitsPerPixel;
        view.centre = {110 * unitsPerPixel, 20 * unitsPerPixel};
        LineDraw line =
            lineOf({{10 * unitsPerPixel, 20.5 * unitsPerPixel}, {205 * unitsPerPixel, 20.5 * unitsPerPixel}}, 3);
        line.dash = {12, 8};
        line.dashCount = 2;
        const Image image = drawn(listOf({line}), view);
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

TEST_CASE("symbols have the size they are given")
{
    const auto inkOf = [](SymbolKind kind, float size) {
        SymbolInstance symbol{50.5f, 50.5f, size, kind, black, {0, 0, 0, 0}, 0};
        return totalInk(drawn(listOf({SymbolDraw{{symbol}}}), pixelView(100, 100)));
    };
    CHECK(inkOf(SymbolKind::Circle, 20) == Approx(std::numbers::pi * 100).epsilon(0.02));
    CHECK(inkOf(SymbolKind::Square, 20) == Approx(400).epsilon(0.02));
    CHECK(inkOf(SymbolKind::Diamond, 20) == Approx(200).epsilon(0.03));
    CHECK(inkOf(SymbolKind::Ring, 20) < inkOf(SymbolKind::RingDot, 20));
    CHECK(inkOf(SymbolKind::RingDot, 20) < inkOf(SymbolKind::Circle, 20));
}

TEST_CASE("a glyph is drawn to its outline at any size, its halo around it")
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
        Image image = drawn(listOf({GlyphDraw{atlas, {glyph}}}), pixelView(120, 120));
        const double radius = 12 * scale;
        CHECK(totalInk(image) == Approx(std::numbers::pi * radius * radius).epsilon(0.03));
        glyph.haloPixels = 2;
        image = drawn(listOf({GlyphDraw{atlas, {glyph}}}), pixelView(120, 120));
        // Just outside the disc the picture is red.
        const int x = static_cast<int>(10 + 20 * scale + radius + 1), y = static_cast<int>(10 + 20 * scale);
        const std::uint8_t* pixel = &image.pixels[(static_cast<std::size_t>(y) * image.width + x) * 3];
        CHECK(int(pixel[0]) > 200);
        CHECK(int(pixel[1]) < 90);
    }
}

TEST_CASE("hatch lines have their spacing and stay on the map while it is panned")
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
    const Image before = drawn(listOf({fill}), view);
    CHECK(totalInk(before) == Approx(100 * 100 * 2.0 / 10).epsilon(0.03));
    view.panPixels(7, -3);
    place(*fill.hatch);
    const Image after = drawn(listOf({fill}), view);
    for (int y = 10; y < 90; y += 3)
        for (int x = 10; x < 90; x += 3) CHECK(ink(after, x + 7, y - 3) == Approx(ink(before, x, y)).margin(0.02));
}

TEST_CASE(
    "hatches move with the map to the pixel when it is panned by whole pixels, and stand still while it is zoomed")
{
    Document document;
    document.themes["paper"] = {};
    Layer layer;
    layer.id = "ground";
    for (const bool dots : {false, true}) {
        FillStyle style{{"#FFFFFF", 1}, HatchStyle{{"#000000", 1}, 37, 5.3, 1.3, dots}};
        // The ground fills the picture wherever it is moved to.
        const double far = 1e5;
        const FillDraw ground = fillOf({{{{-far, -far}, {far, -far}, {far, far}, {-far, far}, {-far, -far}}}}, white);
        const auto pictureOf = [&](const View& view) {
            return drawn(listOf({fillDraw(document, view, layer, style, ground.mesh, nullptr)}), view);
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

TEST_CASE("overlapping polygons of a hatched translucent layer darken neither its tint nor its lines")
{
    FillDraw two = fillOf({{square(10, 10, 40)}, {square(30, 10, 40)}}, {0, 0, 0, 60});
    FillDraw one = fillOf({{{{10, 10}, {70, 10}, {70, 50}, {10, 50}, {10, 10}}}}, {0, 0, 0, 60});
    two.hatch = one.hatch = Hatch{{0, 0, 0, 120}, 45, 8, 2, false, 0, 0};
    const Image both = drawn(listOf({two}), pixelView(80, 60)), whole = drawn(listOf({one}), pixelView(80, 60));
    for (int y = 12; y < 48; ++y)
        for (int x = 12; x < 68; ++x) CHECK(ink(both, x, y) == Approx(ink(whole, x, y)).margin(0.005));
}

TEST_CASE("a translucent casing that crosses itself, and casings of two lines of one layer, do not darken")
{
    const Color casing{0, 0, 0, 100};
    LineMeshBuilder builder({0, 0});
    builder.addLine(std::vector<Xy>{{20, 20}, {100, 90}, {100, 20}, {20, 90}, {60, 30}});
    builder.addLine(std::vector<Xy>{{10, 55}, {110, 55}});
    const Image image = drawn(listOf({LineDraw{builder.take(), casing, 9, {}, 0}}), pixelView(120, 110));
    double darkest = 0;
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x) darkest = std::max(darkest, ink(image, x, y));
    CHECK(darkest == Approx(100 / 255.0).margin(0.005));
}

TEST_CASE("far from the origin a picture is the same as near it")
{
    const auto pictureAt = [](Xy origin) {
        View view = pixelView(80, 80);
        view.unitsPerPixel = 0.01;
        view.centre = {origin.x + 0.4, origin.y + 0.4};
        LineMeshBuilder builder(origin);
        builder.addLine(std::vector<Xy>{{origin.x + 0.1, origin.y + 0.1}, {origin.x + 0.7, origin.y + 0.33}});
        return drawn(listOf({LineDraw{builder.take(), black, 3, {}, 0}}), view);
    };
    const Image near = pictureAt({0, 0}), far = pictureAt({5'000'000, 6'000'000});
    for (std::size_t i = 0; i < near.pixels.size(); ++i) CHECK(std::abs(int(near.pixels[i]) - int(far.pixels[i])) <= 2);
}

TEST_CASE("a picture larger than a tile has no seams")
{
    // A line and a hatch across the tile border at x = 4096.
    FillDraw fill = fillOf({{{{4000, 5}, {4200, 5}, {4200, 60}, {4000, 60}, {4000, 5}}}}, {200, 200, 200, 255});
    fill.hatch = Hatch{black, 45, 8, 1.5f, false, 0, 0};
    const std::vector<DrawCommand> commands{fill, lineOf({{3990, 10}, {4210, 57}}, 5)};
    const View wide = pixelView(5000, 64);
    const Image image = drawn(listOf(commands), wide);
    View part = pixelView(300, 64);
    part.centre.x = 4000 + 100;
    FillDraw moved = fill;
    moved.hatch->anchorX = -(4100 - 150.0f);
    const Image expected = drawn(listOf({moved, commands[1]}), part);
    for (int y = 0; y < 64; ++y)
        for (int x = 0; x < 300; ++x) CHECK(std::abs(ink(image, 3950 + x, y) - ink(expected, x, y)) <= 2 / 255.0);
}

TEST_CASE("what is clipped is drawn inside the box alone, and what follows the clip everywhere")
{
    const FillDraw all = fillOf({{{{0, 0}, {100, 0}, {100, 80}, {0, 80}, {0, 0}}}}, black);
    const DrawCommand box = ClipStart{ClipStart::Pixels{10, 20, 30, 15}};
    const Image image = drawn(listOf({box, all}), pixelView(100, 80));
    CHECK(totalInk(image) == Approx(30 * 15));
    for (const auto& [x, y] : {std::pair{10, 20}, {39, 34}}) CHECK(ink(image, x, y) == 1);
    for (const auto& [x, y] : {std::pair{9, 20}, {10, 19}, {40, 34}, {39, 35}}) CHECK(ink(image, x, y) == 0);
    CHECK(totalInk(drawn(listOf({box, ClipStart{}, all}), pixelView(100, 80))) == Approx(100 * 80));
    // The next picture starts without a clip.
    CHECK(totalInk(drawn(listOf({all}), pixelView(100, 80))) == Approx(100 * 80));
    // A box without width, and one outside the picture.
    for (const ClipStart::Pixels none : {ClipStart::Pixels{50, 0, 0, 80}, {-40, 0, 30, 80}, {100, 0, 50, 80}})
        CHECK(totalInk(drawn(listOf({ClipStart{none}, all}), pixelView(100, 80))) == 0);
}

TEST_CASE("a clip across the border of two tiles has no gap there")
{
    const FillDraw all = fillOf({{{{0, 0}, {5000, 0}, {5000, 40}, {0, 40}, {0, 0}}}}, black);
    const Image image = drawn(listOf({ClipStart{ClipStart::Pixels{4090, 5, 20, 10}}, all}), pixelView(5000, 40));
    CHECK(totalInk(image) == Approx(20 * 10));
    CHECK(ink(image, 4090, 5) == 1);
    CHECK(ink(image, 4109, 14) == 1);
}

TEST_CASE("a clip is at the same place in a framebuffer whose rows count from the bottom")
{
    const FillDraw all = fillOf({{{{0, 0}, {100, 0}, {100, 80}, {0, 80}, {0, 0}}}}, black);
    const DisplayList list = listOf({ClipStart{ClipStart::Pixels{10, 20, 30, 15}}, all});
    const Image expected = drawn(list, pixelView(100, 80));
    gl::OffscreenTarget target;
    REQUIRE(target.bind(100, 80).ok());
    renderer().draw(list, pixelView(100, 80));
    CHECK(readFramebuffer(100, 80).pixels == expected.pixels);
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

TEST_CASE("many translucent layers within a clip leave no marks that keep later ones out")
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
    const Image image = drawn(listOf(commands), pixelView(100, 80));
    for (const int x : {10, 40, 60, 70}) CHECK(ink(image, x, 40) == Approx(0.5).margin(0.01));
}

TEST_CASE("pictures reach 16,384 pixels a side, and impossible sizes are refused with their figures")
{
    CHECK(drawn(listOf({lineOf({{0, 8}, {16384, 8}}, 4)}), pixelView(16384, 16)).width == 16384);
    for (const auto& [width, height] : {std::pair{0, 10}, {10, 0}, {-1, 10}, {16385, 10}, {1'000'000'000, 10}}) {
        const auto refused = renderer().drawToImage(listOf({}), pixelView(width, height));
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().message.find(std::to_string(width)) != std::string::npos);
    }
}

TEST_CASE(
    "a picture that is drawn in strips is the picture that is drawn at once, in order and up to where it is stopped")
{
    const DisplayList list = listOf({fillOf({{square(10.3, 9.7, 155.5)}}, {20, 90, 200, 90}),
                                     lineOf({{5, 5}, {190, 170}}, 2.4f), lineOf({{0, 100}, {200, 100}}, 1)});
    const View view = pixelView(200, 180);
    const Image whole = drawn(list, view);
    for (const int stripRows : {1, 50, 180, 1000}) {
        Image joined{200, 0, 3, {}};
        const auto done = renderer().drawInStrips(list, view, stripRows, [&](const Image& strip, int firstRow) {
            CHECK(firstRow == joined.height);
            joined.height += strip.height;
            joined.pixels.insert(joined.pixels.end(), strip.pixels.begin(), strip.pixels.end());
            return true;
        });
        REQUIRE(done);
        REQUIRE(joined.pixels.size() == whole.pixels.size());
        int most = 0;
        for (std::size_t i = 0; i < whole.pixels.size(); ++i)
            most = std::max(most, std::abs(whole.pixels[i] - joined.pixels[i]));
        CHECK(most <= 1);
    }
    int strips = 0;
    CHECK(renderer().drawInStrips(list, view, 50, [&](const Image&, int) { return ++strips < 2; }));
    CHECK(strips == 2);
}

TEST_CASE("the same list gives the same bytes")
{
    const DisplayList list =
        listOf({fillOf({{square(10.3, 9.7, 55.5)}}, {20, 90, 200, 90}), lineOf({{5, 5}, {90, 70}}, 2.4f)});
    CHECK(drawn(list, pixelView(100, 80)).pixels == drawn(list, pixelView(100, 80)).pixels);
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
