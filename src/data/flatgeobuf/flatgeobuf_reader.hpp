// FlatGeobuf (flatgeobuf.org), straight into flat arrays: GDAL's reader makes an object of each part and each ring.
// Internal to data: names GDAL's types.
#pragma once

#include <ogr_feature.h>

#include <filesystem>
#include <stop_token>
#include <vector>

#include "data/feature_geometries.hpp"
#include "data/feature_table.hpp"
#include "data/file_texts.hpp"

namespace frontline {

/// Left: the file is damaged, or holds what this reader does not know (curves, triangles), and GDAL is to read it or to
/// say what is wrong. Endless: a geometry has more coordinates than there is room for in the file.
enum class FlatGeobufOutcome { Read, Left, Endless, Cancelled };

/// Reads all features, and their attributes into the columns: those that the first fields of the layer make, as
/// ColumnReader makes them. Of what is not read whole, anything may have been added to both. path: as GDAL's file
/// functions take it. definition: of the layer that GDAL sees in the file.
FlatGeobufOutcome readFlatGeobuf(const std::filesystem::path& path, OGRFeatureDefn& definition,
                                 FeatureGeometries& features, std::vector<Column>& columns, FileTexts& texts,
                                 const std::stop_token& stop);

}  // namespace frontline
