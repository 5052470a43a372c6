#include "scene/scenario_furniture.hpp"

#include "catch.hpp"
#include "scene/furniture.hpp"

using namespace frontline;

namespace {

FontSet& fonts()
{
    static auto set = FontSet::create(assetsPath() / "fonts").value();
    return *set;
}

View view(int width = 800, int height = 500)
{
    return {Projection::create("EPSG:3857").value(), {0, 0}, 1, width, height, defaultPixelsPerPoint};
}

Document compared(ComparisonView::Mode mode, double swipe = 0.5)
{
    Document document;
    document.date = "2025-08-17";
    for (const auto& [id, name] :
         {std::pair{"freeze", "Freeze on the line of contact"}, std::pair{"line-2022", "Line of 23 February 2022"}}) {
        Scenario scenario;
        scenario.id = id;
        scenario.name = name;
        document.scenarios.push_back(scenario);
    }
    document.scenario = "freeze";
    document.comparison = ComparisonView{{"line-2022", ""}, mode, swipe};
    for (const auto kind : {ScenarioPart::Kind::OnlyFirst, ScenarioPart::Kind::OnlySecond}) {
        Layer layer;
        layer.id = kind == ScenarioPart::Kind::OnlyFirst ? "first" : "second";
        layer.scenario = ScenarioPart{kind, ""};
        layer.rules.resize(1);
        layer.rules[0].fill = FillStyle{{"#CC79A7", 0.2}, HatchStyle{{"#CC79A7"}}};
        document.layers.push_back(layer);
    }
    return document;
}

Box around(const std::vector<Box>& boxes)
{
    Box all;
    for (const Box& box : boxes) all.add(box);
    return all;
}

}  // namespace

TEST_CASE("the sides of a comparison are called by their scenario or their date")
{
    Document document = compared(ComparisonView::Mode::Swipe);
    CHECK(nameOfFirst(document) == "Freeze on the line of contact");
    CHECK(nameOfSecond(document) == "Line of 23 February 2022");
    document.scenario.clear();
    document.comparison->with = {"", "2024-08-08"};
    CHECK(nameOfFirst(document) == "17 August 2025");
    CHECK(nameOfSecond(document) == "8 August 2024");
}

TEST_CASE("what is no date is written as it is")
{
    CHECK(dateText("2026-02-01") == "1 February 2026");
    CHECK(dateText("2026-13-01") == "2026-13-01");
    CHECK(dateText("spring") == "spring");
    CHECK(dateText("20x6-02-01") == "20x6-02-01");
    CHECK(dateText("") == "");
}

TEST_CASE("the divider stands where the swipe says, within the picture")
{
    CHECK(dividerPixel({{}, ComparisonView::Mode::Swipe, 0.5}, 801) == 401);
    CHECK(dividerPixel({{}, ComparisonView::Mode::Swipe, 0.25}, 800) == 200);
    CHECK(dividerPixel({{}, ComparisonView::Mode::Swipe, -3}, 800) == 0);
    CHECK(dividerPixel({{}, ComparisonView::Mode::Swipe, 7}, 800) == 800);
}

TEST_CASE("the names of both sides stand beside the divider, inside the margin")
{
    for (const double at : {0.2, 0.5, 0.8}) {
        const View picture = view();
        const auto furniture = buildScenarioFurniture(compared(ComparisonView::Mode::Swipe, at), picture, fonts());
        REQUIRE(furniture.boxes.size() == 3);  // handle, left, right
        const double divider = at * 800;
        CHECK(furniture.boxes[1].maxX < divider);
        CHECK(furniture.boxes[2].minX > divider);
        const Box all = around(furniture.boxes);
        const double margin = (furnitureMarginPoints - 2) * defaultPixelsPerPoint;
        CHECK(all.minX >= margin);
        CHECK(all.maxX <= 800 - margin);
        CHECK(all.minY >= margin);
    }
}

TEST_CASE("a name that does not fit beside the divider is shortened, and left out where nothing of it fits")
{
    const auto wide = buildScenarioFurniture(compared(ComparisonView::Mode::Swipe, 0.5), view(), fonts());
    const auto narrow = buildScenarioFurniture(compared(ComparisonView::Mode::Swipe, 0.5), view(200), fonts());
    REQUIRE(narrow.boxes.size() == 3);
    CHECK(narrow.boxes[1].width() < wide.boxes[1].width());
    CHECK(narrow.boxes[1].minX > 0);
    CHECK(buildScenarioFurniture(compared(ComparisonView::Mode::Swipe, 0.01), view(), fonts()).boxes.size() == 2);
}

TEST_CASE("furniture at the top stands below what a menu covers")
{
    View covered = view();
    covered.topInsetPixels = 40;
    const auto document = compared(ComparisonView::Mode::Swipe);
    const auto lower = buildScenarioFurniture(document, covered, fonts());
    const auto upper = buildScenarioFurniture(document, view(), fonts());
    CHECK(lower.boxes[1].minY == Approx(upper.boxes[1].minY + 40));
}

TEST_CASE("a difference explains its two colours with the fill that the map has")
{
    const auto furniture = buildScenarioFurniture(compared(ComparisonView::Mode::Difference), view(), fonts());
    int hatched = 0;
    for (const DrawCommand& command : furniture.commands)
        if (const auto* fill = std::get_if<FillDraw>(&command)) hatched += fill->hatch.has_value();
    CHECK(hatched == 2);
    REQUIRE(furniture.boxes.size() == 4);  // a swatch and a text each
    CHECK(furniture.boxes[2].minX > furniture.boxes[0].maxX);
    // One below the other where they do not fit side by side.
    const auto narrow = buildScenarioFurniture(compared(ComparisonView::Mode::Difference), view(400), fonts());
    REQUIRE(narrow.boxes.size() == 4);
    CHECK(narrow.boxes[2].minY > narrow.boxes[0].maxY);
    CHECK(around(narrow.boxes).maxX < 400);
    CHECK_FALSE(furniture.text.glyphs.empty());
}

TEST_CASE("a scenario is named, with a key of those of its parts that there is something of")
{
    Document document = compared(ComparisonView::Mode::Swipe);
    document.comparison.reset();
    document.layers[0].scenario->kind = ScenarioPart::Kind::Passed;
    document.layers[1].scenario->kind = ScenarioPart::Kind::Returned;
    FeatureTable ground;
    ground.geometry.addRing(std::vector<Xy>{{30, 48}, {31, 48}, {31, 49}, {30, 48}});
    ground.geometry.endPart();
    ground.geometry.endFeature();
    document.layers[0].title = "Would pass";
    document.layers[0].table = std::make_shared<const FeatureTable>(std::move(ground));
    document.layers[1].table = std::make_shared<const FeatureTable>();
    const auto furniture = buildScenarioFurniture(document, view(), fonts());
    REQUIRE(furniture.boxes.size() == 4);  // name, date of control, a swatch and its text
    CHECK(around(furniture.boxes).centre().x == Approx(400).margin(2));
    for (std::size_t i = 0; i < 2; ++i) CHECK(furniture.boxes[i].maxY <= furniture.boxes[i + 1].minY + 6);
    const View narrow = view(120);
    for (const Box& box : buildScenarioFurniture(document, narrow, fonts()).boxes)
        CHECK((box.minX >= 0 && box.maxX <= 120));
}

TEST_CASE("a document without a scenario and a comparison has none of this")
{
    Document document = compared(ComparisonView::Mode::Swipe);
    document.comparison.reset();
    document.scenario.clear();
    const auto furniture = buildScenarioFurniture(document, view(), fonts());
    CHECK(furniture.commands.empty());
    CHECK(furniture.text.glyphs.empty());
}
