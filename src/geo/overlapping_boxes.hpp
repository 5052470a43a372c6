// How much of a polygon lies side by side: what looking at it pair by pair costs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "geo/geometry.hpp"

namespace frontline {

/// Pairs of boxes that overlap or touch; n log n.
std::uint64_t overlappingPairs(const std::vector<Box>& boxes);

/// Pairs of edges of the feature (polygon) whose boxes overlap, neighbours among them.
std::uint64_t overlappingEdges(const FlatGeometry& polygons, std::size_t feature);

/// Pairs of edges and of rings of the feature (polygon) that GEOS looks at to tell whether it is valid, in units of a
/// pair of edges.
std::uint64_t validityEffort(const FlatGeometry& polygons, std::size_t feature);

}  // namespace frontline
