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
#include "geo/coordinates.hpp"

namespace frontline {

/// Left: the file is damaged, or holds what this reader does not know (curves, triangles), and GDAL is to read it or to
/// say what is wrong. Endless: a geometry has more coordinates than there is room for in the file.
/// ReadPart: without features whose boxes lie outside the region.
enum class FlatGeobufOutcome { Read, ReadPart, Left, Endless, Cancelled };

/// Where what is read goes. columns: those that the first fields of the layer make, as ColumnReader makes them.
struct FlatGeobufContent {
    FeatureGeometries& features;
    std::vector<Column>& columns;
    FileTexts& texts;
};

/// Reads the features in their order in the file. Of what is left or refused, anything may have been added. path: as
/// GDAL's file functions take it. definition: of the layer that GDAL sees in the file. region: in the file's
/// coordinates; where the file has an index and geometries of one kind, features outside are not read. Empty: all are.
FlatGeobufOutcome readFlatGeobuf(const std::filesystem::path& path, OGRFeatureDefn& definition,
                                 const FlatGeobufContent& content, const Box& region, const std::stop_token& stop);

}  // namespace frontline
