// Claims against the map of squares. Areas by the closed formula of square_scenarios.hpp: on 2025-01-01 three quarters
// of East are occupied, and a pocket of a tenth of a degree in West.
#include "analysis/claims.hpp"

#include "square_scenarios.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

constexpr const char* claimedScenarios = R"(
[[scenarios]]
id = "east"
[[scenarios.steps]]
do = "union"
oblasts = ["East"]
[[scenarios.steps]]
do = "minus"
pockets = ["West"]
)";

Claim claimOf(Claim::Measure measure, const std::string& unit, double published, double tolerance)
{
    Claim claim;
    claim.id = "claim";
    claim.file = "claims.toml";
    claim.line = 7;
    claim.measure = measure;
    claim.unit = unit;
    claim.published = published;
    claim.tolerance = tolerance;
    claim.date = "2025-01-01";
    return claim;
}

ClaimCheck checked(Claim claim, const std::vector<std::string>& oblasts = {}, const std::string& scenario = "")
{
    const ScenarioMap files(claimedScenarios);
    const TestMap map = files.open();
    claim.oblasts = oblasts;
    claim.scenario = ScenarioId(scenario);
    ClaimCheck check = checkClaim(map.data(), claim, map.date());
    CHECK(check.error.empty());
    CHECK_FALSE(check.how.own().empty());
    CHECK(check.how.in(Language::of("uk")) != check.how.own());
    return check;
}

double measuredBy(const Claim& claim, const std::vector<std::string>& oblasts = {}, const std::string& scenario = "")
{
    return checked(claim, oblasts, scenario).measured;
}

}  // namespace

TEST_CASE("a figure agrees within its tolerance, is near within twice that, and conflicts beyond")
{
    CHECK(verdictOf(100, 105, 5) == Verdict::Agree);
    CHECK(verdictOf(100, 95, 5) == Verdict::Agree);
    CHECK(verdictOf(100, 105.1, 5) == Verdict::Near);
    CHECK(verdictOf(100, 110, 5) == Verdict::Near);
    CHECK(verdictOf(100, 110.1, 5) == Verdict::Conflict);
    CHECK(verdictOf(100, 89, 5) == Verdict::Conflict);
    CHECK(verdictOf(0, 0, 0) == Verdict::Agree);
}

TEST_CASE("areas and shares are those of the oblasts named, or of all")
{
    using Measure = Claim::Measure;
    const double all = 2 * squareKm2 + squareIslandKm2, occupied = 0.75 * squareKm2 + squarePocketKm2;
    CHECK(measuredBy(claimOf(Measure::Area, "km2", 1, 1)) == Approx(all).epsilon(0.002));
    CHECK(measuredBy(claimOf(Measure::Area, "km2", 1, 1), {"T-3"}) == Approx(squareIslandKm2).epsilon(0.002));
    CHECK(measuredBy(claimOf(Measure::OccupiedArea, "km2", 1, 1)) == Approx(occupied).epsilon(0.002));
    CHECK(measuredBy(claimOf(Measure::HeldArea, "km2", 1, 1), {"East"}) == Approx(0.25 * squareKm2).epsilon(0.002));
    CHECK(measuredBy(claimOf(Measure::OccupiedShare, "%", 1, 1), {"East"}) == Approx(75).margin(0.1));
    CHECK(measuredBy(claimOf(Measure::HeldShare, "%", 1, 1), {"Схід"}) == Approx(25).margin(0.1));
    Claim share = claimOf(Measure::OccupiedShare, "%", 1, 1);
    share.denominatorKm2 = 20000;
    CHECK(measuredBy(share) == Approx(100 * occupied / 20000).epsilon(0.002));
    share.denominatorSource = LocalText("the State's figure");
    CHECK_THAT(checked(share).how.own(),
               Catch::Matchers::Contains(", of 20,000 km², the State's figure; the map's boundary has "));
}

TEST_CASE("a claim is checked on its own date, not on that of the map")
{
    Claim claim = claimOf(Claim::Measure::OccupiedShare, "%", 1, 1);
    claim.date = "2024-01-01";
    CHECK(measuredBy(claim, {"East"}) == Approx(50).margin(0.1));
    Claim passed = claimOf(Claim::Measure::ScenarioPassed, "km2", 1, 1);
    passed.date = "2024-01-01";
    CHECK(measuredBy(passed, {}, "east") == Approx(0.5 * squareKm2).epsilon(0.002));
}

TEST_CASE("scenarios are measured by what passes, returns and stays")
{
    using Measure = Claim::Measure;
    CHECK(measuredBy(claimOf(Measure::ScenarioPassed, "km2", 1, 1), {}, "east") ==
          Approx(0.25 * squareKm2).epsilon(0.002));
    CHECK(measuredBy(claimOf(Measure::ScenarioReturned, "km2", 1, 1), {}, "east") ==
          Approx(squarePocketKm2).epsilon(0.002));
    CHECK(measuredBy(claimOf(Measure::ScenarioReturned, "km2", 1, 1), {"East"}, "east") == Approx(0).margin(0.01));
    CHECK(measuredBy(claimOf(Measure::ScenarioOccupied, "km2", 1, 1), {}, "east") == Approx(squareKm2).epsilon(0.002));
    CHECK(measuredBy(claimOf(Measure::ScenarioZone, "km2", 1, 1), {}, "east") == Approx(0).margin(0.01));
}

TEST_CASE("lengths are measured with the claim's ruler and exclusions, data by their polygons")
{
    Claim claim = claimOf(Claim::Measure::LineLength, "km", 1, 1);
    // The meridian arc from 47.9 to 49.1 N, and the pocket's outline.
    CHECK(measuredBy(claim) == Approx(133.45 + 37.10).epsilon(0.001));
    claim.excluded.pockets = true;
    claim.rulerKm = 10;
    CHECK(measuredBy(claim) == Approx(133.45).epsilon(0.001));
    Claim data = claimOf(Claim::Measure::DataArea, "km2", 1, 1);
    data.data = DataId("oblasts");
    CHECK(measuredBy(data) == Approx(2 * squareKm2 + squareIslandKm2).epsilon(0.002));
}

TEST_CASE("what is expected changes no verdict, only whether it is as expected")
{
    const ScenarioMap files(claimedScenarios);
    const TestMap map = files.open();
    Claim claim = claimOf(Claim::Measure::OccupiedShare, "%", 75, 1);
    claim.oblasts = {"East"};
    claim.reason = LocalText("Because.");
    ClaimCheck check = checkClaim(map.data(), claim, map.date());
    CHECK(check.verdict == Verdict::Agree);
    CHECK(check.asExpected());
    CHECK_THAT(check.reason.own(), Contains("the tolerance is 1.0 percentage points. Because."));
    claim.conflictExpected = true;
    check = checkClaim(map.data(), claim, map.date());
    CHECK(check.verdict == Verdict::Agree);
    CHECK_FALSE(check.asExpected());
    claim.published = 50;
    check = checkClaim(map.data(), claim, map.date());
    CHECK(check.verdict == Verdict::Conflict);
    CHECK(check.asExpected());
    claim.conflictExpected = false;
    CHECK_FALSE(checkClaim(map.data(), claim, map.date()).asExpected());
}

TEST_CASE("a claim that cannot be computed says where and why, and is not as expected")
{
    const ScenarioMap files(claimedScenarios);
    const TestMap map = files.open();
    Claim claim = claimOf(Claim::Measure::OccupiedArea, "km2", 1, 1);
    claim.oblasts = {"Eastt"};
    ClaimCheck check = checkClaim(map.data(), claim, map.date());
    CHECK(check.verdict == Verdict::NotChecked);
    CHECK_FALSE(check.asExpected());
    CHECK_THAT(check.error, Contains("claims.toml, line 7: claim \"claim\": ") && Contains("did you mean \"East\"?"));
    Claim data = claimOf(Claim::Measure::DataArea, "km2", 1, 1);
    data.data = DataId("contact_lines");
    CHECK_THAT(checkClaim(map.data(), data, map.date()).error, Contains("data \"contact_lines\" holds no polygons"));
    claim.error = "claims.toml, line 7: broken";
    CHECK(checkClaim(map.data(), claim, map.date()).error == claim.error);
}
