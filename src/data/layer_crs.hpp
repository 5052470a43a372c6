// The CRS that the coordinates of a layer are taken in. Internal to data: names GDAL's types.
#pragma once

#include <string>

#include "base/result.hpp"
#include "data/clean_geometry.hpp"
#include "data/feature_geometries.hpp"
#include "data/ogr_dataset.hpp"

namespace frontline {

struct LayerCrs {
    /// What to transform from; null when the coordinates are WGS84 longitudes and latitudes already.
    SrsPointer srs;
    /// Degrees, by what the format is and not by what the file says: they may yet turn out to be something else.
    bool promised = false;
};

/// The CRS of a text: an EPSG code, a PROJ string or WKT; nothing is read or fetched for it. Null: it is none.
SrsPointer crsOfText(const std::string& text);

/// Whether both take the same coordinates to the same place, whatever their names.
bool isSameCrs(const OGRSpatialReference& a, const OGRSpatialReference& b);

/// WGS84, longitude first.
SrsPointer wgs84Crs();

/// Its code, "EPSG:32637", or its name.
std::string crsName(const OGRSpatialReference& srs);

/// named: by the file, null where it names none. formatIsDegrees: its format stands for longitude and latitude.
/// assumed: what the user says of files that name none, "" for nothing. where: as messages name the layer.
Result<LayerCrs> chooseCrs(SrsPointer named, bool formatIsDegrees, const std::string& assumed, const std::string& where,
                           LayerWarnings& warnings);

/// Whether a coordinate can be a place in some CRS: none, be it in feet, goes a billion units from 0.
bool isInAnyCrs(Xy c);

/// Refuses metres in a file whose format promises degrees.
Result<Done> checkPromise(const LayerCrs& crs, const FeatureGeometries& features, const std::string& where);

/// Of coordinates in srs; those that cannot be transformed become NaN. The box, in srs, of those that are places.
Result<Box> transformToWgs84(FlatGeometry& geometry, const OGRSpatialReference& srs, const std::string& where);

}  // namespace frontline
