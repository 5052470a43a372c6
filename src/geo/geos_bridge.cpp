#include "geo/geos_bridge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/message.hpp"

namespace frontline::geos {

namespace {

bool allNumbers(std::span<const Xy> coordinates)
{
    return std::ranges::all_of(coordinates, [](Xy c) { return std::isfinite(c.x) && std::isfinite(c.y); });
}

GEOSCoordSequence* sequenceOf(GEOSContextHandle_t context, std::span<const Xy> coordinates)
{
    return GEOSCoordSeq_copyFromBuffer_r(context, &coordinates[0].x, static_cast<unsigned>(coordinates.size()), 0, 0);
}

}  // namespace

Context::Context() : handle_(GEOS_init_r())
{
    GEOSContext_setErrorMessageHandler_r(
        handle_, [](const char* text, void* message) { *static_cast<std::string*>(message) = text; }, &message_);
}

Context::~Context()
{
    GEOS_finish_r(handle_);
}

Error Context::error(const std::string& what) const
{
    if (message_ == "std::bad_alloc")
        return Error{fmt::format("{}: {}", what, msg("there is not enough memory for this"))};
    return Error{fmt::format("{}: {}", what, message_.empty() ? msg("GEOS gave no reason") : message_)};
}

GeometryPointer Context::line(std::span<const Xy> coordinates) const
{
    if (coordinates.size() < 2 || !allNumbers(coordinates)) return own(nullptr);
    return own(GEOSGeom_createLineString_r(handle_, sequenceOf(handle_, coordinates)));
}

GeometryPointer Context::part(const FlatGeometry& geometry, std::size_t part) const
{
    const std::uint32_t first = geometry.partStarts[part], last = geometry.partStarts[part + 1];
    if (first == last || geometry.ring(first).empty()) return own(nullptr);
    if (geometry.kind == GeometryKind::Line) return line(geometry.ring(first));
    if (geometry.kind == GeometryKind::Point && !allNumbers(geometry.ring(first))) return own(nullptr);
    if (geometry.kind == GeometryKind::Point)
        return own(GEOSGeom_createPoint_r(handle_, sequenceOf(handle_, geometry.ring(first))));
    std::vector<GEOSGeometry*> rings;
    for (std::uint32_t r = first; r < last; ++r) {
        const auto ring = geometry.ring(r);
        const bool usable = ring.size() >= 4 && ring.front() == ring.back() && allNumbers(ring);
        if (!usable && r == first) return own(nullptr);
        if (usable) rings.push_back(GEOSGeom_createLinearRing_r(handle_, sequenceOf(handle_, ring)));
    }
    return own(GEOSGeom_createPolygon_r(handle_, rings[0], rings.data() + 1, static_cast<unsigned>(rings.size() - 1)));
}

GeometryPointer Context::makeValid(const GEOSGeometry* g) const
{
    GEOSMakeValidParams* params = GEOSMakeValidParams_create_r(handle_);
    // The other method leaves holes where parts overlap, and lines where polygons collapse.
    GEOSMakeValidParams_setMethod_r(handle_, params, GEOS_MAKE_VALID_STRUCTURE);
    GEOSMakeValidParams_setKeepCollapsed_r(handle_, params, 0);
    GeometryPointer valid = own(GEOSMakeValidWithParams_r(handle_, g, params));
    GEOSMakeValidParams_destroy_r(handle_, params);
    return valid;
}

GeometryPointer Context::unaryUnion(const GEOSGeometry* g) const
{
    if (GeometryPointer result = own(GEOSUnaryUnion_r(handle_, g))) return result;
    const GeometryPointer valid = makeValid(g);
    return own(valid ? GEOSUnaryUnion_r(handle_, valid.get()) : nullptr);
}

GeometryPointer Context::united(const FlatGeometry& polygons) const
{
    GeometryPointer all = fromFlat(polygons);
    if (!all || polygons.featureCount() <= 1) return all;
    return unaryUnion(all.get());
}

GeometryPointer Context::collect(int type, std::vector<GeometryPointer> pieces) const
{
    std::vector<GEOSGeometry*> raw;
    for (GeometryPointer& piece : pieces) raw.push_back(piece.release());
    return own(GEOSGeom_createCollection_r(handle_, type, raw.data(), static_cast<unsigned>(raw.size())));
}

namespace {

int multiType(GeometryKind kind)
{
    if (kind == GeometryKind::Point) return GEOS_MULTIPOINT;
    return kind == GeometryKind::Line ? GEOS_MULTILINESTRING : GEOS_MULTIPOLYGON;
}

}  // namespace

GeometryPointer Context::fromFlat(const FlatGeometry& geometry) const
{
    std::vector<GeometryPointer> parts;
    for (std::size_t p = 0; p < geometry.partCount(); ++p)
        if (GeometryPointer made = part(geometry, p)) parts.push_back(std::move(made));
    return collect(multiType(geometry.kind), std::move(parts));
}

GeometryPointer Context::fromFlat(const FlatGeometry& geometry, std::size_t feature) const
{
    std::vector<GeometryPointer> parts;
    for (std::uint32_t p = geometry.featureStarts[feature]; p < geometry.featureStarts[feature + 1]; ++p)
        if (GeometryPointer made = part(geometry, p)) parts.push_back(std::move(made));
    return collect(multiType(geometry.kind), std::move(parts));
}

namespace {

void appendRing(GEOSContextHandle_t context, FlatGeometry& out, const GEOSGeometry* ring)
{
    const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(context, ring);
    unsigned size = 0;
    GEOSCoordSeq_getSize_r(context, sequence, &size);
    const std::size_t at = out.coordinates.size();
    out.coordinates.resize(at + size);
    if (size > 0) GEOSCoordSeq_copyToBuffer_r(context, sequence, &out.coordinates[at].x, 0, 0);
    out.endRing();
}

}  // namespace

void Context::appendParts(FlatGeometry& out, const GEOSGeometry* g) const
{
    if (!g || GEOSisEmpty_r(handle_, g) == 1) return;
    const int type = GEOSGeomTypeId_r(handle_, g);
    if (type == GEOS_POLYGON && out.kind == GeometryKind::Polygon) {
        appendRing(handle_, out, GEOSGetExteriorRing_r(handle_, g));
        const int holes = GEOSGetNumInteriorRings_r(handle_, g);
        for (int i = 0; i < holes; ++i) appendRing(handle_, out, GEOSGetInteriorRingN_r(handle_, g, i));
        out.endPart();
    } else if (((type == GEOS_LINESTRING || type == GEOS_LINEARRING) && out.kind == GeometryKind::Line) ||
               (type == GEOS_POINT && out.kind == GeometryKind::Point)) {
        appendRing(handle_, out, g);
        out.endPart();
    } else if (type >= GEOS_MULTIPOINT) {
        const int count = GEOSGetNumGeometries_r(handle_, g);
        for (int i = 0; i < count; ++i) appendParts(out, GEOSGetGeometryN_r(handle_, g, i));
    }
}

}  // namespace frontline::geos
