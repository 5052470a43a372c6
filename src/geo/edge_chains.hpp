// Whether edges of a polygon cross, told quickly of those that nearly all are. Internal to geo.
#pragma once

#include <cstddef>
#include <optional>

#include "geo/geometry.hpp"

namespace frontline {

/// Whether any two edges of the feature (polygon) cross, by meet(); on all threads where it is large. Absent: it has
/// long edges, or so many side by side that an effort by their number does not tell.
std::optional<bool> anyEdgesCross(const FlatGeometry& polygons, std::size_t feature);

}  // namespace frontline
