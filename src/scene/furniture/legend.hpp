// The legend: what is seen in the view, in drawing order from the top, with the figures of scenarios.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scene/furniture/canvas.hpp"
#include "scene/mesh_store.hpp"
#include "scene/thinning.hpp"

namespace frontline {

struct LegendEntry {
    const DrawnLayer* layer = nullptr;  // null: a heading of the entries that follow
    std::size_t rule = 0;               // of the layer: how the swatch is drawn
    std::string text;                   // with its figure: "Would pass to Russia 6,804 km²"
    std::string note{};   // on lines of its own below: how many symbols are drawn, where others lie under them
    bool within = false;  // it stands under a heading
};

/// One entry for each layer of which anything is seen; of a layer whose rules have titles one for each of these, under
/// the layer's name. What a layer of mixed types has of them stands together. Layers that hold nothing but labels, and
/// those that the map keeps out of the legend, have none; the two sides of a swipe share one. counts: of the symbols of
/// layers, where they are known.
std::vector<LegendEntry> legendEntries(const DrawnMap& map, const View& view, const MeshSet& meshes,
                                       const SymbolCounts& counts = {});

/// Swatches and texts on a veil. Entries that have no room are counted in a last line, "and 3 more"; nullopt when there
/// is nothing, or no room for one.
std::optional<FurniturePiece> legendPiece(const FurnitureCanvas& canvas, std::vector<LegendEntry> entries,
                                          double mostWidthPixels, double mostHeightPixels);

}  // namespace frontline
