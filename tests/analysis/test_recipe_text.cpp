#include "analysis/recipe_text.hpp"

#include "catch.hpp"
#include "scenario_map.hpp"
#include "temporary_folder.hpp"
#include "test_map.hpp"

using namespace frontline;

namespace {

MapPointer mapIn(const TemporaryFolder& folder, const std::string& more = "")
{
    return TestMap(scenarioMap(folder.path(), more)).map;
}

std::string recipe(const MapDefinition& map, const char* scenario)
{
    return recipeText(map, *map.scenarioById(ScenarioId(scenario)));
}

std::vector<std::string> sourceIds(const MapDefinition& map, const char* scenario)
{
    std::vector<std::string> ids;
    for (const Source& source : sourcesOf(map, *map.scenarioById(ScenarioId(scenario))))
        ids.push_back(source.id.text());
    return ids;
}

}  // namespace

TEST_CASE("a recipe is the entry of its file, without the comments of the next")
{
    const TemporaryFolder folder;
    const MapPointer map = mapIn(folder);
    CHECK(recipe(*map, "east") ==
          "[[scenarios]]\nid = \"east\"\nname = \"East whole\"\nproposer = \"Somebody\"\ndate = \"2025-02-03\"\n"
          "source = \"Nowhere\"\n[[scenarios.steps]]\ndo = \"union\"\noblasts = [\"East\"]\n");
    CHECK(recipe(*map, "pocket") ==
          "[[scenarios]]\nid = \"pocket\"\nname = \"Without the pocket\"\n[[scenarios.steps]]\ndo = \"minus\"\n"
          "pockets = [\"West\"]\n");
}

TEST_CASE("a recipe gives no orders to terminals and does not turn what is written around it")
{
    const TemporaryFolder folder;
    const MapPointer map = mapIn(folder,
                                 "[[scenarios]]\nid = \"turned\"\nname = \"A\"\n# \xE2\x80\xAE and \xC2\x9B"
                                 "31m\n[[scenarios.steps]]\ndo = \"union\"\noblasts = [\"East\"]\n");
    const std::string text = recipe(*map, "turned");
    CHECK(text.find("\xE2\x80\xAE") == std::string::npos);
    CHECK(text.find("\xC2\x9B") == std::string::npos);
    CHECK(text.find("# \uFFFD and \uFFFD31m\n") != std::string::npos);
}

TEST_CASE("a recipe that builds on another comes after it")
{
    const TemporaryFolder folder;
    const MapPointer map = mapIn(folder, "[[scenarios]]\nid = \"both\"\nname = \"Both\"\nbase = \"pocket\"\n");
    const std::string text = recipe(*map, "both");
    CHECK(text.find("id = \"pocket\"") < text.find("id = \"both\""));
    CHECK(text.find("id = \"east\"") == std::string::npos);
}

TEST_CASE("a scenario of no file has no text")
{
    const TemporaryFolder folder;
    const MapPointer map = mapIn(folder);
    Scenario scenario = *map->scenarioById(ScenarioId("east"));
    scenario.file = (folder / "gone.toml").string();
    CHECK(recipeText(*map, scenario) == "");
    scenario.file.clear();
    CHECK(recipeText(*map, scenario) == "");
}

TEST_CASE("the sources are those of the data that the scenario is computed from")
{
    const MapPointer map = TestMap(defaultMapPath()).map;
    const std::vector<std::string> behindLine = sourceIds(*map, "line-2022"), freeze = sourceIds(*map, "freeze");
    for (const char* wanted : {"natural-earth", "natural-earth-line", "geonames", "contact-lines", "scenarios"})
        CHECK(std::ranges::find(behindLine, wanted) != behindLine.end());
    CHECK(std::ranges::find(behindLine, "dobropillia") == behindLine.end());
    CHECK(std::ranges::find(freeze, "natural-earth-line") == freeze.end());
}
