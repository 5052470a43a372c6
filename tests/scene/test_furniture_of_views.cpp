// What furniture covers of the default map, in small pictures too; and what is drawn of its lines and places.
#include <cmath>
#include <map>

#include "base/catalogue.hpp"
#include "base/program_files.hpp"
#include "catch.hpp"
#include "loaded_map.hpp"
#include "scene/scene.hpp"

using namespace frontline;

namespace {

/// The default map with the texts of a scenario: titles of two and three lines.
DrawnMap titledMap(Language language)
{
    Selection selection = firstSelection(*defaultMapDefinition());
    selection.language = language;
    selection.furniture.titleText = language == Language::English ? "28-point draft" : "Контрпроєкт із 20 пунктів";
    selection.furniture.subtitleText =
        language == Language::English
            ? "United States, as reported\u00A0· 20 November 2025\u00A0· Line of contact on 17 August 2025 "
              "(generalised, 500 m)"
            : "Україна, як повідомлялося\u00A0· 24 грудня 2025\u00A0· Лінія зіткнення на 17 серпня 2025 (узагальнено, "
              "500 м)";
    return loadedDefaultMap(selection);
}

View presetView(const DrawnMap& map, const std::string& preset, int width, int height)
{
    View view{Projection::create(map.map->crs).value(), {}, 1, width, height, defaultPixelsPerPoint};
    view.fit(projectedBox(view.projection, map.map->view(ViewId(preset))->lonLat));
    return view;
}

/// Places along the line of contact in the picture, a pixel or less apart.
std::vector<Xy> lineInPicture(const DrawnMap& map, const View& view)
{
    const Box frame{0, 0, static_cast<double>(view.widthPixels), static_cast<double>(view.heightPixels)};
    std::vector<Xy> out;
    const auto layer = std::ranges::find(map.layers, LayerId("contact-line"), &DrawnLayer::id);
    const FlatGeometry& lines = layer->table->geometry;
    for (std::size_t ring = 0; ring < lines.ringCount(); ++ring) {
        const auto places = lines.ring(ring);
        for (std::size_t i = 0; i + 1 < places.size(); ++i) {
            const Xy a = view.toPixel(view.projection.forward(LonLat{places[i].x, places[i].y})),
                     b = view.toPixel(view.projection.forward(LonLat{places[i + 1].x, places[i + 1].y}));
            const int steps = static_cast<int>(std::hypot(b.x - a.x, b.y - a.y)) + 1;
            for (int k = 0; k < steps; ++k) {
                const double t = static_cast<double>(k) / steps;
                const Xy at{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
                if (frame.contains(at)) out.push_back(at);
            }
        }
    }
    return out;
}

bool isCovered(const Scene& scene, Xy pixel)
{
    return std::ranges::any_of(scene.covered(), [&](const Box& box) { return box.contains(pixel); });
}

}  // namespace

TEST_CASE("in pictures of 900 by 700, furniture hides next to nothing of the line of contact, and no city of the map")
{
    const auto scene = Scene::create(assetsPath() / "fonts").value();
    for (const Language language : languages()) {
        const DrawnMap map = titledMap(language);
        for (const ViewPreset& preset : map.map->views) {
            INFO(language.code() << ", " << preset.id.text());
            const View view = presetView(map, preset.id.text(), 900, 700);
            (void)scene->build(map, view);
            const std::vector<Xy> line = lineInPicture(map, view);
            const auto hidden = std::ranges::count_if(line, [&](Xy at) { return isCovered(*scene, at); });
            UNSCOPED_INFO(hidden << " of " << line.size() << " pixels of the line");
            CHECK(static_cast<double>(hidden) <= 0.04 * static_cast<double>(line.size()));
            const FeatureTable& places = *std::ranges::find(map.layers, LayerId("main-places"), &DrawnLayer::id)->table;
            for (std::size_t f = 0; f < places.featureCount(); ++f) {
                const Xy place = places.geometry.coordinates[f];
                const Xy at = view.toPixel(view.projection.forward(LonLat{place.x, place.y}));
                const std::string placeClass = places.text("class", f);
                if (!(placeClass.ends_with("capital") || placeClass == "subject") || !Box{0, 0, 900, 700}.contains(at))
                    continue;
                INFO(places.text("name", f));
                CHECK_FALSE(isCovered(*scene, at));
            }
        }
    }
}

TEST_CASE("no symbol of a place is cut by furniture, and none that furniture covers is drawn")
{
    const auto scene = Scene::create(assetsPath() / "fonts").value();
    for (const Language language : languages()) {
        const DrawnMap map = titledMap(language);
        for (const ViewPreset& preset : map.map->views)
            for (const auto& [width, height] : {std::pair{1920, 1080}, std::pair{900, 700}}) {
                INFO(language.code() << ", " << preset.id.text() << ", " << width);
                const View view = presetView(map, preset.id.text(), width, height);
                const DisplayList list = scene->build(map, view);
                std::string layer;
                for (const DrawCommand& command : list.commands) {
                    if (const auto* start = std::get_if<LayerStart>(&command)) layer = start->id;
                    const auto* symbols = std::get_if<SymbolDraw>(&command);
                    if (!symbols || !map.map->layer(LayerId(layer))) continue;
                    INFO(layer);
                    for (const SymbolInstance& symbol : symbols->symbols)
                        CHECK_FALSE(isCovered(*scene, {symbol.x, symbol.y}));
                }
            }
    }
}

TEST_CASE("the line of 2014 to 2022 is drawn from the border to the coast, and neither abroad nor into the sea")
{
    const DrawnMap map = loadedDefaultMap();
    const auto layer = std::ranges::find(map.layers, LayerId("line-2014-2022"), &DrawnLayer::id);
    REQUIRE(layer->table);
    const FlatGeometry& line = layer->table->geometry;
    REQUIRE(line.ringCount() == 1);
    const auto places = line.ring(0);
    REQUIRE(places.size() > 20);
    // Its ends are at the border and at the coast; a hundredth of a degree is a kilometre.
    const auto isNear = [&](Xy at) {
        for (const auto& [dx, dy] : {std::pair{0.0, 0.0}, {0.01, 0.0}, {-0.01, 0.0}, {0.0, 0.01}, {0.0, -0.01}})
            if (containsPoint(map.oblasts->geometry, {at.x + dx, at.y + dy})) return true;
        return false;
    };
    for (std::size_t i = 0; i < places.size(); ++i) {
        INFO(places[i].x << ", " << places[i].y);
        CHECK(isNear(places[i]));
    }
}
