// Feature tables written as GeoPackage, GeoJSON, KML, FlatGeobuf or CSV.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/color.hpp"
#include "base/result.hpp"
#include "data/feature_table.hpp"

namespace frontline {

/// A layer to write. The table's name is the layer's. A missing value is null in the file, and left out where a format
/// has no null (KML, FlatGeobuf); in CSV nothing stands between the separators, and two quotes for an empty text.
struct VectorLayer {
    FeatureTable table;
    std::string title;
    /// One for each feature, for the formats that carry colours (KML); empty: none.
    std::vector<Color> colors;
    bool shown = true;  // to begin with, where a format can say so (KML)
};

struct VectorFile {
    std::string title;
    /// What the file is, where it comes from and under which terms: key and text, perhaps of several lines. Kept in
    /// GeoPackage's metadata, GeoJSON's member "metadata" and the description of a KML document. FlatGeobuf and
    /// CSV have no place for them: there they are columns.
    std::vector<std::pair<std::string, std::string>> metadata;
    std::vector<VectorLayer> layers;
};

/// Whether the name ends as one of the five formats does, in upper or lower case. The error lists them.
Result<Done> checkVectorName(const std::filesystem::path& path);

/// Writes the file in the format that its name asks for, in WGS84 longitude/latitude; whole or not at all, an existing
/// file stays when it fails. GeoJSON (by RFC 7946), FlatGeobuf and CSV (geometry in the column "WKT") hold
/// one layer: the column "layer" tells them apart.
/// Errors: the name's ending, GDAL's own words, what writeFileAtomically() says.
Result<Done> writeVectorFile(const std::filesystem::path& path, const VectorFile& file);

}  // namespace frontline
