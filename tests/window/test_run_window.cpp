#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>

#include "geo/projection.hpp"
#include "render/png.hpp"
#include "window_session.hpp"

using namespace frontline;

namespace {

/// The pixels in which two pictures of one size differ by more than the steps (of 255) in a channel, in reading order.
std::vector<std::size_t> differentPixels(const Image& a, const Image& b, int steps = 0)
{
    REQUIRE(a.width == b.width);
    REQUIRE(a.height == b.height);
    std::vector<std::size_t> different;
    for (std::size_t i = 0; i < a.pixels.size(); ++i)
        if (std::abs(a.pixels[i] - b.pixels[i]) > steps && (different.empty() || different.back() != i / 3))
            different.push_back(i / 3);
    return different;
}

/// Rounding differs with the part of the map that was prepared for drawing, which the way to a view decides.
constexpr int rounding = 6;

/// How many of the pixels are not among the others nor beside one of them: OpenGL and what draws pictures need not
/// agree about a pixel on an edge. Both in reading order, of pictures of this width.
std::size_t missingFrom(const std::vector<std::size_t>& others, const std::vector<std::size_t>& pixels, int width)
{
    return static_cast<std::size_t>(std::ranges::count_if(pixels, [&](std::size_t pixel) {
        for (const int row : {0, -1, 1})
            for (const int column : {0, -1, 1})
                if (std::ranges::binary_search(others, pixel + static_cast<std::size_t>(row * width + column)))
                    return false;
        return true;
    }));
}

Image rendered(const std::string& folder, const std::string& arguments)
{
    const char* given = std::getenv("FRONTLINE");
    const std::string program = given ? given : std::string(FRONTLINE_BUILD_DIR) + "/frontline";
    const std::string out = folder + "/rendered.png";
    REQUIRE(std::system((program + " render --size 1280x800 --out " + out + " " + arguments).c_str()) == 0);
    auto image = readPng(out);
    if (!image) FAIL(image.error().message);
    return *std::move(image);
}

struct Spot {
    double x = 0, y = 0, ink = 0;
};

/// The centre of the blue disc within 22 pixels of a place on the screen.
Spot blueDisc(const Image& image, double x, double y)
{
    constexpr int reach = 22;
    Spot spot;
    for (int row = static_cast<int>(y) - reach; row <= static_cast<int>(y) + reach; ++row) {
        for (int column = static_cast<int>(x) - reach; column <= static_cast<int>(x) + reach; ++column) {
            const std::size_t pixel = 3 * (static_cast<std::size_t>(row) * static_cast<std::size_t>(image.width) +
                                           static_cast<std::size_t>(column));
            const double ink = std::max(0, image.pixels[pixel + 2] - image.pixels[pixel] - image.pixels[pixel + 1]);
            spot.ink += ink;
            spot.x += ink * (column + 0.5);
            spot.y += ink * (row + 0.5);
        }
    }
    if (spot.ink > 0) {
        spot.x /= spot.ink;
        spot.y /= spot.ink;
    }
    return spot;
}

/// Where a point of the map is on the screen, by the program's log.
Spot onScreen(const nlohmann::json& state, Xy point)
{
    const auto& view = state["view"];
    const double unitsPerPixel = view["units_per_pixel"];
    return {view["width"].get<double>() / 2 + (point.x - view["x"].get<double>()) / unitsPerPixel,
            view["height"].get<double>() / 2 - (point.y - view["y"].get<double>()) / unitsPerPixel, 0};
}

}  // namespace

TEST_CASE("the checkbox of a layer changes exactly that layer's pixels, and changes them back")
{
    const TemporaryFolder bare;
    const std::string map = bareMap(bare.path());
    WindowSession window({"--map", map});
    window.moveTo(1000, 20);
    window.send("key Tab");
    window.send("key 1");  // the view of Donetsk and Luhansk, in the whole window
    REQUIRE(window.state()["view"]["name"] == "donbas");
    const Image with = window.picture();
    window.send("key Tab");
    window.scrollTo("layer.occupied.visible");
    window.click("layer.occupied.visible");
    window.moveTo(1000, 20);
    window.send("key Tab");
    const Image without = window.picture();
    // What the command line draws with the layer and without it differs in the same pixels.
    const std::string folder = window.folder().string();
    const Image drawnWith = rendered(folder, "--view donbas --scenario freeze --map " + map);
    const Image drawnWithout = rendered(folder, "--view donbas --scenario freeze --layers -occupied --map " + map);
    const auto inWindow = differentPixels(with, without, 3 * rounding);
    const auto inFile = differentPixels(drawnWith, drawnWithout, 3 * rounding);
    CHECK(inFile.size() > 100000);
    CHECK(missingFrom(differentPixels(drawnWith, drawnWithout, rounding), inWindow, with.width) == 0);
    CHECK(missingFrom(differentPixels(with, without, rounding), inFile, with.width) == 0);
    window.send("key Tab");
    window.scrollTo("layer.occupied.visible");
    window.click("layer.occupied.visible");
    window.moveTo(1000, 20);
    window.send("key Tab");
    CHECK(differentPixels(window.picture(), with, rounding).empty());
    CHECK(window.quit() == 0);
}

TEST_CASE("the wheel keeps the point under the pointer within half a pixel")
{
    WindowSession window({"--map", smallMapPath().string(), "--view", "wide"});
    const auto before = window.state();
    const auto projection = Projection::create(before["crs"]);
    REQUIRE(projection);
    const Spot near = onScreen(before, projection->forward(LonLat{37.5, 48.5}));
    const Spot dot = blueDisc(window.picture(), near.x, near.y);
    REQUIRE(dot.ink > 100);
    // Beside the middle of the disc, which keeps its size while the map grows.
    const double pointerX = std::floor(dot.x) + 3, pointerY = std::floor(dot.y) - 2;
    window.moveTo(pointerX, pointerY);
    for (const char* wheel : {"click 4", "click 4", "click 4", "click 5"}) {
        window.send(wheel);
        const auto after = window.state();
        const double grown =
            before["view"]["units_per_pixel"].get<double>() / after["view"]["units_per_pixel"].get<double>();
        CHECK(grown > 1.01);
        // What is beside the pointer moves away from it as the map grows; the pointer's own point stays.
        const double expectedX = pointerX + (dot.x - pointerX) * grown,
                     expectedY = pointerY + (dot.y - pointerY) * grown;
        const Spot now = blueDisc(window.picture(), expectedX, expectedY);
        CHECK(std::abs(now.x - expectedX) < 0.5);
        CHECK(std::abs(now.y - expectedY) < 0.5);
    }
}

TEST_CASE("F12 writes the picture that is on the screen, and the window says where")
{
    WindowSession window({"--view", "donbas", "--date", "2025-08-17"});
    window.send("key Tab");
    // Scenarios that are computed in advance draw frames too: one of them is not the answer to the key.
    waitUntil("the panels fold", [&] { return !window.state()["widgets"].contains("menu.File"); });
    window.settle();
    const Image screen = window.picture();
    window.send("key F12");
    const auto path = window.folder() / "frontline-2025-08-17-donbas.png";
    const auto saved = readPng(path);
    if (!saved) FAIL(saved.error().message);
    CHECK(differentPixels(*saved, screen).empty());
    CHECK_THAT(window.state()["messages"].dump(), Catch::Matchers::Contains("frontline-2025-08-17-donbas.png"));
    // A second picture does not take the place of the first.
    window.send("key F12");
    CHECK(std::filesystem::exists(window.folder() / "frontline-2025-08-17-donbas-2.png"));
}

TEST_CASE("a window that nobody touches draws nothing")
{
    WindowSession window({});
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    const long frame = window.frame();
    std::this_thread::sleep_for(std::chrono::milliseconds(1500));
    CHECK(window.frame() == frame);
}

TEST_CASE("dragging moves the map with the pointer, pixel for pixel")
{
    WindowSession window({"--view", "donbas"});
    const auto before = window.state()["view"];
    window.moveTo(800, 300);
    window.send("mousedown 1");
    window.send("mousemove 700 360");
    window.send("mousemove 650 420");
    const auto dragged = window.state()["view"];
    const double unitsPerPixel = before["units_per_pixel"];
    CHECK(dragged["x"].get<double>() - before["x"].get<double>() == Approx(150 * unitsPerPixel).epsilon(1e-6));
    CHECK(dragged["y"].get<double>() - before["y"].get<double>() == Approx(120 * unitsPerPixel).epsilon(1e-6));
    window.send("mouseup 1");
}

TEST_CASE("the legend is switched off in the menu, the title is edited, and both come back by undo")
{
    WindowSession window({"--view", "donbas"});
    const Image before = window.picture();
    const auto menu = [&](const char* item) {
        window.click("menu.Map");
        window.click("menu.Around the map");
        window.click(item);
        window.moveTo(640, 500);
    };
    menu("menu.furniture.legend");
    const Image without = window.picture();
    CHECK(differentPixels(without, before).size() > 500);
    menu("menu.map.furniture");
    window.click("furniture.title");
    window.send("type Own");
    window.click("furniture.use");
    window.click("furniture.close");
    const Image titled = window.picture();
    CHECK_FALSE(differentPixels(titled, without).empty());
    window.send("key ctrl+z");
    window.send("key ctrl+z");
    window.moveTo(640, 500);
    CHECK(window.quit() == 0);
}

TEST_CASE("input is not recorded over a file that is open")
{
    const VirtualDisplay display(400, 300);
    const TemporaryFolder folder;
    const std::string point =
        R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[37.5,48.5]}})";
    const std::string own = folder.write("own.geojson", point), output = folder / "output";
    StartedProgram started({programUnderTest(), "--record", own, own},
                           {"DISPLAY=" + display.name(), "SDL_VIDEODRIVER=x11", "LIBGL_ALWAYS_SOFTWARE=1"}, output,
                           folder.string());
    CHECK(started.exitCode() == 1);
    CHECK_THAT(fileText(output), Catch::Matchers::Contains("own.geojson: is being read and would be lost"));
    CHECK(fileText(own) == point);
}
