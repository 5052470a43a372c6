// One of the views of a map, as map.toml has it. Internal to map.
#pragma once

#include "map/map_definition.hpp"
#include "map/toml_reader.hpp"

namespace frontline {

/// Reads a table of [[views]].
ViewPreset readView(TomlReader& reader);

}  // namespace frontline
