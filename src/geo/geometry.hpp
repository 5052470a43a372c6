// Flat geometry: one coordinate array for all features, offsets for rings, parts and features.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "geo/coordinates.hpp"

namespace frontline {

enum class GeometryKind { Point, Line, Polygon };

/// All geometries of a table, one kind.
///
///   features ── featureStarts ──▶ parts ── partStarts ──▶ rings ── ringStarts ──▶ coordinates
///
/// Feature f has parts [featureStarts[f], featureStarts[f+1]), part p rings [partStarts[p], partStarts[p+1]),
/// ring r coordinates [ringStarts[r], ringStarts[r+1]). Each starts array has one element more than it has items.
/// Polygon: a part's first ring is its outer ring, the others its holes; rings are closed (last equals first).
/// Line: a part has one ring, the polyline. Point: a part has one ring of one coordinate.
/// A feature without geometry has no parts.
struct FlatGeometry {
    GeometryKind kind = GeometryKind::Polygon;
    std::vector<Xy> coordinates;
    std::vector<std::uint32_t> ringStarts{0};
    std::vector<std::uint32_t> partStarts{0};
    std::vector<std::uint32_t> featureStarts{0};

    [[nodiscard]] std::size_t featureCount() const { return featureStarts.size() - 1; }
    [[nodiscard]] std::size_t partCount() const { return partStarts.size() - 1; }
    [[nodiscard]] std::size_t ringCount() const { return ringStarts.size() - 1; }
    [[nodiscard]] std::span<const Xy> ring(std::size_t r) const
    {
        return {coordinates.data() + ringStarts[r], ringStarts[r + 1] - ringStarts[r]};
    }
    [[nodiscard]] std::span<Xy> ring(std::size_t r)
    {
        return {coordinates.data() + ringStarts[r], ringStarts[r + 1] - ringStarts[r]};
    }

    // Building: append the coordinates of a ring, endRing(), ... endPart(), ... endFeature().
    void addRing(std::span<const Xy> ring)
    {
        coordinates.insert(coordinates.end(), ring.begin(), ring.end());
        endRing();
    }
    void endRing() { ringStarts.push_back(static_cast<std::uint32_t>(coordinates.size())); }
    void endPart() { partStarts.push_back(static_cast<std::uint32_t>(ringCount())); }
    void endFeature() { featureStarts.push_back(static_cast<std::uint32_t>(partCount())); }
};

/// Box of all coordinates; empty when there are none.
Box boundsOf(const FlatGeometry& geometry);

/// Box of one feature; empty when it has no coordinates.
Box boundsOf(const FlatGeometry& geometry, std::size_t feature);

/// Whether the point lies in the polygons (all features), by the even-odd rule. On a boundary either may come out.
bool containsPoint(const FlatGeometry& polygons, Xy point);

/// The rings of polygons, as lines of one feature.
FlatGeometry ringsAsLines(const FlatGeometry& polygons);

/// The features whose index is listed, in that order.
FlatGeometry selectFeatures(const FlatGeometry& geometry, std::span<const std::uint32_t> features);

/// Appends the features of more (same kind) to geometry.
void appendFeatures(FlatGeometry& geometry, const FlatGeometry& more);

}  // namespace frontline
