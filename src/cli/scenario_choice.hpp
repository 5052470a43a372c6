// The scenario that a command was asked for, and what it is compared with. Internal to cli.
#pragma once

#include <variant>

#include "cli/requests.hpp"
#include "map/selection.hpp"

namespace frontline {

/// Chooses scenario and comparison; computes nothing. An unknown name is a wrong argument; a scenario that its file has
/// wrong fails with the file's error, which is taken out of the warnings.
std::optional<Failure> chooseScenario(const MapRequest& request, const MapDefinition& map, Selection& selection,
                                      std::vector<std::string>& warnings);

/// A scenario by its id. An unknown one is a wrong argument, with the nearest.
std::variant<ScenarioPointer, Failure> needScenario(const MapDefinition& map, const std::string& id);

}  // namespace frontline
