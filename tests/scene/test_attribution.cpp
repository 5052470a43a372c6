#include "scene/furniture/attribution.hpp"

#include "furniture_support.hpp"

using namespace frontline;

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
    CHECK(attributionLines(map, Language::of("uk")) ==
          std::vector<std::string>{"Лінія зіткнення: хтось (узагальнено, 500 м)", "Natural Earth (23 лютого 2022)"});
}

TEST_CASE("what is switched off is not credited")
{
    DrawnMap map = smallMap();
    layerOf(map, "contact").visible = false;
    CHECK(attributionLines(map) == std::vector<std::string>{"Natural Earth (2022)"});
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
    const auto roomy = attributionPiece(canvas, 250, 60, true), tight = attributionPiece(canvas, 120, 40, true);
    REQUIRE(roomy);
    REQUIRE(tight);
    CHECK(tight->width <= 120);
    CHECK(tight->height <= 40);
    CHECK_FALSE(attributionPiece(canvas, 120, 4, true));
}
