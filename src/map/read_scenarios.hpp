// The scenario file of a map. Internal to map.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "map/map_definition.hpp"

namespace frontline {

/// Reads the [[scenarios]] of a file and appends them to the map. A scenario that is wrong keeps its error, which
/// is a warning as well: the others can be used. Error: the file is missing or is no TOML.
/// Oblasts are not looked up here: their data is not loaded yet.
Result<Done> readScenarios(MapDefinition& map, const std::filesystem::path& path);

/// Marks scenarios whose base is no date of the map and no scenario, or that build on each other in a circle.
/// Returns a line for each.
std::vector<std::string> checkScenarioBases(MapDefinition& map);

}  // namespace frontline
