// A map read from its files and drawn with the content of its layers, but for parts of scenarios.
#pragma once

#include "catch.hpp"
#include "map/control.hpp"
#include "map/drawn_map.hpp"

namespace frontline {

/// The layers that are shown have their tables, the same ones for the same date.
inline DrawnMap loadedMap(const MapPointer& map, DataStore& store, const Selection& selection)
{
    const MapData data{*map, store};
    const auto tableOf = [&](const LayerDefinition& layer) -> TablePointer {
        if (layer.occupied) return occupiedArea(data, *layer.occupied, selection.date).value();
        if (layer.data.empty()) return nullptr;
        const std::string date = layer.dated ? selection.date : "";
        const auto make = [&]() -> Result<DataStore::Made<FeatureTable>> {
            auto table = data.table(layer.data);
            if (!table) return table.error();
            return DataStore::Made<FeatureTable>{chosenFeatures(layer, *table, date), 0};
        };
        return store.get<FeatureTable>("chosen\n" + layer.id.text() + "\n" + date, make).value();
    };
    DrawnMap drawn = drawnStyles(map, selection);
    for (DrawnLayer& layer : drawn.layers)
        if (layer.visible) layer.table = tableOf(*layer.definition);
    drawn.oblasts = data.loaded(map->roles.oblasts);
    return drawn;
}

/// The map that comes with the program. Read and loaded once for all tests.
inline MapPointer defaultMapDefinition()
{
    static const MapPointer map = [] {
        auto read = readMap(defaultMapPath());
        if (!read) FAIL(read.error().message);
        return std::make_shared<const MapDefinition>(std::move(*read));
    }();
    return map;
}
inline DrawnMap loadedDefaultMap(const Selection& selection)
{
    static DataStore store;
    return loadedMap(defaultMapDefinition(), store, selection);
}
inline DrawnMap loadedDefaultMap()
{
    return loadedDefaultMap(firstSelection(*defaultMapDefinition()));
}

}  // namespace frontline
