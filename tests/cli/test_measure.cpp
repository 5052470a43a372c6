// `frontline area` and `frontline length`, on a map of squares and on the program's own.
#include "program.hpp"

using namespace frontline;
using Catch::Matchers::Contains;
using nlohmann::json;

namespace {

const json& byIso(const json& report, const std::string& iso)
{
    for (const json& oblast : report["oblasts"])
        if (oblast["iso"] == iso) return oblast;
    FAIL("no oblast " << iso);
    return report;
}

}  // namespace

TEST_CASE("the area of a date is told by oblast")
{
    const Run run = runProgram({"area", "--map", squaresMap(), "--date", "2024-01-01", "--json"});
    CHECK(run.exitCode == 0);
    CHECK(run.errors == "");
    const json report = run.json();
    CHECK(report["date"] == "2024-01-01");
    // 8,217.7 km2 for a degree square at 48 to 49 N, 2,064.4 for the island (Snyder's closed formula).
    CHECK(report["total_km2"].get<double>() == Approx(2 * 8217.732 + 2064.446).epsilon(0.001));
    CHECK(report["occupied_km2"].get<double>() == Approx(8217.732 / 2).epsilon(0.001));
    CHECK(report["oblasts"].size() == 3);
    CHECK(byIso(report, "T-2")["share"].get<double>() == Approx(0.5).epsilon(0.001));
    CHECK(byIso(report, "T-2")["name"] == "East");
    CHECK(byIso(report, "T-1")["occupied_km2"] == 0.0);
}

TEST_CASE("all dates are a list")
{
    const json areas = runProgram({"area", "--map", squaresMap(), "--all", "--json"}).json();
    REQUIRE(areas.size() == 2);
    CHECK(areas[0]["date"] == "2024-01-01");
    CHECK(areas[1]["date"] == "2025-01-01");
    const json lengths = runProgram({"length", "--map", squaresMap(), "--all", "--json"}).json();
    REQUIRE(lengths.size() == 2);
    CHECK(lengths[0]["parts"].size() == 1);
    CHECK(lengths[1]["parts"].size() == 2);
}

TEST_CASE("areas and lengths can be read as text")
{
    const Run area = runProgram({"area", "--map", squaresMap()});
    CHECK(area.exitCode == 0);
    CHECK_THAT(area.output, Contains("Occupied on 1 January 2025: 6,2"));
    CHECK_THAT(area.output, Contains("75.0 %") && Contains("1 region is held by Ukraine as a whole"));
    const Run length = runProgram({"length", "--map", squaresMap()});
    CHECK_THAT(length.output, Contains("Line of contact on 1 January 2025: 170 km in 2 parts"));
    CHECK_THAT(length.output, Contains("main line  133.4") && Contains("pocket 2    37.0"));
}

TEST_CASE("the program's own map: occupied area on 17 August 2025")
{
    // 113,500 km2 and these shares are what the polygons published for that day give within these boundaries.
    const Run run = runProgram({"area", "--date", "2025-08-17", "--json"});
    CHECK(run.exitCode == 0);
    CHECK(run.errors == "");
    const json report = run.json();
    CHECK(report["occupied_km2"].get<double>() == Approx(113500).epsilon(0.005));
    CHECK(byIso(report, "UA-09")["share"].get<double>() == Approx(0.99).margin(0.01));
    CHECK(byIso(report, "UA-14")["share"].get<double>() == Approx(0.745).margin(0.01));
    CHECK(byIso(report, "UA-23")["share"].get<double>() == Approx(0.73).margin(0.01));
    CHECK(byIso(report, "UA-65")["share"].get<double>() == Approx(0.72).margin(0.01));
    CHECK(byIso(report, "UA-43")["share"].get<double>() == Approx(1));
    CHECK(byIso(report, "UA-40")["share"].get<double>() == Approx(1));
    REQUIRE(report["oblasts"].size() == 27);
    double total = 0, occupied = 0;
    for (const json& oblast : report["oblasts"]) {
        total += oblast["area_km2"].get<double>();
        occupied += oblast["occupied_km2"].get<double>();
        CHECK(oblast["occupied_km2"].get<double>() <= oblast["area_km2"].get<double>() + 0.01);
    }
    CHECK(total == Approx(report["total_km2"].get<double>()).margin(0.05));
    CHECK(occupied == Approx(report["occupied_km2"].get<double>()).margin(0.05));
    // The state's own figure is 603,550 km2; generalised boundaries give a little less.
    CHECK(total == Approx(603550).epsilon(0.01));
}

TEST_CASE("the program's own map: length of the line on 17 August 2025")
{
    const Run run = runProgram({"length", "--date", "2025-08-17", "--json"});
    CHECK(run.exitCode == 0);
    const json report = run.json();
    CHECK(report["total_km"].get<double>() == Approx(1258).epsilon(0.01));
    CHECK(report["parts"].size() == 8);
    double parts = 0, oblasts = 0;
    for (const json& part : report["parts"]) parts += part["km"].get<double>();
    for (const json& oblast : report["oblasts"]) oblasts += oblast["km"].get<double>();
    CHECK(parts == Approx(report["total_km"].get<double>()).margin(0.01));
    // The ends of the line reach out over the coast and the state border.
    CHECK(oblasts < parts);
    CHECK(oblasts == Approx(parts).epsilon(0.03));
    CHECK(byIso(report, "UA-14")["km"].get<double>() > 300);
}

TEST_CASE("a date that the map does not have is refused with those there are")
{
    for (const char* command : {"area", "length"})
        checkFails(
            {command, "--date", "2025-08-1"}, 2,
            "--date: unknown date \"2025-08-1\"; did you mean \"2025-08-17\"? There are: 2024-08-08, 2025-02-01");
}

TEST_CASE("a map that cannot be read fails with its path")
{
    const TemporaryFolder folder;
    for (const char* command : {"area", "length"}) {
        checkFails({command, "--map", folder / "none.toml"}, 1, folder / "none.toml");
        checkFails({command, "--map", folder.write("wrong.toml", "crs = 5\n")}, 1,
                   "wrong.toml, line 1: map: key \"crs\" must be a text in quotes, but is a whole number");
        checkFails({command, "--map",
                    folder.write("plain.toml", "crs = \"EPSG:4326\"\n[themes.paper]\nbackground = \"#FFFFFF\"\n")},
                   1, "contact_lines");
    }
}

TEST_CASE("output that cannot be written is a failure")
{
    const Run run = runProgram({"area", "--map", squaresMap(), "--json"}, 0, "/dev/full");
    CHECK(run.exitCode == 1);
    CHECK_THAT(run.errors, Contains("frontline: cannot write the output: No space left on device"));
}
