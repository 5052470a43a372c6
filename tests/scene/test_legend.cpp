#include "scene/furniture/legend.hpp"

#include "furniture_support.hpp"

using namespace frontline;

namespace {

std::vector<std::string> entryTexts(const DrawnMap& map, const View& view)
{
    std::vector<std::string> texts;
    for (const LegendEntry& entry : legendEntries(map, view, *buildMeshes(map, regionFor(view, 0), nullptr)))
        texts.push_back(entry.text);
    return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("the legend lists what is seen in the view, the topmost first")
{
    DrawnMap map = smallMap();
    CHECK(entryTexts(map, viewOf(squares)) == Texts{"Line of contact", "Land"});
    // The land ends at 31 E, the line is at 31.5 E.
    CHECK(entryTexts(map, viewOf({30.2, 48.2, 30.6, 48.4})) == Texts{"Land"});
    CHECK(entryTexts(map, viewOf({31.3, 48.3, 31.7, 48.5}, 400, 400)) == Texts{"Line of contact"});
    CHECK(entryTexts(map, viewOf({40, 48, 41, 49})).empty());
    layerOf(map, "land").visible = false;
    CHECK(entryTexts(map, viewOf(squares)) == Texts{"Line of contact"});
}

TEST_CASE("a layer has the words of the map in the legend, or stays out of it")
{
    DrawnMap map = smallMap();
    editable(layerOf(map, "land")).legend = LocalText("Ground");
    CHECK(entryTexts(map, viewOf(squares)) == Texts{"Line of contact", "Ground"});
    editable(layerOf(map, "land")).legend = LocalText();
    CHECK(entryTexts(map, viewOf(squares)) == Texts{"Line of contact"});
}

TEST_CASE("what a scenario changes has its figure in the legend")
{
    DrawnMap map = smallMap();
    addScenario(map);
    const View view = viewOf(squares);
    CHECK(entryTexts(map, view).front() == "Would pass to Russia\u00A0· 6,804\u00A0km²");
    DrawnLayer line = lineLayer("plan-line", "Line of the scenario", 31.2);
    editable(line).scenario = ScenarioPart{ScenarioPart::Kind::Line, {}};
    line.figure = 1131.4;
    map.layers.push_back(line);
    CHECK(entryTexts(map, view).front() == "Line of the scenario\u00A0· 1,131\u00A0km");
    // Where nothing changes hands, the scenario's line is the line of contact: one entry, with the length.
    layerOf(map, "passed").table = std::make_shared<const FeatureTable>();
    CHECK(entryTexts(map, view) == Texts{"Line of contact\u00A0· 1,131\u00A0km", "Land"});
}

TEST_CASE("a difference says under which of the two the ground is occupied")
{
    DrawnMap map = smallMap();
    addScenario(map);
    compare(map, ComparisonView::Mode::Difference, "2024-08-08");
    editable(layerOf(map, "passed")).scenario->kind = ScenarioPart::Kind::OnlyFirst;
    CHECK(entryTexts(map, viewOf(squares)).front() == "Occupied only under: A plan\u00A0· 6,804\u00A0km²");
    editable(layerOf(map, "passed")).scenario->kind = ScenarioPart::Kind::OnlySecond;
    CHECK(entryTexts(map, viewOf(squares)).front() == "Occupied only on 8 August 2024\u00A0· 6,804\u00A0km²");
}

TEST_CASE("the two sides of a swipe share an entry, with both figures")
{
    DrawnMap map = smallMap();
    addScenario(map);
    compare(map, ComparisonView::Mode::Swipe, namedScenario("other", "Another"));
    DrawnLayer right = layerOf(map, "passed");
    layerOf(map, "passed").side = DrawnLayer::Side::Left;
    layerOf(map, "passed").table = squareAt(30, 48);
    right.side = DrawnLayer::Side::Right;
    right.figure = 12;
    map.layers.push_back(right);
    const View view = viewOf(squares);
    CHECK(entryTexts(map, view) == Texts{"Would pass to Russia\u00A0· 6,804\u00A0km²\u00A0|\u00A0"
                                         "12\u00A0km²",
                                         "Line of contact", "Land"});
    // What is only right of the divider counts as much.
    layerOf(map, "passed").table = squareAt(31, 48);
    CHECK(entryTexts(map, view).size() == 3);
}

namespace {

DrawnLayer onSide(DrawnLayer layer, DrawnLayer::Side side, double figure)
{
    layer.side = side;
    layer.figure = figure;
    return layer;
}

}  // namespace

TEST_CASE("a swipe of a scenario that moves nothing lists no line that lies unseen under another, and both lengths")
{
    using Side = DrawnLayer::Side;
    DrawnMap map = smallMap();
    show(map, namedScenario("freeze", "Freeze"));
    compare(map, ComparisonView::Mode::Swipe, "2024-08-08");
    // The divider is at 31 E.
    const DrawnLayer later = layerOf(map, "contact");
    DrawnLayer contact = later, line = lineLayer("plan-line", "Line of the scenario", 30.5);
    contact.table = line.table;
    editable(line).scenario = ScenarioPart{ScenarioPart::Kind::Line, {}};
    map.layers = {layerOf(map, "land"), onSide(line, Side::Left, 1256.4), onSide(contact, Side::Left, 1256.4),
                  onSide(later, Side::Right, 1001)};
    const View view = viewOf(squares);
    CHECK(entryTexts(map, view) == Texts{"Line of contact\u00A0· 1,256\u00A0km\u00A0|\u00A0"
                                         "1,001\u00A0km",
                                         "Land"});
    // One that moves ground has a line of its own, and it is seen.
    DrawnLayer passed = onSide(areaLayer("passed", "Would pass to Russia", 30), Side::Left, 12);
    editable(passed).scenario = ScenarioPart{ScenarioPart::Kind::Passed, {}};
    map.layers.insert(map.layers.begin() + 1, passed);
    const Texts texts = entryTexts(map, view);
    CHECK(std::ranges::find(texts, "Line of the scenario\u00A0· 1,256\u00A0km") != texts.end());
}

TEST_CASE("nothing that is drawn under a text of the furniture shows through")
{
    DrawnMap map = smallMap();
    addScenario(map);
    const auto drawing = drawn(map, viewOf(squares));
    std::vector<Box> veils;
    for (const DrawCommand& command : drawing.commands) {
        const auto* fill = std::get_if<FillDraw>(&command);
        if (!fill || fill->hatch || fill->color.alpha < 0.95 * 255) continue;
        Box box;
        for (std::size_t i = 0; i + 1 < fill->mesh->xy.size(); i += 2)
            box.add(viewOf(squares).toPixel({fill->mesh->origin.x + static_cast<double>(fill->mesh->xy[i]),
                                             fill->mesh->origin.y + static_cast<double>(fill->mesh->xy[i + 1])}));
        veils.push_back(box.grownBy(0.01));
    }
    for (const char* text : {"A plan", "Would pass", "Line of contact: someone", " km"}) {
        INFO(text);
        const Box place = placeOf(drawing, text);
        REQUIRE_FALSE(place.empty());
        CHECK(std::ranges::any_of(veils, [&](const Box& veil) { return veil.contains(place); }));
    }
}

TEST_CASE("swatches are drawn as the map is: fill and hatch, line and casing, symbol")
{
    DrawnMap map = smallMap();
    const View view = viewOf(squares);
    const auto before = drawn(map, view);
    map.selection.furniture.legend = false;
    const auto without = drawn(map, view);
    const auto count = [](const FurnitureDrawing& drawing, auto test) {
        return std::ranges::count_if(drawing.commands, test);
    };
    const auto hatched = [](const DrawCommand& command) {
        const auto* fill = std::get_if<FillDraw>(&command);
        return fill && fill->hatch.has_value();
    };
    const auto red = [](const DrawCommand& command) {
        const auto* line = std::get_if<LineDraw>(&command);
        return line && line->color == Color{0x8E, 0x1B, 0x12, 255} && std::abs(line->widthPixels - 3.2F) < 0.01F;
    };
    CHECK(count(before, hatched) == 1);
    CHECK(count(before, red) == 1);
    CHECK(count(without, hatched) == 0);
    CHECK(count(without, red) == 0);
}

TEST_CASE("the swatch of what was occupied earlier lies over the ground of one side of a swipe, not of both")
{
    DrawnMap map = smallMap();
    const auto occupied = [](const std::string& id, const std::string& date) {
        DrawnLayer layer = areaLayer(id, id, 30);
        OccupiedRecipe recipe;
        recipe.date = date;
        editable(layer).occupied = recipe;
        return layer;
    };
    const auto fills = [&] {
        return std::ranges::count_if(drawn(map, viewOf(squares)).commands, [](const DrawCommand& command) {
            return std::holds_alternative<FillDraw>(command);
        });
    };
    map.layers = {occupied("occupied", ""), occupied("earlier", "2022-02-23")};
    const auto once = fills();
    // Each side has ground of its own; the legend still has one entry for it.
    map.layers[0].side = DrawnLayer::Side::Left;
    DrawnLayer twin = map.layers[0];
    twin.side = DrawnLayer::Side::Right;
    map.layers.insert(map.layers.begin() + 1, twin);
    map.selection.comparison = ComparisonView{{{}, "2024-08-08"}, ComparisonView::Mode::Swipe, 0.5};
    CHECK(entryTexts(map, viewOf(squares)) == Texts{"earlier", "occupied"});
    map.selection.comparison.reset();
    CHECK(fills() == once);
}

TEST_CASE("a legend that is too high is shortened, and says by how many entries")
{
    DrawnMap map = emptyMap();
    for (int i = 0; i < 60; ++i)
        map.layers.push_back(areaLayer("layer" + std::to_string(i), "Layer " + std::to_string(i), 30));
    const View view = viewOf(squares);
    const auto drawing = drawn(map, view);
    CHECK(says(drawing, "Layer 59"));
    CHECK_FALSE(says(drawing, "Layer 1"));
    std::size_t shown = 0;
    for (const std::string& text : textsOf(drawing)) shown += text.starts_with("Layer ");
    CHECK(says(drawing, "and " + std::to_string(60 - shown) + " more"));
    const Box last = placeOf(drawing, " more");
    CHECK(last.maxY < view.heightPixels);
    // Nothing at all rather than a legend of nothing.
    const FurnitureCanvas canvas(map, view, fonts());
    auto entries = legendEntries(map, view, *buildMeshes(map, regionFor(view, 0), nullptr));
    CHECK_FALSE(legendPiece(canvas, entries, 200, 30));
    CHECK_FALSE(legendPiece(canvas, entries, 20, 300));
    CHECK(legendPiece(canvas, entries, 200, 60));
}

namespace {

/// The land in classes by the column "side".
DrawnLayer classedLayer(const std::vector<std::string>& titles)
{
    DrawnLayer layer = areaLayer("areas", "Areas", 30);
    const DrawnRule rule = layer.rules.front();
    FeatureTable table;
    Column side{"side", std::vector<std::string>{}};
    layer.rules.clear();
    for (std::size_t i = 0; i < titles.size(); ++i) {
        const double lon = 30 + static_cast<double>(i) * 0.1;
        table.geometry.addRing(std::vector<Xy>{{lon, 48}, {lon + 0.1, 48}, {lon + 0.1, 48.5}, {lon, 48.5}, {lon, 48}});
        table.geometry.endPart();
        table.geometry.endFeature();
        side.add<std::string>(titles[i]);
        layer.rules.push_back(rule);
        layer.rules.back().column = "side";
        layer.rules.back().values = {titles[i]};
        layer.rules.back().title = LocalText(titles[i]);
    }
    table.columns = {side};
    layer.table = std::make_shared<const FeatureTable>(std::move(table));
    return layer;
}

}  // namespace

TEST_CASE("a layer in classes has its name over them in the legend, and those that are seen with their titles")
{
    DrawnMap map = emptyMap();
    map.layers = {areaLayer("land", "Land", 30), classedLayer({"held", "contested", "lost"})};
    CHECK(entryTexts(map, viewOf(squares)) == Texts{"Areas", "held", "contested", "lost", "Land"});
    const auto entries = legendEntries(map, viewOf(squares), *buildMeshes(map, regionFor(viewOf(squares), 0), nullptr));
    CHECK_FALSE(entries[0].layer);
    CHECK(entries[2].rule == 1);
    // What belongs to no class is named so.
    map.layers[1].rules[1].title = LocalText();
    CHECK(entryTexts(map, viewOf(squares)) == Texts{"Areas", "held", "others", "lost", "Land"});
    // A heading of one class would be a line for nothing.
    map.layers[1].rules.resize(1);
    CHECK(entryTexts(map, viewOf(squares)) == Texts{"Areas: held", "Land"});
}

TEST_CASE("the parts of a layer of mixed types are told apart in the legend by what they are")
{
    DrawnMap map = emptyMap();
    DrawnLayer areas = areaLayer("own:areas", "own", 30), lines = lineLayer("own:lines", "own", 31.5);
    for (DrawnLayer* part : {&areas, &lines}) editable(*part).partOf = LayerId("own");
    map.layers = {areas, lines};
    CHECK(entryTexts(map, viewOf(squares)) == Texts{"own (lines)", "own (areas)"});
    map.layers = {areas};
    CHECK(entryTexts(map, viewOf(squares)) == Texts{"own"});
    // With classes in one of them, all stand under one name.
    DrawnLayer classed = classedLayer({"held", "lost"});
    editable(classed).partOf = LayerId("own");
    editable(classed).title = LocalText("own");
    map.layers = {classed, lines};
    CHECK(entryTexts(map, viewOf(squares)) == Texts{"own", "lines", "held", "lost"});
}

TEST_CASE("a legend that is cut off within a layer's classes counts the classes that have no room")
{
    DrawnMap map = emptyMap();
    std::vector<std::string> titles;
    for (int i = 0; i < 20; ++i) titles.push_back("class " + std::to_string(i));
    map.layers = {classedLayer(titles)};
    const View view = viewOf(squares);
    const FurnitureCanvas canvas(map, view, fonts());
    const auto entries = legendEntries(map, view, *buildMeshes(map, regionFor(view, 0), nullptr));
    REQUIRE(entries.size() == 21);
    const auto piece = legendPiece(canvas, entries, 300, 100);
    REQUIRE(piece);
    CHECK(piece->height <= 100);
    CHECK_FALSE(legendPiece(canvas, entries, 300, 20));
}
