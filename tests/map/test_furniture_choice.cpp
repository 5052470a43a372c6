#include "map/furniture_choice.hpp"

#include "catch.hpp"
#include "map_files.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

TEST_CASE("pieces of furniture are switched on and off by name")
{
    FurnitureChoice choice;
    CHECK(applyFurnitureSwitches(choice, "+inset, -legend,-scale-bar").ok());
    CHECK((choice.inset && !choice.legend && !choice.scaleBar && choice.title));
    CHECK(applyFurnitureSwitches(choice, "+north-arrow").ok());
    CHECK(choice.northArrow == FurnitureChoice::NorthArrow::Always);
    CHECK(applyFurnitureSwitches(choice, "title,legend").ok());
    CHECK((choice.title && choice.legend && !choice.subtitle && !choice.attribution && !choice.inset));
    CHECK(choice.northArrow == FurnitureChoice::NorthArrow::Never);
    CHECK(applyFurnitureSwitches(choice, "all").ok());
    for (const std::string& piece : furniturePieces()) CHECK(isSwitchedOn(choice, piece));
    CHECK(applyFurnitureSwitches(choice, "none").ok());
    for (const std::string& piece : furniturePieces()) CHECK_FALSE(isSwitchedOn(choice, piece));
}

TEST_CASE("an unknown piece changes nothing and is told what there is")
{
    FurnitureChoice choice;
    CHECK_THAT(applyFurnitureSwitches(choice, "-title,+legnd").error().message,
               Contains("unknown piece of furniture \"legnd\"; did you mean \"legend\"? There are: title, subtitle"));
    CHECK_THAT(applyFurnitureSwitches(choice, "title,-legend").error().message, Contains("or none of them"));
    CHECK_FALSE(applyFurnitureSwitches(choice, "").ok());
    CHECK(choice == FurnitureChoice{});
}
