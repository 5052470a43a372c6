// What a scenario comes to: computed from its recipe with GEOS, measured on the ellipsoid.
#pragma once

#include <memory>
#include <string>

#include "analysis/ledger.hpp"
#include "base/result.hpp"
#include "map/data_store.hpp"

namespace frontline {

/// Ground that has no more width or area than the disagreement of two boundaries is not taken for ground that changes
/// hands: pieces of less than this area, or in which no circle of this width has room.
inline constexpr double smallestGroundKm2 = 0.1, smallestGroundWidthMetres = 200;

struct ScenarioResult {
    Scenario scenario;
    std::string baseDate;  // of the control that it was compared with
    TablePointer oblasts;  // of the map
    /// Longitude/latitude. Each a table of one feature, without parts when there is none of it; zoneHeld and
    /// zoneOccupied have more features, cut where oblasts meet.
    TablePointer before, after;           // occupied ground
    TablePointer passed, returned;        // ground that changes hands
    TablePointer zoneHeld, zoneOccupied;  // zones on either side of the line
    TablePointer zone;                    // both sides as one
    TablePointer line;                    // occupied ground on the left
    double toleranceMetres = 0;           // of the line: see scenarioToleranceMetres()
    Ledger ledger;
    LocalText peopleSource;  // attribution of the map's places; empty when it has none
};

using ScenarioResultPointer = std::shared_ptr<const ScenarioResult>;

/// Computes a scenario on the date shown, reading the data that it needs. The same recipe on the same data is computed
/// once, by whichever thread asks first. Errors name the scenario, the file, line and step, and what was expected.
Result<ScenarioResultPointer> computeScenario(const MapData& data, const Scenario& scenario, const std::string& date);
/// The same for the scenario of the map with that id. Error: an unknown id (with the nearest).
Result<ScenarioResultPointer> computeScenario(const MapData& data, ScenarioId id, const std::string& date);
/// The result where it is in the store; nullptr when it is not. Never waits.
ScenarioResultPointer findScenarioResult(const MapData& data, const Scenario& scenario, const std::string& date);

/// The key of the result in the store; "" of a scenario that cannot be computed.
std::string scenarioKey(const MapData& data, const Scenario& scenario, const std::string& date);
/// All data that the scenario is computed from.
std::vector<DataId> dataOf(const MapDefinition& map, const Scenario& scenario);

/// Error: the map has no scenario of that id (with the nearest).
Result<ScenarioPointer> knownScenario(const MapDefinition& map, ScenarioId id);

/// Control on a date as a scenario that changes nothing: for comparing dates and for base lines.
Scenario controlAsScenario(const std::string& date);

/// Whether the place is in the polygons of the table (even-odd rule, longitude/latitude).
bool containsPlace(const FeatureTable& table, LonLat place);

/// What a scenario makes of a place.
/// Undecided: nearer to the scenario's line, or to the line that it starts from, than those are true to.
enum class PlaceFate { StaysHeld, StaysOccupied, Passes, Returns, Undecided, Outside };
struct PlaceVerdict {
    PlaceFate fate = PlaceFate::Outside;
    bool inZone = false;
};
PlaceVerdict verdictOn(const ScenarioResult& result, LonLat place);

}  // namespace frontline
