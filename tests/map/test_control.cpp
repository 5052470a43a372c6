#include "map/control.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <fstream>

#include "map_files.hpp"
#include "program_output.hpp"
#include "test_map.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

TEST_CASE("the occupied area is told by oblast, and adds up")
{
    const TestMap map(squaresMap());
    const auto report = controlOn(map.data(), "2025-01-01");
    REQUIRE(report);
    CHECK(report->date == "2025-01-01");
    REQUIRE(report->oblasts.size() == 3);
    const OblastControl &west = report->oblasts[0], &east = report->oblasts[1], &island = report->oblasts[2];
    CHECK(west.iso == "T-1");
    CHECK(west.name.in(Language::of("uk")) == "Захід");
    CHECK(west.areaSquareKm == Approx(degreeSquareKm2).epsilon(0.001));
    CHECK(west.occupiedSquareKm == Approx(tenthSquareKm2).epsilon(0.001));
    CHECK(east.share() == Approx(0.75).epsilon(0.001));
    CHECK(island.occupiedSquareKm == 0);
    CHECK(report->totalSquareKm == Approx(2 * degreeSquareKm2 + islandKm2).epsilon(0.001));
    CHECK(report->occupiedSquareKm == Approx(west.occupiedSquareKm + east.occupiedSquareKm));
}

TEST_CASE("control can be asked for any date of the map")
{
    const TestMap map(squaresMap());
    const auto report = controlOn(map.data(), "2024-01-01");
    REQUIRE(report);
    CHECK(report->occupiedSquareKm == Approx(0.5 * degreeSquareKm2).epsilon(0.001));
    CHECK_THAT(controlOn(map.data(), "2024-01-10").error().message,
               Contains("unknown date") && Contains("There are: 2024-01-01, 2025-01-01"));
}

TEST_CASE("oblasts that lie on each other and a line that is drawn twice are said, with how much counts again")
{
    const TemporaryFolder folder;
    for (const auto& entry : std::filesystem::directory_iterator(squaresMap().parent_path()))
        std::filesystem::copy(entry.path(), folder.path() / entry.path().filename());
    const auto alter = [&](const char* name, const std::string& from, const std::string& to) {
        std::string text = fileText((folder.path() / name).string());
        REQUIRE(text.find(from) != std::string::npos);
        (void)folder.write(name, text.replace(text.find(from), from.size(), to));
    };
    alter("oblasts.geojson", "[[[30, 48], [31, 48], [31, 49], [30, 49], [30, 48]]]",
          "[[[30, 48], [31.5, 48], [31.5, 49], [30, 49], [30, 48]]]");
    alter("contact_lines.geojson", "[[31.25, 49.1], [31.25, 47.9]]",
          "[[31.25, 49.1], [31.25, 48.6], [31.25, 48.5], [31.25, 47.9], [31.25, 48.5]]");
    const TestMap map(folder.path() / "map.toml");
    const auto report = controlOn(map.data(), "2025-01-01");
    REQUIRE(report);
    // A quarter of a degree is 2,054.43 km2 between the parallels. The upper edges of the two, geodesics of different
    // lengths, lie 52 m from each other there in the mean, and so do the lower ones; the ground is between them.
    CHECK_THAT(fmt::format("{}", fmt::join(report.warnings, "\n")),
               Contains("data \"oblasts\": its areas lie on each other in places, and 2,053.46 km²"));
    const auto length = lineLengthOn(map.data(), "2025-01-01");
    REQUIRE(length);
    CHECK_THAT(fmt::format("{}", fmt::join(length.warnings, "\n")),
               Contains("data \"contact_lines\", 2025-01-01: 66.7"));
}

TEST_CASE("control is computed as the layer with that role is")
{
    TestMap map(squaresMap());
    CHECK(controlRecipe(*map.map, "2025-01-01").plusIso.empty());
    map.change([](MapDefinition& changed) {
        for (LayerPointer& layer : changed.layers) {
            if (layer->id != LayerId("occupied")) continue;
            LayerDefinition occupied = *layer;
            occupied.role = LayerRole::OccupiedArea;
            occupied.occupied->plusIso = {"T-3"};
            layer = std::make_shared<const LayerDefinition>(std::move(occupied));
        }
    });
    const auto report = controlOn(map.data(), "2024-01-01");
    REQUIRE(report);
    CHECK(report->oblasts[2].share() == Approx(1));
    CHECK(report->occupiedSquareKm == Approx(0.5 * degreeSquareKm2 + islandKm2).epsilon(0.001));
}

TEST_CASE("an occupied area is computed once for a date, and one whose lines have no date once for all of them")
{
    const TestMap map(squaresMap());
    const OccupiedRecipe followsDate = controlRecipe(*map.map, "");
    const OccupiedRecipe fixed{DataId("oblasts"), DataId("old_line"), "", {"T-3"}};
    CHECK_FALSE(findOccupiedArea(map.data(), followsDate, "2025-01-01"));
    const auto later = occupiedArea(map.data(), followsDate, "2025-01-01"),
               earlier = occupiedArea(map.data(), followsDate, "2024-01-01");
    REQUIRE(later.ok());
    REQUIRE(earlier.ok());
    CHECK(*later != *earlier);
    CHECK(findOccupiedArea(map.data(), followsDate, "2025-01-01") == *later);
    CHECK(*occupiedArea(map.data(), controlRecipe(*map.map, "2025-01-01"), "2024-01-01") == *later);
    CHECK(*occupiedArea(map.data(), fixed, "2025-01-01") == *occupiedArea(map.data(), fixed, "2024-01-01"));
}

TEST_CASE("the line's length is told whole and by oblast")
{
    // Along a meridian from 47.9 to 49.1 N: 133.440 km (integral of the meridian's radius of curvature); the pocket's
    // sides: 2 x 11.120 km, 7.405 km at 48.4 N and 7.390 km at 48.5 N.
    const TestMap map(squaresMap());
    const auto report = lineLengthOn(map.data(), "2025-01-01");
    REQUIRE(report);
    constexpr double pocketKm = 2 * 11.1199 + 7.4047 + 7.3901;
    CHECK(report->totalKm == Approx(133.440 + pocketKm).epsilon(1e-5));
    // Within the oblasts, only from 48 to 49 N: 111.200 km.
    REQUIRE(report->oblasts.size() == 2);
    CHECK(report->oblasts[0].iso == "T-1");
    CHECK(report->oblasts[0].kilometres == Approx(pocketKm).epsilon(1e-4));
    CHECK(report->oblasts[1].iso == "T-2");
    CHECK(report->oblasts[1].kilometres == Approx(111.200).epsilon(0.002));
    CHECK_FALSE(lineLengthOn(map.data(), "2030-01-01").ok());
}

TEST_CASE("nothing is measured by oblasts one of which has a vertex that is no place, and the error names them")
{
    const TemporaryFolder folder;
    for (const auto& entry : std::filesystem::directory_iterator(squaresMap().parent_path()))
        std::filesystem::copy_file(entry.path(), folder / entry.path().filename().string());
    std::ifstream in(folder / "oblasts.geojson");
    std::string oblasts{std::istreambuf_iterator<char>(in), {}};
    const auto vertex = oblasts.find("[31, 49]");
    REQUIRE(vertex != std::string::npos);
    (void)folder.write("oblasts.geojson", oblasts.insert(vertex, "[31, 148], "));
    const TestMap map(folder / "map.toml");
    const auto report = lineLengthOn(map.data(), "2025-01-01");
    REQUIRE_FALSE(report.ok());
    CHECK_THAT(report.error().message, Contains("oblasts.geojson: feature 0 cannot be measured"));
}

TEST_CASE("a map without lines or with data that cannot be read says so")
{
    TestMap map(squaresMap());
    map.change([](MapDefinition& changed) { changed.data.at(DataId("oblasts")).path = "/nowhere/oblasts.geojson"; });
    CHECK_THAT(controlOn(map.data(), "2025-01-01").error().message, Contains("/nowhere/oblasts.geojson"));
    map.change([](MapDefinition& changed) { changed.roles.contactLines = {}; });
    CHECK_THAT(controlOn(map.data(), "2025-01-01").error().message, Contains("contact_lines"));
    CHECK_THAT(lineLengthOn(map.data(), "2025-01-01").error().message, Contains("contact_lines"));
}
