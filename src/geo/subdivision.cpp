#include "geo/subdivision.hpp"

#include <algorithm>
#include <bit>
#include <deque>
#include <mutex>
#include <unordered_map>

#include "base/jobs.hpp"
#include "base/message.hpp"
#include "geo/geodesic.hpp"
#include "geo/geos_bridge.hpp"

namespace frontline {

namespace {

using geos::Context;
using geos::GeometryPointer;
using geos::PreparedPointer;

struct Area {
    GeometryPointer geometry;
    PreparedPointer prepared;
    Box box;
};

double signedArea(std::span<const Xy> ring)
{
    double sum = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
        sum += (ring[i].x - ring[0].x) * (ring[i + 1].y - ring[0].y) -
               (ring[i + 1].x - ring[0].x) * (ring[i].y - ring[0].y);
    return sum;
}

struct EdgeKey {
    Xy a, b;
    bool operator==(const EdgeKey&) const = default;
};

struct EdgeHash {
    std::size_t operator()(const EdgeKey& key) const
    {
        std::uint64_t h = 0;
        for (const double value : {key.a.x, key.a.y, key.b.x, key.b.y})
            h = (h ^ std::bit_cast<std::uint64_t>(value)) * 0x9E3779B97F4A7C15ULL, h ^= h >> 29U;
        return h;
    }
};

}  // namespace

struct Subdivision::Impl {
    FlatGeometry faces;
    std::vector<std::uint32_t> areas;
    std::vector<Box> boxes;
    std::vector<double> squareKm;
    FlatGeometry innerPoints;

    // Made when first asked for. GEOS objects belong to the context, which serves one thread at a time.
    mutable std::mutex mutex;
    mutable Context context;
    mutable std::vector<GeometryPointer> geometries;
    mutable std::vector<PreparedPointer> prepared;
    mutable std::vector<SharedEdge> edges;
    mutable bool edgesMade = false;
    mutable std::deque<std::pair<FaceSet, FlatGeometry>> unions;  // the latest: while a zone is dragged they repeat
    static constexpr std::size_t mostUnions = 8;

    const GEOSGeometry* geometry(std::size_t face) const
    {
        if (geometries.empty())
            for (std::size_t f = 0; f < areas.size(); ++f) geometries.push_back(context.fromFlat(faces, f));
        return geometries[face].get();
    }
    const GEOSPreparedGeometry* preparedFace(std::size_t face) const
    {
        geometry(face);
        if (prepared.empty()) prepared.resize(areas.size());
        if (!prepared[face] && geometries[face]) prepared[face] = context.prepare(*geometries[face]);
        return prepared[face].get();
    }
    void addFace(const GEOSGeometry* polygon, std::uint32_t area, Xy inner)
    {
        context.appendParts(faces, polygon);
        endFace(area, inner);
    }
    void endFace(std::uint32_t area, Xy inner)
    {
        faces.endFeature();
        areas.push_back(area);
        boxes.push_back(boundsOf(faces, areas.size() - 1));
        innerPoints.addRing({&inner, 1});
        innerPoints.endPart(), innerPoints.endFeature();
    }
    void measure();
    void makeEdges() const;
    bool cut(const std::vector<Area>& whole, const std::vector<std::uint32_t>& touched, const FlatGeometry& lines);
};

namespace {

/// A point inside the polygon; nullopt when GEOS finds none (no area).
std::optional<Xy> innerPoint(const Context& context, const GEOSGeometry* polygon)
{
    const GeometryPointer point = context.own(GEOSPointOnSurface_r(context.handle(), polygon));
    Xy at;
    if (!point || GEOSisEmpty_r(context.handle(), point.get()) != 0 ||
        GEOSGeomGetX_r(context.handle(), point.get(), &at.x) != 1 ||
        GEOSGeomGetY_r(context.handle(), point.get(), &at.y) != 1)
        return std::nullopt;
    return at;
}

GeometryPointer pointAt(const Context& context, Xy at)
{
    return context.own(GEOSGeom_createPointFromXY_r(context.handle(), at.x, at.y));
}

std::vector<Area> prepareAreas(const Context& context, const FlatGeometry& areas)
{
    std::vector<Area> whole;
    for (std::size_t i = 0; i < areas.featureCount(); ++i) {
        GeometryPointer geometry = context.fromFlat(areas, i);
        PreparedPointer prepared = context.prepare(*geometry);
        whole.push_back({std::move(geometry), std::move(prepared), boundsOf(areas, i)});
    }
    return whole;
}

}  // namespace

/// Nodes the boundaries of the touched areas with the lines, and makes faces of them. False when GEOS fails.
bool Subdivision::Impl::cut(const std::vector<Area>& whole, const std::vector<std::uint32_t>& touched,
                            const FlatGeometry& lines)
{
    const auto handle = context.handle();
    std::vector<GeometryPointer> pieces;
    for (const std::uint32_t area : touched) {
        pieces.push_back(context.own(GEOSBoundary_r(handle, whole[area].geometry.get())));
        if (!pieces.back()) return false;
    }
    pieces.push_back(context.fromFlat(lines));
    if (!pieces.back()) return false;
    const GeometryPointer all = context.collect(GEOS_GEOMETRYCOLLECTION, std::move(pieces));
    // The union nodes the lines: they are split wherever they cross, for all areas alike.
    const GeometryPointer noded = context.own(GEOSUnaryUnion_r(handle, all.get()));
    if (!noded) return false;
    const GEOSGeometry* input = noded.get();
    const GeometryPointer polygons = context.own(GEOSPolygonize_r(handle, &input, 1));
    if (!polygons) return false;
    const int count = GEOSGetNumGeometries_r(handle, polygons.get());
    for (int i = 0; i < count; ++i) {
        const GEOSGeometry* polygon = GEOSGetGeometryN_r(handle, polygons.get(), i);
        const auto inner = innerPoint(context, polygon);
        if (!inner) continue;
        const GeometryPointer point = pointAt(context, *inner);
        const auto holds = [&](std::uint32_t area) {
            return whole[area].box.contains(*inner) &&
                   GEOSPreparedIntersects_r(handle, whole[area].prepared.get(), point.get()) == 1;
        };
        if (const auto area = std::ranges::find_if(touched, holds); area != touched.end())
            addFace(polygon, *area, *inner);
    }
    return true;
}

/// On all threads: a tenth of a second's work for a country in detail.
void Subdivision::Impl::measure()
{
    squareKm.resize(areas.size());
    parallelFor(areas.size(), [&](std::size_t face) { squareKm[face] = geodesicAreaSquareMetres(faces, face) / 1e6; });
}

void Subdivision::Impl::makeEdges() const
{
    std::unordered_map<EdgeKey, std::uint32_t, EdgeHash> open;
    open.reserve(faces.coordinates.size());
    for (std::size_t face = 0; face < areas.size(); ++face) {
        for (std::uint32_t p = faces.featureStarts[face]; p < faces.featureStarts[face + 1]; ++p) {
            for (std::uint32_t r = faces.partStarts[p]; r < faces.partStarts[p + 1]; ++r) {
                const auto ring = faces.ring(r);
                // Walking an outer ring anticlockwise, or a hole clockwise, the face is on the left.
                const bool forwards = (signedArea(ring) > 0) == (r == faces.partStarts[p]);
                for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                    const Xy a = forwards ? ring[i] : ring[i + 1], b = forwards ? ring[i + 1] : ring[i];
                    const auto twin = open.find({b, a});
                    if (twin == open.end()) {
                        open[{a, b}] = static_cast<std::uint32_t>(face);
                    } else {
                        edges.push_back({a, b, static_cast<std::uint32_t>(face), twin->second});
                        open.erase(twin);
                    }
                }
            }
        }
    }
    edgesMade = true;
}

Result<Subdivision> Subdivision::create(const FlatGeometry& givenAreas, const FlatGeometry& givenLines)
{
    // Edges are geodesics: where a long one is cut, its pieces must still be parts of it.
    const FlatGeometry areas = withGeodesicPoints(givenAreas);
    const FlatGeometry lines = withGeodesicPoints(givenLines);
    auto impl = std::make_shared<Impl>();
    const Context& context = impl->context;
    impl->innerPoints.kind = GeometryKind::Point;
    {
        const std::vector<Area> whole = prepareAreas(context, areas);
        const GeometryPointer cutters = context.fromFlat(lines);
        if (!cutters) return context.error(msg("cutting areas"));
        const Box linesBox = boundsOf(lines);
        std::vector<std::uint32_t> touched;
        for (std::uint32_t i = 0; i < whole.size(); ++i) {
            if (linesBox.intersects(whole[i].box) &&
                GEOSPreparedIntersects_r(context.handle(), whole[i].prepared.get(), cutters.get()) == 1) {
                touched.push_back(i);
                continue;
            }
            for (std::uint32_t p = areas.featureStarts[i]; p < areas.featureStarts[i + 1]; ++p) {
                const GeometryPointer part = context.part(areas, p);
                const auto inner = part ? innerPoint(context, part.get()) : std::nullopt;
                if (!inner) continue;
                // Copied, not taken back from GEOS: neighbours must find the very same vertices.
                for (std::uint32_t r = areas.partStarts[p]; r < areas.partStarts[p + 1]; ++r)
                    impl->faces.addRing(areas.ring(r));
                impl->faces.endPart();
                impl->endFace(i, *inner);
            }
        }
        if (!touched.empty() && !impl->cut(whole, touched, lines)) return context.error(msg("cutting areas"));
    }
    impl->measure();
    return Subdivision(std::move(impl));
}

std::size_t Subdivision::faceCount() const
{
    return impl_->areas.size();
}

std::uint32_t Subdivision::areaOf(std::size_t face) const
{
    return impl_->areas[face];
}

double Subdivision::squareKm(std::size_t face) const
{
    return impl_->squareKm[face];
}

const FlatGeometry& Subdivision::faces() const
{
    return impl_->faces;
}

Result<FaceSet> Subdivision::facesIn(const FlatGeometry& polygons) const
{
    const std::scoped_lock lock(impl_->mutex);
    const Context& context = impl_->context;
    FaceSet inside = none();
    if (polygons.ringCount() == 0) return inside;
    const GeometryPointer mask = context.fromFlat(polygons);
    if (!mask) return context.error(msg("faces in an area"));
    const PreparedPointer prepared = context.prepare(*mask);
    const Box box = boundsOf(polygons);
    for (std::size_t face = 0; face < inside.size(); ++face) {
        const Xy inner = impl_->innerPoints.coordinates[face];
        if (!box.contains(inner)) continue;
        const GeometryPointer point = pointAt(context, inner);
        inside[face] = GEOSPreparedIntersects_r(context.handle(), prepared.get(), point.get()) == 1;
    }
    return inside;
}

Result<FlatGeometry> Subdivision::unite(const FaceSet& chosen) const
{
    const std::scoped_lock lock(impl_->mutex);
    const Context& context = impl_->context;
    for (const auto& [faces, united] : impl_->unions)
        if (faces == chosen) return united;
    std::vector<GeometryPointer> pieces;
    for (std::size_t face = 0; face < chosen.size(); ++face)
        if (chosen[face] && impl_->geometry(face))
            pieces.push_back(context.own(GEOSGeom_clone_r(context.handle(), impl_->geometry(face))));
    FlatGeometry out;
    if (!pieces.empty()) {
        const GeometryPointer together = context.collect(GEOS_GEOMETRYCOLLECTION, std::move(pieces));
        // The faces share their noded edges, so the quick union of coverages is exact.
        GeometryPointer united = context.own(GEOSCoverageUnion_r(context.handle(), together.get()));
        if (!united) united = context.own(GEOSUnaryUnion_r(context.handle(), together.get()));
        if (!united) return context.error(msg("union of faces"));
        context.appendParts(out, united.get());
    }
    out.endFeature();
    if (impl_->unions.size() == Impl::mostUnions) impl_->unions.pop_front();
    impl_->unions.emplace_back(chosen, out);
    return out;
}

std::vector<std::optional<std::uint32_t>> Subdivision::facesAt(std::span<const Xy> points) const
{
    const std::scoped_lock lock(impl_->mutex);
    const Context& context = impl_->context;
    std::vector<std::optional<std::uint32_t>> out(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        GeometryPointer point{nullptr, {context.handle()}};
        for (std::size_t face = 0; face < impl_->areas.size() && !out[i]; ++face) {
            if (!impl_->boxes[face].contains(points[i])) continue;
            if (!point) point = pointAt(context, points[i]);
            if (GEOSPreparedIntersects_r(context.handle(), impl_->preparedFace(face), point.get()) == 1)
                out[i] = static_cast<std::uint32_t>(face);
        }
    }
    return out;
}

const std::vector<SharedEdge>& Subdivision::sharedEdges() const
{
    const std::scoped_lock lock(impl_->mutex);
    if (!impl_->edgesMade) impl_->makeEdges();
    return impl_->edges;
}

Result<FlatGeometry> Subdivision::within(const FaceSet& chosen, const FlatGeometry& polygons) const
{
    const std::scoped_lock lock(impl_->mutex);
    const Context& context = impl_->context;
    const auto handle = context.handle();
    const GeometryPointer mask = context.fromFlat(polygons);
    if (!mask) return context.error(msg("parts of faces"));
    const PreparedPointer prepared = context.prepare(*mask);
    const Box box = boundsOf(polygons);
    FlatGeometry out;
    for (std::size_t face = 0; face < chosen.size(); ++face) {
        if (chosen[face] && box.intersects(impl_->boxes[face])) {
            const GEOSGeometry* geometry = impl_->geometry(face);
            if (GEOSPreparedCovers_r(handle, prepared.get(), geometry) == 1) {
                context.appendParts(out, geometry);
            } else if (GEOSPreparedIntersects_r(handle, prepared.get(), geometry) == 1) {
                const GeometryPointer part = context.own(GEOSIntersection_r(handle, geometry, mask.get()));
                if (!part) return context.error(msg("parts of faces"));
                context.appendParts(out, part.get());
            }
        }
        out.endFeature();
    }
    return out;
}

}  // namespace frontline
