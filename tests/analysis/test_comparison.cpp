#include "analysis/comparison.hpp"

#include "analysis/scenario_result.hpp"
#include "geo/geodesic.hpp"
#include "square_scenarios.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

const char* const scenarios = R"([[scenarios]]
id = "east"
[[scenarios.steps]]
do = "union"
oblasts = ["East"]
[[scenarios]]
id = "none"
[[scenarios.steps]]
do = "minus"
ukraine = true
)";

ControlChoice scenario(const std::string& id)
{
    return {ScenarioId(id), ""};
}

ControlChoice onDate(const std::string& date)
{
    return {{}, date};
}

ComparisonPointer compared(const TestMap& map, const ControlChoice& first, const ControlChoice& second)
{
    auto result = compareControl(map.data(), first, second, map.date());
    if (!result) FAIL(result.error().message);
    return *std::move(result);
}

double squareKm(const FeatureTable& table)
{
    double sum = 0;
    for (std::size_t i = 0; i < table.featureCount(); ++i) sum += geodesicAreaSquareMetres(table.geometry, i) / 1e6;
    return sum;
}

}  // namespace

TEST_CASE("two dates differ by the ground between their lines, and by a pocket")
{
    const ScenarioMap files(scenarios);
    const TestMap map = files.open();
    const ComparisonPointer result = compared(map, onDate("2024-01-01"), onDate("2025-01-01"));
    const ComparisonResult& difference = *result;
    CHECK(difference.total.onlyFirstKm2 == 0);
    CHECK(difference.total.onlySecondKm2 == Approx(0.25 * squareKm2 + squarePocketKm2).epsilon(0.001));
    REQUIRE(difference.oblasts.size() == 2);
    CHECK(difference.oblasts[0].name.own() == "West");
    CHECK(difference.oblasts[0].onlySecondKm2 == Approx(squarePocketKm2).epsilon(0.001));
    CHECK(geodesicAreaSquareMetres(difference.onlySecond->geometry, 0) / 1e6 ==
          Approx(difference.total.onlySecondKm2).margin(0.01));
    CHECK(difference.onlyFirst->geometry.ringCount() == 0);
}

TEST_CASE("a scenario can be compared with a date and with another scenario")
{
    const ScenarioMap files(scenarios);
    const TestMap map = files.open();
    const ComparisonPointer withDate = compared(map, scenario("east"), onDate("2024-01-01"));
    CHECK(withDate->total.onlyFirstKm2 == Approx(0.5 * squareKm2 + squarePocketKm2).epsilon(0.001));
    const ComparisonPointer withOther = compared(map, scenario("none"), scenario("east"));
    CHECK(withOther->total.onlySecondKm2 == Approx(squareKm2 + squarePocketKm2).epsilon(0.001));
    CHECK(withOther->total.onlySecondPlaces == 1);
    CHECK(withOther->total.onlySecondPeople == 12000);
    const ComparisonPointer withItself = compared(map, scenario("east"), scenario("east"));
    CHECK(withItself->oblasts.empty());
}

TEST_CASE("what is compared is named by a scenario's id or a date of the map")
{
    const ScenarioMap files(scenarios);
    const TestMap map = files.open();
    CHECK(parseControlChoice(*map.map, "east")->scenario == ScenarioId("east"));
    CHECK(parseControlChoice(*map.map, "2024-01-01")->date == "2024-01-01");
    const auto unknown = parseControlChoice(*map.map, "esat");
    REQUIRE_FALSE(unknown.ok());
    CHECK_THAT(unknown.error().message, Contains("did you mean \"east\"?"));
    CHECK_FALSE(compareControl(map.data(), onDate("2023-01-01"), scenario("east"), map.date()).ok());
}

TEST_CASE("what each of two scenarios alone occupies makes up for their totals, for every pair of them")
{
    const TestMap map(defaultMapPath());
    for (const ScenarioPointer& first : map.map->scenarios)
        for (const ScenarioPointer& second : map.map->scenarios) {
            if (first->id >= second->id) continue;
            INFO(first->id.text() << " and " << second->id.text());
            const auto a = computeScenario(map.data(), *first, map.date()),
                       b = computeScenario(map.data(), *second, map.date());
            REQUIRE(a.ok());
            REQUIRE(b.ok());
            const ComparisonPointer comparison = compared(map, {first->id, ""}, {second->id, ""});
            const ComparisonResult& result = *comparison;
            const double net = (*a)->ledger.total.afterKm2 - (*b)->ledger.total.afterKm2;
            // Slivers are in neither, and said.
            const double leftOut = result.leftOutFirstKm2 - result.leftOutSecondKm2;
            CHECK(result.total.onlyFirstKm2 - result.total.onlySecondKm2 + leftOut == Approx(net).margin(0.01));
            CHECK(squareKm(*result.onlyFirst) == Approx(result.total.onlyFirstKm2).margin(0.1));
            CHECK(squareKm(*result.onlySecond) == Approx(result.total.onlySecondKm2).margin(0.1));
        }
}

TEST_CASE("a comparison turned around has its sides exchanged")
{
    const TestMap map(defaultMapPath());
    const ComparisonPointer one = compared(map, scenario("four-oblasts"), onDate("2024-08-08"));
    const ComparisonPointer other = compared(map, onDate("2024-08-08"), scenario("four-oblasts"));
    CHECK(one->total.onlyFirstKm2 == Approx(other->total.onlySecondKm2).margin(0.01));
    CHECK(one->total.onlySecondKm2 == Approx(other->total.onlyFirstKm2).margin(0.01));
    CHECK(one->total.onlyFirstPlaces == other->total.onlySecondPlaces);
}

TEST_CASE("a scenario and itself do not differ")
{
    const TestMap map(defaultMapPath());
    const ComparisonPointer none = compared(map, scenario("freeze"), onDate(map.date()));
    CHECK(none->total.onlyFirstKm2 == 0);
    CHECK(none->total.onlySecondKm2 == 0);
    CHECK(none->oblasts.empty());
}
