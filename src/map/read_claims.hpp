// The file of published figures of a map. Internal to map.
#pragma once

#include <filesystem>

#include "map/map_definition.hpp"

namespace frontline {

/// Reads the [[claims]] of a file and appends them to the map, whose data ids, dates and scenarios must be known.
/// A claim that is wrong keeps its error, which is a warning as well: the others can be checked. Error: the file is
/// missing or is no TOML. Oblasts are not looked up here: their data is not loaded yet.
Result<Done> readClaims(MapDefinition& map, const std::filesystem::path& path);

}  // namespace frontline
