// The line of contact is true to 500 m, and says so where that can be seen.
#include "base/program_files.hpp"
#include "catch.hpp"
#include "loaded_map.hpp"
#include "scene/scene.hpp"

using namespace frontline;

namespace {

/// The widths of the lines that the layer is drawn with near Pokrovsk, in pixels, and the words of the legend.
struct Drawn {
    std::vector<float> widths;
    std::string words;
};

Drawn drawnAt(double metresPerPixel, const std::string& drawnLayer = "contact-line")
{
    DrawnMap map = loadedDefaultMap(firstSelection(*defaultMapDefinition()));
    const auto layerOf = [&](const char* id) { return std::ranges::find(map.layers, LayerId(id), &DrawnLayer::id); };
    // As of a scenario that moves nothing, and names what is true to 2,000 m.
    layerOf("scenario-line")->table = layerOf("contact-line")->table;
    layerOf("scenario-line")->contentToleranceMetres = 2000;
    if (drawnLayer == "scenario-line") layerOf("contact-line")->visible = false;
    auto scene = Scene::create(assetsPath() / "fonts");
    if (!scene) FAIL(scene.error().message);
    const auto projection = Projection::create(map.map->crs);
    REQUIRE(projection.ok());
    const View view{*projection,          projection->forward(LonLat{37.2, 48.2}), metresPerPixel, 900, 600,
                    defaultPixelsPerPoint};
    Drawn drawn;
    std::string layer;
    for (const DrawCommand& command : (*scene)->build(map, view).commands) {
        if (const auto* start = std::get_if<LayerStart>(&command)) layer = start->id;
        const auto* line = std::get_if<LineDraw>(&command);
        if (line && layer == drawnLayer) drawn.widths.push_back(line->widthPixels);
        if (const auto* glyphs = std::get_if<GlyphDraw>(&command))
            for (const TextRun& run : glyphs->runs) drawn.words += run.text + "\n";
    }
    return drawn;
}

}  // namespace

TEST_CASE("a soft band of the source's tolerance lies under the line of contact where it is 12 pixels and more")
{
    // 500 m are 10 pixels: only the line and its casing.
    const Drawn far = drawnAt(50);
    REQUIRE(far.widths.size() == 2);
    CHECK(far.widths[0] < 12);
    CHECK(far.words.find("true to") == std::string::npos);

    // 25 pixels on either side.
    const Drawn near = drawnAt(20);
    REQUIRE(near.widths.size() > 2);
    CHECK(near.widths.front() == Approx(50).epsilon(0.01));
    CHECK(near.widths.back() < 12);
    CHECK(near.words.find("Line of contact, true to 500 m") != std::string::npos);
}

TEST_CASE("the line of a scenario has a band as wide as what its recipe names is inexact, and says so")
{
    // 100 pixels on either side.
    const Drawn line = drawnAt(20, "scenario-line");
    REQUIRE(line.widths.size() > 2);
    CHECK(line.widths.front() == Approx(200).epsilon(0.01));
    CHECK(line.words.find("true to 2 km") != std::string::npos);
}
