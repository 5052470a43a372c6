#include "analysis/comparison.hpp"

#include "geo/geodesic.hpp"
#include "scenario_map.hpp"

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
