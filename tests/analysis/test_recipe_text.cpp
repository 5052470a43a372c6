#include "analysis/recipe_text.hpp"

#include "catch.hpp"
#include "scenario_map.hpp"
#include "temporary_folder.hpp"

using namespace frontline;

namespace {

Document mapIn(const TemporaryFolder& folder, const std::string& more = "")
{
    auto map = readMap(scenarioMap(folder.path(), more));
    if (!map) FAIL(map.error().message);
    return std::move(map).value();
}

}  // namespace

TEST_CASE("a recipe is the entry of its file, without the comments of the next")
{
    const TemporaryFolder folder;
    const Document document = mapIn(folder);
    CHECK(recipeText(document, *document.scenarioById("east")) ==
          "[[scenarios]]\nid = \"east\"\nname = \"East whole\"\nproposer = \"Somebody\"\ndate = \"2025-02-03\"\n"
          "source = \"Nowhere\"\n[[scenarios.steps]]\ndo = \"union\"\noblasts = [\"East\"]\n");
    CHECK(recipeText(document, *document.scenarioById("pocket")) ==
          "[[scenarios]]\nid = \"pocket\"\nname = \"Without the pocket\"\n[[scenarios.steps]]\ndo = \"minus\"\n"
          "pockets = [\"West\"]\n");
}

TEST_CASE("a recipe that builds on another comes after it")
{
    const TemporaryFolder folder;
    const Document document = mapIn(folder, "[[scenarios]]\nid = \"both\"\nname = \"Both\"\nbase = \"pocket\"\n");
    const std::string text = recipeText(document, *document.scenarioById("both"));
    CHECK(text.find("id = \"pocket\"") < text.find("id = \"both\""));
    CHECK(text.find("id = \"east\"") == std::string::npos);
}

TEST_CASE("a scenario of no file has no text")
{
    const TemporaryFolder folder;
    const Document document = mapIn(folder);
    Scenario scenario = *document.scenarioById("east");
    scenario.file = (folder / "gone.toml").string();
    CHECK(recipeText(document, scenario) == "");
    scenario.file.clear();
    CHECK(recipeText(document, scenario) == "");
}

TEST_CASE("the sources are those of the data that the scenario is computed from")
{
    auto map = readMap(defaultMapPath());
    REQUIRE(map.ok());
    std::vector<std::string> ids;
    for (const Source& source : sourcesOf(*map, *map->scenarioById("line-2022"))) ids.push_back(source.id);
    for (const char* wanted : {"natural-earth", "natural-earth-line", "geonames", "contact-lines", "scenarios"})
        CHECK(std::ranges::find(ids, wanted) != ids.end());
    CHECK(std::ranges::find(ids, "dobropillia") == ids.end());
    ids.clear();
    for (const Source& source : sourcesOf(*map, *map->scenarioById("freeze"))) ids.push_back(source.id);
    CHECK(std::ranges::find(ids, "natural-earth-line") == ids.end());
}
