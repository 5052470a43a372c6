#include "scene/scene.hpp"

#include <atomic>
#include <chrono>
#include <cmath>
#include <map>
#include <thread>

#include "base/program_files.hpp"
#include "catch.hpp"
#include "drawn_maps.hpp"
#include "loaded_map.hpp"

using namespace frontline;

namespace {

std::unique_ptr<Scene> scene()
{
    auto created = Scene::create(assetsPath() / "fonts");
    if (!created) FAIL(created.error().message);
    return std::move(created).value();
}

View defaultView(const DrawnMap& map, int width = 960, int height = 540)
{
    auto projection = Projection::create(map.map->crs);
    REQUIRE(projection.ok());
    View view{*projection, {}, 1, width, height, defaultPixelsPerPoint};
    view.fit(projectedBox(*projection, map.map->view(map.map->defaultView)->lonLat));
    return view;
}

bool isPlaced(const Scene& built, const std::string& text)
{
    for (const PlacedLabel& label : built.placedLabels())
        if (label.text == text) return true;
    return false;
}

std::size_t commandCount(const DisplayList& list)
{
    return list.commands.size();
}

/// How many commands each layer of the map has.
std::map<std::string, int> commandsByLayer(const DisplayList& list, const DrawnMap& map)
{
    std::map<std::string, int> counts;
    std::string layer;
    for (const DrawCommand& command : list.commands) {
        if (const auto* start = std::get_if<LayerStart>(&command))
            layer = map.map->layer(LayerId(start->id)) ? start->id : "";
        else if (!layer.empty() && !std::holds_alternative<GlyphDraw>(command))
            ++counts[layer];
    }
    return counts;
}

}  // namespace

TEST_CASE("the default map names the places that it is about")
{
    const DrawnMap map = loadedDefaultMap();
    const auto built = scene();
    built->build(map, defaultView(map));
    CHECK(isPlaced(*built, "Dobropillia"));
    CHECK(isPlaced(*built, "Donetsk"));
    CHECK(isPlaced(*built, "Kharkiv"));
}

TEST_CASE("no two labels overlap and none is cut, in views of every size and place")
{
    const DrawnMap map = loadedDefaultMap();
    const auto built = scene();
    View view = defaultView(map);
    for (int i = 0; i < 40; ++i) {
        // A walk over the map: the golden ratio spreads it evenly.
        const double across = std::fmod(i * 0.618034, 1.0), down = std::fmod(i * 0.381966, 1.0);
        const LonLat at{30.5 + 10 * across, 45 + 7 * down};
        view.centre = view.projection.forward(at);
        view.unitsPerPixel = 1200 * std::exp2(-(i % 9));
        built->build(map, view);
        const auto& labels = built->placedLabels();
        const Box picture{0, 0, double(view.widthPixels), double(view.heightPixels)};
        for (std::size_t a = 0; a < labels.size(); ++a) {
            CHECK(picture.contains(labels[a].pixels));
            for (std::size_t b = 0; b < a; ++b) CHECK_FALSE(labels[a].pixels.intersects(labels[b].pixels));
        }
    }
}

TEST_CASE("switching a layer off takes its commands away and nothing else")
{
    DrawnMap map = loadedDefaultMap();
    map.selection.furniture.legend = map.selection.furniture.subtitle = false;  // they follow what is drawn
    const auto built = scene();
    const View view = defaultView(map);
    const DisplayList with = built->build(map, view);
    const std::string line = map.map->layerOf(LayerRole::ContactLine)->id.text();
    layerOf(map, line).visible = false;
    const DisplayList without = built->build(map, view);
    auto expected = commandsByLayer(with, map);
    CHECK(expected[line] == 2);  // the line and its casing
    expected.erase(line);
    CHECK(commandsByLayer(without, map) == expected);
    layerOf(map, line).visible = true;
    CHECK(commandCount(built->build(map, view)) == commandCount(with));
}

TEST_CASE("the window's frames settle to the picture that is exported")
{
    const DrawnMap map = loadedDefaultMap();
    const auto built = scene();
    const View view = defaultView(map);
    std::atomic<bool> ready = false;
    built->onReady = [&] { ready = true; };
    CHECK_FALSE(built->buildInteractive(map, view, 0).settled);
    for (int i = 0; i < 3000 && !ready; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    REQUIRE(ready);
    const Scene::Frame frame = built->buildInteractive(map, view, 0);
    CHECK(frame.settled);
    const auto interactive = built->placedLabels();
    const DisplayList list = built->build(map, view);
    CHECK(commandCount(frame.list) == commandCount(list));
    REQUIRE(built->placedLabels().size() == interactive.size());
    for (std::size_t i = 0; i < interactive.size(); ++i) {
        CHECK(interactive[i].text == built->placedLabels()[i].text);
        CHECK(std::abs(interactive[i].pixels.minX - built->placedLabels()[i].pixels.minX) < 0.01);
    }
}

TEST_CASE("panning a little needs no new meshes")
{
    const DrawnMap map = loadedDefaultMap();
    const auto built = scene();
    View view = defaultView(map);
    std::atomic<int> ready = 0;
    built->onReady = [&] { ++ready; };
    built->buildInteractive(map, view, 0);
    for (int i = 0; i < 3000 && !ready; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    REQUIRE(ready == 1);
    for (int i = 0; i < 50; ++i) {
        view.panPixels(4, 3);
        CHECK(built->buildInteractive(map, view, 0).settled);
    }
}

TEST_CASE("another line of contact is in the very next frame")
{
    DrawnMap map = loadedDefaultMap();
    const auto built = scene();
    const View view = defaultView(map);
    std::atomic<bool> ready = false;
    built->onReady = [&] { ready = true; };
    built->buildInteractive(map, view, 0);
    for (int i = 0; i < 3000 && !ready; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    REQUIRE(ready);
    Selection earlier = map.selection;
    REQUIRE(chooseDate(*map.map, earlier, "2024-08-08").ok());
    map = loadedDefaultMap(earlier);
    const Scene::Frame frame = built->buildInteractive(map, view, 0);
    CHECK(frame.settled);
    // The line is drawn as it is when nothing was there before: as many vertices, those of the other date.
    const auto lineVertices = [](const DisplayList& list) {
        std::size_t vertices = 0;
        for (const DrawCommand& command : list.commands)
            if (const auto* line = std::get_if<LineDraw>(&command)) vertices += line->mesh->vertices.size();
        return vertices;
    };
    const auto fresh = scene();
    std::atomic<bool> freshReady = false;
    fresh->onReady = [&] { freshReady = true; };
    fresh->buildInteractive(map, view, 0);
    for (int i = 0; i < 3000 && !freshReady; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    CHECK(lineVertices(frame.list) == lineVertices(fresh->buildInteractive(map, view, 0).list));
}
