#include "geo/segment_index.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace frontline {

namespace {

constexpr double cellDegrees = 0.02;  // 2.2 km from south to north
constexpr double radians = std::numbers::pi / 180;

std::int64_t cellOf(double degrees)
{
    return static_cast<std::int64_t>(std::floor(degrees / cellDegrees));
}

std::uint64_t keyOf(std::int64_t column, std::int64_t row)
{
    return static_cast<std::uint64_t>(column + 0x40000000) << 32 | static_cast<std::uint64_t>(row + 0x40000000);
}

/// The tangent plane of the ellipsoid at a place: metres for a degree, by the radii of curvature there.
struct TangentPlane {
    Xy origin;
    double metresX = 0, metresY = 0;

    explicit TangentPlane(Xy place) : origin(place)
    {
        constexpr double a = 6378137.0, flattening = 1 / 298.257223563, e2 = flattening * (2 - flattening);
        const double sine = std::sin(place.y * radians), w2 = 1 - e2 * sine * sine;
        metresX = a / std::sqrt(w2) * std::cos(place.y * radians) * radians;
        metresY = a * (1 - e2) / (w2 * std::sqrt(w2)) * radians;
    }
    [[nodiscard]] Xy metres(Xy lonLat) const
    {
        return {(lonLat.x - origin.x) * metresX, (lonLat.y - origin.y) * metresY};
    }
};

/// From the origin to the segment a..b.
double distanceToSegment(Xy a, Xy b)
{
    const Xy edge{b.x - a.x, b.y - a.y};
    const double length2 = edge.x * edge.x + edge.y * edge.y;
    const double t = length2 > 0 ? std::clamp(-(a.x * edge.x + a.y * edge.y) / length2, 0.0, 1.0) : 0;
    return std::hypot(a.x + t * edge.x, a.y + t * edge.y);
}

/// Between two directions that have no sense, 0..90.
double angleBetween(Xy a, Xy b)
{
    const double cross = std::abs(a.x * b.y - a.y * b.x), dot = std::abs(a.x * b.x + a.y * b.y);
    return std::atan2(cross, dot) / radians;
}

}  // namespace

void SegmentIndex::addSegment(Xy from, Xy to)
{
    const auto index = static_cast<std::uint32_t>(segments_.size());
    segments_.push_back({from, to});
    // A long segment is taken cell by cell, so that a slanting one is not in all cells of its box.
    const double reach = std::max(std::abs(to.x - from.x), std::abs(to.y - from.y)) / cellDegrees;
    const int steps = std::max(1, static_cast<int>(std::ceil(reach)));
    const auto at = [&](int step) {
        const double t = static_cast<double>(step) / steps;
        return Xy{from.x + t * (to.x - from.x), from.y + t * (to.y - from.y)};
    };
    for (int step = 0; step < steps; ++step) {
        const Xy a = at(step), b = at(step + 1);
        for (auto column = cellOf(std::min(a.x, b.x)); column <= cellOf(std::max(a.x, b.x)); ++column)
            for (auto row = cellOf(std::min(a.y, b.y)); row <= cellOf(std::max(a.y, b.y)); ++row) {
                auto& cell = cells_[keyOf(column, row)];
                if (cell.empty() || cell.back() != index) cell.push_back(index);
            }
    }
}

void SegmentIndex::add(const FlatGeometry& geometry)
{
    if (geometry.kind == GeometryKind::Point) return;
    for (std::size_t part = 0; part < geometry.partCount(); ++part) {
        Area area;
        area.firstSegment = static_cast<std::uint32_t>(segments_.size());
        for (std::uint32_t r = geometry.partStarts[part]; r < geometry.partStarts[part + 1]; ++r) {
            const auto ring = geometry.ring(r);
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) addSegment(ring[i], ring[i + 1]);
            for (const Xy& place : ring) area.box.add(place);
        }
        area.endSegment = static_cast<std::uint32_t>(segments_.size());
        if (geometry.kind == GeometryKind::Polygon) areas_.push_back(area);
    }
}

template <class Accept>
bool SegmentIndex::any(Xy place, double metres, const Accept& accept) const
{
    const TangentPlane plane(place);
    const double dx = metres / plane.metresX, dy = metres / plane.metresY;
    for (auto column = cellOf(place.x - dx); column <= cellOf(place.x + dx); ++column)
        for (auto row = cellOf(place.y - dy); row <= cellOf(place.y + dy); ++row) {
            const auto cell = cells_.find(keyOf(column, row));
            if (cell == cells_.end()) continue;
            for (const std::uint32_t index : cell->second) {
                const Xy a = plane.metres(segments_[index].from), b = plane.metres(segments_[index].to);
                if (distanceToSegment(a, b) <= metres && accept(plane, Xy{b.x - a.x, b.y - a.y})) return true;
            }
        }
    return false;
}

bool SegmentIndex::isNear(Xy from, Xy to, double metres) const
{
    const Xy middle{(from.x + to.x) / 2, (from.y + to.y) / 2};
    return any(middle, metres, [](const TangentPlane&, Xy) { return true; });
}

bool SegmentIndex::isAlong(Xy from, Xy to, double metres, double angleDegrees) const
{
    const Xy middle{(from.x + to.x) / 2, (from.y + to.y) / 2};
    return any(middle, metres, [&](const TangentPlane& plane, Xy direction) {
        const Xy a = plane.metres(from), b = plane.metres(to);
        // A segment without length has no direction.
        return direction != Xy{} && angleBetween(direction, {b.x - a.x, b.y - a.y}) <= angleDegrees;
    });
}

bool SegmentIndex::isInside(Xy place) const
{
    return std::ranges::any_of(areas_, [&](const Area& area) {
        if (!area.box.contains(place)) return false;
        bool inside = false;
        for (std::uint32_t i = area.firstSegment; i < area.endSegment; ++i) {
            const auto& [a, b] = segments_[i];
            if ((a.y > place.y) != (b.y > place.y) && place.x < a.x + (place.y - a.y) / (b.y - a.y) * (b.x - a.x))
                inside = !inside;
        }
        return inside;
    });
}

}  // namespace frontline
