#include "analysis/comparison.hpp"
#include "analysis/scenario_result.hpp"
#include "catch.hpp"
#include "geo/geodesic.hpp"
#include "scenario_map.hpp"
#include "temporary_folder.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

struct Opened {
    TemporaryFolder folder;
    Document document;
};

void open(Opened& opened, const std::string& scenario = "")
{
    auto map = readMap(scenarioMap(opened.folder.path()));
    if (!map) FAIL(map.error().message);
    opened.document = std::move(map).value();
    opened.document.scenario = scenario;
    REQUIRE(loadLayers(opened.document).ok());
    REQUIRE(loadScenarioLayers(opened.document).ok());
}

Document compared(const Document& document)
{
    auto result = comparedDocument(document);
    if (!result) FAIL(result.error().message);
    return std::move(result).value();
}

double squareKm(const Layer* layer)
{
    REQUIRE(layer);
    REQUIRE(layer->table);
    double sum = 0;
    for (std::size_t i = 0; i < layer->table->featureCount(); ++i)
        sum += geodesicAreaSquareMetres(layer->table->geometry, i) / 1e6;
    return sum;
}

std::vector<std::string> ids(const Document& document)
{
    std::vector<std::string> out;
    for (const Layer& layer : document.layers) out.push_back(layer.id);
    return out;
}

}  // namespace

TEST_CASE("a document that is not compared is drawn as it is")
{
    Opened opened;
    open(opened, "east");
    CHECK(ids(compared(opened.document)) == ids(opened.document));
}

TEST_CASE("two scenarios beside each other: the layers of scenarios are there twice, the others once")
{
    Opened opened;
    open(opened, "east");
    opened.document.comparison = ComparisonView{{"pocket", ""}, ComparisonView::Mode::Swipe, 0.5};
    const Document both = compared(opened.document);
    CHECK(squareKm(both.layer("passed")) == Approx(quarterOfEastKm2).epsilon(0.002));
    CHECK(squareKm(both.layer("passed#right")) == 0);
    CHECK(squareKm(both.layer("returned")) == 0);
    CHECK(squareKm(both.layer("returned#right")) == Approx(pocketKm2).epsilon(0.002));
    CHECK(both.layer("passed")->side == Layer::Side::Left);
    CHECK(both.layer("passed#right")->side == Layer::Side::Right);
    for (const char* same : {"land", "occupied", "contact-line", "towns"}) {
        CHECK(both.layer(same)->side == Layer::Side::Both);
        CHECK_FALSE(both.layer(std::string(same) + "#right"));
    }
    // A twin follows its layer, so that both are drawn at the layer's place.
    const auto all = ids(both);
    const auto left = std::ranges::find(all, "passed");
    REQUIRE(left + 1 != all.end());
    CHECK(*(left + 1) == "passed#right");
}

TEST_CASE("a scenario beside another date: the line and the occupied area change too")
{
    Opened opened;
    open(opened, "east");
    opened.document.comparison = ComparisonView{{"", "2024-01-01"}, ComparisonView::Mode::Swipe, 0.5};
    const Document both = compared(opened.document);
    // East of 31.5 and 31.25: a half and three quarters of East, and the pocket.
    CHECK(squareKm(both.layer("occupied")) == Approx(3 * quarterOfEastKm2 + pocketKm2).epsilon(0.002));
    CHECK(squareKm(both.layer("occupied#right")) == Approx(2 * quarterOfEastKm2).epsilon(0.002));
    REQUIRE(both.layer("contact-line#right"));
    CHECK(both.layer("contact-line")->table->featureCount() == 2);
    CHECK(both.layer("contact-line#right")->table->featureCount() == 1);
    CHECK_FALSE(both.layer("land#right"));
    CHECK(both.date == "2025-01-01");
    CHECK(squareKm(both.layer("passed#right")) == 0);
}

TEST_CASE("a document beside itself has no twins")
{
    Opened opened;
    open(opened);
    opened.document.comparison = ComparisonView{{"", "2025-01-01"}, ComparisonView::Mode::Swipe, 0.5};
    CHECK(ids(compared(opened.document)) == ids(opened.document));
}

TEST_CASE("a difference shows the ground under one alone, and not the scenario's own parts")
{
    Opened opened;
    open(opened, "east");
    opened.document.comparison = ComparisonView{{"pocket", ""}, ComparisonView::Mode::Difference, 0.5};
    const Document both = compared(opened.document);
    // "east" holds the quarter and the pocket that "pocket" does not.
    CHECK(squareKm(both.layer("only-first")) == Approx(quarterOfEastKm2 + pocketKm2).epsilon(0.002));
    CHECK(squareKm(both.layer("only-second")) == 0);
    CHECK_FALSE(both.layer("passed")->visible);
    CHECK(both.layer("occupied")->visible);
    CHECK(ids(both) == ids(opened.document));
}

TEST_CASE("a comparison that cannot be made says why")
{
    Opened opened;
    open(opened, "east");
    for (const auto mode : {ComparisonView::Mode::Swipe, ComparisonView::Mode::Difference}) {
        const auto failure = [&](const ControlChoice& with) {
            opened.document.comparison = ComparisonView{with, mode, 0.5};
            const auto result = comparedDocument(opened.document);
            REQUIRE_FALSE(result.ok());
            return result.error().message;
        };
        CHECK_THAT(failure({"pockett", ""}), Contains("pockett") && Contains("did you mean \"pocket\""));
        CHECK_THAT(failure({"", "2024-01-02"}), Contains("unknown date \"2024-01-02\"; did you mean \"2024-01-01\""));
        CHECK_THAT(failure({"wrong", ""}), Contains("scenarios.toml, line ") && Contains("900"));
        CHECK_THAT(failure({}), Contains("give a scenario or a date"));
    }
}

TEST_CASE("a map without layers for the difference is told how to get them")
{
    Opened opened;
    open(opened, "east");
    std::erase_if(opened.document.layers, [](const Layer& layer) { return layer.id.starts_with("only-"); });
    opened.document.comparison = ComparisonView{{"pocket", ""}, ComparisonView::Mode::Difference, 0.5};
    const auto result = comparedDocument(opened.document);
    REQUIRE(result.ok());
    REQUIRE(result.warnings.size() == 1);
    CHECK_THAT(result.warnings[0], Contains("map.toml") && Contains("only-first"));
}
