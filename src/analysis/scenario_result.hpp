// What a scenario comes to: computed from its recipe with GEOS, measured on the ellipsoid.
#pragma once

#include <memory>
#include <string>

#include "analysis/ledger.hpp"
#include "base/result.hpp"
#include "data/feature_table.hpp"
#include "map/document.hpp"

namespace frontline {

/// Ground that has no more width or area than the disagreement of two boundaries is not taken for ground that changes
/// hands: pieces of less than this area, or in which no circle of this width has room.
inline constexpr double smallestGroundKm2 = 0.1, smallestGroundWidthMetres = 200;

struct ScenarioResult {
    Scenario scenario;
    std::string baseDate;                         // of the control that it was compared with
    std::shared_ptr<const FeatureTable> oblasts;  // of the map
    /// Longitude/latitude. Each a table of one feature, without parts when there is none of it; zoneHeld and
    /// zoneOccupied have more features, cut where oblasts meet.
    std::shared_ptr<const FeatureTable> before, after;           // occupied ground
    std::shared_ptr<const FeatureTable> passed, returned;        // ground that changes hands
    std::shared_ptr<const FeatureTable> zoneHeld, zoneOccupied;  // zones on either side of the line
    std::shared_ptr<const FeatureTable> zone;                    // both sides as one
    std::shared_ptr<const FeatureTable> line;                    // occupied ground on the left
    Ledger ledger;
    std::string peopleSource;  // attribution of the map's places; "" when it has none
};

using ScenarioResultPointer = std::shared_ptr<const ScenarioResult>;

/// Computes a scenario on the document's date, reading the data that it needs. The same recipe on the same data is
/// computed once. Thread-safe for different documents and for copies of one.
/// Errors name the scenario, the file, line and step, and what was expected.
Result<ScenarioResultPointer> computeScenario(Document& document, const Scenario& scenario);
/// The same for the scenario of the document with that id. Error: an unknown id (with the nearest).
Result<ScenarioResultPointer> computeScenario(Document& document, const std::string& id);

/// Control on a date as a scenario that changes nothing: for comparing dates and for base lines.
Scenario controlAsScenario(const std::string& date);

/// Sets the tables of the layers that show parts of scenarios: the document's own (document.scenario) and those of
/// layers that name one; only of visible layers, or of all. A scenario that fails is a warning and an empty layer.
Result<Done> loadScenarioLayers(Document& document, bool all = false);

/// Sets the table and the figure of a layer that shows a part of a scenario to those of the result. A part of a
/// comparison is left as it is.
void showPart(Layer& layer, const ScenarioResult& result);

/// Whether the place is in the polygons of the table (even-odd rule, longitude/latitude).
bool containsPlace(const FeatureTable& table, LonLat place);

/// What a scenario makes of a place.
enum class PlaceFate { StaysHeld, StaysOccupied, Passes, Returns, Outside };
struct PlaceVerdict {
    PlaceFate fate = PlaceFate::Outside;
    bool inZone = false;
};
PlaceVerdict verdictOn(const ScenarioResult& result, LonLat place);

}  // namespace frontline
