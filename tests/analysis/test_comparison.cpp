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

Document defaultMap()
{
    auto map = readMap(defaultMapPath());
    if (!map) FAIL(map.error().message);
    return std::move(map).value();
}

const ComparisonResult& comparison(Document& document, const ControlChoice& first, const ControlChoice& second)
{
    static std::vector<std::shared_ptr<const ComparisonResult>> kept;
    auto result = compareControl(document, first, second);
    if (!result) FAIL(result.error().message);
    kept.push_back(*result);
    return *kept.back();
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
    Document map = files.document();
    const auto result = compareControl(map, {"", "2024-01-01"}, {"", "2025-01-01"});
    REQUIRE(result.ok());
    const ComparisonResult& difference = **result;
    CHECK(difference.total.onlyFirstKm2 == 0);
    CHECK(difference.total.onlySecondKm2 == Approx(0.25 * squareKm2 + pocketKm2).epsilon(0.001));
    REQUIRE(difference.oblasts.size() == 2);
    CHECK(difference.oblasts[0].name == "West");
    CHECK(difference.oblasts[0].onlySecondKm2 == Approx(pocketKm2).epsilon(0.001));
    CHECK(geodesicAreaSquareMetres(difference.onlySecond->geometry, 0) / 1e6 ==
          Approx(difference.total.onlySecondKm2).margin(0.01));
    CHECK(difference.onlyFirst->geometry.ringCount() == 0);
}

TEST_CASE("a scenario can be compared with a date and with another scenario")
{
    const ScenarioMap files(scenarios);
    Document map = files.document();
    const auto withDate = compareControl(map, {"east", ""}, {"", "2024-01-01"});
    REQUIRE(withDate.ok());
    CHECK((*withDate)->total.onlyFirstKm2 == Approx(0.5 * squareKm2 + pocketKm2).epsilon(0.001));
    const auto withOther = compareControl(map, {"none", ""}, {"east", ""});
    REQUIRE(withOther.ok());
    CHECK((*withOther)->total.onlySecondKm2 == Approx(squareKm2 + pocketKm2).epsilon(0.001));
    CHECK((*withOther)->total.onlySecondPlaces == 1);
    CHECK((*withOther)->total.onlySecondPeople == 12000);
    const auto withItself = compareControl(map, {"east", ""}, {"east", ""});
    REQUIRE(withItself.ok());
    CHECK((*withItself)->oblasts.empty());
}

TEST_CASE("what is compared is named by a scenario's id or a date of the map")
{
    const ScenarioMap files(scenarios);
    Document map = files.document();
    CHECK(parseControlChoice(map, "east")->scenario == "east");
    CHECK(parseControlChoice(map, "2024-01-01")->date == "2024-01-01");
    const auto unknown = parseControlChoice(map, "esat");
    REQUIRE_FALSE(unknown.ok());
    CHECK_THAT(unknown.error().message, Contains("did you mean \"east\"?"));
    CHECK_FALSE(compareControl(map, {"", "2023-01-01"}, {"east", ""}).ok());
}

TEST_CASE("what each of two scenarios alone occupies makes up for their totals, for every pair of them")
{
    Document document = defaultMap();
    for (const Scenario& first : document.scenarios)
        for (const Scenario& second : document.scenarios) {
            if (first.id >= second.id) continue;
            INFO(first.id << " and " << second.id);
            const auto a = computeScenario(document, first.id), b = computeScenario(document, second.id);
            REQUIRE(a.ok());
            REQUIRE(b.ok());
            const ComparisonResult& result = comparison(document, {first.id, ""}, {second.id, ""});
            const double net = (*a)->ledger.total.afterKm2 - (*b)->ledger.total.afterKm2;
            // Slivers of less than a tenth of a km2 are left out on either side.
            CHECK(result.total.onlyFirstKm2 - result.total.onlySecondKm2 == Approx(net).margin(2));
            CHECK(squareKm(*result.onlyFirst) == Approx(result.total.onlyFirstKm2).margin(0.1));
            CHECK(squareKm(*result.onlySecond) == Approx(result.total.onlySecondKm2).margin(0.1));
        }
}

TEST_CASE("a comparison turned around has its sides exchanged")
{
    Document document = defaultMap();
    const ComparisonResult& one = comparison(document, {"four-oblasts", ""}, {"", "2024-08-08"});
    const ComparisonResult& other = comparison(document, {"", "2024-08-08"}, {"four-oblasts", ""});
    CHECK(one.total.onlyFirstKm2 == Approx(other.total.onlySecondKm2).margin(0.01));
    CHECK(one.total.onlySecondKm2 == Approx(other.total.onlyFirstKm2).margin(0.01));
    CHECK(one.total.onlyFirstPlaces == other.total.onlySecondPlaces);
}

TEST_CASE("a scenario and itself do not differ")
{
    Document document = defaultMap();
    const ComparisonResult& none = comparison(document, {"freeze", ""}, {"", document.date});
    CHECK(none.total.onlyFirstKm2 == 0);
    CHECK(none.total.onlySecondKm2 == 0);
    CHECK(none.oblasts.empty());
}
