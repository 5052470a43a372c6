// Ground within a distance, in projections local to each piece.
#include <geodesic.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/jobs.hpp"
#include "base/message.hpp"
#include "geo/geos_bridge.hpp"
#include "geo/set_operations.hpp"

namespace frontline {

namespace {

using geos::Context;
using geos::GeometryPointer;

/// The largest extent of a piece of line that is buffered at once. An azimuthal equidistant projection stretches by
/// 1 + c^2 / 6 at a distance of c earth radii from its centre: by 0.02 % at 220 km. Measured on the line of contact,
/// short pieces and their union cost least: the curve beside a long ragged line crosses itself very often.
double pieceMetres(double distanceMetres)
{
    constexpr double farMetres = 10e3, nearPiece = 60e3, farPiece = 30e3;
    return distanceMetres < farMetres ? nearPiece : farPiece;
}
constexpr double farthestMetres = 1000e3;
/// Edges are straight in longitude and latitude; in steps of 5 km that differs from a geodesic by half a metre.
constexpr double stepMetres = 5e3;
/// A quarter circle of 24 chords lies within 0.06 % of the radius.
constexpr int chordsPerQuadrant = 24;

constexpr double metresPerDegree = 6371000 * std::numbers::pi / 180;

double roughMetres(Xy a, Xy b)
{
    const double cosine = std::cos((a.y + b.y) / 2 * std::numbers::pi / 180);
    return std::hypot((b.x - a.x) * cosine, b.y - a.y) * metresPerDegree;
}

/// The azimuthal equidistant projection of the ellipsoid about a point: geodesic distance and azimuth as they are.
class LocalPlane {
public:
    explicit LocalPlane(Xy centreLonLat) : centre_(centreLonLat)
    {
        geod_init(&ellipsoid_, 6378137.0, 1 / 298.257223563);
    }
    void forward(std::span<Xy> coordinates) const
    {
        for (Xy& c : coordinates) {
            double metres = 0, azimuth = 0;
            geod_inverse(&ellipsoid_, centre_.y, centre_.x, c.y, c.x, &metres, &azimuth, nullptr);
            azimuth *= std::numbers::pi / 180;
            c = {metres * std::sin(azimuth), metres * std::cos(azimuth)};
        }
    }
    void inverse(std::span<Xy> coordinates) const
    {
        for (Xy& c : coordinates) {
            Xy lonLat;
            geod_direct(&ellipsoid_, centre_.y, centre_.x, std::atan2(c.x, c.y) * 180 / std::numbers::pi,
                        std::hypot(c.x, c.y), &lonLat.y, &lonLat.x, nullptr);
            // On the side of the antimeridian where the centre is.
            lonLat.x += 360 * std::round((centre_.x - lonLat.x) / 360);
            c = lonLat;
        }
    }

private:
    Xy centre_;
    geod_geodesic ellipsoid_{};
};

/// The line with vertices added so that no edge is longer than the step.
std::vector<Xy> inSteps(std::span<const Xy> line)
{
    std::vector<Xy> out{line[0]};
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Xy a = line[i - 1], b = line[i];
        const double steps = std::ceil(roughMetres(a, b) / stepMetres);
        for (double k = 1; k < steps; ++k)
            out.push_back({a.x + (b.x - a.x) * k / steps, a.y + (b.y - a.y) * k / steps});
        out.push_back(b);
    }
    return out;
}

/// A line as stretches short enough for one local plane; neighbours share a vertex.
std::vector<std::vector<Xy>> stretches(const std::vector<Xy>& line, double longestMetres)
{
    std::vector<std::vector<Xy>> out;
    Box box;
    for (const Xy& c : line) {
        Box grown = box;
        grown.add(c);
        const bool full = roughMetres({grown.minX, grown.minY}, {grown.maxX, grown.maxY}) > longestMetres;
        if (out.empty() || full) {
            std::vector<Xy> next;
            grown = Box{};
            if (!out.empty()) next.push_back(out.back().back()), grown.add(out.back().back());
            grown.add(c);
            out.push_back(std::move(next));
        }
        box = grown;
        out.back().push_back(c);
    }
    return out;
}

/// The buffer of a point or of a stretch of line, back in longitude and latitude. Error: GEOS's.
Result<FlatGeometry> bufferPiece(const Context& context, const std::vector<Xy>& piece, double metres)
{
    FlatGeometry flat;
    flat.kind = piece.size() == 1 ? GeometryKind::Point : GeometryKind::Line;
    flat.addRing(piece);
    const LocalPlane plane(boundsOf(flat).centre());
    flat.endPart(), flat.endFeature();
    plane.forward(flat.coordinates);
    const GeometryPointer core = context.fromFlat(flat);
    const GeometryPointer grown =
        context.own(core ? GEOSBuffer_r(context.handle(), core.get(), metres, chordsPerQuadrant) : nullptr);
    if (!grown) return context.error("buffer");
    FlatGeometry out;
    context.appendParts(out, grown.get());
    out.endFeature();
    plane.inverse(out.coordinates);
    return out;
}

/// The union of the buffers of some pieces.
Result<FlatGeometry> bufferPieces(std::span<const std::vector<Xy>> pieces, double metres)
{
    const Context context;
    std::vector<GeometryPointer> polygons;
    for (const auto& piece : pieces) {
        auto buffer = bufferPiece(context, piece, metres);
        if (!buffer) return buffer;
        polygons.push_back(context.fromFlat(*buffer));
    }
    const GeometryPointer all = context.collect(GEOS_GEOMETRYCOLLECTION, std::move(polygons));
    const GeometryPointer united = context.own(GEOSUnaryUnion_r(context.handle(), all.get()));
    if (!united) return context.error("buffer");
    FlatGeometry out;
    context.appendParts(out, united.get());
    out.endFeature();
    return out;
}

/// All ground within the distance of the rings, lines or points, worked out in two jobs.
Result<FlatGeometry> bandAround(const FlatGeometry& geometry, double metres)
{
    std::vector<std::vector<Xy>> pieces;
    for (std::size_t r = 0; r < geometry.ringCount(); ++r) {
        const auto ring = geometry.ring(r);
        if (ring.empty()) continue;
        for (auto& stretch : stretches(inSteps(ring), pieceMetres(metres))) pieces.push_back(std::move(stretch));
    }
    constexpr std::size_t worthAJob = 4;
    if (pieces.size() < worthAJob) return bufferPieces(pieces, metres);
    const std::span all(pieces);
    auto later = startJob([&] { return bufferPieces(all.subspan(all.size() / 2), metres); });
    auto first = bufferPieces(all.first(all.size() / 2), metres);
    auto second = later.get();
    if (!first) return first;
    if (!second) return second;
    return unionOf(*first, *second);
}

}  // namespace

Result<FlatGeometry> bufferMetres(const FlatGeometry& geometry, double distanceMetres)
{
    if (!(std::abs(distanceMetres) <= farthestMetres))
        return Error{msg("buffer: {} m is not a distance of up to 1,000 km", distanceMetres)};
    const Context context;
    const auto handle = context.handle();
    FlatGeometry out;
    if (geometry.kind != GeometryKind::Polygon) {
        if (distanceMetres > 0 && geometry.ringCount() > 0) return bandAround(geometry, distanceMetres);
        out.endFeature();
        return out;
    }
    auto whole = unionAll(geometry);
    if (!whole || distanceMetres == 0 || whole->ringCount() == 0) return whole;
    // An area grows by the band around its boundary, and shrinks by it.
    const GeometryPointer area = context.fromFlat(*whole);
    auto around = bandAround(*whole, std::abs(distanceMetres));
    if (!around) return around;
    const GeometryPointer band = context.fromFlat(*around);
    const auto operation = distanceMetres < 0 ? GEOSDifference_r : GEOSUnion_r;
    const GeometryPointer result = context.own(area && band ? operation(handle, area.get(), band.get()) : nullptr);
    if (!result) return context.error("buffer");
    context.appendParts(out, result.get());
    out.endFeature();
    return out;
}

}  // namespace frontline
