// Pictures of scenarios and comparisons, by the command that a user would type.
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
    CHECK(run.errors == "");
    auto image = readPng(out);
    REQUIRE(image.ok());
    return std::move(image).value();
}

}  // namespace

TEST_CASE("every scenario of the map looks as it should")
{
    for (const char* id : {"freeze", "donbas-withdrawal", "four-oblasts", "line-2022", "borders-1991", "us-28-points",
                           "ua-20-points", "pullback-15", "buffer-40"}) {
        INFO(id);
        checkGolden(std::string("scenario-") + id, rendered({"--scenario", id}));
    }
}

TEST_CASE("a zone looks as it should from near by")
{
    checkGolden("zone", rendered({"--scenario", "buffer-40", "--view", "donbas"}));
}

TEST_CASE("ground that passes, ground that returns and a zone look as they should at night")
{
    checkGolden("scenario-night", rendered({"--scenario", "us-28-points", "--view", "donbas", "--theme", "night"}));
}

TEST_CASE("a swipe between two scenarios looks as it should")
{
    checkGolden("swipe", rendered({"--scenario", "donbas-withdrawal", "--compare", "line-2022", "--swipe", "0.62"}));
}

TEST_CASE("a swipe between two dates looks as it should")
{
    checkGolden("swipe-dates", rendered({"--compare", "2024-08-08", "--view", "donbas", "--swipe", "0.36"}));
}

TEST_CASE("the difference of two scenarios looks as it should")
{
    checkGolden("difference", rendered({"--scenario", "donbas-withdrawal", "--compare", "line-2022", "--difference"}));
}

TEST_CASE("the lines of all proposals together look as they should")
{
    checkGolden("proposals",
                rendered({"--view", "line", "--layers",
                          "+proposal-freeze,+proposal-donbas-withdrawal,+proposal-four-oblasts,+proposal-line-2022,"
                          "+proposal-us-28-points,+proposal-ua-20-points,+proposal-pullback-15,+proposal-buffer-40"}));
}

TEST_CASE("a legend with a scenario's figures looks as it should, in both themes")
{
    for (const char* theme : {"paper", "night"}) {
        INFO(theme);
        checkGolden(std::string("legend-") + theme,
                    rendered({"--scenario", "ua-20-points", "--view", "line", "--theme", theme, "--title",
                              "Who would hold what", "--credit", "Map: an example"}));
    }
}
