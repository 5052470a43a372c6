// The pictures that the program makes, by the command that a user would type.
#include "golden_views.hpp"

using namespace frontline;

TEST_CASE("the default view looks as it should, by day and at night")
{
    checkGoldenView("default");
    checkGoldenView("night");
}
TEST_CASE("Donetsk and Luhansk, Dobropillia and the whole country look as they should")
{
    checkGoldenView("donbas");
    checkGoldenView("dobropillia");
    checkGoldenView("country");
}
TEST_CASE("names of waters, smaller cities and villages that only a near view has stand where they should")
{
    checkGoldenView("siverskyi-donets");
    checkGoldenView("lower-dnipro");
    checkGoldenView("kerch");
    checkGoldenView("rostov");
    checkGoldenView("avdiivka");
    checkGoldenView("breakthrough");
}
TEST_CASE("deposits look as they should when they are shown")
{
    checkGoldenView("deposits");
}
TEST_CASE("the line of one proposal looks as it should beside the line of contact")
{
    checkGoldenView("proposal-donbas");
}
TEST_CASE("the default view looks as it should in UTM zone 37N and in Web Mercator")
{
    checkGoldenView("utm");
    checkGoldenView("web-mercator");
}
TEST_CASE("an inset of the whole country and the frame of another view look as they should")
{
    checkGoldenView("inset");
}
TEST_CASE("far from the axis of the projection an arrow points north")
{
    checkGoldenView("north-arrow");
}
TEST_CASE("every scenario of the map looks as it should")
{
    for (const GoldenView& view : goldenViews())
        if (view.name.starts_with("scenario-")) checkGoldenView(view.name);
}
TEST_CASE("a zone looks as it should from near by")
{
    checkGoldenView("zone");
}
TEST_CASE("a swipe between two scenarios, and between two dates, looks as it should")
{
    checkGoldenView("swipe");
    checkGoldenView("swipe-dates");
}
TEST_CASE("the difference of two scenarios looks as it should, to either side")
{
    checkGoldenView("difference");
    checkGoldenView("difference-back");
}
TEST_CASE("the lines of all proposals together look as they should")
{
    checkGoldenView("proposals");
}
TEST_CASE("a legend with a scenario's figures looks as it should, in both themes")
{
    checkGoldenView("legend-paper");
    checkGoldenView("legend-night");
}
