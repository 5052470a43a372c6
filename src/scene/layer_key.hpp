// Which of the layers of a drawn map.
#pragma once

#include <compare>
#include <string>

#include "map/drawn_map.hpp"

namespace frontline {

/// A layer as it is drawn: on a swipe one that differs is there twice, once for each side of the divider.
struct LayerKey {
    LayerId id;
    DrawnLayer::Side side = DrawnLayer::Side::Both;
    auto operator<=>(const LayerKey&) const = default;
};

inline LayerKey keyOf(const DrawnLayer& layer)
{
    return {layer.id(), layer.side};
}

/// Its name among the groups of a picture.
inline std::string groupName(const LayerKey& layer)
{
    return layer.side == DrawnLayer::Side::Right ? layer.id.text() + "#right" : layer.id.text();
}

inline bool isDrawn(const DrawnLayer& layer)
{
    return layer.visible && layer.opacity > 0 && layer.table;
}

/// Whether there is anything of it on the map, in this view or elsewhere.
inline bool showsAnything(const DrawnLayer& layer)
{
    return isDrawn(layer) && !layer.table->geometry.coordinates.empty();
}

}  // namespace frontline
