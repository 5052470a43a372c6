// A scenario in words, for the files that results are written to.
#pragma once

#include <string>
#include <vector>

#include "data/sources.hpp"
#include "map/map_definition.hpp"

namespace frontline {

/// The scenario's entry as its file has it, without the comments around it, after those of the scenarios that it builds
/// on; "" when the file is gone or the scenario is of none.
std::string recipeText(const MapDefinition& map, const Scenario& scenario);

/// The sources of what the scenario is computed from, in the map's order.
std::vector<Source> sourcesOf(const MapDefinition& map, const Scenario& scenario);

}  // namespace frontline
