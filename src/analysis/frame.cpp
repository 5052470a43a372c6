#include "analysis/frame.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/message.hpp"
#include "geo/clip.hpp"
#include "geo/geodesic.hpp"
#include "geo/set_operations.hpp"

namespace frontline {

namespace {

/// Whether the segment has a point in the box.
bool crosses(const Box& box, Xy from, Xy to)
{
    double enter = 0, leave = 1;
    return clipSegment(from, to, box, enter, leave);
}

/// The box with its sides in steps: they curve once they are longitude and latitude.
FlatGeometry polygonOf(const Box& box)
{
    constexpr int steps = 256;
    const std::array corners{Xy{box.minX, box.minY}, Xy{box.maxX, box.minY}, Xy{box.maxX, box.maxY},
                             Xy{box.minX, box.maxY}};
    std::vector<Xy> ring;
    for (std::size_t side = 0; side < corners.size(); ++side) {
        const Xy from = corners[side], to = corners[(side + 1) % corners.size()];
        for (int i = 0; i < steps; ++i)
            ring.push_back({from.x + (to.x - from.x) * i / steps, from.y + (to.y - from.y) * i / steps});
    }
    ring.push_back(ring.front());
    FlatGeometry out;
    out.addRing(ring);
    out.endPart();
    out.endFeature();
    return out;
}

}  // namespace

Frame::Frame(Projection projection, const Box& mapUnits) : projection_(std::move(projection)), box_(mapUnits) {}

bool Frame::contains(LonLat place) const
{
    return box_.contains(projection_.forward(place));
}

FlatGeometry Frame::projected(const FlatGeometry& lonLat) const
{
    // Short enough that an edge is as straight in the projection as it is on the ground.
    FlatGeometry fine = lonLat.kind == GeometryKind::Point ? lonLat : withGeodesicPoints(lonLat);
    if (projection_.forward(std::span<Xy>(fine.coordinates)) == 0) return fine;
    FlatGeometry out;
    out.kind = fine.kind;
    const std::size_t fewest = fine.kind == GeometryKind::Polygon ? 4 : fine.kind == GeometryKind::Line ? 2 : 1;
    for (std::size_t f = 0; f < fine.featureCount(); ++f) {
        for (std::size_t p = fine.featureStarts[f]; p < fine.featureStarts[f + 1]; ++p) {
            for (std::size_t r = fine.partStarts[p]; r < fine.partStarts[p + 1]; ++r) {
                std::vector<Xy> ring;
                for (const Xy& xy : fine.ring(r))
                    if (std::isfinite(xy.x) && std::isfinite(xy.y)) ring.push_back(xy);
                if (fine.kind == GeometryKind::Polygon && !ring.empty() && ring.front() != ring.back())
                    ring.push_back(ring.front());
                if (ring.size() >= fewest) out.addRing(ring);
            }
            if (out.partStarts.back() < out.ringCount()) out.endPart();
        }
        out.endFeature();
    }
    return out;
}

bool Frame::shows(const FlatGeometry& lonLat) const
{
    const FlatGeometry there = projected(lonLat);
    if (there.kind == GeometryKind::Point)
        return std::ranges::any_of(there.coordinates, [&](const Xy& p) { return box_.contains(p); });
    for (std::size_t r = 0; r < there.ringCount(); ++r) {
        const auto ring = there.ring(r);
        for (std::size_t i = 0; i + 1 < ring.size(); ++i)
            if (crosses(box_, ring[i], ring[i + 1])) return true;
    }
    return there.kind == GeometryKind::Polygon && containsPoint(there, box_.centre());
}

Result<FlatGeometry> Frame::clipped(const FlatGeometry& lonLat) const
{
    if (lonLat.kind == GeometryKind::Point) return Error{msg("only lines and polygons can be cut to the frame")};
    const FlatGeometry there = projected(lonLat);
    const Box bounds = boundsOf(there);
    if (!bounds.empty() && box_.contains(bounds) && there.featureCount() == lonLat.featureCount()) return lonLat;
    const FlatGeometry frame = polygonOf(box_);
    auto inside = lonLat.kind == GeometryKind::Line ? clipLines(there, frame) : intersectEach(there, frame);
    if (!inside) return inside.error();
    projection_.inverse(std::span<Xy>(inside->coordinates));
    return inside;
}

}  // namespace frontline
