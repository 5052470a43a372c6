#include "scene/furniture/title.hpp"

#include "furniture_support.hpp"

using namespace frontline;

namespace {

constexpr auto english = Language::English;

void compare(Document& document, ComparisonView::Mode mode, const ControlChoice& with)
{
    document.comparison = ComparisonView{with, mode, 0.5};
}

}  // namespace

TEST_CASE("the title of control is the map's, and below it are the date of the line and its status")
{
    Document document = smallMap();
    CHECK(titleOf(document, english) == "Squares");
    CHECK(subtitleOf(document, english) == "Line of contact on 17 August 2025 (generalised, 500 m)");
    document.layer("contact")->visible = false;
    CHECK(subtitleOf(document, english) == "");
}

TEST_CASE("the title of a scenario is its name, and below it are who proposed it and when")
{
    Document document = smallMap();
    addScenario(document);
    CHECK(titleOf(document, english) == "A plan");
    CHECK(subtitleOf(document, english) ==
          "Somebody\u00A0· 20 November 2025\u00A0· Line of contact on 17 August 2025 (generalised, 500 m)");
}

TEST_CASE("texts of the user's own take the place of both")
{
    Document document = smallMap();
    document.furniture.titleText = "Who holds what";
    document.furniture.subtitleText = "in August";
    CHECK(titleOf(document, english) == "Who holds what");
    CHECK(subtitleOf(document, english) == "in August");
}

TEST_CASE("the sides of a comparison are called by their scenario or their date")
{
    Document document = smallMap();
    addScenario(document);
    compare(document, ComparisonView::Mode::Difference, {"", "2024-08-08"});
    CHECK(nameOfFirst(document) == "A plan");
    CHECK(nameOfSecond(document) == "8 August 2024");
    CHECK(titleOf(document, english) == "A plan and 8 August 2024 compared");
    document.scenario.clear();
    CHECK(nameOfFirst(document) == "17 August 2025");
    // Beside the divider of a swipe stand the names of its sides.
    compare(document, ComparisonView::Mode::Swipe, {"", "2024-08-08"});
    CHECK(titleOf(document, english) == "Squares");
    CHECK(subtitleOf(document, english) == "Line of contact (generalised, 500 m)");
}

TEST_CASE("a title that is too long is wrapped, and shortened where it has no room")
{
    Document document = smallMap();
    document.furniture.titleText = std::string(40, 'W') +
                                   " and many more words, far more than a picture of this size "
                                   "has room for, however they are broken into lines";
    document.furniture.subtitle = false;
    const View view = viewOf(squares);
    const FurnitureCanvas canvas(document, view, fonts());
    const auto piece = titlePiece(canvas, 200, 100);
    REQUIRE(piece);
    CHECK(piece->width <= 200);
    CHECK(piece->height <= 100);
    CHECK_FALSE(titlePiece(canvas, 200, 10));
    CHECK_FALSE(titlePiece(canvas, 5, 100));
}

TEST_CASE("a title and a subtitle that are switched off are not there")
{
    Document document = smallMap();
    const View view = viewOf(squares);
    CHECK(says(drawn(document, view), "Squares"));
    document.furniture.title = false;
    CHECK_FALSE(says(drawn(document, view), "Squares"));
    CHECK(says(drawn(document, view), "17 August 2025"));
    document.furniture.subtitle = false;
    CHECK_FALSE(says(drawn(document, view), "17 August 2025"));
}
