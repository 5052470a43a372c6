#include "drawn_squares.hpp"
#include "scenario_map.hpp"
#include "temporary_folder.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

using Side = DrawnLayer::Side;
using Mode = ComparisonView::Mode;

/// The map of squares with the scenario "east" shown.
struct East {
    TemporaryFolder folder;
    TestMap map{scenarioMap(folder.path())};
    East() { map.selection.scenario = ScenarioId("east"); }

    DrawnMap compared(const ControlChoice& with, Mode mode)
    {
        map.selection.comparison = ComparisonView{with, mode, 0.5};
        return drawn(map);
    }
};

const ControlChoice pocket{ScenarioId("pocket"), ""}, earlier{{}, "2024-01-01"};

std::vector<std::string> ids(const DrawnMap& map)
{
    std::vector<std::string> out;
    for (const DrawnLayer& layer : map.layers) out.push_back(layer.id().text());
    return out;
}

}  // namespace

TEST_CASE("a map that is not compared has each layer once")
{
    East east;
    const auto all = ids(drawn(east.map));
    CHECK(all.size() == east.map.map->layers.size());
}

TEST_CASE("two scenarios beside each other: the layers of scenarios are there twice, the others once")
{
    East east;
    const DrawnMap both = east.compared(pocket, Mode::Swipe);
    CHECK(squareKm(layerOf(both, "passed", Side::Left)) == Approx(quarterOfEastKm2).epsilon(0.002));
    CHECK(squareKm(layerOf(both, "passed", Side::Right)) == 0);
    CHECK(squareKm(layerOf(both, "returned", Side::Left)) == 0);
    CHECK(squareKm(layerOf(both, "returned", Side::Right)) == Approx(pocketKm2).epsilon(0.002));
    CHECK_FALSE(layerOf(both, "passed", Side::Both));
    for (const char* same : {"land", "occupied", "contact-line", "towns"}) {
        CHECK(layerOf(both, same, Side::Both));
        CHECK_FALSE(layerOf(both, same, Side::Right));
    }
    // A twin follows its layer, so that both are drawn at the layer's place.
    const auto left = std::ranges::find(both.layers, LayerId("passed"), &DrawnLayer::id);
    REQUIRE(left + 1 != both.layers.end());
    CHECK((left + 1)->id() == LayerId("passed"));
    CHECK((left + 1)->side == Side::Right);
}

TEST_CASE("a scenario beside another date: the line and the occupied area change too")
{
    East east;
    const DrawnMap both = east.compared(earlier, Mode::Swipe);
    // East of 31.5 and 31.25: a half and three quarters of East, and the pocket.
    CHECK(squareKm(layerOf(both, "occupied", Side::Left)) == Approx(3 * quarterOfEastKm2 + pocketKm2).epsilon(0.002));
    CHECK(squareKm(layerOf(both, "occupied", Side::Right)) == Approx(2 * quarterOfEastKm2).epsilon(0.002));
    REQUIRE(layerOf(both, "contact-line", Side::Right));
    CHECK(layerOf(both, "contact-line", Side::Left)->table->featureCount() == 2);
    CHECK(layerOf(both, "contact-line", Side::Right)->table->featureCount() == 1);
    CHECK_FALSE(layerOf(both, "land", Side::Right));
    CHECK(both.selection.date == "2025-01-01");
    CHECK(squareKm(layerOf(both, "passed", Side::Right)) == 0);
}

TEST_CASE("beside another date, each side's line of contact has its length")
{
    East east;
    east.map.change([](MapDefinition& map) {
        const auto layer = std::ranges::find(map.layers, LayerId("contact-line"), [](const auto& l) { return l->id; });
        auto line = std::make_shared<LayerDefinition>(**layer);
        line->role = LayerRole::ContactLine;
        *layer = line;
    });
    const DrawnMap both = east.compared(earlier, Mode::Swipe);
    const DrawnLayer *left = layerOf(both, "contact-line", Side::Left),
                     *right = layerOf(both, "contact-line", Side::Right);
    REQUIRE((left && left->figure));
    REQUIRE((right && right->figure));
    // 1.2 degrees of a meridian (111.2 km each); and round the pocket, two tenths of latitude and two of longitude.
    CHECK(*right->figure == Approx(1.2 * 111.2).epsilon(0.002));
    CHECK(*left->figure == Approx(1.2 * 111.2 + 0.2 * 111.2 + 0.2 * 73.9).epsilon(0.002));
    // Without a comparison, and between scenarios, the legend has it from the scenario or not at all.
    CHECK_FALSE(layerOf(east.compared(pocket, Mode::Swipe), "contact-line")->figure);
    CHECK_FALSE(layerOf(east.compared(earlier, Mode::Difference), "contact-line")->figure);
}

TEST_CASE("what does not hold on the date of one side of a swipe is on the other side alone")
{
    East east;
    const auto holding = [&](const std::string& from, const std::string& to) {
        east.map.change([&](MapDefinition& map) {
            const auto layer = std::ranges::find(map.layers, LayerId("towns"), [](const auto& l) { return l->id; });
            auto towns = std::make_shared<LayerDefinition>(**layer);
            towns->holdsFrom = from, towns->holdsTo = to;
            *layer = towns;
        });
        return east.compared(earlier, Mode::Swipe);
    };
    for (const Side side : {Side::Left, Side::Right}) {
        const DrawnMap both = side == Side::Left ? holding("2024-07-01", "") : holding("", "2024-06-30");
        const DrawnLayer* towns = layerOf(both, "towns", side);
        REQUIRE(towns);
        CHECK(towns->visible);
        CHECK(towns->table->featureCount() > 0);
        CHECK(std::ranges::count(ids(both), "towns") == 1);
    }
    CHECK_FALSE(layerOf(holding("2030-01-01", ""), "towns")->visible);
    // By hand it is on both.
    REQUIRE(applyLayerSwitches(*east.map.map, east.map.selection, "+towns").ok());
    CHECK(layerOf(holding("2024-07-01", ""), "towns")->visible);
}

TEST_CASE("a map beside itself has no twins")
{
    East east;
    east.map.selection.scenario = {};
    const auto all = ids(drawn(east.map));
    CHECK(ids(east.compared({{}, "2025-01-01"}, Mode::Swipe)) == all);
}

TEST_CASE("a difference shows the ground under one alone, and not the scenario's own parts")
{
    East east;
    const auto all = ids(drawn(east.map));
    const DrawnMap both = east.compared(pocket, Mode::Difference);
    // "east" holds the quarter and the pocket that "pocket" does not.
    CHECK(squareKm(layerOf(both, "only-first")) == Approx(quarterOfEastKm2 + pocketKm2).epsilon(0.002));
    CHECK(*layerOf(both, "only-first")->figure == Approx(quarterOfEastKm2 + pocketKm2).epsilon(0.002));
    CHECK(squareKm(layerOf(both, "only-second")) == 0);
    CHECK_FALSE(layerOf(both, "passed")->visible);
    CHECK(layerOf(both, "occupied")->visible);
    CHECK(ids(both) == all);
}

TEST_CASE("a comparison that is not there yet is left out, and drawn now when it is")
{
    for (const Mode mode : {Mode::Swipe, Mode::Difference}) {
        East east;
        const auto all = ids(drawn(east.map));
        east.map.selection.comparison = ComparisonView{pocket, mode, 0.5};
        const DrawnNow before = drawnNow(east.map.map, *east.map.store, east.map.selection);
        CHECK_FALSE(before.complete);
        CHECK(ids(before.map) == all);
        CHECK(layerOf(before.map, "passed")->visible);
        const DrawnMap made = drawn(east.map);
        const DrawnNow after = drawnNow(east.map.map, *east.map.store, east.map.selection);
        CHECK(after.complete);
        REQUIRE(after.map.layers.size() == made.layers.size());
        for (std::size_t i = 0; i < made.layers.size(); ++i) {
            CHECK(after.map.layers[i].table == made.layers[i].table);
            CHECK(after.map.layers[i].side == made.layers[i].side);
        }
    }
}

TEST_CASE("a comparison that cannot be made says why, and is not waited for again")
{
    East east;
    for (const Mode mode : {Mode::Swipe, Mode::Difference}) {
        const auto failure = [&](const ControlChoice& with) {
            east.map.selection.comparison = ComparisonView{with, mode, 0.5};
            const auto result = drawMap(east.map.map, *east.map.store, east.map.selection);
            REQUIRE_FALSE(result.ok());
            CHECK(drawnNow(east.map.map, *east.map.store, east.map.selection).complete);
            return result.error().message;
        };
        (void)drawn(TestMap(east.map));
        CHECK_THAT(failure({ScenarioId("pockett"), ""}), Contains("pockett") && Contains("did you mean \"pocket\""));
        CHECK_THAT(failure({{}, "2024-01-02"}), Contains("unknown date \"2024-01-02\"; did you mean \"2024-01-01\""));
        CHECK_THAT(failure({ScenarioId("wrong"), ""}), Contains("scenarios.toml, line ") && Contains("900"));
        CHECK_THAT(failure({}), Contains("give a scenario or a date"));
        east.map.selection.comparison.reset();
    }
}

TEST_CASE("a map without layers for the difference is told how to get them")
{
    East east;
    east.map.change([](MapDefinition& map) {
        std::erase_if(map.layers, [](const LayerPointer& layer) { return layer->id.text().starts_with("only-"); });
    });
    east.map.selection.comparison = ComparisonView{pocket, Mode::Difference, 0.5};
    const auto result = drawMap(east.map.map, *east.map.store, east.map.selection);
    REQUIRE(result.ok());
    REQUIRE(result.warnings.size() == 1);
    CHECK_THAT(result.warnings[0], Contains("map.toml") && Contains("only-first"));
}
