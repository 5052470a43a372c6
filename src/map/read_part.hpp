// Which part of a scenario a layer shows, as map.toml has it. Internal to map.
#pragma once

#include "map/scenario.hpp"
#include "map/toml_reader.hpp"

namespace frontline {

/// Reads the table of a layer's key "scenario". Whether the map has the scenario is left to be looked up.
ScenarioPart readPart(TomlReader& reader);

}  // namespace frontline
