#include <algorithm>
#include <fstream>

#include "window_session.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

/// A file of which GDAL reads for many seconds.
std::string largeFile(const TemporaryFolder& folder)
{
    std::string path = folder / "large.gpx";
    std::ofstream out(path);
    out << R"(<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">)";
    std::string points;
    for (int i = 0; i < 1000; ++i) points += R"(<wpt lat="48.5" lon="37.5"><name>n</name></wpt>)";
    for (int i = 0; i < 3000; ++i) out << points;
    out << "</gpx>";
    return path;
}

/// By the dialog: types the path and has it opened, waiting for nothing.
void open(WindowSession& window, const std::string& path)
{
    window.send("key ctrl+o");
    window.send("key ctrl+a");
    window.send("type --delay 1 " + path, static_cast<long>(path.size()));
    window.sendAtOnce("key Return");
}

std::vector<std::string> layersOf(const WindowSession& window)
{
    std::vector<std::string> ids;
    const auto state = window.state();
    for (const auto& layer : state["layers"]) ids.push_back(layer["id"]);
    return ids;
}

void checkCancelled(WindowSession& window, const std::vector<std::string>& layers)
{
    waitUntil("the window says that reading was cancelled",
              [&] { return window.state()["messages"].dump().find("cancelled") != std::string::npos; });
    window.settle();
    CHECK_FALSE(window.state()["widgets"].contains("reading.cancel"));
    CHECK(layersOf(window) == layers);
}

}  // namespace

TEST_CASE("a click on Cancel, or Escape, ends the reading of a large file at once: the map stays, and goes on")
{
    const TemporaryFolder folder;
    const std::string large = largeFile(folder);
    const std::string small = folder.write("small.geojson", R"({"type": "Point", "coordinates": [37.4, 48.4]})");
    WindowSession window({"--map", smallMapPath().string()});
    auto layers = layersOf(window);

    open(window, large);
    window.clickAtOnce("reading.cancel");
    checkCancelled(window, layers);
    CHECK_THAT(window.state()["messages"].dump(), Contains("large.gpx"));

    open(window, small);
    waitUntil("the other file is shown", [&] { return layersOf(window).size() == layers.size() + 1; });
    window.settle();
    layers = layersOf(window);
    CHECK(std::ranges::count(layers, "small") == 1);

    // The first one's message goes after a while.
    waitUntil("the message goes", [&] { return window.state()["messages"].empty(); });
    open(window, large);
    waitUntil("it is being read", [&] { return window.state()["widgets"].contains("reading.cancel"); });
    window.sendAtOnce("key Escape");
    checkCancelled(window, layers);

    open(window, large);
    waitUntil("it is being read", [&] { return window.state()["widgets"].contains("reading.cancel"); });
    CHECK(window.quit() == 0);
}
