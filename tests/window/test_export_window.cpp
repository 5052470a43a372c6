#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

#include "golden.hpp"
#include "render/png.hpp"
#include "window_session.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

/// What `frontline render` draws of the place that the dialog's frame shows.
Image rendered(const WindowSession& window, const nlohmann::json& view, const std::string& more)
{
    const char* given = std::getenv("FRONTLINE");
    const std::string program = given ? given : std::string(FRONTLINE_BUILD_DIR) + "/frontline";
    const std::string out = (window.folder() / "rendered.png").string();
    const std::string command =
        fmt::format("{} render --out {} --centre {:.15g},{:.15g} --zoom {:.15g} {}", program, out,
                    view["lon"].get<double>(), view["lat"].get<double>(), view["zoom"].get<double>(), more);
    REQUIRE(std::system(command.c_str()) == 0);
    auto image = readPng(out);
    if (!image) FAIL(image.error().message);
    std::filesystem::remove(out);
    return *std::move(image);
}

Image pictureAt(const std::filesystem::path& path)
{
    auto image = readPng(path);
    if (!image) FAIL(image.error().message);
    return *std::move(image);
}

/// The pictures are the same as golden pictures must be.
void checkSame(const Image& actual, const Image& expected)
{
    REQUIRE(sameShape(expected, actual));
    const auto tiles = differentTiles(expected, actual);
    CAPTURE(tiles.empty() ? 0.0 : tiles.front().excess());
    CHECK(tiles.empty());
}

void waitForExport(WindowSession& window, const std::string& word)
{
    waitUntil("the window says " + word,
              [&] { return window.state()["messages"].dump().find(word) != std::string::npos; });
    window.settle();
}

std::vector<std::string> picturesIn(const WindowSession& window)
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(window.folder())) {
        const std::string name = entry.path().filename().string();
        if (name != "ui.log" && name != "output") names.push_back(name);
    }
    std::ranges::sort(names);
    return names;
}

}  // namespace

TEST_CASE("Ctrl+E exports what is in the frame: the picture that the command line draws of the same place")
{
    WindowSession window({"--view", "donbas", "--date", "2025-08-17"});
    window.send("key ctrl+e");
    REQUIRE(window.state()["export"]["open"] == true);
    window.click("export.preset");
    window.click("export.preset.square");
    const auto state = window.state();
    const auto& view = state["export"]["view"];
    CHECK(view["width"] == 1080);
    CHECK(view["height"] == 1080);
    // The frame on the screen has the picture's sides and covers what the picture covers.
    const auto frame = state["widgets"]["export.frame"].get<std::vector<double>>();
    REQUIRE(frame.size() == 4);
    const double wide = frame[2] - frame[0];
    CHECK(wide == Approx(frame[3] - frame[1]).margin(1e-6));
    CHECK(wide > 300);
    const double windowUnits = state["view"]["units_per_pixel"], pictureUnits = view["units_per_pixel"];
    CHECK(wide * windowUnits == Approx(1080 * pictureUnits).epsilon(1e-9));
    CHECK(view["x"].get<double>() ==
          Approx(state["view"]["x"].get<double>() + ((frame[0] + frame[2]) / 2 - 640) * windowUnits).epsilon(1e-9));
    // Panels do not stand in it.
    const auto side = state["widgets"]["export.preset"].get<std::vector<double>>();
    CHECK(frame[2] < side[0]);
    CHECK(state["export"]["estimated_bytes"].get<double>() > 10000);
    const std::string path = state["export"]["path"];
    CHECK(path == "frontline-2025-08-17-donbas.png");

    window.clickAtOnce("export.start");
    waitForExport(window, "Exported ");
    CHECK_THAT(window.state()["messages"].dump(), Contains("frontline-2025-08-17-donbas.png"));
    CHECK(picturesIn(window) == std::vector<std::string>{"frontline-2025-08-17-donbas.png"});
    const Image exported = pictureAt(window.folder() / path);
    CHECK(exported.width == 1080);
    checkSame(exported, rendered(window, view, "--size 1080x1080 --date 2025-08-17 --scenario freeze"));
    // A picture so small is encoded for the estimate just as it is for the file.
    CHECK(static_cast<double>(std::filesystem::file_size(window.folder() / path)) ==
          Approx(state["export"]["estimated_bytes"].get<double>()));
    // The next one gets a name of its own.
    CHECK(window.state()["export"]["path"] == "frontline-2025-08-17-donbas-2.png");
    CHECK(window.quit() == 0);
}

TEST_CASE("the map moves under the frame, and the picture is of what is in it then")
{
    WindowSession window({"--map", smallMapPath().string(), "--view", "near"});
    window.send("key ctrl+e");
    const auto before = window.state();
    const auto frame = before["widgets"]["export.frame"].get<std::vector<double>>();
    window.moveTo((frame[0] + frame[2]) / 2, (frame[1] + frame[3]) / 2);
    window.send("mousedown 1");
    window.send("mousemove_relative -- -60 25");
    window.send("mouseup 1");
    window.settle();
    const auto after = window.state();
    const double units = before["view"]["units_per_pixel"];
    const double moved = after["export"]["view"]["x"].get<double>() - before["export"]["view"]["x"].get<double>();
    CHECK(moved == Approx(after["view"]["x"].get<double>() - before["view"]["x"].get<double>()));
    CHECK(moved >= 59 * units);
    CHECK(after["widgets"]["export.frame"] == before["widgets"]["export.frame"]);
    window.clickAtOnce("export.start");
    waitForExport(window, "Exported ");
    const std::string path = after["export"]["path"];
    const Image exported = pictureAt(window.folder() / path);
    CHECK(exported.width == 1920);
    const std::string map = "--map " + smallMapPath().string();
    checkSame(exported, rendered(window, after["export"]["view"], map));
}

TEST_CASE("an export that is cancelled leaves no file, and the window draws on while it runs")
{
    WindowSession window({"--map", smallMapPath().string()});
    window.send("key ctrl+e");
    window.click("export.preset");
    window.click("export.preset.a3");
    window.click("export.format");
    window.click("export.format.webp");  // the slowest
    window.clickAtOnce("export.start");
    window.clickAtOnce("export.cancel");
    waitForExport(window, "cancelled");
    CHECK(picturesIn(window).empty());
    // Closing the window is a cancel too.
    window.clickAtOnce("export.start");
    waitUntil("it runs", [&] { return window.state()["export"]["progress"].get<double>() >= 0; });
    CHECK(window.quit() == 0);
    CHECK(picturesIn(window).empty());
}

TEST_CASE("a file that is there is replaced only when the user says so")
{
    WindowSession window({"--map", smallMapPath().string()});
    window.send("key ctrl+e");
    window.click("export.name");
    window.send("key ctrl+a");
    window.send("type mine");
    const auto path = window.folder() / "mine.png";
    std::ofstream(path) << "what was there";
    window.click("export.start");
    CHECK(window.state()["export"]["question"] == "mine.png");
    CHECK(std::filesystem::file_size(path) == 14);
    window.click("export.keep");
    CHECK(window.state()["export"]["question"] == "");
    window.click("export.start");
    window.clickAtOnce("export.rename");
    waitForExport(window, "mine-2.png");
    CHECK(std::filesystem::file_size(path) == 14);
    CHECK(pictureAt(window.folder() / "mine-2.png").width == 1920);
    window.click("export.name");
    window.send("key ctrl+a");
    window.send("type mine");
    window.click("export.start");
    window.clickAtOnce("export.replace");
    waitForExport(window, "/mine.png");
    CHECK(pictureAt(path).width == 1920);
    CHECK(picturesIn(window) == std::vector<std::string>{"mine-2.png", "mine.png"});
}

TEST_CASE("a folder that is not there, and a size that memory does not hold, are told with the remedy")
{
    setenv("FRONTLINE_MEMORY_BYTES", "400000000", 1);
    WindowSession window({"--map", smallMapPath().string()});
    unsetenv("FRONTLINE_MEMORY_BYTES");
    window.send("key ctrl+e");
    window.click("export.folder");
    window.send("type no-such-folder");
    window.clickAtOnce("export.start");
    waitForExport(window, "no-such-folder");
    CHECK_THAT(window.state()["messages"].dump(), Contains("does not exist; make it first"));
    CHECK(picturesIn(window).empty());
    for (const char* side : {"width", "height"}) {
        window.click(std::string("export.") + side);
        window.send("key ctrl+a");
        window.send("type 16000");
        window.send("key Tab");
    }
    CHECK(window.state()["export"]["problem"] == "");
    window.click("export.format");
    window.click("export.format.jpg");
    CHECK_THAT(window.state()["export"]["problem"].get<std::string>(),
               Contains("GB are available: choose a smaller size or PNG"));
    window.clickAtOnce("export.start");
    window.settle();
    CHECK(picturesIn(window).empty());
}
