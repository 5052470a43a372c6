// How far the line of a scenario may be from where it would be on the ground.
#pragma once

#include <span>

#include "map/map_definition.hpp"

namespace frontline {

/// Metres: the widest tolerance that the map's sources state of what the recipes name, which are the scenario's own and
/// those that it builds on. The line of contact is among them, the boundaries of oblasts where a step names oblasts,
/// and a data file where a step names that. 0 where the sources state none.
double scenarioToleranceMetres(const MapDefinition& map, std::span<const Scenario* const> chain);

}  // namespace frontline
