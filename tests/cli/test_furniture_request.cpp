// Title, legend and the rest as the command line asks for them, read from SVG, which keeps text as text.
#include "cli/furniture_request.hpp"

#include <regex>

#include "program.hpp"
#include "scenario_map.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

/// The group of furniture of a picture of the map of squares.
std::string furnitureOf(const std::vector<std::string>& more, const std::string& map = squaresMap())
{
    const TemporaryFolder folder;
    std::vector<std::string> arguments{"render", "--map", map, "--size", "800x600", "--out", folder / "a.svg"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Run run = runProgram(arguments);
    INFO(run.errors);
    REQUIRE(run.exitCode == 0);
    const std::string svg = fileText(folder / "a.svg");
    const auto at = svg.find("<g id=\"layer-furniture\"");
    REQUIRE(at != std::string::npos);
    // Each word has its place in a span of its own: without the spans the lines are as they are read.
    return std::regex_replace(svg.substr(at), std::regex("<tspan[^>]*>|</tspan>"), "");
}

}  // namespace

TEST_CASE("a picture has the map's title, the date of the line, its legend and sources as text in one group")
{
    const std::string svg = furnitureOf({});
    CHECK_THAT(svg, Contains(">Squares</text>"));
    CHECK_THAT(svg, Contains(">Line of contact on 1 January 2025"));
    CHECK_THAT(svg, Contains(">Occupied area</text>"));
    CHECK_THAT(svg, Contains(">Line of contact</text>"));
    CHECK_THAT(svg, Contains(" km</text>"));
    CHECK(std::count(svg.begin(), svg.end(), '\n') > 10);
    CHECK(svg.find("<g id=") == 0);
    CHECK(svg.find("<g id=", 1) == std::string::npos);  // it is the last group
}

TEST_CASE("title, subtitle and credit are the user's where given")
{
    const std::string svg = furnitureOf({"--title", "A & B", "--subtitle", "in winter", "--credit", "Map: The Paper"});
    CHECK_THAT(svg, Contains(">A &amp; B</text>"));
    CHECK_THAT(svg, Contains(">in winter</text>"));
    CHECK_THAT(svg, Contains(">Map: The Paper"));
    CHECK_THAT(svg, !Contains(">Squares</text>"));
    CHECK_THAT(svg, !Contains("1 January 2025"));
}

TEST_CASE("pieces are switched, and the texts of the map's file are kept")
{
    const std::string svg = furnitureOf({"--furniture", "-legend,-scale-bar,+north-arrow"});
    CHECK_THAT(svg, !Contains("Occupied area"));
    CHECK_THAT(svg, !Contains(" km</text>"));
    CHECK_THAT(svg, Contains(">N</text>"));
    CHECK_THAT(svg, Contains("Squares"));
}

TEST_CASE("the legend has the figures of the scenario")
{
    const TemporaryFolder folder;
    const std::string map = scenarioMap(folder.string()).string();
    const std::string svg = furnitureOf({"--scenario", "east"}, map);
    // A quarter of a degree by a degree at 48.5 N: 0.25 * 73.88 km * 111.2 km, as `stats` has it.
    CHECK_THAT(svg, Contains(">Would pass\u00A0· 2,0"));
    const std::string difference = furnitureOf({"--scenario", "east", "--compare", "pocket", "--difference"}, map);
    CHECK_THAT(difference, Contains("compared"));
    CHECK_THAT(difference, Contains("Occupied only under: "));
}

TEST_CASE("a difference of two dates is credited to the line of contact, and one of two scenarios to the scenarios")
{
    const std::string map = FRONTLINE_SOURCE_DIR "/geodata/map.toml";
    const std::string dates = furnitureOf({"--compare", "2024-08-08", "--difference"}, map);
    CHECK_THAT(dates, Contains("Occupied only on "));
    CHECK_THAT(dates, !Contains("Scenarios: computed"));
    const std::string scenarios = furnitureOf({"--scenario", "freeze", "--compare", "line-2022", "--difference"}, map);
    CHECK_THAT(scenarios, Contains("Scenarios: computed"));
}

TEST_CASE("without attribution on the picture a file beside it has the lines")
{
    const TemporaryFolder folder;
    const std::string out = folder / "a.png";
    const Run run = runProgram({"render", "--map", squaresMap(), "--size", "300x200", "--out", out, "--furniture",
                                "-attribution", "--credit", "Map: The Paper"});
    INFO(run.errors);
    REQUIRE(run.exitCode == 0);
    CHECK(folder.fileCount() == 2);
    const std::string text = fileText(out + ".sources.txt");
    CHECK(text.starts_with("Map: The Paper\n"));
    CHECK(std::count(text.begin(), text.end(), '\n') >= 2);
    // The picture's own metadata name them too.
    const std::string line = text.substr(text.find('\n') + 1, 10);
    CHECK_THAT(fileText(out), Contains(line));
}

TEST_CASE("a frame of another view is drawn with its name, and a box as well")
{
    CHECK_THAT(furnitureOf({"--view", "all", "--locator", "east"}), Contains(">East</text>"));
    const TemporaryFolder folder;
    const std::string out = folder / "a.svg";
    REQUIRE(runProgram({"render", "--map", squaresMap(), "--out", out, "--locator", "30.2,48.2,30.8,48.7"}).exitCode ==
            0);
    CHECK_THAT(fileText(out), Contains("<g id=\"layer-locator\""));
    REQUIRE(runProgram({"render", "--map", squaresMap(), "--out", out}).exitCode == 0);
    CHECK_THAT(fileText(out), !Contains("layer-locator"));
}

TEST_CASE("wrong furniture is a wrong argument, with what was meant")
{
    const TemporaryFolder folder;
    const auto fails = [&](const std::vector<std::string>& more, const std::string& text) {
        std::vector<std::string> arguments{"render", "--map", squaresMap(), "--out", folder / "a.png"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        checkFails(arguments, exitWrongArguments, text);
    };
    fails({"--furniture", "+insett"}, "--furniture: unknown piece of furniture \"insett\"; did you mean \"inset\"?");
    fails({"--furniture", "legend,-title"}, "--furniture: ");
    fails({"--furniture", ""}, "--furniture");
    fails({"--locator", "eats"}, "--locator: unknown view \"eats\"; did you mean \"east\"?");
    fails({"--locator", "1,2,3"}, "--locator: box \"1,2,3\"");
    fails({"--title", ""}, "--title");
    CHECK(folder.fileCount() == 0);
}

TEST_CASE("tiny pictures and pictures with everything are made without a crash")
{
    const TemporaryFolder folder;
    for (const char* size : {"1x1", "3x3", "64x64", "20x600", "600x20"}) {
        INFO(size);
        const Run run = runProgram({"render", "--out", folder / "a.png", "--size", size, "--furniture", "all",
                                    "--locator", "donbas", "--scenario", "us-28-points"});
        INFO(run.errors);
        CHECK(run.exitCode == 0);
    }
}
