// The pictures that the program makes, by the command that a user would type.
#include "golden.hpp"

#include "program.hpp"

using namespace frontline;

namespace {

Image rendered(std::vector<std::string> arguments)
{
    const TemporaryFolder folder;
    const std::string out = folder / "picture.png";
    arguments.insert(arguments.begin(), {"render", "--out", out, "--size", "720x450"});
    const auto run = runProgram(arguments);
    INFO(run.errors);
    REQUIRE(run.exitCode == 0);
    auto image = readPng(out);
    REQUIRE(image.ok());
    return std::move(image).value();
}

}  // namespace

TEST_CASE("the default view looks as it should")
{
    checkGolden("default", rendered({}));
}
TEST_CASE("the default view looks as it should at night")
{
    checkGolden("night", rendered({"--theme", "night"}));
}
TEST_CASE("Donetsk and Luhansk look as they should")
{
    checkGolden("donbas", rendered({"--view", "donbas"}));
}
TEST_CASE("Dobropillia looks as it should")
{
    checkGolden("dobropillia", rendered({"--view", "dobropillia"}));
}
TEST_CASE("the whole country looks as it should")
{
    checkGolden("country", rendered({"--view", "country"}));
}
TEST_CASE("the default view looks as it should in UTM zone 37N")
{
    checkGolden("utm", rendered({"--crs", "EPSG:32637"}));
}
TEST_CASE("the default view looks as it should in Web Mercator")
{
    checkGolden("web-mercator", rendered({"--crs", "EPSG:3857"}));
}
TEST_CASE("an inset of the whole country and the frame of another view look as they should")
{
    checkGolden("inset", rendered({"--view", "donbas", "--furniture", "+inset", "--locator", "dobropillia"}));
}
TEST_CASE("far from the axis of the projection an arrow points north")
{
    checkGolden("north-arrow", rendered({"--bbox", "22,48,27,51", "--crs", "EPSG:3035"}));
}
