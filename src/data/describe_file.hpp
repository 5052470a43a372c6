// What is in a data file: its layers, and how much of them can be drawn.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "data/date_column.hpp"
#include "data/download.hpp"
#include "geo/coordinates.hpp"

namespace frontline {

/// One attribute, and its type as OGR names it: "String", "Integer", "Real", "Date" ...
struct FieldSummary {
    std::string name, type;
    bool operator==(const FieldSummary&) const = default;
};

struct LayerSummary {
    /// Who says what the coordinates are: the file; its format, which stands for degrees; the user; nobody.
    enum class CrsOrigin { None, File, Format, User };

    std::string name;
    std::string geometryType;  // as OGR names it, e.g. "Multi Polygon"
    std::int64_t featureCount = 0;
    /// Features of which something can be drawn, and the others; absent where the CRS is not known.
    std::optional<std::size_t> drawn, skipped;
    std::string crs;  // "EPSG:4326", a name, the assumed one, or "" when there is none
    CrsOrigin crsOrigin = CrsOrigin::None;
    std::string encoding = "UTF-8";  // of its texts
    Box extent;                      // in the source's CRS, x east; of what are places, where the CRS is known
    Box degrees;                     // the same as west, south, east, north; empty where the CRS is not known
    std::vector<FieldSummary> fields;
    bool styleFromFile = false;
    std::vector<std::string> colors;  // "#rrggbb", of the style from the file; none: plain
    std::string labelField;           // whose values are written beside the features; "" is none
    std::optional<DateColumn> date;   // the column that says when
    std::vector<std::string> warnings;
};

struct FileSummary {
    std::string driver;
    std::vector<LayerSummary> layers;
};

/// Puts into the summary what the tables of its layer say of how it is drawn.
void noteStyles(const std::vector<FeatureTable>& tables, LayerSummary& layer);

/// What is in a data file. assumedCrs, encoding: as ReadOptions has them. Warnings are those of reading it, each
/// layer's own among them.
Result<FileSummary> describeFile(const std::filesystem::path& path, const std::string& assumedCrs = "",
                                 const std::string& encoding = "");

/// The same of a file that was fetched; errors and warnings name its address.
Result<FileSummary> describeFile(const FetchedFile& file, const std::string& assumedCrs = "",
                                 const std::string& encoding = "");

}  // namespace frontline
