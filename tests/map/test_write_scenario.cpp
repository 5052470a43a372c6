#include "map/write_scenario.hpp"

#include "map/read_scenarios.hpp"
#include "map_files.hpp"

using namespace frontline;

namespace {

/// What reading the text gives, for a map that has every data id the recipes name.
MapDefinition readBack(const std::string& text)
{
    const TemporaryFolder folder;
    MapDefinition map;
    map.dates = {"2024-01-01", "2025-01-01"};
    map.data = {{DataId("old_line"), {}}, {DataId("shapes"), {}}};
    const auto read = readScenarios(map, folder.write("scenarios.toml", text));
    if (!read) FAIL(read.error().message);
    for (const std::string& warning : read.warnings) FAIL(warning);
    return map;
}

}  // namespace

TEST_CASE("a scenario that uses every area and every zone key is read back as it was")
{
    const std::string text =
        "[[scenarios]]\nid = \"all\"\nname = { en = \"All \\\"kinds\\\" \\\\ of area\", uk = \"Усі\" }\n"
        "proposer = { en = \"P\", uk = \"П\" }\ndate = \"2025-08-17\"\nsource = \"S\"\n"
        "note = { en = \"two\\u000Alines\", uk = \"Н\" }\nbase = \"2024-01-01\"\n"
        "[[scenarios.steps]]\ndo = \"union\"\noblasts = [\"T-1\", \"T-2\"]\n"
        "[[scenarios.steps]]\ndo = \"minus\"\npockets = [\"T-1\"]\n"
        "[[scenarios.steps]]\ndo = \"intersection\"\nukraine = true\nwithin = [\"T-1\"]\n"
        "[[scenarios.steps]]\ndo = \"union\"\noccupied = \"base\"\n"
        "[[scenarios.steps]]\ndo = \"union\"\noccupied = \"2025-01-01\"\n"
        "[[scenarios.steps]]\ndo = \"union\"\nbehind = \"old_line\"\nwithin = [\"T-2\"]\n"
        "[[scenarios.steps]]\ndo = \"union\"\nbuffer = { of = \"line\", km = 12.5 }\n"
        "[[scenarios.steps]]\ndo = \"union\"\nbuffer = { of = \"shapes\", km = 3 }\n"
        "[[scenarios.steps]]\ndo = \"union\"\narea = \"shapes\"\n"
        "[[scenarios.zones]]\nname = { en = \"Z\", uk = \"З\" }\nheld_km = 0.1\noccupied_km = 40\nfigure = \"total\"\n"
        "within = [\"T-1\"]\nno_entry = \"both\"\noptional = true\nchoices_km = [5, 10, 40]\n"
        "[[scenarios.zones]]\nground = \"held\"\nwithin = [\"T-1\"]\n"
        "[[scenarios.zones]]\nground = \"occupied\"\nwithin = [\"T-2\"]\n";
    const MapDefinition map = readBack(text);
    REQUIRE(map.scenarios.size() == 1);
    const Scenario& scenario = *map.scenarios[0];
    CHECK(scenario.name.own() == "All \"kinds\" \\ of area");
    CHECK(scenario.note.own() == "two\nlines");
    REQUIRE(scenario.steps.size() == 9);
    CHECK(scenario.steps[6].area.kilometres == 12.5);
    REQUIRE(scenario.zones.size() == 3);
    CHECK(scenario.zones[0].heldKm == 0.1);
    CHECK(scenarioToml(scenario) == text);
}

TEST_CASE("a base that is a scenario is written by its id")
{
    Scenario scenario;
    scenario.id = ScenarioId("b");
    scenario.name = LocalText("b");
    scenario.baseScenario = ScenarioId("a");
    CHECK(scenarioToml(scenario) == "[[scenarios]]\nid = \"b\"\nname = \"b\"\nbase = \"a\"\n");
}

TEST_CASE("every scenario of the default map survives writing and reading")
{
    const auto map = readMap(std::filesystem::path(FRONTLINE_SOURCE_DIR) / "geodata" / "map.toml");
    if (!map) FAIL(map.error().message);
    REQUIRE(map->scenarios.size() >= 9);
    std::string text;
    for (const ScenarioPointer& scenario : map->scenarios) text += scenarioToml(*scenario) + "\n";
    const TemporaryFolder folder;
    MapDefinition again = *map;
    again.scenarios.clear();
    const auto read = readScenarios(again, folder.write("scenarios.toml", text));
    REQUIRE(read);
    CHECK(read.warnings.empty());
    REQUIRE(again.scenarios.size() == map->scenarios.size());
    for (std::size_t i = 0; i < again.scenarios.size(); ++i)
        CHECK(scenarioToml(*again.scenarios[i]) == scenarioToml(*map->scenarios[i]));
}

TEST_CASE("an id is made of the letters and digits of a name")
{
    CHECK(scenarioIdFromName("My zone, 10 km") == "my-zone-10-km");
    CHECK(scenarioIdFromName("  --A--  ") == "a");
    CHECK(scenarioIdFromName("Зона") == "scenario");
    CHECK(scenarioIdFromName("").empty() == false);
}
