// OGR's geometries to flat geometry. Internal to data: names GDAL's types.
#pragma once

#include <ogr_geometry.h>

#include "data/feature_geometries.hpp"

namespace frontline {

/// Adds what comes of a geometry (null: nothing) and ends the feature: collections are taken apart, curves made
/// straight, Z and M dropped.
void addFeature(FeatureGeometries& features, const OGRGeometry* geometry);

}  // namespace frontline
