// The attributes of a user's file, clicked through in the window on a display of its own.
#include <fstream>

#include "window_session.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

/// So many events in rows around 37.5 E 48.5 N, and their file beside the window's.
std::string eventsFile(const TemporaryFolder& folder, int count)
{
    nlohmann::json features = nlohmann::json::array();
    for (int i = 0; i < count; ++i)
        features.push_back(
            {{"type", "Feature"},
             {"geometry", {{"type", "Point"}, {"coordinates", {37.35 + 0.02 * (i % 15), 48.4 + 0.012 * (i / 15)}}}},
             {"properties",
              {{"name", "Подія " + std::to_string(i)},
               {"kind", i % 3 == 0 ? "Strike" : "fire"},
               {"loss", (i * 37) % 101},
               {"link", "https://example.org/" + std::to_string(i)}}}});
    return folder.write("events.geojson", nlohmann::json{{"type", "FeatureCollection"}, {"features", features}}.dump())
        .string();
}

/// Where a place is in the window: the small map's projection is that of the session that the tests make of it.
Xy pixelOf(const WindowSession& window, LonLat place)
{
    const auto state = window.state();
    const auto projection = Projection::create(state["crs"].get<std::string>());
    REQUIRE(projection);
    const Xy at = projection->forward(place);
    const auto& view = state["view"];
    const double units = view["units_per_pixel"];
    return {view["width"].get<double>() / 2 + (at.x - view["x"].get<double>()) / units,
            view["height"].get<double>() / 2 - (at.y - view["y"].get<double>()) / units};
}

}  // namespace

TEST_CASE("a click on a feature shows its attributes, and a value is copied by a click on it")
{
    const TemporaryFolder files;
    WindowSession window({"--map", smallMapPath().string(), "--view", "near", eventsFile(files, 60)});
    const Xy at = pixelOf(window, {37.55, 48.436});
    window.moveTo(at.x, at.y);
    window.settle();
    CHECK(window.state()["here"] == "events: Подія 55");
    const Image before = window.picture();
    window.send("click 1", 2);
    const auto state = window.state();
    REQUIRE(state["card"]["features"].size() >= 1);
    CHECK(state["card"]["features"][0]["layer"] == "events");
    CHECK(state["card"]["features"][0]["label"] == "Подія 55");
    CHECK(differing(before, window.picture()) > 1000);
    window.click("card.value.0.link");
    CHECK_THAT(window.state()["messages"].dump(), Contains("https://example.org/55"));
    CHECK(window.quit() == 0);
}

TEST_CASE("the table is sorted, searched and filtered, its rows are selected, and the selection is exported")
{
    const TemporaryFolder files;
    WindowSession window({"--map", smallMapPath().string(), "--view", "near", eventsFile(files, 60)});
    window.send("key t");
    REQUIRE(window.state()["attributes"]["layer"] == "events");
    CHECK(window.state()["attributes"]["rows"] == 60);
    window.click("attributes.column.loss");
    CHECK(window.state()["attributes"]["first"] == 0);
    window.send("click 1", 2);  // where the pointer is
    // The largest of (i * 37) % 101 for i below 60 is 100, at i = 30.
    CHECK(window.state()["attributes"]["first"] == 30);
    window.click("attributes.search");
    window.send("type strike", 12);
    CHECK(window.state()["attributes"]["rows"] == 20);
    window.click("attributes.filter");
    window.send("type 'loss > 50'", 12);
    window.send("key Return");
    const long rows = window.state()["attributes"]["rows"];
    long expected = 0;
    for (int i = 0; i < 60; ++i) expected += i % 3 == 0 && (i * 37) % 101 > 50 ? 1 : 0;
    CHECK(rows == expected);
    const Image before = window.picture();
    window.click("attributes.row.0");
    window.send("keydown shift");
    window.click("attributes.row.2");
    window.send("keyup shift");
    CHECK(window.state()["attributes"]["selected"] == 3);
    CHECK(differing(before, window.picture()) > 200);
    window.click("attributes.statistics");
    CHECK(window.state()["attributes"]["distinct"] == 3);
    window.click("attributes.export");
    window.click("attributes.export.csv");
    window.click("attributes.export.start");
    const auto written = window.folder() / "events-attributes.csv";
    waitUntil("the rows are written", [&] { return std::filesystem::exists(written); });
    const std::string text = fileText(written);
    CHECK(std::count(text.begin(), text.end(), '\n') == 4);
    CHECK_THAT(text, Contains("Подія 30"));
    window.click("attributes.close");
    CHECK(window.state()["attributes"].is_null());
    CHECK(window.quit() == 0);
}
