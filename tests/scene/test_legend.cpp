#include "scene/furniture/legend.hpp"

#include "furniture_support.hpp"

using namespace frontline;

namespace {

std::vector<std::string> entryTexts(const Document& document, const View& view)
{
    std::vector<std::string> texts;
    for (const LegendEntry& entry : legendEntries(document, view, *buildMeshes(document, regionFor(view, 0), nullptr)))
        texts.push_back(entry.text);
    return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("the legend lists what is seen in the view, the topmost first")
{
    Document document = smallMap();
    CHECK(entryTexts(document, viewOf(squares)) == Texts{"Line of contact", "Land"});
    // The land ends at 31 E, the line is at 31.5 E.
    CHECK(entryTexts(document, viewOf({30.2, 48.2, 30.6, 48.4})) == Texts{"Land"});
    CHECK(entryTexts(document, viewOf({31.3, 48.3, 31.7, 48.5}, 400, 400)) == Texts{"Line of contact"});
    CHECK(entryTexts(document, viewOf({40, 48, 41, 49})).empty());
    document.layer("land")->visible = false;
    CHECK(entryTexts(document, viewOf(squares)) == Texts{"Line of contact"});
}

TEST_CASE("a layer has the words of the map in the legend, or stays out of it")
{
    Document document = smallMap();
    document.layer("land")->legend = "Ground";
    CHECK(entryTexts(document, viewOf(squares)) == Texts{"Line of contact", "Ground"});
    document.layer("land")->legend = "";
    CHECK(entryTexts(document, viewOf(squares)) == Texts{"Line of contact"});
}

TEST_CASE("what a scenario changes has its figure in the legend")
{
    Document document = smallMap();
    addScenario(document);
    const View view = viewOf(squares);
    CHECK(entryTexts(document, view).front() == "Would pass to Russia 6,804\u00A0km²");
    Layer line = lineLayer("plan-line", "Line of the scenario", 31.2);
    line.scenario = ScenarioPart{ScenarioPart::Kind::Line, ""};
    line.figure = 1131.4;
    document.layers.push_back(line);
    CHECK(entryTexts(document, view).front() == "Line of the scenario 1,131\u00A0km");
    // Where nothing changes hands, the scenario's line is the line of contact: one entry, with the length.
    document.layer("passed")->table = std::make_shared<const FeatureTable>();
    CHECK(entryTexts(document, view) == Texts{"Line of contact 1,131\u00A0km", "Land"});
}

TEST_CASE("a difference says under which of the two the ground is occupied")
{
    Document document = smallMap();
    addScenario(document);
    document.comparison = ComparisonView{{"", "2024-08-08"}, ComparisonView::Mode::Difference, 0.5};
    document.layer("passed")->scenario->kind = ScenarioPart::Kind::OnlyFirst;
    CHECK(entryTexts(document, viewOf(squares)).front() == "Occupied only under: A plan 6,804\u00A0km²");
}

TEST_CASE("the two sides of a swipe share an entry, with both figures")
{
    Document document = smallMap();
    addScenario(document);
    document.comparison = ComparisonView{{"other", ""}, ComparisonView::Mode::Swipe, 0.5};
    Layer right = *document.layer("passed");
    document.layer("passed")->side = Layer::Side::Left;
    document.layer("passed")->table = squareAt(30, 48);
    right.id = "passed#right";
    right.side = Layer::Side::Right;
    right.figure = 12;
    document.layers.push_back(right);
    const View view = viewOf(squares);
    CHECK(entryTexts(document, view) == Texts{"Would pass to Russia 6,804\u00A0km²\u00A0|\u00A0"
                                              "12\u00A0km²",
                                              "Line of contact", "Land"});
    // What is only right of the divider counts as much.
    document.layer("passed")->table = squareAt(31, 48);
    CHECK(entryTexts(document, view).size() == 3);
}

TEST_CASE("swatches are drawn as the map is: fill and hatch, line and casing, symbol")
{
    Document document = smallMap();
    const View view = viewOf(squares);
    const auto before = drawn(document, view);
    document.furniture.legend = false;
    const auto without = drawn(document, view);
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

TEST_CASE("a legend that is too high is shortened, and says by how many entries")
{
    Document document;
    for (int i = 0; i < 60; ++i)
        document.layers.push_back(areaLayer("layer" + std::to_string(i), "Layer " + std::to_string(i), 30));
    const View view = viewOf(squares);
    const auto drawing = drawn(document, view);
    CHECK(says(drawing, "Layer 59"));
    CHECK_FALSE(says(drawing, "Layer 1"));
    std::size_t shown = 0;
    for (const std::string& text : textsOf(drawing)) shown += text.starts_with("Layer ");
    CHECK(says(drawing, "and " + std::to_string(60 - shown) + " more"));
    const Box last = placeOf(drawing, " more");
    CHECK(last.maxY < view.heightPixels);
    // Nothing at all rather than a legend of nothing.
    const FurnitureCanvas canvas(document, view, fonts());
    auto entries = legendEntries(document, view, *buildMeshes(document, regionFor(view, 0), nullptr));
    CHECK_FALSE(legendPiece(canvas, entries, 200, 30));
    CHECK_FALSE(legendPiece(canvas, entries, 20, 300));
    CHECK(legendPiece(canvas, entries, 200, 60));
}
