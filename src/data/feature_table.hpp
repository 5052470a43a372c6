// A table of features: flat geometry and one array per attribute.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "data/styles/file_style.hpp"
#include "geo/geometry.hpp"

namespace frontline {

/// One attribute, a value per feature, and which of them are there. 0, NaN and "" are values like any other: a value
/// that a file leaves out, or holds as NULL, is missing.
struct Column {
    std::string name;
    std::variant<std::vector<std::string>, std::vector<double>, std::vector<std::int64_t>> values;
    /// Whether each value is there; empty: all are. What `values` hold where there is none has no meaning.
    std::vector<bool> valid{};

    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] bool isMissing(std::size_t feature) const { return !valid.empty() && !valid[feature]; }
    /// One more feature, which has no value.
    void addMissing() { addMissingUpTo(size() + 1); }
    /// As many more as make it so many features; nothing where there are as many already.
    void addMissingUpTo(std::size_t features);
    void setMissing(std::size_t feature);
    /// One more feature. T: what the column holds.
    template <class T>
    void add(T value)
    {
        std::get<std::vector<T>>(values).push_back(std::move(value));
        if (!valid.empty()) valid.push_back(true);
    }
    template <class T>
    void set(std::size_t feature, T value)
    {
        std::get<std::vector<T>>(values)[feature] = std::move(value);
        if (!valid.empty()) valid[feature] = true;
    }
};

struct FeatureTable {
    std::string name;
    /// Longitude/latitude degrees, WGS84.
    FlatGeometry geometry;
    std::vector<Column> columns;
    /// Numbers in the file of features that can be drawn and not be measured: polygons that cross themselves too often
    /// to be repaired (drawn by the even-odd rule), lines and polygons of which some vertices are no places on earth.
    /// Only in the table as it was read.
    std::vector<std::size_t> unmeasurable{};
    /// How the file says that the features are to be drawn.
    FileStyles styles{};
    /// Of which layer of its file, by the order there, and of how many; those without features count.
    std::uint32_t layerNumber = 0, layersInFile = 1;

    [[nodiscard]] std::size_t featureCount() const { return geometry.featureCount(); }
    /// nullptr when there is no such column.
    [[nodiscard]] const Column* column(std::string_view columnName) const;
    /// Whether the feature has no value there; true also when there is no such column.
    [[nodiscard]] bool isMissing(std::string_view columnName, std::size_t feature) const;
    /// The value as text ("" when the column or the value is missing); numbers are written plainly, NaN as "NaN".
    [[nodiscard]] std::string text(std::string_view columnName, std::size_t feature) const;
    /// Whether the value is there and reads so: "" is not the text of a missing value.
    [[nodiscard]] bool reads(std::string_view columnName, std::size_t feature, std::string_view text) const;
    /// The value as a number (NaN when missing or not a number).
    [[nodiscard]] double number(std::string_view columnName, std::size_t feature) const;
};

/// Bytes that the table takes in memory.
std::size_t bytesOf(const FeatureTable& table);

/// The column, or the table, with only the listed features, in that order.
Column selectFeatures(const Column& column, const std::vector<std::uint32_t>& features);
FeatureTable selectFeatures(const FeatureTable& table, const std::vector<std::uint32_t>& features);

}  // namespace frontline
