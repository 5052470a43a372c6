// Mapbox's simplestyle: attributes of a feature that say how it is drawn, as online editors of GeoJSON write them
// (simplestyle-spec 1.1.0). Internal to data.
#pragma once

#include "data/feature_table.hpp"

namespace frontline {

/// Of the columns named stroke, stroke-width, stroke-opacity, fill, fill-opacity, marker-color and marker-size. A
/// feature with any of them is drawn by them, with the specification's values for what is not said; one without has no
/// style. Empty where no feature has one.
FileStyles simpleStyles(const FeatureTable& table);

}  // namespace frontline
