#include "program.hpp"
#include "scenario_map.hpp"

using namespace frontline;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

/// `frontline export` of a scenario of the map in the folder.
std::vector<std::string> exporting(const std::string& map, const std::string& scenario, const std::string& out,
                                   const std::vector<std::string>& more = {})
{
    std::vector<std::string> arguments{"export", "--map", map, "--scenario", scenario, "--out", out};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

/// The warning about the scenario that is wrong on purpose is there at every start.
long failureLines(const Run& run)
{
    long lines = 0;
    std::istringstream in(run.errors);
    for (std::string line; std::getline(in, line);) lines += !line.starts_with("frontline: warning: ");
    return lines;
}

void checkRefused(const std::vector<std::string>& arguments, int exitCode, const std::string& text)
{
    const Run run = runProgram(arguments);
    CHECK(run.exitCode == exitCode);
    CHECK(run.output == "");
    CHECK(failureLines(run) == 1);
    CHECK_THAT(run.errors, Contains(text));
}

}  // namespace

TEST_CASE("a scenario of the program's own map is exported in all formats")
{
    const TemporaryFolder folder;
    for (const char* name : {"a.geojson", "a.gpkg", "a.kml", "a.fgb", "a.csv"}) {
        const Run run = runProgram({"export", "--scenario", "donbas-withdrawal", "--out", folder / name});
        CHECK(run.exitCode == 0);
        CHECK_THAT(run.output, StartsWith((folder / name).string() + ": "));
        CHECK(std::ranges::count(run.output, '\n') == 1);
        CHECK(run.errors == "");
        const Run layers = runProgram({"layers", folder / name, "--json"});
        REQUIRE(layers.exitCode == 0);
        const auto summary = layers.json();
        std::size_t features = 0;
        for (const auto& layer : summary["layers"]) features += layer["features"].get<std::size_t>();
        CHECK(features == 4 + 1 + 27);  // areas, the line, oblasts
    }
    CHECK(folder.fileCount() == 5);
    const auto json = nlohmann::json::parse(fileText(folder / "a.geojson"));
    CHECK_THAT(json["metadata"]["program"].get<std::string>(), Contains("Frontline "));
    // The published order of magnitude: about 6,600 to 7,150 km2 given up.
    for (const auto& feature : json["features"])
        if (feature["properties"]["kind"] == "passed") {
            CHECK(feature["properties"]["area_km2"] > 6600);
            CHECK(feature["properties"]["area_km2"] < 7150);
        }
}

TEST_CASE("the date decides where an export starts from")
{
    const TemporaryFolder folder;
    const std::string map = scenarioMap(folder.string());
    REQUIRE(runProgram(exporting(map, "east", folder / "a.geojson", {"--date", "2024-01-01"})).exitCode == 0);
    const auto json = nlohmann::json::parse(fileText(folder / "a.geojson"));
    CHECK(json["metadata"]["base_date"] == "2024-01-01");
    for (const auto& feature : json["features"])
        if (feature["properties"]["kind"] == "passed")  // the half of East that is held then
            CHECK(feature["properties"]["area_km2"].get<double>() == Approx(2 * quarterOfEastKm2).epsilon(0.002));
}

TEST_CASE("an export of what is not there is refused in one line")
{
    const TemporaryFolder folder;
    const std::string map = scenarioMap(folder.string());
    const std::size_t files = folder.fileCount();
    checkRefused(exporting(map, "eats", folder / "a.gpkg"), 2,
                 "--scenario: unknown scenario \"eats\"; did you mean \"east\"? There are: east, pocket, belt, wrong");
    checkRefused(exporting(map, "wrong", folder / "a.gpkg"), 1, "scenarios.toml, line ");
    checkRefused(exporting(map, "east", folder / "a.gpkg", {"--date", "2024-01-02"}), 2, "unknown date");
    checkRefused(exporting(map, "", folder / "a.gpkg"), 2, "--scenario");
    checkRefused({"export", "--out", folder / "a.gpkg"}, 2, "--scenario is required");
    checkRefused({"export", "--scenario", "east"}, 2, "--out is required");
    for (const char* name : {"a.shp", "a", "a.gpkg.zip"}) {
        checkRefused(exporting(map, "east", folder / name), 2,
                     ".geojson, .gpkg (GeoPackage), .kml, .fgb (FlatGeobuf) or .csv");
    }
    CHECK(folder.fileCount() == files);
}

TEST_CASE("a scenario that its file has wrong fails with the file's line, said once")
{
    const TemporaryFolder folder;
    const Run run = runProgram(exporting(scenarioMap(folder.string()), "wrong", folder / "a.gpkg"));
    CHECK(run.exitCode == 1);
    CHECK(run.errorLines() == 1);
    CHECK_THAT(run.errors, Contains("900") && Contains("500"));
}

TEST_CASE("an export that cannot be written leaves what was there")
{
    const TemporaryFolder maps, folder;
    const std::string map = scenarioMap(maps.string());
    for (const char* name : {"a.geojson", "a.gpkg", "a.kml", "a.fgb", "a.csv"}) {
        const std::string out = folder.write(name, "what was there");
        const Run run = runProgram(exporting(map, "east", out), 1000);
        CHECK(run.exitCode == 1);
        CHECK(failureLines(run) == 1);
        CHECK_THAT(run.errors, Contains(out) && Contains("cannot be written"));
        CHECK(fileText(out) == "what was there");
    }
    CHECK(folder.fileCount() == 5);
    checkRefused(exporting(map, "east", folder / "missing" / "a.gpkg"), 1, "does not exist");
    checkRefused(exporting(map, "east", "/proc/a.gpkg"), 1, "/proc");
    std::filesystem::create_directory(folder / "folder.kml");
    checkRefused(exporting(map, "east", folder / "folder.kml"), 1, "is a folder");
    if (geteuid() != 0) {  // root may write anywhere
        std::filesystem::create_directory(folder / "closed");
        std::filesystem::permissions(folder / "closed",
                                     std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
        checkRefused(exporting(map, "east", folder / "closed" / "a.gpkg"), 1, folder / "closed");
    }
}
