// What was read of a layer, put right and in WGS84, as tables. Internal to data: names GDAL's types.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "data/clean_geometry.hpp"
#include "data/feature_geometries.hpp"
#include "data/feature_table.hpp"
#include "data/layer_crs.hpp"
#include "data/read_features.hpp"
#include "data/styles/layer_style.hpp"

namespace frontline {

/// Attributes wait until the kinds of geometry are told apart.
struct LayerContent {
    std::string name;
    FeatureGeometries features;
    /// Each with a value for every feature.
    std::vector<Column> columns;
    LayerCrs crs;
    /// By the number of the feature in the file; empty: the format has none of its own.
    FileStyles styles{};
    /// Of the whole layer, from a file of styles: goes before what the features have themselves.
    std::optional<LayerStyle> style{};
};

struct AppendedTables {
    /// Of each feature, by its number in the file: whether something of it can be drawn.
    std::vector<bool> drawable;
    /// Of the coordinates that are places, in the CRS of the file. Of what is embedded: empty.
    Box extent;
    /// West, south, east, north of the same, in degrees.
    Box degrees{};

    [[nodiscard]] std::size_t drawn() const;
    [[nodiscard]] std::size_t skipped() const { return drawable.size() - drawn(); }
};

/// Appends a table for each kind of geometry there is. where: as errors name the layer. Coordinates and rings of what
/// is embedded are not looked at.
Result<AppendedTables> appendTables(LayerContent content, const std::string& where, const ReadOptions& options,
                                    LayerWarnings& warnings, std::vector<FeatureTable>& tables);

}  // namespace frontline
