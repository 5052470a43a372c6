// Drawing maps in tests, and asking for what is drawn.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "analysis/draw_map.hpp"
#include "geo/geodesic.hpp"
#include "test_map.hpp"

namespace frontline {

inline DrawnMap drawn(const TestMap& map, bool all = false)
{
    auto made = drawMap(map.map, *map.store, map.selection, all);
    if (!made) FAIL(made.error().message);
    return std::move(made).value();
}

inline const DrawnLayer* layerOf(const DrawnMap& map, const std::string& id,
                                 DrawnLayer::Side side = DrawnLayer::Side::Both)
{
    const auto found = std::ranges::find_if(
        map.layers, [&](const DrawnLayer& layer) { return layer.id() == LayerId(id) && layer.side == side; });
    return found == map.layers.end() ? nullptr : &*found;
}

inline TablePointer tableOf(const DrawnMap& map, const std::string& id)
{
    const DrawnLayer* layer = layerOf(map, id);
    REQUIRE(layer);
    return layer->table;
}

inline double squareKm(const DrawnLayer* layer)
{
    REQUIRE(layer);
    REQUIRE(layer->table);
    double sum = 0;
    for (std::size_t i = 0; i < layer->table->featureCount(); ++i)
        sum += geodesicAreaSquareMetres(layer->table->geometry, i) / 1e6;
    return sum;
}

}  // namespace frontline
