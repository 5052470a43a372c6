// What a command asks to stand around the map. Internal to cli.
#pragma once

#include "cli/requests.hpp"
#include "map/map_definition.hpp"

namespace frontline {

/// Texts, pieces and locator of the request, over the choice. Unknown names are wrong arguments.
std::optional<Failure> chooseFurniture(const MapRequest& request, const MapDefinition& map, FurnitureChoice& choice);

}  // namespace frontline
