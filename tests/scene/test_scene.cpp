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

/// The frame of a view when its meshes, of which there were none, have been built.
Scene::Frame settledFrame(Scene& scene, const DrawnMap& map, const View& view)
{
    std::atomic<bool> ready = false;
    scene.onReady = [&] { ready = true; };
    CHECK_FALSE(scene.buildInteractive(map, view, 0).settled);
    for (int i = 0; i < 3000 && !ready; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    REQUIRE(ready);
    scene.onReady = nullptr;
    return scene.buildInteractive(map, view, 0);
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
    const Scene::Frame frame = settledFrame(*built, map, view);
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
    settledFrame(*built, map, view);
    std::atomic<int> builds = 0;
    built->onReady = [&] { ++builds; };
    for (int i = 0; i < 50; ++i) {
        view.panPixels(4, 3);
        CHECK(built->buildInteractive(map, view, 0).settled);
    }
    CHECK(builds == 0);
}

TEST_CASE("another line of contact is in the very next frame")
{
    DrawnMap map = loadedDefaultMap();
    const auto built = scene();
    const View view = defaultView(map);
    settledFrame(*built, map, view);
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
    CHECK(lineVertices(frame.list) == lineVertices(settledFrame(*fresh, map, view).list));
}

TEST_CASE("a frame that follows the hand has symbols and names at their places, and its furniture where it was")
{
    const DrawnMap map = loadedDefaultMap();
    const auto built = scene();
    const View view = defaultView(map);
    const Scene::Frame frame = settledFrame(*built, map, view);
    REQUIRE(frame.ground < frame.furniture);
    REQUIRE(frame.labels.size() > 10);
    // Below, there is nothing that has its place in pixels.
    for (std::size_t i = 0; i < frame.ground; ++i) {
        CHECK_FALSE(std::holds_alternative<SymbolDraw>(frame.list.commands[i]));
        CHECK_FALSE(std::holds_alternative<GlyphDraw>(frame.list.commands[i]));
    }
    View other = view;
    other.panPixels(31, -12);
    other.zoomAbout({480, 270}, 1.1);
    Scene::Frame followed = frame;
    follow(followed, view, other);
    int symbols = 0;
    for (std::size_t i = frame.ground; i < frame.list.commands.size(); ++i) {
        const auto* before = std::get_if<SymbolDraw>(&frame.list.commands[i]);
        if (!before) continue;
        const auto& after = std::get<SymbolDraw>(followed.list.commands[i]);
        for (std::size_t s = 0; s < before->symbols.size(); ++s) {
            // By hand: moved, then away from the fixed pixel by a tenth.
            const bool ofMap = i < frame.furniture;
            const double x = before->symbols[s].x, y = before->symbols[s].y;
            CHECK(after.symbols[s].x == Approx(ofMap ? 480 + (x + 31 - 480) * 1.1 : x).margin(0.01));
            CHECK(after.symbols[s].y == Approx(ofMap ? 270 + (y - 12 - 270) * 1.1 : y).margin(0.01));
            symbols += ofMap;
        }
    }
    CHECK(symbols > 10);
    const auto glyphsOfNames = [&](const Scene::Frame& of) {
        for (std::size_t i = of.ground; i < of.furniture; ++i)
            if (const auto* names = std::get_if<GlyphDraw>(&of.list.commands[i])) return names->glyphs;
        return std::vector<GlyphInstance>();
    };
    const auto before = glyphsOfNames(frame), after = glyphsOfNames(followed);
    REQUIRE(before.size() == after.size());
    for (const LabelGlyphs& label : frame.labels) {
        for (std::size_t g = label.first; g < label.first + label.count; ++g) {
            CHECK(after[g].x - before[g].x ==
                  Approx(480 + (label.anchor.x + 31 - 480) * 1.1 - label.anchor.x).margin(0.01));
            CHECK(after[g].width == before[g].width);
        }
    }
}
