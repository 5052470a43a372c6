// What lies in the picture's frame. Internal to analysis.
#pragma once

#include "base/result.hpp"
#include "geo/geometry.hpp"
#include "geo/projection.hpp"

namespace frontline {

/// A box in the map units of a projection, against geometry in longitude/latitude degrees.
class Frame {
public:
    Frame(Projection projection, const Box& mapUnits);

    [[nodiscard]] const Box& mapUnits() const { return box_; }
    /// False for a place outside the projection's domain.
    [[nodiscard]] bool contains(LonLat place) const;
    /// Whether any of the points, lines or polygons is in the frame, or the frame in a polygon.
    [[nodiscard]] bool shows(const FlatGeometry& lonLat) const;
    /// The parts of each feature (polygons or lines) in the frame, longitude/latitude; edges are taken as geodesics.
    /// Error: GEOS's own reason.
    [[nodiscard]] Result<FlatGeometry> clipped(const FlatGeometry& lonLat) const;

private:
    [[nodiscard]] FlatGeometry projected(const FlatGeometry& lonLat) const;

    Projection projection_;
    Box box_;
};

}  // namespace frontline
