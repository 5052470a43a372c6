#include "scene/furniture/title.hpp"

#include "furniture_support.hpp"
#include "languages.hpp"

using namespace frontline;

TEST_CASE("the title of control is the map's, and below it are the date of the line and its status")
{
    DrawnMap map = smallMap();
    CHECK(titleOf(map, english) == "Squares");
    CHECK(subtitleOf(map, english) == "Line of contact on 17 August 2025 (generalised, 500 m)");
    layerOf(map, "contact").visible = false;
    CHECK(subtitleOf(map, english) == "");
}

TEST_CASE("the title of a scenario is its name, and below it are who proposed it and when")
{
    DrawnMap map = smallMap();
    addScenario(map);
    CHECK(titleOf(map, english) == "A plan");
    CHECK(subtitleOf(map, english) ==
          "Somebody\u00A0· 20 November 2025\u00A0· Line of contact on 17 August 2025 (generalised, 500 m)");
}

TEST_CASE("texts of the user's own take the place of both")
{
    DrawnMap map = smallMap();
    map.selection.furniture.titleText = "Who holds what";
    map.selection.furniture.subtitleText = "in August";
    CHECK(titleOf(map, english) == "Who holds what");
    CHECK(subtitleOf(map, english) == "in August");
}

TEST_CASE("the sides of a comparison are called by their scenario or their date")
{
    DrawnMap map = smallMap();
    addScenario(map);
    compare(map, ComparisonView::Mode::Difference, "2024-08-08");
    CHECK(nameOfFirst(map) == "A plan");
    CHECK(nameOfSecond(map) == "8 August 2024");
    CHECK(titleOf(map, english) == "“A plan” and 8 August 2024 compared");
    map.scenario = nullptr;
    map.selection.scenario = {};
    CHECK(nameOfFirst(map) == "17 August 2025");
    // Beside the divider of a swipe stand the names of its sides.
    compare(map, ComparisonView::Mode::Swipe, "2024-08-08");
    CHECK(titleOf(map, english) == "Squares");
    CHECK(subtitleOf(map, english) == "Line of contact on 17 August 2025\u00A0| 8 August 2024 (generalised, 500 m)");
}

TEST_CASE("a comparison says who proposed what, and of which date its line is")
{
    DrawnMap map = smallMap();
    addScenario(map);
    const std::string plan = "A plan: Somebody, 20 November 2025", line = "Line of contact on 17 August 2025";
    compare(map, ComparisonView::Mode::Difference, namedScenario("other", "Another", "Somebody else", "2025-03-01"));
    CHECK(subtitleOf(map, english) ==
          plan + "\u00A0· Another: Somebody else, 1 March 2025\u00A0· " + line + " (generalised, 500 m)");
    compare(map, ComparisonView::Mode::Swipe, namedScenario("other", "Another"));
    CHECK(subtitleOf(map, english) == plan + "\u00A0· " + line + " (generalised, 500 m)");
    compare(map, ComparisonView::Mode::Difference, "2024-08-08");
    CHECK(subtitleOf(map, english) == plan + "\u00A0· " + line + " (generalised, 500 m)");
    compare(map, ComparisonView::Mode::Swipe, "2024-08-08");
    CHECK(subtitleOf(map, english) == plan + "\u00A0· " + line + "\u00A0| 8 August 2024 (generalised, 500 m)");
}

TEST_CASE("a title that is too long is wrapped, and shortened where it has no room")
{
    DrawnMap map = smallMap();
    map.selection.furniture.titleText = std::string(40, 'W') +
                                        " and many more words, far more than a picture of this size "
                                        "has room for, however they are broken into lines";
    map.selection.furniture.subtitle = false;
    const View view = viewOf(squares);
    const FurnitureCanvas canvas(map, view, fonts());
    const auto piece = titlePiece(canvas, 200, 100);
    REQUIRE(piece);
    CHECK(piece->width <= 200);
    CHECK(piece->height <= 100);
    CHECK_FALSE(titlePiece(canvas, 200, 10));
    CHECK_FALSE(titlePiece(canvas, 5, 100));
}

TEST_CASE("a title and a subtitle that are switched off are not there")
{
    DrawnMap map = smallMap();
    const View view = viewOf(squares);
    CHECK(says(drawn(map, view), "Squares"));
    map.selection.furniture.title = false;
    CHECK_FALSE(says(drawn(map, view), "Squares"));
    CHECK(says(drawn(map, view), "17 August 2025"));
    map.selection.furniture.subtitle = false;
    CHECK_FALSE(says(drawn(map, view), "17 August 2025"));
}
