// What a picture of the map of squares shows, by figures that were worked out by hand.
#include "analysis/describe_map.hpp"

#include "drawn_squares.hpp"
#include "square_scenarios.hpp"

using namespace frontline;

namespace {

const char* const describedScenarios = R"(
[[scenarios]]
id = "east"
name = { en = "East whole", uk = "Схід цілком" }
proposer = "Somebody"
date = "2025-02-03"
[[scenarios.steps]]
do = "union"
oblasts = ["East"]

[[scenarios]]
id = "pocket"
name = "Without the pocket"
[[scenarios.steps]]
do = "minus"
pockets = ["West"]
)";

/// The map as the command line would draw and describe it.
MapDescription described(const TestMap& map, const Box& degrees, const std::string& view = "")
{
    const DescribedView seen{Projection::create("EPSG:4326").value(), degrees, 1000, ViewId(view)};
    auto description = describeMap(map.data(), drawn(map), seen);
    if (!description) FAIL(description.error().message);
    return std::move(description).value();
}

TestMap opened(const ScenarioMap& files, const std::string& scenario = "")
{
    TestMap map = files.open();
    map.selection.scenario = ScenarioId(scenario);
    return map;
}

constexpr Box all{27.5, 47.5, 32.5, 49.5};

}  // namespace

TEST_CASE("control is described by area, line and places on either side")
{
    const ScenarioMap files(describedScenarios);
    TestMap map = opened(files);
    const MapDescription d = described(map, all, "all");
    CHECK(d.view.own() == "Everything");
    CHECK(d.view.in(Language::of("uk")) == "Усе");
    CHECK(d.oblastCount == 3);
    REQUIRE(d.oblasts.size() == 3);
    CHECK(d.oblasts[2].own() == "Island");
    REQUIRE(d.sides.size() == 1);
    REQUIRE(d.sides[0].control);
    CHECK_FALSE(d.sides[0].scenario);
    const DescribedControl& c = *d.sides[0].control;
    CHECK(c.date == "2025-01-01");
    CHECK(c.totalKm2 == Approx(2 * squareKm2 + squareIslandKm2).epsilon(0.001));
    CHECK(c.occupiedKm2 == Approx(0.75 * squareKm2 + squarePocketKm2).epsilon(0.001));
    CHECK(c.occupiedInViewKm2 == Approx(c.occupiedKm2).epsilon(1e-6));
    CHECK(c.inViewKm2 == Approx(c.totalKm2).epsilon(1e-6));
    // 1.2 degrees of the meridian (111.2 km each), and round the pocket: two tenths of latitude and two of longitude.
    CHECK(c.lineKm == Approx(1.2 * 111.2 + 0.2 * 111.2 + 0.2 * 73.9).epsilon(0.002));
    CHECK(c.lineInViewKm == Approx(c.lineKm).epsilon(1e-6));
    REQUIRE(c.oblasts.size() == 2);
    CHECK(c.oblasts[0].name.own() == "East");
    CHECK(c.oblasts[0].share == Approx(0.75).epsilon(0.001));
    // Large and Small are held, Middle is occupied.
    REQUIRE(c.places.size() == 3);
    CHECK(c.places[0].name.own() == "Large");
    CHECK(c.places[1].name.own() == "Middle");
    CHECK(c.places[2].name.own() == "Small");
    CHECK_FALSE(c.places[0].occupied);
    CHECK(c.places[1].occupied);
    CHECK_FALSE(c.places[2].occupied);
    // Middle: 0.45 degrees of longitude at 48.3 N, 4,250.9 km a radian. Large: 0.2 degrees each way from the pocket.
    CHECK(*c.places[1].lineKm == Approx(33.39).epsilon(0.002));
    CHECK(*c.places[0].lineKm == Approx(std::hypot(0.2 * 111.2, 0.2 * 73.6)).epsilon(0.003));
}

TEST_CASE("what is in view is what the frame holds of it")
{
    const ScenarioMap files(describedScenarios);
    TestMap map = opened(files);
    const MapDescription d = described(map, {31, 48, 31.5, 48.5});
    CHECK(d.view.empty());
    REQUIRE(d.oblasts.size() == 1);
    CHECK(d.oblasts[0].own() == "East");
    const DescribedControl& c = *d.sides[0].control;
    // Between the geodesic from 31 to 32 E on 48 N, which the edge of East is, and the parallel of 48.5: by integrals
    // over the ellipsoid.
    CHECK(c.inViewKm2 == Approx(2061.445).epsilon(0.0003));
    CHECK(c.occupiedInViewKm2 == Approx(1030.160).epsilon(0.0003));
    CHECK(c.lineInViewKm == Approx(55.597).epsilon(0.001));
    CHECK(c.places.empty());
    CHECK(c.occupiedKm2 == Approx(0.75 * squareKm2 + squarePocketKm2).epsilon(0.001));
    REQUIRE(d.lineSource);
    CHECK(d.lineSource->status == "schematic");
}

TEST_CASE("places that something covers in the picture are counted, and known to be covered")
{
    const ScenarioMap files(describedScenarios);
    const TestMap map = opened(files);
    DescribedView view{Projection::create("EPSG:4326").value(), all, 1000, ViewId()};
    // Middle is at 31.7 E, 48.3 N.
    view.covered = {{31.65, 48.25, 31.75, 48.35}, {29, 49.2, 29.1, 49.3}};
    const auto description = describeMap(map.data(), drawn(map), view);
    REQUIRE(description.ok());
    const auto& places = description->sides[0].control->places;
    REQUIRE(places.size() == 3);
    for (const DescribedPlace& place : places) {
        INFO(place.name.own());
        CHECK(place.covered == (place.name.own() == "Middle"));
    }
}

TEST_CASE("a scenario is described by its ledger")
{
    const ScenarioMap files(describedScenarios);
    TestMap map = opened(files, "east");
    const MapDescription d = described(map, {31, 48, 31.5, 48.5});
    REQUIRE(d.sides[0].scenario);
    const DescribedScenario& s = *d.sides[0].scenario;
    CHECK(s.result->ledger.total.passedKm2 == Approx(squareKm2 / 4).epsilon(0.001));
    // Its line is the meridian of 31, which is the frame's edge; and the pocket, which is outside.
    CHECK(s.lineInViewKm == Approx(55.597).epsilon(0.001));
    CHECK(d.sides[0].name.in(Language::of("uk")) == "Схід цілком");
}

TEST_CASE("the sides of a swipe have a part of the frame each")
{
    const ScenarioMap files(describedScenarios);
    TestMap map = files.open();
    map.selection.comparison = ComparisonView{{{}, "2024-01-01"}, ComparisonView::Mode::Swipe, 0.5};
    // Left of 31.375 the line of 2025, at 31.25; right of it that of 2024, at 31.5.
    const MapDescription d = described(map, {31, 48, 31.75, 48.5});
    REQUIRE(d.sides.size() == 2);
    REQUIRE(d.sides[0].control);
    REQUIRE(d.sides[1].control);
    CHECK(d.sides[0].control->date == "2025-01-01");
    CHECK(d.sides[1].control->date == "2024-01-01");
    // As in the test before: from 31.25 to 31.375 E, and from 31.5 to 31.75 E.
    CHECK(d.sides[0].control->occupiedInViewKm2 == Approx(515.150).epsilon(0.0003));
    CHECK(d.sides[1].control->occupiedInViewKm2 == Approx(1030.160).epsilon(0.0003));
    CHECK(d.sides[1].name.own() == "control on 1 January 2024");
    // Each layer once, although it is drawn twice.
    CHECK(std::ranges::count(d.layers, LayerId("occupied"), &DescribedLayer::id) == 1);
}

TEST_CASE("a difference is described by the ground on which the two disagree")
{
    const ScenarioMap files(describedScenarios);
    TestMap map = files.open();
    map.selection.scenario = ScenarioId("east");
    map.selection.comparison = ComparisonView{{{}, "2024-01-01"}, ComparisonView::Mode::Difference, 0.5};
    const MapDescription d = described(map, all);
    REQUIRE(d.difference);
    // East whole with the pocket of 2025, against East east of 31.5.
    CHECK(d.difference->total.onlyFirstKm2 == Approx(squareKm2 / 2 + squarePocketKm2).epsilon(0.001));
    CHECK(d.difference->total.onlySecondKm2 == 0);
    CHECK(d.differenceNames[0].own() == "East whole");
}

TEST_CASE("a map without lines or oblasts is described without figures")
{
    MapDefinition empty;
    empty.title = LocalText("Nothing");
    const MapPointer map = std::make_shared<const MapDefinition>(std::move(empty));
    DataStore store;
    const DescribedView view{Projection::create("EPSG:4326").value(), all, 1000, {}};
    const auto description = describeMap({*map, store}, drawnStyles(map, {}), view);
    REQUIRE(description.ok());
    const MapDescription& d = *description;
    REQUIRE(d.sides.size() == 1);
    CHECK_FALSE(d.sides[0].control);
    CHECK(d.layers.empty());
    CHECK(descriptionText(d, Language::English).starts_with("Map “Nothing”"));
}
