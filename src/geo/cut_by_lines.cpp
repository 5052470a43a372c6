// Areas cut by lines, and the side of each face.
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <vector>

#include "base/message.hpp"
#include "geo/geos_bridge.hpp"
#include "geo/set_operations.hpp"

namespace frontline {

namespace {

using geos::Context;
using geos::GeometryPointer;

GeometryPointer boundaryAndLines(const Context& context, const GEOSGeometry* area, const FlatGeometry& lines)
{
    std::vector<GeometryPointer> pieces;
    pieces.push_back(context.own(GEOSBoundary_r(context.handle(), area)));
    pieces.push_back(context.fromFlat(lines));
    if (!pieces[0] || !pieces[1]) return context.own(nullptr);
    const GeometryPointer all = context.collect(GEOS_GEOMETRYCOLLECTION, std::move(pieces));
    // The union nodes the lines: they are split wherever they cross.
    return context.own(GEOSUnaryUnion_r(context.handle(), all.get()));
}

/// Whether the point lies on the segment, to the precision of noding.
bool onSegment(Xy p, Xy a, Xy b)
{
    const double dx = b.x - a.x, dy = b.y - a.y, squared = dx * dx + dy * dy;
    if (squared == 0) return false;
    const double t = ((p.x - a.x) * dx + (p.y - a.y) * dy) / squared;
    if (t < -1e-9 || t > 1 + 1e-9) return false;
    const double offX = p.x - (a.x + t * dx), offY = p.y - (a.y + t * dy);
    return offX * offX + offY * offY < 1e-18;
}

/// The segments of the directed lines, found by a grid over their boxes.
class DirectedSegments {
public:
    explicit DirectedSegments(const FlatGeometry& lines)
    {
        for (std::size_t r = 0; r < lines.ringCount(); ++r) {
            const auto ring = lines.ring(r);
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) add(ring[i], ring[i + 1]);
        }
    }

    /// +1: a → b runs along a line in its direction, -1 against it, 0 on none.
    [[nodiscard]] int direction(Xy a, Xy b) const
    {
        const Xy middle{(a.x + b.x) / 2, (a.y + b.y) / 2};
        const auto found = cells_.find(cellOf(middle));
        if (found == cells_.end()) return 0;
        for (const auto& [from, to] : found->second) {
            if (!onSegment(a, from, to) || !onSegment(b, from, to)) continue;
            return (b.x - a.x) * (to.x - from.x) + (b.y - a.y) * (to.y - from.y) > 0 ? 1 : -1;
        }
        return 0;
    }

    /// How many segments have the place on them, or at their end.
    [[nodiscard]] std::size_t countAt(Xy place) const
    {
        const auto found = cells_.find(cellOf(place));
        if (found == cells_.end()) return 0;
        return static_cast<std::size_t>(std::ranges::count_if(
            found->second, [&](const auto& segment) { return onSegment(place, segment.first, segment.second); }));
    }

private:
    using Cell = std::pair<long, long>;
    static constexpr double cellDegrees = 0.05;
    static Cell cellOf(Xy p)
    {
        return {std::lround(std::floor(p.x / cellDegrees)), std::lround(std::floor(p.y / cellDegrees))};
    }

    void add(Xy a, Xy b)
    {
        // A little more than the segment's box: noding moves a vertex by the last bits of a number.
        constexpr double slack = 1e-9;
        const Cell lowest = cellOf({std::min(a.x, b.x) - slack, std::min(a.y, b.y) - slack});
        const Cell highest = cellOf({std::max(a.x, b.x) + slack, std::max(a.y, b.y) + slack});
        for (long x = lowest.first; x <= highest.first; ++x)
            for (long y = lowest.second; y <= highest.second; ++y) cells_[{x, y}].emplace_back(a, b);
    }

    std::map<Cell, std::vector<std::pair<Xy, Xy>>> cells_;
};

double signedArea(std::span<const Xy> ring)
{
    double sum = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
        sum += (ring[i].x - ring[0].x) * (ring[i + 1].y - ring[0].y) -
               (ring[i + 1].x - ring[0].x) * (ring[i].y - ring[0].y);
    return sum;
}

/// Length (degrees) of the face's edges with the face on the left of a line, less that with the face on its right.
/// Second: whether any edge lies on a line.
std::pair<double, bool> leftness(const FlatGeometry& faces, std::size_t face, const DirectedSegments& segments)
{
    double sum = 0;
    bool bordered = false;
    for (std::uint32_t p = faces.featureStarts[face]; p < faces.featureStarts[face + 1]; ++p) {
        for (std::uint32_t r = faces.partStarts[p]; r < faces.partStarts[p + 1]; ++r) {
            const auto ring = faces.ring(r);
            // Walking an outer ring anticlockwise, or a hole clockwise, the face is on the left.
            const bool isOuter = r == faces.partStarts[p];
            const int faceOnLeft = (signedArea(ring) > 0) == isOuter ? 1 : -1;
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                const int along = segments.direction(ring[i], ring[i + 1]);
                if (along == 0) continue;
                bordered = true;
                sum += along * faceOnLeft * std::hypot(ring[i + 1].x - ring[i].x, ring[i + 1].y - ring[i].y);
            }
        }
    }
    return {sum, bordered};
}

struct BorderedFace {
    GeometryPointer geometry;
    geos::PreparedPointer prepared;
    bool isLeft;
};

bool nearestIsLeft(GEOSContextHandle_t handle, const GEOSGeometry& face, const std::vector<BorderedFace>& bordered)
{
    double nearest = std::numeric_limits<double>::infinity();
    bool isLeft = false;
    for (const BorderedFace& candidate : bordered) {
        double degrees = 0;
        if (GEOSPreparedDistance_r(handle, candidate.prepared.get(), &face, &degrees) != 1 || degrees >= nearest)
            continue;
        nearest = degrees;
        isLeft = candidate.isLeft;
    }
    return isLeft;
}

}  // namespace

Result<FlatGeometry> cutByLines(const FlatGeometry& polygons, const FlatGeometry& lines)
{
    const Context context;
    const auto handle = context.handle();
    const GeometryPointer area = context.united(polygons);
    if (!area) return context.error(msg("cutting by lines"));
    const GeometryPointer noded = boundaryAndLines(context, area.get(), lines);
    if (!noded) return context.error(msg("cutting by lines"));
    const GEOSGeometry* input = noded.get();
    const GeometryPointer faces = context.own(GEOSPolygonize_r(handle, &input, 1));
    if (!faces) return context.error(msg("cutting by lines"));
    const geos::PreparedPointer prepared = context.prepare(*area);
    FlatGeometry out;
    const int count = GEOSGetNumGeometries_r(handle, faces.get());
    for (int i = 0; i < count; ++i) {
        const GEOSGeometry* face = GEOSGetGeometryN_r(handle, faces.get(), i);
        const GeometryPointer inside = context.own(GEOSPointOnSurface_r(handle, face));
        if (!inside || GEOSPreparedIntersects_r(handle, prepared.get(), inside.get()) != 1) continue;
        context.appendParts(out, face);
        out.endFeature();
    }
    return out;
}

Result<FlatGeometry> leftOfLines(const FlatGeometry& polygons, const FlatGeometry& lines)
{
    auto cut = cutByLines(polygons, lines);
    if (!cut) return cut.error();
    const FlatGeometry& faces = *cut;
    const DirectedSegments segments(lines);
    const Context context;
    const auto handle = context.handle();
    std::vector<BorderedFace> bordered;
    std::vector<GeometryPointer> left, untouched;
    for (std::size_t f = 0; f < faces.featureCount(); ++f) {
        GeometryPointer face = context.fromFlat(faces, f);
        const auto [sum, isBordered] = leftness(faces, f, segments);
        if (!isBordered) {
            untouched.push_back(std::move(face));
            continue;
        }
        geos::PreparedPointer prepared = context.prepare(*face);
        bordered.push_back({std::move(face), std::move(prepared), sum > 0});
    }
    for (GeometryPointer& face : untouched)
        if (nearestIsLeft(handle, *face, bordered)) left.push_back(std::move(face));
    for (BorderedFace& face : bordered) {
        face.prepared.reset();
        if (face.isLeft) left.push_back(std::move(face.geometry));
    }
    const GeometryPointer together = context.collect(GEOS_GEOMETRYCOLLECTION, std::move(left));
    // The faces share noded edges, so the quick union of coverages is exact.
    const GeometryPointer result = context.own(GEOSCoverageUnion_r(handle, together.get()));
    if (!result) return context.error(msg("cutting by lines"));
    FlatGeometry out;
    context.appendParts(out, result.get());
    out.endFeature();
    return out;
}

Result<std::vector<Xy>> looseEnds(const FlatGeometry& polygons, const FlatGeometry& lines)
{
    const Context context;
    const GeometryPointer area = context.united(polygons);
    if (!area) return context.error(msg("cutting by lines"));
    const geos::PreparedPointer prepared = context.prepare(*area);
    const DirectedSegments segments(lines);
    std::vector<Xy> ends;
    for (std::size_t r = 0; r < lines.ringCount(); ++r) {
        const auto line = lines.ring(r);
        for (const Xy end : {line.front(), line.back()}) {
            if (segments.countAt(end) != 1) continue;
            const GeometryPointer point = context.own(GEOSGeom_createPointFromXY_r(context.handle(), end.x, end.y));
            if (point && GEOSPreparedContainsProperly_r(context.handle(), prepared.get(), point.get()) == 1)
                ends.push_back(end);
        }
    }
    return ends;
}

}  // namespace frontline
