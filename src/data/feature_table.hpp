// A table of features: flat geometry and one array per attribute.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "geo/geometry.hpp"

namespace frontline {

/// One attribute, a value per feature. Missing values: empty text, NaN, or 0.
struct Column {
    std::string name;
    std::variant<std::vector<std::string>, std::vector<double>, std::vector<std::int64_t>> values;
};

struct FeatureTable {
    std::string name;
    /// Longitude/latitude degrees, WGS84.
    FlatGeometry geometry;
    std::vector<Column> columns;

    [[nodiscard]] std::size_t featureCount() const { return geometry.featureCount(); }
    /// nullptr when there is no such column.
    [[nodiscard]] const Column* column(std::string_view columnName) const;
    /// The value as text ("" when the column or the value is missing); numbers are written plainly.
    [[nodiscard]] std::string text(std::string_view columnName, std::size_t feature) const;
    /// The value as a number (NaN when missing or not a number).
    [[nodiscard]] double number(std::string_view columnName, std::size_t feature) const;
};

/// Bytes that the table takes in memory.
std::size_t bytesOf(const FeatureTable& table);

/// The table with only the listed features, in that order.
FeatureTable selectFeatures(const FeatureTable& table, const std::vector<std::uint32_t>& features);

}  // namespace frontline
