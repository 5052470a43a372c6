// Two scenarios or dates against each other: the ground on which they disagree.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "analysis/ledger.hpp"
#include "base/result.hpp"
#include "map/data_store.hpp"

namespace frontline {

/// One oblast, or the total (iso ""). Areas in km2 on the ellipsoid.
struct DifferenceRow {
    std::string iso;
    LocalText name;
    double onlyFirstKm2 = 0, onlySecondKm2 = 0;  // occupied under the one alone
    std::size_t onlyFirstPlaces = 0, onlySecondPlaces = 0;
    double onlyFirstPeople = 0, onlySecondPeople = 0;
};

struct ComparisonResult {
    ControlChoice first, second;
    /// Of one feature, longitude/latitude: occupied under the first alone, under the second alone.
    TablePointer onlyFirst, onlySecond;
    std::vector<DifferenceRow> oblasts;  // those with a difference
    DifferenceRow total;
    /// Slivers (see withoutSlivers()), which are in none of the above: occupied under the one alone.
    double leftOutFirstKm2 = 0, leftOutSecondKm2 = 0;
};

using ComparisonPointer = std::shared_ptr<const ComparisonResult>;

/// What a choice comes to: the scenario, or control on its date as a scenario that changes nothing. draft: a scenario
/// that the map does not have, which a choice may name as well. Errors: an unknown scenario or date.
Result<ScenarioPointer> chosenScenario(const MapDefinition& map, const ControlChoice& choice,
                                       const ScenarioPointer& draft = nullptr);

/// Computed once for the same two while the date is shown. Slivers are left out as in scenarios. Errors: an unknown
/// scenario or date, a scenario that cannot be computed.
Result<ComparisonPointer> compareControl(const MapData& data, const ControlChoice& first, const ControlChoice& second,
                                         const std::string& date, const ScenarioPointer& draft = nullptr);
/// The result where it is in the store; nullptr when it is not. Never waits.
ComparisonPointer findComparison(const MapData& data, const ControlChoice& first, const ControlChoice& second,
                                 const std::string& date, const ScenarioPointer& draft = nullptr);

/// The key of the result in the store; "" when the two cannot be compared.
std::string comparisonKey(const MapData& data, const ControlChoice& first, const ControlChoice& second,
                          const std::string& date, const ScenarioPointer& draft = nullptr);

}  // namespace frontline
