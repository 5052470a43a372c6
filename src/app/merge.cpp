#include "app/merge.hpp"

namespace frontline {

bool followsDate(const Layer& layer)
{
    return layer.dated || (layer.occupied && layer.occupied->date.empty());
}

void takeTables(Document& current, const Document& loaded)
{
    for (const auto& [id, file] : loaded.data) {
        const auto own = current.data.find(id);
        if (own != current.data.end() && !own->second.table) own->second.table = file.table;
    }
    for (Layer& layer : current.layers) {
        // Parts of scenarios follow from the results (see scenario_results.hpp).
        if (layer.table || layer.scenario || (followsDate(layer) && current.date != loaded.date)) continue;
        if (const Layer* found = loaded.layer(layer.id)) layer.table = found->table;
    }
}

void takeDate(Document& current, const Document& loaded)
{
    current.date = loaded.date;
    for (Layer& layer : current.layers) {
        if (!followsDate(layer)) continue;
        const Layer* found = loaded.layer(layer.id);
        layer.table = found ? found->table : nullptr;
    }
    takeTables(current, loaded);
}

void takeNewLayers(Document& current, const Document& loaded)
{
    for (const Layer& layer : loaded.layers) {
        if (current.layer(layer.id)) continue;
        current.layers.push_back(layer);
        if (const auto file = loaded.data.find(layer.data); file != loaded.data.end()) current.data.insert(*file);
    }
    takeTables(current, loaded);
}

}  // namespace frontline
