// What stands around a map, as map.toml has it. Internal to map.
#pragma once

#include "map/furniture_choice.hpp"
#include "map/toml_reader.hpp"

namespace frontline {

/// Reads the table [furniture]; what it does not name is as in the choice. Whether the map has the view of the locator
/// is left to be looked up.
FurnitureChoice readFurniture(TomlReader& reader, FurnitureChoice choice);

}  // namespace frontline
