#include "scene/furniture/attribution.hpp"

#include "furniture_support.hpp"

using namespace frontline;

TEST_CASE("every source that is drawn is credited once, with its status and tolerance")
{
    Document document = smallMap();
    document.layers.insert(document.layers.begin(), areaLayer("more", "More", 31));
    document.layers[0].sourceId = "ne";
    CHECK(attributionLines(document) ==
          std::vector<std::string>{"Line of contact: someone (generalised, 500 m)", "Natural Earth"});
}

TEST_CASE("what is switched off is not credited")
{
    Document document = smallMap();
    document.layer("contact")->visible = false;
    CHECK(attributionLines(document) == std::vector<std::string>{"Natural Earth"});
}

TEST_CASE("a credit of the user's stands before the attribution")
{
    Document document = smallMap();
    document.furniture.creditText = "Map: The Paper";
    const auto drawing = drawn(document, viewOf(squares));
    REQUIRE(says(drawing, "Map: The Paper"));
    CHECK(says(drawing, "Natural Earth"));
    document.furniture.credit = false;
    CHECK_FALSE(says(drawn(document, viewOf(squares)), "Map: The Paper"));
}

TEST_CASE("attribution that is not on the picture goes into a file, with the credit")
{
    Document document = smallMap();
    document.furniture.creditText = "Map: The Paper";
    CHECK(attributionFileText(document) == "");
    document.furniture.attribution = false;
    CHECK(attributionFileText(document) ==
          "Map: The Paper\nLine of contact: someone (generalised, 500 m)\nNatural Earth\n");
    CHECK_FALSE(says(drawn(document, viewOf(squares)), "Natural Earth"));
    document.layers.clear();
    CHECK(attributionFileText(document) == "");  // of nobody's data
}

TEST_CASE("attribution is written smaller where there is little room, and never reaches out of its box")
{
    const Document document = smallMap();
    const View view = viewOf(squares, 300, 200);
    const FurnitureCanvas canvas(document, view, fonts());
    const auto roomy = attributionPiece(canvas, 250, 60, true), tight = attributionPiece(canvas, 120, 40, true);
    REQUIRE(roomy);
    REQUIRE(tight);
    CHECK(tight->width <= 120);
    CHECK(tight->height <= 40);
    CHECK_FALSE(attributionPiece(canvas, 120, 4, true));
}
