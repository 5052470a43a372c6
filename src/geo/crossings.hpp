// How often the edges of a polygon cross each other: what a repair of it costs.
#pragma once

#include <cstddef>
#include <optional>

#include "geo/geometry.hpp"

namespace frontline {

/// Pairs of edges of the feature (polygon) that cross within both or lie upon each other, up to `most`; more than that,
/// or more than `mostPairs` edges side by side to be looked at, give most + 1.
std::size_t countCrossings(const FlatGeometry& polygons, std::size_t feature, std::size_t most,
                           std::size_t mostPairs = 100'000'000);

/// A place where two edges of the feature (polygon) cross within both or lie upon each other; nothing where none do. In
/// a time by the number of its edges, and n log n where they are very long or lie side by side.
std::optional<Xy> findCrossing(const FlatGeometry& polygons, std::size_t feature);

}  // namespace frontline
