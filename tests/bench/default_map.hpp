// The map that comes with the program, for benchmarks.
#pragma once

#include "analysis/draw_map.hpp"
#include "scene/view.hpp"

namespace frontline {

inline MapPointer defaultDefinition()
{
    return std::make_shared<const MapDefinition>(readMap(defaultMapPath()).value());
}

/// As it is shown at first, with its content read and computed.
inline DrawnMap defaultMap()
{
    const MapPointer map = defaultDefinition();
    DataStore store;
    return drawMap(map, store, firstSelection(*map)).value();
}

inline Box defaultBox(const DrawnMap& map, const Projection& projection)
{
    return projectedBox(projection, map.map->view(map.map->defaultView)->lonLat);
}

inline View defaultView(const DrawnMap& map, int width, int height)
{
    View view{Projection::create(map.map->crs).value(), {}, 1, width, height, defaultPixelsPerPoint};
    view.fit(defaultBox(map, view.projection));
    return view;
}

}  // namespace frontline
