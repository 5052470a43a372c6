// Projection of whole coordinate arrays through PROJ.
#pragma once

#include <memory>
#include <span>
#include <string>

#include "base/result.hpp"
#include "geo/coordinates.hpp"

namespace frontline {

/// From WGS84 longitude/latitude degrees to the map units of a CRS and back. Visualisation axis order on both sides.
/// Cheap to copy; may be used from several threads at once (each thread has its own PROJ context inside).
class Projection {
public:
    /// definition: "EPSG:32637" (or "32637"), a PROJ string ("+proj=lcc ..."), or WKT.
    /// The error names the definition and what was expected.
    static Result<Projection> create(const std::string& definition);

    /// In place: longitude/latitude degrees → easting/northing in map units.
    /// A coordinate outside the projection's domain becomes NaN, NaN. Returns how many did.
    std::size_t forward(std::span<Xy> coordinates) const;
    /// In place: map units → longitude/latitude degrees; NaN, NaN where there is no inverse.
    std::size_t inverse(std::span<Xy> coordinates) const;

    [[nodiscard]] Xy forward(LonLat p) const;
    [[nodiscard]] LonLat inverse(Xy p) const;

    /// As given to create().
    [[nodiscard]] const std::string& definition() const;
    /// PROJ's name of the CRS, e.g. "WGS 84 / UTM zone 37N"; the definition where it has none.
    [[nodiscard]] const std::string& name() const;

    /// Metres on the ground (WGS84 ellipsoid) per map unit around p, the geometric mean over the two axes.
    [[nodiscard]] double groundMetresPerUnit(Xy p) const;
    /// Degrees from grid north to true north at p, clockwise positive.
    [[nodiscard]] double gridConvergenceDegrees(Xy p) const;

private:
    struct Impl;
    explicit Projection(std::shared_ptr<const Impl> impl);
    std::shared_ptr<const Impl> impl_;
};

/// The box, in map units, of a longitude/latitude box (west, south, east, north as minX, minY, maxX, maxY) whose
/// edges are followed in steps, since they curve in most projections. Empty when nothing of it can be projected.
Box projectedBox(const Projection& projection, const Box& lonLatBox);

}  // namespace frontline
