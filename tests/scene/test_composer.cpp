#include "scene/composer.hpp"

#include "base/program_files.hpp"
#include "catch.hpp"
#include "drawn_maps.hpp"
#include "scene/furniture/swipe.hpp"

using namespace frontline;

namespace {

/// A degree square of land, and a town in each half of it that only one side of a swipe shows.
DrawnMap twoSides()
{
    DrawnMap map = emptyMap();
    map.selection.date = "2025-08-17";
    map.selection.furniture.legend = false;
    FeatureTable square;
    square.geometry.addRing(std::vector<Xy>{{30, 48}, {31, 48}, {31, 49}, {30, 49}, {30, 48}});
    square.geometry.endPart();
    square.geometry.endFeature();
    DrawnRule ground;
    ground.fill = DrawnFill{{128, 128, 128, 255}, std::nullopt};
    map.layers.push_back(newLayer("land", "Land", std::make_shared<const FeatureTable>(std::move(square)), ground));
    for (const bool right : {false, true}) {
        FeatureTable table;
        table.geometry.kind = GeometryKind::Point;
        for (const double lon : {30.2, 30.8}) {
            table.geometry.addRing(std::vector<Xy>{{lon, 48.6}});
            table.geometry.endPart();
            table.geometry.endFeature();
        }
        table.columns.push_back({"name", right ? std::vector<std::string>{"Right W", "Right E"}
                                               : std::vector<std::string>{"Left W", "Left E"}});
        DrawnRule named;
        named.symbol = DrawnSymbol{SymbolShape::Circle, 4, {0, 0, 0, 255}, std::nullopt, 0};
        named.label = DrawnLabel();
        named.label->column = LocalText("name");
        named.label->color = {0, 0, 0, 255};
        named.label->halo = {255, 255, 255, 255};
        DrawnLayer towns = newLayer("towns", "Towns", std::make_shared<const FeatureTable>(std::move(table)), named);
        towns.side = right ? DrawnLayer::Side::Right : DrawnLayer::Side::Left;
        map.layers.push_back(towns);
    }
    return map;
}

void swipeWith(DrawnMap& map, const std::string& date, double at)
{
    compare(map, ComparisonView::Mode::Swipe, date, at);
}

View squareView()
{
    View view{Projection::create("EPSG:3857").value(), {}, 1, 400, 300, defaultPixelsPerPoint};
    view.fit(projectedBox(view.projection, {30, 48, 31, 49}));
    return view;
}

struct Built {
    DisplayList list;
    std::vector<std::string> labels;
};

Built built(const DrawnMap& map)
{
    static const auto scene = Scene::create(assetsPath() / "fonts").value().release();
    Built out{scene->build(map, squareView()), {}};
    for (const PlacedLabel& label : scene->placedLabels()) out.labels.push_back(label.text);
    std::ranges::sort(out.labels);
    return out;
}

std::vector<ClipStart> clips(const DisplayList& list)
{
    std::vector<ClipStart> out;
    for (const DrawCommand& command : list.commands)
        if (const auto* clip = std::get_if<ClipStart>(&command)) out.push_back(*clip);
    return out;
}

std::size_t symbolCount(const DisplayList& list)
{
    std::size_t count = 0;
    for (const DrawCommand& command : list.commands)
        if (const auto* draw = std::get_if<SymbolDraw>(&command)) count += draw->symbols.size();
    return count;
}

}  // namespace

TEST_CASE("a swipe shows each side's layers and labels on its own side alone")
{
    DrawnMap map = twoSides();
    swipeWith(map, "2024-08-08", 0.5);
    const Built picture = built(map);
    CHECK(picture.labels == std::vector<std::string>{"Left W", "Right E"});
    CHECK(symbolCount(picture.list) == 2 + 1);  // and the handle

    const auto boxes = clips(picture.list);
    REQUIRE(boxes.size() == 3);
    REQUIRE(boxes[0].box);
    CHECK((boxes[0].box->x == 0 && boxes[0].box->y == 0 && boxes[0].box->width == 200 && boxes[0].box->height == 300));
    REQUIRE(boxes[1].box);
    CHECK((boxes[1].box->x == 200 && boxes[1].box->width == 200 && boxes[1].box->height == 300));
    CHECK_FALSE(boxes[2].box);
    // What both sides share is drawn once, before any clip.
    CHECK(std::holds_alternative<LayerStart>(picture.list.commands.front()));
    CHECK(std::holds_alternative<FillDraw>(picture.list.commands[1]));
}

TEST_CASE("no name of a swipe is cut by the divider")
{
    DrawnMap map = twoSides();
    for (DrawnLayer& layer : map.layers) layer.side = DrawnLayer::Side::Both;
    map.layers.pop_back();  // "Left W" and "Left E" alone
    const auto boxes = [&](double divider) {
        swipeWith(map, "2024-08-08", divider / squareView().widthPixels);
        const auto scene = Scene::create(assetsPath() / "fonts").value();
        (void)scene->build(map, squareView());
        std::map<std::string, Box> out;
        for (const PlacedLabel& label : scene->placedLabels()) out[label.text] = label.boxes.front();
        return out;
    };
    // Where the name stands as long as the divider is elsewhere, there is the divider now.
    const Box alone = boxes(390).at("Left W");
    const double through = std::round((alone.minX + alone.maxX) / 2);
    const Box beside = boxes(through).at("Left W");
    CHECK((beside.maxX <= through - 2 || beside.minX >= through + 2));
}

TEST_CASE("a divider at the edge of the picture leaves it to one side")
{
    DrawnMap map = twoSides();
    swipeWith(map, "2024-08-08", 0);
    CHECK(built(map).labels == std::vector<std::string>{"Right E", "Right W"});
    swipeWith(map, "2024-08-08", 1);
    CHECK(built(map).labels == std::vector<std::string>{"Left E", "Left W"});
}

TEST_CASE("a picture without a comparison has no clip and no divider")
{
    DrawnMap map = twoSides();
    map.layers.pop_back();
    map.layers.back().side = DrawnLayer::Side::Both;
    const Built picture = built(map);
    CHECK(clips(picture.list).empty());
    CHECK(symbolCount(picture.list) == 2);
    CHECK(picture.labels == std::vector<std::string>{"Left E", "Left W"});
}

namespace {

/// Towns at one latitude from 30.5 E on, a hundredth of a degree apart: about three pixels.
DrawnMap townsInARow(const std::vector<std::string>& names, bool optional)
{
    DrawnMap map = emptyMap();
    map.selection.furniture.legend = false;  // whose swatch is a symbol too
    MapDefinition& definition = editable(map);
    definition.sources = {
        {SourceId("towns"), LocalText("Towns"), {}, LocalText("Towns: someone"), "2023", "official", 0, {}}};
    FeatureTable table;
    table.geometry.kind = GeometryKind::Point;
    double lon = 30.5;
    for (std::size_t i = 0; i < names.size(); ++i, lon += 0.01) {
        table.geometry.addRing(std::vector<Xy>{{lon, 48.6}});
        table.geometry.endPart();
        table.geometry.endFeature();
    }
    table.columns.push_back({"name", names});
    DrawnRule named;
    named.symbol = DrawnSymbol{SymbolShape::Circle, 4, {0, 0, 0, 255}, std::nullopt, 0};
    named.label = DrawnLabel();
    named.label->column = LocalText("name");
    named.label->color = {0, 0, 0, 255};
    named.label->halo = {255, 255, 255, 255};
    named.label->optional = optional;
    map.layers.push_back(newLayer("towns", "Towns", std::make_shared<const FeatureTable>(std::move(table)), named));
    setSource(map, map.layers.back(), "towns");
    return map;
}

bool says(const DisplayList& list, const std::string& text)
{
    for (const DrawCommand& command : list.commands)
        if (const auto* draw = std::get_if<GlyphDraw>(&command))
            for (const TextRun& run : draw->runs)
                if (run.layer.empty() && run.text.find(text) != std::string::npos) return true;
    return false;
}

const std::vector<std::string> crowd{"Avdiivka", "Bakhmut", "Chasiv Yar", "Druzhkivka", "Enerhodar", "Fedorivka"};

}  // namespace

TEST_CASE("a place that has no room for its name is left out, symbol and all; a point of data is not")
{
    const Built places = built(townsInARow(crowd, false)), data = built(townsInARow(crowd, true));
    CHECK(symbolCount(data.list) == crowd.size());
    CHECK(places.labels.size() >= 1);
    CHECK(places.labels.size() < crowd.size());
    CHECK(symbolCount(places.list) == places.labels.size());
}

TEST_CASE("a place without a name keeps its symbol")
{
    const Built places = built(townsInARow({"Avdiivka", "", "", "", "", ""}, false));
    CHECK(symbolCount(places.list) >= 5);
    CHECK(symbolCount(places.list) == 5 + places.labels.size());
}

TEST_CASE("legend and credits speak of places only where one is drawn")
{
    DrawnMap map = townsInARow({"Avdiivka"}, false);
    map.selection.furniture.legend = true;
    const Built drawn = built(map);
    CHECK(symbolCount(drawn.list) == 2);  // and its swatch
    CHECK((says(drawn.list, "Towns") && says(drawn.list, "Towns: someone")));
    // A name that is wider than the picture has no room.
    map = townsInARow({std::string(200, 'A')}, false);
    map.selection.furniture.legend = true;
    const Built undrawn = built(map);
    CHECK(undrawn.labels.empty());
    CHECK(symbolCount(undrawn.list) == 0);
    CHECK_FALSE(says(undrawn.list, "Towns"));
    map.layers[0].rules[0].label->optional = true;
    const Built data = built(map);
    CHECK(symbolCount(data.list) == 2);
    CHECK(says(data.list, "Towns: someone"));
}

namespace {

/// A town in the middle of the legend, which is switched on.
struct Covered {
    DrawnMap map = townsInARow({"Avdiivka", "Bakhmut"}, false);
    std::unique_ptr<Scene> scene = Scene::create(assetsPath() / "fonts").value();
    Covered()
    {
        map.selection.furniture.titleText = "A title";
        FeatureTable table = *map.layers[0].table;
        (void)scene->build(map, squareView());
        const Box box = scene->covered().front();
        const View view = squareView();
        const LonLat there = view.projection.inverse(view.fromPixel(box.centre()));
        table.geometry.coordinates[0] = {there.lonDegrees, there.latDegrees};
        map.layers[0].table = std::make_shared<const FeatureTable>(std::move(table));
    }
};

}  // namespace

TEST_CASE("a place that furniture covers has neither symbol nor name in a picture, though it be a subject of the map")
{
    Covered covered;
    covered.map.layers[0].rules[0].label->optional = true;
    const DisplayList list = covered.scene->build(covered.map, squareView());
    REQUIRE_FALSE(covered.scene->covered().empty());
    CHECK(symbolCount(list) == 1);
    REQUIRE(covered.scene->placedLabels().size() == 1);
    CHECK(covered.scene->placedLabels()[0].text == "Bakhmut");
}

namespace {

/// The ids of the groups in which lines and symbols are drawn, in order.
std::vector<std::string> groupsOf(const DisplayList& list)
{
    std::vector<std::string> groups;
    for (const DrawCommand& command : list.commands)
        if (const auto* start = std::get_if<LayerStart>(&command)) groups.push_back(start->id);
    return groups;
}

std::ptrdiff_t indexOf(const std::vector<std::string>& groups, const std::string& id)
{
    const auto found = std::ranges::find(groups, id);
    REQUIRE(found != groups.end());
    return found - groups.begin();
}

}  // namespace

TEST_CASE("the frame of a view is drawn over the ground and below every symbol, on both sides of a swipe")
{
    DrawnMap map = twoSides();
    map.selection.furniture.locatorBox = Box{30.1, 48.5, 30.9, 48.7};
    swipeWith(map, "2024-08-08", 0.5);
    const Built picture = built(map);
    const auto groups = groupsOf(picture.list);
    CHECK(indexOf(groups, "locator") > indexOf(groups, "land"));
    CHECK(indexOf(groups, "locator") < indexOf(groups, "towns"));
    bool clipped = false;
    for (const DrawCommand& command : picture.list.commands) {
        if (const auto* clip = std::get_if<ClipStart>(&command)) clipped = clip->box.has_value();
        const auto* start = std::get_if<LayerStart>(&command);
        if (start && start->id == "locator") CHECK_FALSE(clipped);
        if (std::holds_alternative<SymbolDraw>(command)) break;
    }
    CHECK(clipped);  // what follows is clipped as before
}

TEST_CASE("a name rather crosses the frame of a view than the line of contact")
{
    DrawnMap map = townsInARow({"Kostiantynivka"}, false);
    FeatureTable line;
    line.geometry.kind = GeometryKind::Line;
    line.geometry.addRing(std::vector<Xy>{{30.56, 48}, {30.56, 49}});
    line.geometry.endPart();
    line.geometry.endFeature();
    DrawnRule cased;
    cased.line = DrawnLine{{0x8E, 0x1B, 0x12, 255}, 2.4, Color{255, 255, 255, 255}, 4.2, {}};
    map.layers.push_back(newLayer("contact", "Line", std::make_shared<const FeatureTable>(std::move(line)), cased));
    map.selection.furniture.locatorBox = Box{30.4, 48.5, 30.9, 48.7};
    const auto scene = Scene::create(assetsPath() / "fonts").value();
    const View view = squareView();
    (void)scene->build(map, view);
    REQUIRE(scene->placedLabels().size() == 1);
    const auto pixelX = [&](double lon) { return view.toPixel(view.projection.forward(LonLat{lon, 48.6})).x; };
    CHECK(scene->placedLabels()[0].pixels.maxX < pixelX(30.56));
    CHECK(scene->placedLabels()[0].pixels.minX < pixelX(30.4));
}
