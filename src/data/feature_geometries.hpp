// The geometries of a layer's features as they are read, by kind. Internal to data.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "geo/geometry.hpp"

namespace frontline {

/// Features are read one after another: what is added in between belongs to the next endFeature().
class FeatureGeometries {
public:
    struct Collected {
        FlatGeometry geometry;
        /// Number in the file, in reading order, of each feature of the geometry.
        std::vector<std::uint32_t> sourceFeature;
    };

    FeatureGeometries();

    /// About how many coordinates are to come at most: growing step by step would touch twice the memory. Room that is
    /// not filled costs nothing.
    void expect(std::size_t coordinates) { expected_ = coordinates; }
    /// Where coordinates are appended; endRing() and endPart() follow.
    [[nodiscard]] std::vector<Xy>& coordinates(GeometryKind kind);
    /// Ends a ring, of at least one coordinate but for those of polygons. One of a polygon that is not closed is
    /// closed.
    void endRing(GeometryKind kind);
    void endPart(GeometryKind kind) { of(kind).geometry.endPart(); }
    /// A part of one ring of one coordinate.
    void addPoint(Xy point);
    /// Takes what was added since, none perhaps, as the geometry of the next feature.
    void endFeature();
    /// Takes back what was added since the last feature ended, whatever its state.
    void forgetPresent();

    [[nodiscard]] std::size_t featureCount() const { return count_; }
    [[nodiscard]] std::array<Collected, 3>& byKind() { return byKind_; }
    [[nodiscard]] const std::array<Collected, 3>& byKind() const { return byKind_; }
    /// Features that had no geometry at all, or an empty one.
    [[nodiscard]] const std::vector<std::uint32_t>& withoutGeometry() const { return withoutGeometry_; }
    [[nodiscard]] const std::vector<std::uint32_t>& unclosed() const { return unclosed_; }

private:
    Collected& of(GeometryKind kind) { return byKind_[static_cast<std::size_t>(kind)]; }

    std::array<Collected, 3> byKind_;
    std::vector<std::uint32_t> withoutGeometry_, unclosed_;
    std::size_t expected_ = 0;
    std::uint32_t count_ = 0;
};

}  // namespace frontline
