#include "scene/composer.hpp"

#include "catch.hpp"
#include "scene/furniture/swipe.hpp"

using namespace frontline;

namespace {

/// A degree square of land, and a town in each half of it that only one side of a swipe shows.
Document twoSides()
{
    Document document;
    document.themes["paper"] = {{"background", {255, 255, 255, 255}}};
    document.date = "2025-08-17";
    document.dates = {"2024-08-08", "2025-08-17"};
    document.furniture.legend = false;
    Layer land;
    land.id = "land";
    FeatureTable square;
    square.geometry.addRing(std::vector<Xy>{{30, 48}, {31, 48}, {31, 49}, {30, 49}, {30, 48}});
    square.geometry.endPart();
    square.geometry.endFeature();
    land.table = std::make_shared<const FeatureTable>(std::move(square));
    land.rules.resize(1);
    land.rules[0].fill = FillStyle{{"#808080"}, std::nullopt};
    document.layers.push_back(land);
    for (const bool right : {false, true}) {
        Layer towns;
        towns.id = right ? "towns#right" : "towns";
        towns.side = right ? Layer::Side::Right : Layer::Side::Left;
        FeatureTable table;
        table.geometry.kind = GeometryKind::Point;
        for (const double lon : {30.2, 30.8}) {
            table.geometry.addRing(std::vector<Xy>{{lon, 48.6}});
            table.geometry.endPart();
            table.geometry.endFeature();
        }
        table.columns.push_back({"name", right ? std::vector<std::string>{"Right W", "Right E"}
                                               : std::vector<std::string>{"Left W", "Left E"}});
        towns.table = std::make_shared<const FeatureTable>(std::move(table));
        towns.rules.resize(1);
        towns.rules[0].symbol = SymbolStyle{SymbolShape::Circle, 4, {"#000000"}, std::nullopt, 0};
        LabelStyle label;
        label.column = "name";
        label.color = {"#000000"};
        label.halo = {"#FFFFFF"};
        towns.rules[0].label = label;
        document.layers.push_back(towns);
    }
    return document;
}

void swipeWith(Document& document, const std::string& date, double at)
{
    document.comparison = ComparisonView{{"", date}, ComparisonView::Mode::Swipe, at};
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

Built built(const Document& document)
{
    static const auto scene = Scene::create(assetsPath() / "fonts").value().release();
    Built out{scene->build(document, squareView()), {}};
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
    Document document = twoSides();
    swipeWith(document, "2024-08-08", 0.5);
    const Built picture = built(document);
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

TEST_CASE("a divider at the edge of the picture leaves it to one side")
{
    Document document = twoSides();
    swipeWith(document, "2024-08-08", 0);
    CHECK(built(document).labels == std::vector<std::string>{"Right E", "Right W"});
    swipeWith(document, "2024-08-08", 1);
    CHECK(built(document).labels == std::vector<std::string>{"Left E", "Left W"});
}

TEST_CASE("a picture without a comparison has no clip and no divider")
{
    Document document = twoSides();
    document.layers.pop_back();
    document.layers.back().side = Layer::Side::Both;
    const Built picture = built(document);
    CHECK(clips(picture.list).empty());
    CHECK(symbolCount(picture.list) == 2);
    CHECK(picture.labels == std::vector<std::string>{"Left E", "Left W"});
}
