// OGR's geometries to flat geometry. Internal to data: names GDAL's types.
#pragma once

#include <ogr_geometry.h>

#include <array>
#include <cstdint>
#include <vector>

#include "geo/geometry.hpp"

namespace frontline {

/// What comes of a feature, by kind: collections are taken apart, curves made straight, Z and M dropped.
class GeometryCollector {
public:
    struct Collected {
        FlatGeometry geometry;
        /// OGR feature (its number in reading order) of each feature of the geometry.
        std::vector<std::uint32_t> sourceFeature;
    };

    GeometryCollector();

    /// Adds the parts of a geometry (null: none). Rings that are not closed are closed.
    void add(const OGRGeometry* geometry, std::uint32_t sourceFeature);

    [[nodiscard]] std::array<Collected, 3>& byKind() { return byKind_; }
    [[nodiscard]] const std::array<Collected, 3>& byKind() const { return byKind_; }
    /// Source features that had no geometry at all, or an empty one.
    [[nodiscard]] const std::vector<std::uint32_t>& withoutGeometry() const { return withoutGeometry_; }
    [[nodiscard]] const std::vector<std::uint32_t>& unclosed() const { return unclosed_; }

private:
    void addParts(const OGRGeometry& geometry, std::uint32_t sourceFeature);
    void addPolygon(const OGRPolygon& polygon, std::uint32_t sourceFeature);
    Collected& of(GeometryKind kind) { return byKind_[static_cast<std::size_t>(kind)]; }

    std::array<Collected, 3> byKind_;
    std::vector<std::uint32_t> withoutGeometry_, unclosed_;
};

}  // namespace frontline
