#include "base/color.hpp"
#include "program.hpp"
#include "render/png.hpp"
#include "rendered.hpp"
#include "scenario_map.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

/// The two squares, 200 pixels wide: 30 E at the left, 32 E at the right.
std::vector<std::string> render(const std::string& map, const std::string& out,
                                const std::vector<std::string>& more = {})
{
    std::vector<std::string> arguments{
        "render", "--map",       map,
        "--size", "200x160",     "--out",
        out,      "--bbox",      "30,48,32,49",
        "--crs",  "EPSG:3857",   "--layers",
        "-towns", "--furniture", "-title,-subtitle,-legend"};  // nothing over what is looked at
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

Image picture(const std::vector<std::string>& arguments)
{
    const Run run = runProgram(arguments);
    INFO(run.errors);
    REQUIRE(run.exitCode == 0);
    auto image = readPng(arguments[6]);
    if (!image) FAIL(image.error().message);
    return std::move(image).value();
}

constexpr Color ground{0xFB, 0xFA, 0xF5, 255}, green{0, 255, 0, 255}, blue{0, 0, 255, 255}, yellow{255, 255, 0, 255},
    cyan{0, 255, 255, 255};

}  // namespace

TEST_CASE("a scenario is drawn when it is asked for, and only then")
{
    const TemporaryFolder folder;
    const std::string map = scenarioMap(folder.string()), out = folder / "a.png";
    // 31.125 E is in the quarter of East that passes; 30.45 E, 48.45 N in the pocket.
    CHECK(pixel(picture(render(map, out)), 112, 100) == ground);
    CHECK(pixel(picture(render(map, out, {"--scenario", "east"})), 112, 100) == green);
    const Image pocket = picture(render(map, out, {"--scenario", "pocket"}));
    CHECK(pixel(pocket, 112, 100) == ground);
    CHECK(pixel(pocket, 45, 87) == blue);
}

TEST_CASE("a swipe shows the one left and the other right of the divider")
{
    const TemporaryFolder folder;
    const std::string map = scenarioMap(folder.string()), out = folder / "a.png";
    const auto swiped = [&](const std::string& at) {
        return picture(render(map, out, {"--scenario", "east", "--compare", "pocket", "--swipe", at}));
    };
    const Image late = swiped("0.9"), early = swiped("0.1");
    CHECK(pixel(late, 112, 100) == green);  // left of the divider: "east"
    CHECK(pixel(late, 45, 87) != blue);
    CHECK(pixel(early, 112, 100) == ground);  // right of it: "pocket"
    CHECK(pixel(early, 45, 87) == blue);
    // Without --swipe the divider is in the middle.
    const Image middle = picture(render(map, out, {"--scenario", "east", "--compare", "pocket"}));
    CHECK(fileText(out) == (swiped("0.5"), fileText(out)));
    CHECK(pixel(middle, 112, 100) == ground);
}

TEST_CASE("a date can be compared with another, with no scenario")
{
    const TemporaryFolder folder;
    const std::string map = scenarioMap(folder.string()), out = folder / "a.png";
    // 31.375 E is occupied in 2025 and held in 2024.
    const Image left = picture(render(map, out, {"--compare", "2024-01-01", "--swipe", "1"}));
    CHECK(pixel(left, 137, 100) != ground);
    const Image right = picture(render(map, out, {"--compare", "2024-01-01", "--swipe", "0"}));
    CHECK(pixel(right, 137, 100) == ground);
}

TEST_CASE("a difference shows the ground that is occupied under one alone")
{
    const TemporaryFolder folder;
    const std::string map = scenarioMap(folder.string()), out = folder / "a.png";
    const Image image = picture(render(map, out, {"--scenario", "pocket", "--compare", "east", "--difference"}));
    CHECK(pixel(image, 112, 100) == cyan);  // under "east"
    CHECK(pixel(image, 45, 87) == cyan);    // the pocket, under "east" as well
    const Image turned = picture(render(map, out, {"--scenario", "east", "--compare", "pocket", "--difference"}));
    CHECK(pixel(turned, 112, 100) == yellow);
}

TEST_CASE("the picture says which scenario it shows and what it is compared with")
{
    const TemporaryFolder folder;
    const std::string map = scenarioMap(folder.string()), out = folder / "a.png";
    REQUIRE(runProgram(render(map, out, {"--scenario", "east", "--compare", "pocket"})).exitCode == 0);
    CHECK_THAT(fileText(out), Contains("east: East whole (Somebody, 2025-02-03)") && Contains("Compared with") &&
                                  Contains("pocket: Without the pocket"));
    REQUIRE(runProgram(render(map, out, {"--compare", "2024-01-01"})).exitCode == 0);
    CHECK_THAT(fileText(out), Contains("Compared with") && Contains("2024-01-01"));
    REQUIRE(runProgram(render(map, out)).exitCode == 0);
    CHECK_THAT(fileText(out), !Contains("Compared with") && !Contains("Scenario"));
}

TEST_CASE("options of scenarios that make no sense are refused, and nothing is written")
{
    const TemporaryFolder maps, folder;
    const std::string map = scenarioMap(maps.string()), out = folder / "a.png";
    const auto refused = [&](const std::vector<std::string>& more, int exitCode, const std::string& text) {
        const Run run = runProgram(render(map, out, more));
        INFO(run.errors);
        CHECK(run.exitCode == exitCode);
        CHECK_THAT(run.errors, Contains(text));
        std::istringstream in(run.errors);
        int lines = 0;
        for (std::string line; std::getline(in, line);) lines += !line.starts_with("frontline: warning: ");
        CHECK(lines == 1);
    };
    refused({"--scenario", "eest"}, 2, "--scenario: unknown scenario \"eest\"; did you mean \"east\"?");
    refused({"--scenario", "east", "--compare", "poket"}, 2,
            "--compare: unknown scenario or date \"poket\"; did you mean \"pocket\"?");
    refused({"--scenario", "wrong"}, 1, "scenarios.toml, line ");
    refused({"--scenario", "east", "--compare", "wrong"}, 1, "scenarios.toml, line ");
    refused({"--scenario", "east", "--swipe", "0.5"}, 2, "--swipe needs --compare");
    refused({"--difference"}, 2, "--difference needs --compare");
    refused({"--compare", "east", "--swipe", "0.5", "--difference"}, 2, "only one of --swipe and --difference");
    for (const char* at : {"-0.1", "1.5", "nan", "inf"})
        refused({"--compare", "east", "--swipe", at}, 2, "from 0 (left) to 1 (right)");
    refused({"--compare", "east", "--swipe", "half"}, 2, "--swipe");
    refused({"--scenario", ""}, 2, "--scenario");
    refused({"--compare", ""}, 2, "--compare");
    CHECK(folder.fileCount() == 0);
}
