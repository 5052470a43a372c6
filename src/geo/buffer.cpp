// Ground within a distance, in projections local to each piece.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "geo/geos_bridge.hpp"
#include "geo/projection.hpp"
#include "geo/set_operations.hpp"

namespace frontline {

namespace {

using geos::Context;
using geos::GeometryPointer;

/// An azimuthal equidistant projection stretches by 1 + c^2 / 6 at a distance of c earth radii: 0.01 % at 150 km.
constexpr double pieceKilometres = 120;

constexpr int segmentsPerQuadrant = 16;

Result<Projection> localProjection(const Box& lonLat)
{
    const Xy c = lonLat.centre();
    return Projection::create(
        fmt::format("+proj=aeqd +lat_0={:.6f} +lon_0={:.6f} +datum=WGS84 +units=m +no_defs", c.y, c.x));
}

/// A line as stretches short enough for one local projection; neighbours share a vertex.
std::vector<std::vector<Xy>> stretches(std::span<const Xy> line)
{
    std::vector<std::vector<Xy>> out(1);
    Box box;
    for (std::size_t i = 0; i < line.size(); ++i) {
        Box grown = box;
        grown.add(line[i]);
        const double height = grown.height() * 111, width = grown.width() * 111 * std::cos(line[i].y * 0.0174533);
        if (out.back().size() >= 2 && std::max(height, width) > pieceKilometres) {
            const Xy last = out.back().back();
            out.push_back({last});
            grown = Box{};
            grown.add(last), grown.add(line[i]);
        }
        box = grown;
        out.back().push_back(line[i]);
    }
    return out;
}

/// The buffer of one piece of geometry, back in longitude and latitude.
Result<GeometryPointer> bufferPiece(const Context& context, FlatGeometry piece, double metres)
{
    const auto projection = localProjection(boundsOf(piece));
    if (!projection) return projection.error();
    projection->forward(piece.coordinates);
    const GeometryPointer plane = context.fromFlat(piece);
    const GeometryPointer grown =
        context.own(plane ? GEOSBuffer_r(context.handle(), plane.get(), metres, segmentsPerQuadrant) : nullptr);
    if (!grown) return context.error("buffer");
    FlatGeometry out;
    context.appendParts(out, grown.get());
    out.endFeature();
    projection->inverse(out.coordinates);
    return context.fromFlat(out);
}

FlatGeometry lineOf(const std::vector<Xy>& coordinates)
{
    FlatGeometry line;
    line.kind = GeometryKind::Line;
    line.addRing(coordinates);
    line.endPart();
    line.endFeature();
    return line;
}

}  // namespace

Result<FlatGeometry> bufferMetres(const FlatGeometry& geometry, double distanceMetres)
{
    if (!std::isfinite(distanceMetres)) return Error{"buffer: the distance is not a number"};
    const Context context;
    std::vector<GeometryPointer> boundaryBuffers;
    for (std::size_t r = 0; r < geometry.ringCount(); ++r) {
        if (geometry.kind == GeometryKind::Point) {
            FlatGeometry point;
            point.kind = GeometryKind::Point;
            point.addRing(geometry.ring(r));
            point.endPart(), point.endFeature();
            auto piece = bufferPiece(context, std::move(point), distanceMetres);
            if (!piece) return piece.error();
            boundaryBuffers.push_back(std::move(piece).value());
            continue;
        }
        for (const auto& stretch : stretches(geometry.ring(r))) {
            if (stretch.size() < 2) continue;
            auto piece = bufferPiece(context, lineOf(stretch), std::abs(distanceMetres));
            if (!piece) return piece.error();
            boundaryBuffers.push_back(std::move(piece).value());
        }
    }
    const auto handle = context.handle();
    const GeometryPointer all = context.collect(GEOS_GEOMETRYCOLLECTION, std::move(boundaryBuffers));
    GeometryPointer result = context.own(GEOSUnaryUnion_r(handle, all.get()));
    // An area grows by the band around its boundary, and shrinks by it.
    if (result && geometry.kind == GeometryKind::Polygon) {
        const GeometryPointer area = context.fromFlat(geometry);
        const GeometryPointer whole = context.own(area ? GEOSUnaryUnion_r(handle, area.get()) : nullptr);
        const auto operation = distanceMetres < 0 ? GEOSDifference_r : GEOSUnion_r;
        result = context.own(whole ? operation(handle, whole.get(), result.get()) : nullptr);
    }
    if (!result) return context.error("buffer");
    FlatGeometry out;
    context.appendParts(out, result.get());
    out.endFeature();
    return out;
}

}  // namespace frontline
