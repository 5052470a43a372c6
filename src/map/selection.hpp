// What a user has chosen to see of a map: a small value. An undo step, the options of `render` and a map link are all
// this, in another spelling; with a MapDefinition and a DataStore it makes a DrawnMap.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/language.hpp"
#include "base/result.hpp"
#include "map/map_definition.hpp"
#include "map/own_style.hpp"

namespace frontline {

/// What was switched or faded by hand; absent is as the theme and the map have it.
struct LayerChoice {
    std::optional<bool> visible;
    std::optional<double> opacity;  // 0..1
    bool operator==(const LayerChoice&) const = default;
};

/// A layer of a user's own file: one table of it.
struct OwnLayer {
    LayerPointer layer;  // with the rules of `style`; its data is `file`
    DataFile file;
    OwnStyle style = {};     // what the user asks of the layer, the same for all tables of a mixed one; see restyled()
    std::string color = {};  // "#RRGGBB", where neither file nor style says one
    bool operator==(const OwnLayer& other) const;
};

/// A zone along a line, as the builder's fields give it.
struct ZoneDraft {
    std::string name;
    double heldKm = 10, occupiedKm = 10;  // depth on each side, 0..100
    std::vector<std::string> oblasts;     // iso codes it is limited to; empty: anywhere
    ControlChoice base;                   // along the line of this scenario or date; empty: of the date shown
    bool operator==(const ZoneDraft&) const = default;
};

/// Which part of the world is shown. One of preset, box and centre at most; none: the map's first view.
struct ViewChoice {
    ViewId preset;
    std::optional<Box> box;        // west, south, east, north in degrees
    std::optional<LonLat> centre;  // with zoom
    double zoom = 0;               // as web maps count it, 0..24
    bool operator==(const ViewChoice&) const = default;
};

struct Selection {
    std::string date;     // of the map's dates
    ScenarioId scenario;  // empty shows control alone
    std::optional<ComparisonView> comparison;
    ThemeId theme;
    Language language;  // of all that is written on the map
    std::string crs;    // definition as PROJ takes it; "" is the map's own
    std::map<LayerId, LayerChoice> layers;
    std::vector<LayerId> order;  // all layers as they were moved by hand, bottom first; empty: as in the map
    std::vector<OwnLayer> files;
    std::optional<ZoneDraft> zone;  // a scenario of the user's that is not saved; its id is draftZoneId()
    FurnitureChoice furniture;
    ViewChoice view;

    bool operator==(const Selection&) const = default;
};

/// What the map shows at first: its date, theme and furniture, no scenario.
Selection firstSelection(const MapDefinition& map);

/// Bytes that a selection takes, what it points to included but for layers of own files, which all selections share.
std::size_t bytesOf(const Selection& selection);

/// All layers that the selection draws from, in drawing order, bottom first: the map's, own files on top (their areas
/// below the line of contact, their lines below the map's symbols, whose names would stand there without them), as
/// moved by hand. A layer that the order does not name lies where the map has it.
std::vector<LayerPointer> layersOf(const MapDefinition& map, const Selection& selection);
/// Whether a layer is to be shown, by hand or by the theme, on the map's date or on another (ISO), as a swipe has one
/// on its right; and how opaque (0..1).
bool isShown(const MapDefinition& map, const Selection& selection, const LayerDefinition& layer);
bool isShownOn(const MapDefinition& map, const Selection& selection, const LayerDefinition& layer,
               const std::string& date);
double opacityOf(const MapDefinition& map, const Selection& selection, const LayerDefinition& layer);
LayerPointer layerById(const MapDefinition& map, const Selection& selection, LayerId id);

/// The id that the scenario of Selection::zone has.
ScenarioId draftZoneId();
/// The scenario of the builder's fields, with the id draftZoneId(). A base that the map lacks is left out.
Scenario scenarioOf(const ZoneDraft& zone, const MapDefinition& map);
/// The map's scenarios and the draft; nullptr when there is none of that id.
ScenarioPointer scenarioById(const MapDefinition& map, const Selection& selection, ScenarioId id);
/// The map's scenarios, and the draft last.
std::vector<ScenarioPointer> scenariosOf(const MapDefinition& map, const Selection& selection);

/// "+a,-b": shows a, hides b; "a,b" without signs shows exactly these. A mixed layer is switched with all its parts.
/// Error: unknown layer (lists those there are).
Result<Done> applyLayerSwitches(const MapDefinition& map, Selection& selection, const std::string& switches);
/// Shows another date. Error: one that the map does not have (lists those there are).
Result<Done> chooseDate(const MapDefinition& map, Selection& selection, const std::string& date);
/// Shows another theme of the map. Error: unknown theme (suggests one).
Result<Done> chooseTheme(const MapDefinition& map, Selection& selection, ThemeId theme);
/// "donbas-withdrawal" or "2024-08-08": a scenario's id or a date of the map. Error: neither (with the nearest).
Result<ControlChoice> parseControlChoice(const MapDefinition& map, const std::string& text);

}  // namespace frontline
