#include "analysis/place_at.hpp"

#include "catch.hpp"
#include "test_map.hpp"

using namespace frontline;
using HeldBy = PlaceFacts::Side;

namespace {

/// Of two squares of a degree, West (30..31 E) and East between 48 and 49 N; see tests/map/map_files.hpp.
PlaceFacts factsOf(const TestMap& map, const std::string& date, LonLat place)
{
    const auto facts = placeAt(map.data(), date, place);
    if (!facts) FAIL(facts.error().message);
    return *facts;
}

TestMap placesSquares()
{
    return TestMap(std::filesystem::path(FRONTLINE_TEST_DIR) / "map" / "files" / "squares" / "map.toml");
}

}  // namespace

TEST_CASE("a place is on a side on the date that is asked for, and outside beyond the oblasts")
{
    const TestMap map = placesSquares();
    // The line lies at 31.5 E on the first date, at 31.25 E on the second.
    CHECK(factsOf(map, "2024-01-01", {31.4, 48.5}).side == HeldBy::Held);
    CHECK(factsOf(map, "2025-01-01", {31.4, 48.5}).side == HeldBy::Occupied);
    CHECK(factsOf(map, "2025-01-01", {31.4, 48.5}).oblast.own() == "East");
    CHECK(factsOf(map, "2025-01-01", {30.1, 48.9}).oblast.in(Language::of("uk")) == "Захід");
    const PlaceFacts outside = factsOf(map, "2025-01-01", {33, 48.5});
    CHECK(outside.side == HeldBy::Outside);
    CHECK(outside.oblast.empty());
    CHECK_FALSE(outside.nearest);
}

TEST_CASE("a map without lines of contact does not say whose a place is, and one without oblasts not where it lies")
{
    TestMap map = placesSquares();
    map.change([](MapDefinition& changed) { changed.roles.contactLines = {}; });
    CHECK_FALSE(factsOf(map, "2025-01-01", {31.4, 48.5}).side);
    CHECK(factsOf(map, "2025-01-01", {31.4, 48.5}).oblast.own() == "East");
    map.change([](MapDefinition& changed) { changed.roles.oblasts = {}; });
    CHECK(factsOf(map, "2025-01-01", {31.4, 48.5}).oblast.empty());
}

TEST_CASE("the nearest place is the nearest on the ground, not in degrees")
{
    TestMap map = placesSquares();
    map.change([](MapDefinition& changed) { changed.roles.places = DataId("towns"); });
    CHECK(factsOf(map, "2025-01-01", {31.4, 48.5}).nearest);
    FeatureTable places;
    places.geometry.kind = GeometryKind::Point;
    // At 60 N a degree of longitude is half as long as one of latitude.
    for (const Xy place : {Xy{20, 60.6}, Xy{21, 60}, Xy{22, 60}}) {
        places.geometry.addRing(std::vector<Xy>{place});
        places.geometry.endPart();
        places.geometry.endFeature();
    }
    places.columns = {{"name", std::vector<std::string>{"North", "East", "Further"}},
                      {"name_uk", std::vector<std::string>{"Північ", "Схід", "Далі"}}};
    const auto nearest = nearestPlaceTo(places, {20, 60});
    REQUIRE(nearest);
    CHECK(nearest->name.own() == "East");
    CHECK(nearest->name.in(Language::of("uk")) == "Схід");
    // By Vincenty's inverse formula (1975).
    CHECK(nearest->way.metres == Approx(55799.4704).margin(0.001));
    CHECK(nearest->way.bearingDegrees.value() == Approx(89.5669845).margin(1e-6));
    CHECK_FALSE(nearestPlaceTo(FeatureTable(), {20, 60}));
}
