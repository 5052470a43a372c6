#include "scene/furniture/attribution.hpp"

#include "furniture_support.hpp"

using namespace frontline;

namespace {

std::vector<std::string> attributionLines(const DrawnMap& map, const View& view = viewOf(squares),
                                          Language language = Language::English)
{
    return frontline::attributionLines(map, seenIn(map, view), language);
}

std::string attributionFileText(const DrawnMap& map)
{
    return frontline::attributionFileText(map, seenIn(map, viewOf(squares)));
}

}  // namespace

TEST_CASE("every source that is drawn is credited once, with its status, tolerance and date")
{
    DrawnMap map = smallMap();
    map.layers.insert(map.layers.begin(), areaLayer("more", "More", 31));
    setSource(map, map.layers[0], "ne");
    CHECK(attributionLines(map) ==
          std::vector<std::string>{"Line of contact: someone (generalised, 500 m, 2025)", "Natural Earth (2022)"});
}

TEST_CASE("sources are credited in the language of the map, and a range of dates is not the picture's")
{
    DrawnMap map = smallMap();
    Source& line = editable(map).sources[1];
    line.attribution.set(Language::of("uk"), "Лінія зіткнення: хтось");
    line.date = "2024-08-08/2026-08-22";
    editable(map).sources[0].date = "2022-02-23";
    CHECK(attributionLines(map, viewOf(squares), Language::of("uk")) ==
          std::vector<std::string>{"Лінія зіткнення: хтось (узагальнено, 500 м)", "Natural Earth (23 лютого 2022)"});
}

TEST_CASE("the date of the line stands with its source where no subtitle of the map's own says it")
{
    DrawnMap map = smallMap();
    editable(map).sources[1].date = "2024-08-08/2026-08-22";
    map.selection.date = "2024-08-08";
    CHECK(attributionLines(map).front() == "Line of contact: someone (generalised, 500 m)");
    map.selection.furniture.subtitleText = "in August";
    CHECK(attributionLines(map).front() == "Line of contact: someone (generalised, 500 m, 8 August 2024)");
    map.selection.furniture.subtitleText = "";
    map.selection.furniture.subtitle = false;
    CHECK(attributionLines(map).front() == "Line of contact: someone (generalised, 500 m, 8 August 2024)");
}

TEST_CASE("what is switched off is not credited")
{
    DrawnMap map = smallMap();
    layerOf(map, "contact").visible = false;
    CHECK(attributionLines(map) == std::vector<std::string>{"Natural Earth (2022)"});
}

TEST_CASE("what is not drawn at the scale of the picture, or lies outside it, is not credited")
{
    DrawnMap map = smallMap();
    const std::string land = "Natural Earth (2022)", line = "Line of contact: someone (generalised, 500 m, 2025)";
    using Lines = std::vector<std::string>;
    // The land ends at 31 E, the line is at 31.5 E.
    CHECK(attributionLines(map, viewOf({30.2, 48.2, 30.6, 48.4})) == Lines{land});
    CHECK(attributionLines(map, viewOf({31.3, 48.3, 31.7, 48.5}, 400, 400)) == Lines{line});
    CHECK(attributionLines(map, viewOf({40, 48, 41, 49})).empty());
    const View view = viewOf(squares);
    DrawnRule& rule = layerOf(map, "contact").rules[0];
    rule.toMetresPerPoint = view.metresPerPoint();
    CHECK(attributionLines(map, view) == Lines{land});
    rule.toMetresPerPoint = 1e30;
    rule.fromMetresPerPoint = view.metresPerPoint();
    CHECK(attributionLines(map, view) == Lines{line, land});
}

TEST_CASE("a line of which the picture has only half the width is credited")
{
    DrawnMap map = smallMap();
    View view = viewOf({31.3, 48.3, 31.7, 48.5}, 400, 400);
    // The casing is 4.2 points wide: 2.8 pixels to either side of the line in the middle of the view.
    view.panPixels(-202, 0);
    const bool left = !attributionLines(map, view).empty();
    view.panPixels(404, 0);
    const bool right = !attributionLines(map, view).empty();
    CHECK((left && right));
    view.panPixels(2, 0);
    CHECK(attributionLines(map, view).empty());
}

TEST_CASE("what only the overview draws is credited too")
{
    DrawnMap map = smallMap();
    editable(map).views = {{ViewId("all"), LocalText("All"), {29, 47, 33, 50}}};
    layerOf(map, "land").rules[0].fill->hatch.reset();  // it is ground
    const View view = viewOf({31.3, 48.3, 31.7, 48.5}, 400, 400);
    CHECK(attributionLines(map, view).size() == 1);
    map.selection.furniture.inset = true;
    CHECK(attributionLines(map, view).size() == 2);
}

TEST_CASE("where a layer has nothing but names, its source is credited where a name may stand")
{
    DrawnMap map = smallMap();
    DrawnLayer& land = layerOf(map, "land");
    land.rules[0].fill.reset();
    land.rules[0].label = DrawnLabel();
    land.rules[0].label->column = LocalText("name");
    FeatureTable named = *land.table;
    named.columns.push_back({"name", std::vector<std::string>{"Here"}});
    land.table = std::make_shared<const FeatureTable>(named);
    CHECK(attributionLines(map).size() == 2);
    named.columns[0].values = std::vector<std::string>{""};
    land.table = std::make_shared<const FeatureTable>(named);
    CHECK(attributionLines(map).size() == 1);
}

TEST_CASE("a credit of the user's stands before the attribution")
{
    DrawnMap map = smallMap();
    map.selection.furniture.creditText = "Map: The Paper";
    const auto drawing = drawn(map, viewOf(squares));
    REQUIRE(says(drawing, "Map: The Paper"));
    CHECK(says(drawing, "Natural Earth"));
    map.selection.furniture.credit = false;
    CHECK_FALSE(says(drawn(map, viewOf(squares)), "Map: The Paper"));
}

TEST_CASE("attribution that is not on the picture goes into a file, with the credit")
{
    DrawnMap map = smallMap();
    map.selection.furniture.creditText = "Map: The Paper";
    CHECK(attributionFileText(map) == "");
    map.selection.furniture.attribution = false;
    CHECK(attributionFileText(map) ==
          "Map: The Paper\nLine of contact: someone (generalised, 500 m, 2025)\nNatural Earth (2022)\n");
    CHECK_FALSE(says(drawn(map, viewOf(squares)), "Natural Earth"));
    map.layers.clear();
    CHECK(attributionFileText(map) == "");  // of nobody's data
}

TEST_CASE("attribution is written smaller where there is little room, and never reaches out of its box")
{
    const DrawnMap map = smallMap();
    const View view = viewOf(squares, 300, 200);
    const FurnitureCanvas canvas(map, view, fonts());
    const auto seen = seenIn(map, view);
    const auto roomy = attributionPiece(canvas, seen, 250, 60, true),
               tight = attributionPiece(canvas, seen, 120, 40, true);
    REQUIRE(roomy);
    REQUIRE(tight);
    CHECK(tight->width <= 120);
    CHECK(tight->height <= 40);
    CHECK_FALSE(attributionPiece(canvas, seen, 120, 4, true));
}
