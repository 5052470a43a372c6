#include "analysis/scenario_result.hpp"

#include "analysis/scenario_tolerance.hpp"
#include "geo/geodesic.hpp"
#include "loaded_map.hpp"
#include "square_scenarios.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

// On the map of squares, on 2025-01-01: East is occupied east of 31.25, and a pocket of a tenth of a degree in West.
constexpr double occupiedKm2 = 0.75 * squareKm2 + squarePocketKm2;

ScenarioResultPointer computed(const TestMap& map, const std::string& id)
{
    const auto result = computeScenario(map.data(), ScenarioId(id), map.date());
    if (!result) FAIL(result.error().message);
    return *result;
}

double tableKm2(const FeatureTable& table)
{
    double sum = 0;
    for (std::size_t f = 0; f < table.featureCount(); ++f) sum += geodesicAreaSquareMetres(table.geometry, f) / 1e6;
    return sum;
}

void checkConserved(const ScenarioResult& result)
{
    for (const LedgerRow& row : result.ledger.oblasts)
        CHECK(row.afterKm2 == Approx(row.beforeKm2 + row.passedKm2 - row.returnedKm2).margin(0.01));
    // The figures are those of the ground that is drawn.
    CHECK(tableKm2(*result.after) == Approx(result.ledger.total.afterKm2).margin(0.01));
    CHECK(tableKm2(*result.before) == Approx(result.ledger.total.beforeKm2).margin(0.01));
    CHECK(tableKm2(*result.passed) == Approx(result.ledger.total.passedKm2).margin(0.01));
    CHECK(tableKm2(*result.returned) == Approx(result.ledger.total.returnedKm2).margin(0.01));
}

}  // namespace

TEST_CASE("a scenario without steps changes nothing")
{
    const ScenarioMap files("[[scenarios]]\nid = \"freeze\"\n");
    TestMap map = files.open();
    const auto result = computed(map, "freeze");
    CHECK(result->baseDate == "2025-01-01");
    CHECK(result->ledger.total.beforeKm2 == Approx(occupiedKm2).epsilon(0.001));
    CHECK(result->ledger.total.afterKm2 == result->ledger.total.beforeKm2);
    CHECK(result->ledger.total.passedKm2 == 0);
    CHECK(result->passed->geometry.ringCount() == 0);
    CHECK(result->ledger.total.places.empty());
    // The meridian of 31.25 from 48 to 49 N, 111.200 km, and the sides of the pocket: see tests/map/test_control.cpp.
    CHECK(result->ledger.total.lineKm == Approx(111.200 + 2 * 11.1199 + 7.4047 + 7.3901).epsilon(0.0005));
    checkConserved(*result);
}

TEST_CASE("whole oblasts can be added, and pockets taken away")
{
    const ScenarioMap files(R"([[scenarios]]
id = "east"
[[scenarios.steps]]
do = "union"
oblasts = ["East"]
[[scenarios.steps]]
do = "minus"
pockets = ["T-1"]
)");
    TestMap map = files.open();
    const auto result = computed(map, "east");
    const LedgerRow &west = result->ledger.oblasts[0], &east = result->ledger.oblasts[1];
    CHECK(east.passedKm2 == Approx(0.25 * squareKm2).epsilon(0.001));
    CHECK(east.shareAfter() == Approx(1));
    CHECK(west.returnedKm2 == Approx(squarePocketKm2).epsilon(0.001));
    CHECK(west.afterKm2 == 0);
    CHECK(result->ledger.oblasts[2].areaKm2 == Approx(squareIslandKm2).epsilon(0.001));
    // The line is now the boundary of the two oblasts: half of it in each.
    CHECK(result->ledger.total.lineKm == Approx(111.200).epsilon(0.001));
    CHECK(west.lineKm == Approx(east.lineKm));
    CHECK(result->ledger.lineAlongOblastBoundariesKm == Approx(result->ledger.total.lineKm));
    checkConserved(*result);
}

TEST_CASE("ground behind a line, ground within a distance and steps limited to oblasts")
{
    const ScenarioMap files(R"([[scenarios]]
id = "behind"
[[scenarios.steps]]
do = "intersection"
behind = "old_line"
within = ["East"]

[[scenarios]]
id = "buffer"
[[scenarios.steps]]
do = "union"
buffer = { of = "line", km = 10 }
within = ["East"]

[[scenarios]]
id = "earlier"
[[scenarios.steps]]
do = "intersection"
occupied = "2024-01-01"
)");
    TestMap map = files.open();
    const auto behind = computed(map, "behind");
    CHECK(behind->ledger.total.afterKm2 == Approx(0.25 * squareKm2).epsilon(0.001));
    checkConserved(*behind);
    // East of 31.25 all is occupied; west of it a strip of 10 km along 111.2 km of meridian.
    const auto buffer = computed(map, "buffer");
    CHECK(buffer->ledger.total.passedKm2 == Approx(10 * 111.2).epsilon(0.003));
    checkConserved(*buffer);
    const auto earlier = computed(map, "earlier");
    CHECK(earlier->ledger.total.afterKm2 == Approx(0.5 * squareKm2).epsilon(0.001));
    checkConserved(*earlier);
}

TEST_CASE("a scenario can build on another, and is compared with control as it is")
{
    const ScenarioMap files(R"([[scenarios]]
id = "second"
base = "first"
[[scenarios.steps]]
do = "minus"
oblasts = ["West"]

[[scenarios]]
id = "first"
base = "2024-01-01"
[[scenarios.steps]]
do = "union"
oblasts = ["West"]
)");
    TestMap map = files.open();
    const auto second = computed(map, "second");
    CHECK(second->baseDate == "2024-01-01");
    CHECK(second->ledger.total.beforeKm2 == Approx(0.5 * squareKm2).epsilon(0.001));
    CHECK(second->ledger.total.passedKm2 == 0);
    CHECK(computed(map, "first")->ledger.total.passedKm2 == Approx(squareKm2).epsilon(0.001));
}

TEST_CASE("a zone has its depth on each side of the line")
{
    const ScenarioMap files(R"([[scenarios]]
id = "same"
base = "2024-01-01"
[[scenarios.zones]]
held_km = 10
occupied_km = 10
[[scenarios]]
id = "uneven"
base = "2024-01-01"
[[scenarios.zones]]
held_km = 5
occupied_km = 20
[[scenarios]]
id = "one-side"
base = "2024-01-01"
[[scenarios.zones]]
held_km = 5
)");
    TestMap map = files.open();
    // Strips along the meridian of 31.5 from 48 to 49 N, 111.2 km, all inside East.
    const auto same = computed(map, "same");
    CHECK(same->ledger.total.zoneHeldKm2 == Approx(10 * 111.2).epsilon(0.003));
    CHECK(same->ledger.total.zoneOccupiedKm2 == Approx(10 * 111.2).epsilon(0.003));
    CHECK(tableKm2(*same->zone) == Approx(same->ledger.total.zoneKm2()).epsilon(0.0001));
    const auto uneven = computed(map, "uneven");
    CHECK(uneven->ledger.total.zoneHeldKm2 == Approx(5 * 111.2).epsilon(0.003));
    CHECK(uneven->ledger.total.zoneOccupiedKm2 == Approx(20 * 111.2).epsilon(0.003));
    CHECK(tableKm2(*uneven->zone) == Approx(uneven->ledger.total.zoneKm2()).epsilon(0.0001));
    // No boundary within the zone: one piece of one ring.
    CHECK(uneven->zone->geometry.ringCount() == 1);
    // The town Middle (31.7 E) is 14.9 km east of the line.
    REQUIRE(uneven->ledger.total.placeCount() == 1);
    CHECK(uneven->ledger.total.places[0].name.own() == "Middle");
    CHECK(uneven->ledger.total.places[0].ground == LedgerPlace::Ground::ZoneOccupied);
    CHECK(uneven->ledger.total.placesInZone().people == 12000);
    const auto oneSide = computed(map, "one-side");
    CHECK(oneSide->ledger.total.zoneOccupiedKm2 == 0);
    CHECK(tableKm2(*oneSide->zone) == Approx(5 * 111.2).epsilon(0.003));
}

TEST_CASE("a zone can be limited to oblasts, and can be all the ground of one side")
{
    const ScenarioMap files(R"([[scenarios]]
id = "limited"
[[scenarios.zones]]
held_km = 5
occupied_km = 5
within = ["West"]
[[scenarios]]
id = "all-held"
[[scenarios.steps]]
do = "union"
oblasts = ["East"]
[[scenarios.zones]]
ground = "held"
within = ["East"]
)");
    TestMap map = files.open();
    const auto limited = computed(map, "limited");
    CHECK(limited->ledger.oblasts[1].zoneKm2() == 0);
    // Around the pocket of 11.12 by 7.4 km: 5 km outwards, with round corners; inside all of it.
    const double outside = 5 * (2 * 11.1199 + 7.4047 + 7.3901) + 3.14159 * 25;
    CHECK(limited->ledger.oblasts[0].zoneHeldKm2 == Approx(outside).epsilon(0.003));
    CHECK(limited->ledger.oblasts[0].zoneOccupiedKm2 == Approx(squarePocketKm2).epsilon(0.002));
    const auto held = computed(map, "all-held");
    CHECK(held->ledger.total.zoneHeldKm2 == Approx(0.25 * squareKm2).epsilon(0.001));
    CHECK(held->ledger.total.zoneHeldKm2 == Approx(held->ledger.oblasts[1].passedKm2));
}

TEST_CASE("people and places are counted on the ground that changes hands")
{
    const ScenarioMap files(R"([[scenarios]]
id = "west"
[[scenarios.steps]]
do = "union"
oblasts = ["West"]
)");
    TestMap map = files.open();
    const LedgerRow& west = computed(map, "west")->ledger.oblasts[0];
    CHECK(west.placeCount() == 2);
    CHECK(west.placesOn(LedgerPlace::Ground::Passed).places == 2);
    CHECK(west.places[0].name.own() == "Large");
    CHECK(west.placesOn(LedgerPlace::Ground::Passed).people == 250900);
    CHECK(west.placesOn(LedgerPlace::Ground::Returned).people == 0);
}

TEST_CASE("ground and people that pass and lie in a zone count once in each, and no zone counts ground twice")
{
    const ScenarioMap files(R"([[scenarios]]
id = "both"
[[scenarios.steps]]
do = "union"
oblasts = ["East"]
[[scenarios.zones]]
ground = "held"
within = ["East"]
[[scenarios.zones]]
held_km = 10
occupied_km = 10
[[scenarios]]
id = "west"
[[scenarios.steps]]
do = "union"
oblasts = ["West"]
[[scenarios.zones]]
ground = "held"
within = ["West"]
)");
    TestMap map = files.open();
    const auto both = computed(map, "both");
    // All the ground that passes is in the first zone, and so is a part of what the second has on its occupied side.
    CHECK(both->ledger.total.zoneKm2() == Approx(tableKm2(*both->zone)).epsilon(0.0001));
    CHECK(both->ledger.total.zoneHeldKm2 > both->ledger.total.passedKm2);
    const auto west = computed(map, "west");
    const LedgerRow& total = west->ledger.total;
    CHECK(total.placeCount() == 2);
    CHECK(total.placesOn(LedgerPlace::Ground::Passed).people == 250900);
    CHECK(total.placesInZone().people == 250900);
    CHECK(total.places[0].ground == LedgerPlace::Ground::Passed);
}

TEST_CASE("slivers along a boundary that disagrees are not ground, but tiny pockets are")
{
    // West as another source draws it: 50 m further east, 100 m less in the south.
    const ScenarioMap files(R"([[scenarios]]
id = "other-source"
base = "2024-01-01"
[[scenarios.steps]]
do = "union"
area = "west"
[[scenarios]]
id = "nothing-left"
base = "2024-01-01"
[[scenarios.steps]]
do = "union"
area = "tiny"
[[scenarios.steps]]
do = "minus"
ukraine = true
)");
    files.write("west.geojson", R"({"type":"Polygon","coordinates":
        [[[30,48],[31.00067,48],[31.00067,49],[30,49],[30,48]]]})");
    // 200 m by 200 m, far from the line.
    files.write("tiny.geojson", R"({"type":"Polygon","coordinates":
        [[[30.5,48.5],[30.5027,48.5],[30.5027,48.5018],[30.5,48.5018],[30.5,48.5]]]})");
    std::ifstream in(files.path());
    std::string text{std::istreambuf_iterator<char>(in), {}};
    text.replace(text.find("[data]"), 6,
                 "[data]\nwest = { path = \"west.geojson\" }\ntiny = { path = \"tiny.geojson\" }");
    files.write("map.toml", text);
    TestMap map = files.open();
    const auto result = computed(map, "other-source");
    CHECK(result->ledger.oblasts[0].passedKm2 == Approx(squareKm2).epsilon(0.001));
    CHECK(result->ledger.oblasts[1].passedKm2 == 0);
    checkConserved(*result);
    const auto none = computed(map, "nothing-left");
    CHECK(none->ledger.total.afterKm2 == 0);
    CHECK(none->line->geometry.ringCount() == 0);
}

TEST_CASE("what is wrong with a recipe is said with file, line and step")
{
    const ScenarioMap files(R"([[scenarios]]
id = "unknown"
[[scenarios.steps]]
do = "union"
oblasts = ["Easst"]

[[scenarios]]
id = "no-cut"
[[scenarios.steps]]
do = "union"
behind = "short"

[[scenarios]]
id = "empty"
[[scenarios.steps]]
do = "minus"
pockets = ["East"]

[[scenarios]]
id = "all-gone"
[[scenarios.steps]]
do = "intersection"
oblasts = ["Island"]

[[scenarios]]
id = "sound"
)");
    files.write("short.geojson", R"({"type":"LineString","coordinates":[[30.2,48.2],[30.3,48.3]]})");
    std::ifstream in(files.path());
    std::string text{std::istreambuf_iterator<char>(in), {}};
    text.replace(text.find("[data]"), 6, "[data]\nshort = { path = \"short.geojson\" }");
    files.write("map.toml", text);
    TestMap map = files.open();
    const auto unknown = computeScenario(map.data(), ScenarioId("unknown"), map.date());
    REQUIRE_FALSE(unknown.ok());
    CHECK_THAT(unknown.error().message, Contains("scenarios.toml, line 3: scenario \"unknown\", step 1: unknown oblast "
                                                 "\"Easst\"; did you mean \"East\"?"));
    const auto noCut = computeScenario(map.data(), ScenarioId("no-cut"), map.date());
    REQUIRE_FALSE(noCut.ok());
    CHECK_THAT(noCut.error().message, Contains("line 9") && Contains("step 1") && Contains("does not cut"));
    const auto empty = computeScenario(map.data(), ScenarioId("empty"), map.date());
    REQUIRE(empty.ok());
    REQUIRE(empty.warnings.size() == 1);
    CHECK_THAT(empty.warnings[0], Contains("step 1") && Contains("empty on 2025-01-01") && Contains("changes nothing"));
    const auto gone = computeScenario(map.data(), ScenarioId("all-gone"), map.date());
    REQUIRE(gone.ok());
    REQUIRE(gone.warnings.size() == 1);
    CHECK_THAT(gone.warnings[0], Contains("nothing stays occupied"));
    CHECK(computeScenario(map.data(), ScenarioId("sound"), map.date()).ok());
    const auto misspelt = computeScenario(map.data(), ScenarioId("sounf"), map.date());
    REQUIRE_FALSE(misspelt.ok());
    CHECK_THAT(misspelt.error().message, Contains("did you mean \"sound\"?"));
}

TEST_CASE("the same scenario on the same date is computed once")
{
    const ScenarioMap files("[[scenarios]]\nid = \"freeze\"\n");
    TestMap map = files.open();
    const auto first = computed(map, "freeze");
    CHECK(computed(map, "freeze") == first);
    CHECK(findScenarioResult(map.data(), *map.map->scenarioById(ScenarioId("freeze")), "2025-01-01") == first);
    CHECK_FALSE(findScenarioResult(map.data(), *map.map->scenarioById(ScenarioId("freeze")), "2024-01-01"));
    map.selection.date = "2024-01-01";
    const auto other = computed(map, "freeze");
    CHECK(other != first);
    CHECK(other->ledger.total.beforeKm2 == Approx(0.5 * squareKm2).epsilon(0.001));
}

TEST_CASE("a place is told what a scenario makes of it")
{
    const ScenarioMap files(R"([[scenarios]]
id = "east"
[[scenarios.steps]]
do = "union"
oblasts = ["East"]
[[scenarios.steps]]
do = "minus"
pockets = ["West"]
[[scenarios.zones]]
held_km = 10
)");
    TestMap map = files.open();
    const auto result = computed(map, "east");
    CHECK(verdictOn(*result, {31.1, 48.5}).fate == PlaceFate::Passes);
    CHECK(verdictOn(*result, {31.7, 48.5}).fate == PlaceFate::StaysOccupied);
    CHECK(verdictOn(*result, {30.45, 48.45}).fate == PlaceFate::Returns);
    CHECK(verdictOn(*result, {30.2, 48.5}).fate == PlaceFate::StaysHeld);
    CHECK_FALSE(verdictOn(*result, {30.2, 48.5}).inZone);
    CHECK(verdictOn(*result, {30.95, 48.5}).inZone);
    CHECK(verdictOn(*result, {35, 48.5}).fate == PlaceFate::Outside);

    // 150 m and 370 m east of the scenario's line, which is the boundary of East at 31 E, drawn true to 200 m.
    ScenarioResult exact = *result;
    exact.toleranceMetres = 200;
    CHECK(verdictOn(exact, {31.002, 48.5}).fate == PlaceFate::Undecided);
    CHECK(verdictOn(exact, {31.005, 48.5}).fate == PlaceFate::Passes);
}

TEST_CASE("the line of a scenario is as true as the least exact of what its recipe names")
{
    const auto map = defaultMapDefinition();
    REQUIRE(map);
    const auto tolerance = [&](const char* id) {
        const ScenarioPointer scenario = map->scenarioById(ScenarioId(id));
        REQUIRE(scenario);
        const Scenario* const chain[] = {scenario.get()};
        return scenarioToleranceMetres(*map, chain);
    };
    // As geodata/sources.toml states them: of the line of contact, of the boundaries, of the line of 2014 to 2022.
    CHECK(tolerance("freeze") == 500);
    CHECK(tolerance("donbas-withdrawal") == 1000);
    CHECK(tolerance("line-2022") == 8000);
}
