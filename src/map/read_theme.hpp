// A theme file → Theme. Internal to map.
#pragma once

#include <filesystem>

#include "map/map_definition.hpp"

namespace frontline {

/// Reads a theme for the map: the theme of the map that it is based on, its colours, and what it changes of layers.
/// Errors name file, line and key: an unknown key, base, colour or layer (with the nearest known one), a colour that is
/// none, a rule that the layer does not have, a wrong type.
Result<Theme> readTheme(const std::filesystem::path& path, const MapDefinition& map);

}  // namespace frontline
