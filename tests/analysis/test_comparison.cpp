#include "analysis/comparison.hpp"

#include "analysis/scenario_result.hpp"
#include "catch.hpp"
#include "geo/geodesic.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

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
    for (std::size_t i = 0; i < table.featureCount(); ++i)
        sum += geodesicAreaSquareMetres(table.geometry, i) / 1e6;
    return sum;
}

}  // namespace

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

TEST_CASE("a choice is read as a scenario or a date, and what is neither is refused with what there is")
{
    const Document document = defaultMap();
    CHECK(parseControlChoice(document, "freeze").value() == ControlChoice{"freeze", ""});
    CHECK(parseControlChoice(document, "2024-08-08").value() == ControlChoice{"", "2024-08-08"});
    const auto neither = parseControlChoice(document, "freese");
    REQUIRE_FALSE(neither.ok());
    CHECK_THAT(neither.error().message, Contains("did you mean \"freeze\"") && Contains("2024-08-08"));
}
