#include "scene/scene.hpp"

#include <atomic>
#include <chrono>
#include <cmath>
#include <map>
#include <thread>

#include "catch.hpp"

using namespace frontline;

namespace {

std::unique_ptr<Scene> scene()
{
    auto created = Scene::create(assetsPath() / "fonts");
    if (!created) FAIL(created.error().message);
    return std::move(created).value();
}

Document defaultMap()
{
    auto document = readMap(defaultMapPath());
    if (!document) FAIL(document.error().message);
    const auto loaded = loadLayers(*document);
    if (!loaded) FAIL(loaded.error().message);
    return std::move(document).value();
}

View defaultView(const Document& document, int width = 960, int height = 540)
{
    auto projection = Projection::create(document.crs);
    REQUIRE(projection.ok());
    View view{*projection, {}, 1, width, height, defaultPixelsPerPoint};
    view.fit(projectedBox(*projection, document.view(document.defaultView)->lonLat));
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
std::map<std::string, int> commandsByLayer(const DisplayList& list, const Document& document)
{
    std::map<std::string, int> counts;
    std::string layer;
    for (const DrawCommand& command : list.commands) {
        if (const auto* start = std::get_if<LayerStart>(&command))
            layer = document.layer(start->id) ? start->id : "";
        else if (!layer.empty() && !std::holds_alternative<GlyphDraw>(command))
            ++counts[layer];
    }
    return counts;
}

}  // namespace

TEST_CASE("the default map names the places that it is about")
{
    const Document document = defaultMap();
    const auto built = scene();
    built->build(document, defaultView(document));
    CHECK(isPlaced(*built, "Dobropillia"));
    CHECK(isPlaced(*built, "Donetsk"));
    CHECK(isPlaced(*built, "Kharkiv"));
}

TEST_CASE("no two labels overlap and none is cut, in views of every size and place")
{
    const Document document = defaultMap();
    const auto built = scene();
    View view = defaultView(document);
    for (int i = 0; i < 40; ++i) {
        // A walk over the map: the golden ratio spreads it evenly.
        const double across = std::fmod(i * 0.618034, 1.0), down = std::fmod(i * 0.381966, 1.0);
        const LonLat at{30.5 + 10 * across, 45 + 7 * down};
        view.centre = view.projection.forward(at);
        view.unitsPerPixel = 1200 * std::exp2(-(i % 9));
        built->build(document, view);
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
    Document document = defaultMap();
    document.furniture.legend = document.furniture.subtitle = false;  // they follow what is drawn
    const auto built = scene();
    const View view = defaultView(document);
    const DisplayList with = built->build(document, view);
    REQUIRE(document.layer("contact-line"));
    document.layer("contact-line")->visible = false;
    const DisplayList without = built->build(document, view);
    auto expected = commandsByLayer(with, document);
    CHECK(expected["contact-line"] == 2);  // the line and its casing
    expected.erase("contact-line");
    CHECK(commandsByLayer(without, document) == expected);
    document.layer("contact-line")->visible = true;
    CHECK(commandCount(built->build(document, view)) == commandCount(with));
}

TEST_CASE("the window's frames settle to the picture that is exported")
{
    const Document document = defaultMap();
    const auto built = scene();
    const View view = defaultView(document);
    std::atomic<bool> ready = false;
    built->onReady = [&] { ready = true; };
    CHECK_FALSE(built->buildInteractive(document, view, 0).settled);
    for (int i = 0; i < 3000 && !ready; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    REQUIRE(ready);
    const Scene::Frame frame = built->buildInteractive(document, view, 0);
    CHECK(frame.settled);
    const auto interactive = built->placedLabels();
    const DisplayList list = built->build(document, view);
    CHECK(commandCount(frame.list) == commandCount(list));
    REQUIRE(built->placedLabels().size() == interactive.size());
    for (std::size_t i = 0; i < interactive.size(); ++i) {
        CHECK(interactive[i].text == built->placedLabels()[i].text);
        CHECK(std::abs(interactive[i].pixels.minX - built->placedLabels()[i].pixels.minX) < 0.01);
    }
}

TEST_CASE("panning a little needs no new meshes")
{
    const Document document = defaultMap();
    const auto built = scene();
    View view = defaultView(document);
    std::atomic<int> ready = 0;
    built->onReady = [&] { ++ready; };
    built->buildInteractive(document, view, 0);
    for (int i = 0; i < 3000 && !ready; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    REQUIRE(ready == 1);
    for (int i = 0; i < 50; ++i) {
        view.panPixels(4, 3);
        CHECK(built->buildInteractive(document, view, 0).settled);
    }
}

TEST_CASE("another line of contact is in the very next frame")
{
    Document document = defaultMap();
    const auto built = scene();
    const View view = defaultView(document);
    std::atomic<bool> ready = false;
    built->onReady = [&] { ready = true; };
    built->buildInteractive(document, view, 0);
    for (int i = 0; i < 3000 && !ready; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    REQUIRE(ready);
    REQUIRE(setDate(document, "2024-08-08").ok());
    const Scene::Frame frame = built->buildInteractive(document, view, 0);
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
    fresh->buildInteractive(document, view, 0);
    for (int i = 0; i < 3000 && !freshReady; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    CHECK(lineVertices(frame.list) == lineVertices(fresh->buildInteractive(document, view, 0).list));
}
