#include "map/selection.hpp"

#include "map_files.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

struct Chosen {
    MapDefinition map = readSquares();
    Selection selection = firstSelection(map);

    [[nodiscard]] std::string visibleLayers() const
    {
        std::string out;
        for (const LayerPointer& layer : layersOf(map, selection))
            if (isShown(map, selection, *layer)) out += layer->id.text() + " ";
        return out;
    }
    Result<Done> switchLayers(const char* switches) { return applyLayerSwitches(map, selection, switches); }
};

}  // namespace

TEST_CASE("signs show and hide layers and leave the others alone")
{
    Chosen chosen;
    CHECK(chosen.switchLayers("+occupied-before,-towns, -land").ok());
    CHECK(chosen.visibleLayers() == "occupied occupied-before contact-line ");
}

TEST_CASE("names without signs show just these layers")
{
    Chosen chosen;
    CHECK(chosen.switchLayers("towns,land").ok());
    CHECK(chosen.visibleLayers() == "land towns ");
}

TEST_CASE("wrong switches change nothing and say what there is")
{
    Chosen chosen;
    CHECK_THAT(
        chosen.switchLayers("-towns,+ocupied").error().message,
        Contains("unknown layer \"ocupied\"; did you mean \"occupied\"? There are: land, occupied, occupied-before"));
    CHECK_THAT(chosen.switchLayers("towns,+land").error().message, Contains("or none of them"));
    CHECK_FALSE(chosen.switchLayers(" , ").ok());
    CHECK_FALSE(chosen.switchLayers("").ok());
    CHECK_FALSE(chosen.switchLayers("+").ok());
    CHECK(chosen.visibleLayers() == "land occupied contact-line towns ");
    CHECK(chosen.selection == firstSelection(chosen.map));
}

TEST_CASE("an order by hand holds for the layers that it names; others lie above what is below them in the map")
{
    Chosen chosen;
    chosen.selection.order = {LayerId("towns"), LayerId("land"), LayerId("gone")};
    std::string order;
    for (const LayerPointer& layer : layersOf(chosen.map, chosen.selection)) order += layer->id.text() + " ";
    CHECK(order == "towns land occupied occupied-before contact-line ");
}

TEST_CASE("what was chosen by hand goes over the theme and the map, and the rest follows them")
{
    Chosen chosen;
    Theme quiet = chosen.map.themes.at(ThemeId("paper"));
    quiet.looks[LayerId("towns")].visible = false;
    quiet.looks[LayerId("land")].opacity = 0.25;
    chosen.map.themes[ThemeId("quiet")] = quiet;
    REQUIRE(chooseTheme(chosen.map, chosen.selection, ThemeId("quiet")));
    CHECK(chosen.visibleLayers() == "land occupied contact-line ");
    CHECK(opacityOf(chosen.map, chosen.selection, layerOf(chosen.map, "land")) == 0.25);
    REQUIRE(chosen.switchLayers("+towns"));
    chosen.selection.layers[LayerId("land")].opacity = 0.75;
    CHECK(chosen.visibleLayers() == "land occupied contact-line towns ");
    CHECK(opacityOf(chosen.map, chosen.selection, layerOf(chosen.map, "land")) == 0.75);
}

TEST_CASE("an unknown date, theme or scenario is refused with the nearest, and nothing changes")
{
    Chosen chosen;
    CHECK_THAT(chooseDate(chosen.map, chosen.selection, "2025-01-02").error().message,
               Contains("did you mean \"2025-01-01\"?"));
    CHECK_THAT(chooseTheme(chosen.map, chosen.selection, ThemeId("nigth")).error().message,
               Contains("did you mean \"night\"?"));
    CHECK_THAT(parseControlChoice(chosen.map, "2024-01-02").error().message, Contains("2024-01-01"));
    CHECK(chosen.selection == firstSelection(chosen.map));
}

TEST_CASE("the zone of the builder is a scenario of the selection, after those of the map")
{
    Chosen chosen;
    CHECK(scenariosOf(chosen.map, chosen.selection).empty());
    chosen.selection.zone = ZoneDraft{"", 5, 7.5, {"T-1"}, {ScenarioId("gone"), ""}};
    const ScenarioPointer zone = scenarioById(chosen.map, chosen.selection, draftZoneId());
    REQUIRE(zone);
    CHECK(zone->name.own() == "My zone");
    CHECK(zone->baseScenario.empty());
    REQUIRE(zone->zones.size() == 1);
    CHECK(zone->zones[0].heldKm == 5);
    CHECK(zone->zones[0].occupiedKm == 7.5);
    CHECK(zone->zones[0].oblasts == std::vector<std::string>{"T-1"});
    CHECK(scenariosOf(chosen.map, chosen.selection).size() == 1);
}

TEST_CASE("a selection of the default map takes a few kB at most, all layers switched, faded and moved")
{
    auto map = readMap(defaultMapPath());
    REQUIRE(map.ok());
    Selection selection = firstSelection(*map);
    CHECK(bytesOf(selection) < 1000);
    for (const LayerPointer& layer : map->layers) {
        selection.layers[layer->id] = {true, 0.5};
        selection.order.push_back(layer->id);
    }
    WARN("a selection takes " << bytesOf(firstSelection(*map)) << " bytes at first and " << bytesOf(selection)
                              << " with every layer changed by hand");
    CHECK(bytesOf(selection) < 5000);
}

TEST_CASE("what holds on some dates alone is hidden on the others, unless it is switched on by hand")
{
    const auto map = readMap(defaultMapPath());
    REQUIRE(map.ok());
    Selection selection = firstSelection(*map);
    const LayerPointer salient = map->layer(LayerId("dobropillia-salient")),
                       axis = map->layer(LayerId("dobropillia-axis"));
    REQUIRE(salient);
    REQUIRE(axis);
    for (const auto& [date, shown] : {std::pair{"2024-08-08", false}, std::pair{"2025-02-01", false},
                                      std::pair{"2025-08-17", true}, std::pair{"2026-02-01", false}}) {
        INFO(date);
        selection.date = date;
        CHECK(isShown(*map, selection, *salient) == shown);
        CHECK(isShown(*map, selection, *axis) == shown);
    }
    REQUIRE(applyLayerSwitches(*map, selection, "+dobropillia-salient").ok());
    CHECK(isShown(*map, selection, *salient));
}
