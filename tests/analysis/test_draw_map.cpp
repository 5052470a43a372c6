#include "analysis/draw_map.hpp"

#include <fstream>
#include <thread>

#include "analysis/scenario_result.hpp"
#include "drawn_squares.hpp"
#include "scenario_map.hpp"
#include "temporary_folder.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

// Of the map of squares: see tests/map/map_files.hpp.
constexpr double degreeSquareKm2 = 8217.732, islandKm2 = 2064.446;

std::filesystem::path squares()
{
    return std::filesystem::path(FRONTLINE_TEST_DIR) / "map" / "files" / "squares";
}

/// The map with one text replaced, in a folder of its own with copies of the data.
TestMap changedSquares(const TemporaryFolder& folder, const std::string& what, const std::string& with)
{
    for (const auto& entry : std::filesystem::directory_iterator(squares()))
        std::filesystem::copy(entry.path(), folder.path());
    std::ifstream in(squares() / "map.toml");
    std::string text{std::istreambuf_iterator<char>(in), {}};
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    std::ofstream(folder / "map.toml") << text.replace(at, what.size(), with);
    return TestMap(folder / "map.toml");
}

std::vector<std::string> warningsOf(const TestMap& map, bool all = false)
{
    const auto made = drawMap(map.map, *map.store, map.selection, all);
    REQUIRE(made.ok());
    return made.warnings;
}

std::string only(const std::vector<std::string>& warnings)
{
    REQUIRE(warnings.size() == 1);
    return warnings.front();
}

DrawnNow now(const TestMap& map)
{
    return drawnNow(map.map, *map.store, map.selection);
}

void show(TestMap& map, const char* layer, bool visible = true)
{
    map.selection.layers[LayerId(layer)].visible = visible;
}

}  // namespace

TEST_CASE("visible layers are read, filtered and computed, hidden ones are not")
{
    const TestMap map(squares() / "map.toml");
    CHECK(warningsOf(map).empty());
    const DrawnMap made = drawn(map);
    CHECK(tableOf(made, "land")->featureCount() == 3);
    CHECK(tableOf(made, "towns")->featureCount() == 2);
    CHECK(tableOf(made, "towns")->text("name", 1) == "Middle");
    CHECK(tableOf(made, "contact-line")->featureCount() == 2);
    CHECK(squareKm(layerOf(made, "occupied")) == Approx(0.75 * degreeSquareKm2 + pocketKm2).epsilon(0.001));
    CHECK(tableOf(made, "occupied")->text("date", 0) == "2025-01-01");
    CHECK_FALSE(tableOf(made, "occupied-before"));
    CHECK_FALSE(map.data().loaded(DataId("old_line")));
    CHECK(tableOf(made, "land") == map.data().loaded(DataId("oblasts")));
    CHECK(made.oblasts == tableOf(made, "land"));
}

TEST_CASE("all layers are read when asked for, and a layer when it is shown")
{
    TestMap map(squares() / "map.toml");
    const DrawnMap before = drawn(map);
    show(map, "occupied-before");
    const DrawnMap after = drawn(map);
    CHECK(squareKm(layerOf(after, "occupied-before")) == Approx(0.25 * degreeSquareKm2 + islandKm2).epsilon(0.001));
    for (const char* same : {"land", "towns", "contact-line", "occupied"})
        CHECK(tableOf(after, same) == tableOf(before, same));
    const TestMap everything(squares() / "map.toml");
    CHECK(tableOf(drawn(everything, true), "occupied-before"));
}

TEST_CASE("another date changes what follows it, and back again it is what was computed")
{
    TestMap map(squares() / "map.toml");
    const DrawnMap before = drawn(map, true);
    map.selection.date = "2024-01-01";
    const DrawnMap after = drawn(map, true);
    CHECK(tableOf(after, "contact-line")->featureCount() == 1);
    CHECK(squareKm(layerOf(after, "occupied")) == Approx(0.5 * degreeSquareKm2).epsilon(0.001));
    CHECK(tableOf(after, "occupied-before") == tableOf(before, "occupied-before"));
    CHECK(tableOf(after, "land") == tableOf(before, "land"));
    CHECK(tableOf(before, "contact-line")->featureCount() == 2);
    map.selection.date = "2025-01-01";
    const DrawnMap again = drawn(map);
    CHECK(tableOf(again, "occupied") == tableOf(before, "occupied"));
    CHECK(tableOf(again, "contact-line") == tableOf(before, "contact-line"));
}

TEST_CASE("what is there is drawn now, and what is not is told as missing")
{
    TestMap map(squares() / "map.toml");
    CHECK_FALSE(now(map).complete);
    CHECK_FALSE(tableOf(now(map).map, "land"));
    const DrawnMap made = drawn(map);
    CHECK(now(map).complete);
    for (const DrawnLayer& layer : made.layers) CHECK(layer.table == tableOf(now(map).map, layer.id().text()));
    map.selection.date = "2024-01-01";
    CHECK_FALSE(now(map).complete);
    CHECK_FALSE(tableOf(now(map).map, "occupied"));
    CHECK(tableOf(now(map).map, "towns") == tableOf(made, "towns"));
    // A layer that is hidden keeps nothing waiting.
    show(map, "occupied", false);
    show(map, "contact-line", false);
    CHECK(now(map).complete);
}

TEST_CASE("a scenario is there when it has been computed, whoever asked for it")
{
    const TemporaryFolder folder;
    TestMap map(scenarioMap(folder.path()));
    (void)drawn(map);
    map.selection.scenario = ScenarioId("east");
    CHECK_FALSE(now(map).complete);
    CHECK_FALSE(tableOf(now(map).map, "passed"));
    const auto result = computeScenario(map.data(), ScenarioId("east"), map.date());
    REQUIRE(result.ok());
    CHECK(now(map).complete);
    CHECK(tableOf(now(map).map, "passed") == (*result)->passed);
    CHECK(*layerOf(now(map).map, "passed")->figure == Approx(quarterOfEastKm2).epsilon(0.002));
}

TEST_CASE("a layer of a scenario has an empty table without one")
{
    const TemporaryFolder folder;
    const TestMap map(scenarioMap(folder.path()));
    const TablePointer passed = tableOf(drawn(map), "passed");
    REQUIRE(passed);
    CHECK(passed->featureCount() == 0);
    CHECK(now(map).complete);
}

TEST_CASE("a scenario that cannot be computed is no picture, and is not waited for again")
{
    const TemporaryFolder folder;
    TestMap map(scenarioMap(
        folder.path(), "\n[[scenarios]]\nid = \"odd\"\n[[scenarios.steps]]\ndo = \"union\"\noblasts = [\"Eest\"]\n"));
    for (const char* id : {"odd", "wrong", "eastt"}) {
        map.selection.scenario = ScenarioId(id);
        const auto made = drawMap(map.map, *map.store, map.selection);
        REQUIRE_FALSE(made.ok());
        CHECK_THAT(made.error().message, Contains(id) || Contains("900"));
        CHECK(now(map).complete);
    }
}

TEST_CASE("the zone of the builder is drawn like any scenario")
{
    const TemporaryFolder folder;
    TestMap map(scenarioMap(folder.path()));
    map.selection.zone = ZoneDraft{"Mine", 10, 5, {}, {}};
    map.selection.scenario = draftZoneId();
    const DrawnMap made = drawn(map);
    CHECK(made.scenario->name.own() == "Mine");
    map.selection.scenario = ScenarioId("belt");
    CHECK(squareKm(layerOf(made, "zone")) == Approx(squareKm(layerOf(drawn(map), "zone"))));
}

TEST_CASE("threads that draw at the same time get the same content")
{
    const TemporaryFolder folder;
    TestMap map(scenarioMap(folder.path()));
    map.selection.scenario = ScenarioId("east");
    std::vector<std::optional<Result<DrawnMap>>> made(4);
    std::vector<std::thread> threads;
    for (auto& one : made) threads.emplace_back([&] { one = drawMap(map.map, *map.store, map.selection); });
    for (std::thread& thread : threads) thread.join();
    for (const auto& one : made) {
        REQUIRE(one->ok());
        for (const DrawnLayer& layer : (*one)->layers) CHECK(layer.table == tableOf(**made.front(), layer.id().text()));
    }
}

TEST_CASE("a store without room still draws everything")
{
    TestMap map(squares() / "map.toml");
    map.store = std::make_shared<DataStore>(0);
    const DrawnMap made = drawn(map);
    for (const DrawnLayer& layer : made.layers) CHECK((layer.table || !layer.visible));
    CHECK(squareKm(layerOf(made, "occupied")) == Approx(0.75 * degreeSquareKm2 + pocketKm2).epsilon(0.001));
}

TEST_CASE("data that cannot be read is a warning that names its layers, told once, and the others are drawn")
{
    const TemporaryFolder folder;
    const TestMap map = changedSquares(folder, "\"contact_lines.geojson\"", "\"nowhere.geojson\"");
    CHECK_THAT(only(warningsOf(map)),
               Contains("layers \"occupied\", \"contact-line\" not drawn: ") && Contains("nowhere.geojson"));
    CHECK(warningsOf(map).empty());
    const DrawnNow made = now(map);
    CHECK(made.complete);
    CHECK_FALSE(tableOf(made.map, "occupied"));
    CHECK(tableOf(made.map, "towns"));
    CHECK(tableOf(made.map, "land"));
}

TEST_CASE("empty, truncated and binary data files are warnings")
{
    for (const std::string& content : {std::string(), std::string("{\"type\":\"FeatureColl"),
                                       std::string("\x7f"
                                                   "ELF\0\1\2\3",
                                                   8)}) {
        const TemporaryFolder folder;
        std::ofstream(folder / "bad.geojson", std::ios::binary) << content;
        const TestMap map = changedSquares(folder, "\"towns.geojson\"", "\"bad.geojson\"");
        CHECK_THAT(only(warningsOf(map)), Contains("layer \"towns\" not drawn: ") && Contains("bad.geojson"));
        CHECK(tableOf(drawn(map), "land"));
    }
}

TEST_CASE("a column that the data does not have is a warning with those there are")
{
    const TemporaryFolder folder;
    const TestMap map = changedSquares(folder, "column = \"population\"", "column = \"popluation\"");
    CHECK_THAT(only(warningsOf(map)),
               Contains("layer \"towns\": unknown column \"popluation\"; did you mean \"population\"?"));
    CHECK(tableOf(drawn(map), "towns"));
}

TEST_CASE("a recipe that cannot be computed is a warning that names its layer")
{
    const TemporaryFolder folder;
    SECTION("an unknown oblast")
    {
        const TestMap map = changedSquares(folder, "plus = [\"T-3\"]", "plus = [\"T-33\"]");
        CHECK_THAT(only(warningsOf(map, true)),
                   Contains("layer \"occupied-before\"") && Contains("unknown oblast \"T-33\"; did you mean \"T-3\"?"));
    }
    SECTION("a date without a line")
    {
        const TestMap map = changedSquares(folder, "lines = \"contact_lines\", date = \"\"",
                                           "lines = \"contact_lines\", date = \"2023-05-05\"");
        CHECK_THAT(only(warningsOf(map)), Contains("layer \"occupied\"") && Contains("no line of 2023-05-05"));
    }
    SECTION("points where lines are needed")
    {
        const TestMap map = changedSquares(folder, "lines = \"old_line\"", "lines = \"towns\"");
        CHECK_THAT(only(warningsOf(map, true)), Contains("data \"towns\" must hold lines"));
    }
}

TEST_CASE("a recipe with a date of its own keeps it")
{
    const TemporaryFolder folder;
    TestMap map = changedSquares(folder, "lines = \"contact_lines\", date = \"\"",
                                 "lines = \"contact_lines\", date = \"2024-01-01\"");
    CHECK(squareKm(layerOf(drawn(map), "occupied")) == Approx(0.5 * degreeSquareKm2).epsilon(0.001));
}
