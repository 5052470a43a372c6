#include "geo/distance_to_lines.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "geo/geodesic.hpp"

namespace frontline {

double distanceToLinesMetres(const FlatGeometry& lines, LonLat place)
{
    constexpr double infinite = std::numeric_limits<double>::infinity();
    if (lines.kind == GeometryKind::Point) return infinite;
    // Lengths of a degree on the WGS84 ellipsoid: radii of curvature along the meridian and across it.
    constexpr double axis = 6378137, eccentricity2 = 0.00669437999014;
    const double latitude = place.latDegrees * std::numbers::pi / 180, sine = std::sin(latitude);
    const double w2 = 1 - eccentricity2 * sine * sine;
    const double scaleX = axis / std::sqrt(w2) * std::cos(latitude);
    const double scaleY = axis * (1 - eccentricity2) / (w2 * std::sqrt(w2));
    double nearest = infinite;
    Xy nearestPoint;
    for (std::size_t r = 0; r < lines.ringCount(); ++r) {
        const auto ring = lines.ring(r);
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            const double x = (ring[i].x - place.lonDegrees) * scaleX, y = (ring[i].y - place.latDegrees) * scaleY;
            const double dx = (ring[i + 1].x - ring[i].x) * scaleX, dy = (ring[i + 1].y - ring[i].y) * scaleY;
            const double length2 = dx * dx + dy * dy;
            const double share = length2 > 0 ? std::clamp(-(x * dx + y * dy) / length2, 0.0, 1.0) : 0;
            const double distance2 = (x + share * dx) * (x + share * dx) + (y + share * dy) * (y + share * dy);
            if (!(distance2 < nearest)) continue;
            nearest = distance2;
            nearestPoint = {ring[i].x + share * (ring[i + 1].x - ring[i].x),
                            ring[i].y + share * (ring[i + 1].y - ring[i].y)};
        }
    }
    if (nearest == infinite) return infinite;
    return geodesicDistanceMetres(place, {nearestPoint.x, nearestPoint.y});
}

}  // namespace frontline
