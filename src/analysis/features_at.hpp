// What lies at a place, among features of tables: what a click finds.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/feature_boxes.hpp"
#include "data/feature_table.hpp"
#include "geo/coordinates.hpp"

namespace frontline {

struct AskedTable {
    const FeatureTable& table;
    const FeatureBoxes* boxes = nullptr;  // of the table; null: all its features are looked at
};

struct FoundFeature {
    std::size_t table = 0, feature = 0;  // numbers in what was asked
    double metres = 0;                   // from the place; 0 within a polygon
    bool operator==(const FoundFeature&) const = default;
};

/// The features at a place, of tables in drawing order, bottom first. Before all others the polygons that it lies in
/// (by the even-odd rule, as they are drawn; an outline is not theirs to reach out), the topmost first; then points and
/// lines within so many metres on the ground, the nearest first, of those as near the topmost. A longitude may be
/// beyond the 180th meridian, in the place as in the tables.
std::vector<FoundFeature> featuresAt(std::span<const AskedTable> tables, LonLat place, double withinMetres);

/// The box around a place in which all lies that is so near: west, south, east, north. Near a pole all longitudes are.
Box boxAround(LonLat place, double metres);

}  // namespace frontline
