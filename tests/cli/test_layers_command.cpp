#include "program.hpp"
#include "scenario_map.hpp"

using namespace frontline;
using Catch::Matchers::Contains;
using nlohmann::json;

TEST_CASE("the titles of sources are in the language that is asked for")
{
    // Beside each other in a table: a long title goes on below.
    CHECK_THAT(runProgram({"layers", "--language", "en"}).output, Contains("Line of contact on five"));
    CHECK_THAT(runProgram({"layers", "--language", "uk"}).output, Contains("Лінія зіткнення на п'ять"));
    const auto described = jsonOf({"describe", "--language", "uk"}).at("sources");
    CHECK_FALSE(described.empty());
    for (const auto& source : described) CHECK(source.at("title").get<std::string>().find("Line") == std::string::npos);
}

TEST_CASE("the layers of a map are listed with their sources")
{
    const Run text = runProgram({"layers", squaresMap()});
    CHECK(text.exitCode == 0);
    CHECK_THAT(text.output, Contains("views   all, east") && Contains("2024-01-01, 2025-01-01 (shown: 2025-01-01)"));
    CHECK_THAT(text.output, Contains("no     occupied-before  Occupied before"));
    const json map = runProgram({"layers", "--map", squaresMap(), "--json"}).json();
    CHECK(map["themes"] == json({"night", "paper"}));
    CHECK(map["views"][1]["box"] == json({31.0, 48.0, 32.0, 49.0}));
    REQUIRE(map["layers"].size() == 5);
    CHECK(map["layers"][0]["id"] == "land");
    CHECK(map["layers"][0]["attribution"] == "Squares: drawn for the tests");
    CHECK(map["layers"][0]["status"] == "schematic");
    CHECK(map["layers"][1]["computed"] == true);
    CHECK(map["layers"][2]["visible"] == false);
}

TEST_CASE("every layer of the program's own map has a source, licence, date and status")
{
    const json map = runProgram({"layers", "--json"}).json();
    REQUIRE(map["layers"].size() > 10);
    for (const json& layer : map["layers"]) {
        INFO(layer["id"]);
        CHECK(layer.value("source_title", "") != "");
        CHECK(layer.value("licence", "") != "");
        CHECK(layer.value("status", "") != "");
        CHECK(layer.value("source_date", "") != "");
    }
}

TEST_CASE("the layers of a data file are listed with geometry, CRS and fields")
{
    const std::string towns = std::string(FRONTLINE_TEST_DIR) + "/map/files/squares/towns.geojson";
    const Run text = runProgram({"layers", towns});
    CHECK(text.exitCode == 0);
    CHECK_THAT(text.output,
               Contains("(GeoJSON)") && Contains("features  3") && Contains("EPSG:4326") && Contains("population"));
    const json file = runProgram({"layers", towns, "--json"}).json();
    REQUIRE(file["layers"].size() == 1);
    CHECK(file["layers"][0]["features"] == 3);
    CHECK(file["layers"][0]["extent"] == json({30.2, 48.2, 31.7, 48.7}));
}

TEST_CASE("a file that cannot be listed fails with its path")
{
    const TemporaryFolder folder;
    checkFails({"layers", folder / "none.gpkg"}, 1, folder / "none.gpkg");
    checkFails({"layers", folder.write("empty.geojson", "")}, 1, "empty.geojson");
    checkFails({"layers", folder.write("binary.dat", std::string("\x7f"
                                                                 "ELF\0\1\2",
                                                                 7))},
               1, "binary.dat");
    checkFails({"layers", folder / "none.toml"}, 1, folder / "none.toml");
    checkFails({"layers", folder.string()}, 1, folder.string());
}

TEST_CASE("the scenarios of a map are listed, one that cannot be used with the reason")
{
    const TemporaryFolder folder;
    const std::string map = scenarioMap(folder.string());
    const Run text = runProgram({"layers", map});
    CHECK(text.exitCode == 0);
    CHECK_THAT(text.output, Contains("east      East whole") && Contains("Somebody  2025-02-03") &&
                                Contains("wrong     cannot be used: ") && Contains("900"));
    const json listed = runProgram({"layers", map, "--json"}).json();
    REQUIRE(listed["scenarios"].size() == 4);
    CHECK(listed["scenarios"][0]["id"] == "east");
    CHECK(listed["scenarios"][0]["error"] == "");
    CHECK(listed["scenarios"][3]["error"] != "");
}

TEST_CASE("a layer that shows one scenario has that scenario's date")
{
    const json map = runProgram({"layers", "--json"}).json();
    std::size_t checked = 0;
    for (const json& layer : map["layers"])
        for (const json& scenario : map["scenarios"])
            if (layer["id"] == "proposal-" + scenario["id"].get<std::string>()) {
                CHECK(layer["date"] == scenario["date"]);
                ++checked;
            }
    CHECK(checked == 8);
    CHECK_THAT(runProgram({"layers"}).output, !Contains("2024-06-14/2025-12-24"));
}

TEST_CASE("the licences and the status of sources are in the language that is asked for")
{
    const std::string text = runProgram({"layers", "--language", "uk"}).output;
    CHECK_THAT(text, Contains("узагальнено") && Contains("Суспільне надбання") && !Contains("generalised"));
}
