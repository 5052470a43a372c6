// What menus and keys offer of a map: its views, projections and oblasts.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "map/data_store.hpp"

namespace frontline {

/// The map's presets in the order of their keys Home, 1, 2, 3 ...: the one of the largest extent, then the others as
/// listed, and last the one that the map opens with, which has a key of its own.
std::vector<const ViewPreset*> presetsByKey(const MapDefinition& map);

/// A projection in the menu.
struct CrsChoice {
    std::string title, definition;  // title: empty for the map's own
};

/// The projections of the menu: the map's own, the UTM zones of its largest preset, and Web Mercator.
std::vector<CrsChoice> projectionChoices(const MapDefinition& map);

/// ISO code and name of each oblast; none while they are not loaded.
std::vector<std::pair<std::string, LocalText>> oblastNames(const MapData& data);

}  // namespace frontline
