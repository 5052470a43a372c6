// Where the styles of a layer are: files beside its file, a table in its GeoPackage. Internal to data: names GDAL's
// types.
#pragma once

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "data/styles/layer_style.hpp"

namespace frontline {

/// The style that QGIS (.qml), or another program (.sld), has written beside the file, under its stem: of "a.geojson"
/// and of "a.geojson.gz" a.qml. Absent: there is none. One that cannot be read is a style that says nothing, with a
/// note of it.
/// layer: whose style it is to be, where there are several.
std::optional<LayerStyle> styleBeside(const std::filesystem::path& file, const std::string& layer);

/// Whether it is the table of styles that QGIS keeps in a GeoPackage, and no layer of features.
bool isStyleTable(GDALDataset& dataset, OGRLayer& layer);

/// The dataset's layers, without its table of styles.
std::vector<OGRLayer*> layersOf(GDALDataset& dataset);

/// The layer's own style in that table: the default one, else the newest. Absent: there is none.
std::optional<LayerStyle> storedStyle(GDALDataset& dataset, const std::string& layer);

}  // namespace frontline
