// What is in a data file: its layers, and how much of them can be drawn.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "geo/coordinates.hpp"

namespace frontline {

struct LayerSummary {
    std::string name;
    std::string geometryType;  // as OGR names it, e.g. "Multi Polygon"
    std::int64_t featureCount = 0;
    /// Features of which something can be drawn, and the others; absent where the CRS is not known.
    std::optional<std::size_t> drawn, skipped;
    std::string crs;                  // "EPSG:4326", a name, the assumed one, or "" when there is none
    Box extent;                       // in the source's CRS, x east; of what are places, where the CRS is known
    std::vector<std::string> fields;  // "name (type)"
    /// "UTF-8", "windows-1251" ...: what its texts were read as.
    std::string encoding = "UTF-8";
};

struct FileSummary {
    std::string driver;
    std::vector<LayerSummary> layers;
};

/// What is in a data file. assumedCrs, encoding: as ReadOptions has them. Warnings are those of reading it.
Result<FileSummary> describeFile(const std::filesystem::path& path, const std::string& assumedCrs = "",
                                 const std::string& encoding = "");

}  // namespace frontline
