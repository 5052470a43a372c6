#include "data/flatgeobuf/flatgeobuf_geometry.hpp"

#include <algorithm>
#include <cstring>

namespace frontline {

using flatgeobuf::GeometryType;
using Added = FlatGeobufGeometry::Added;

Added FlatGeobufGeometry::add(const flatgeobuf::Geometry* geometry, std::size_t bytes)
{
    room_ = bytes / sizeof(Xy);
    if (!geometry) return Added::Whole;
    return addTyped(*geometry, type_ == GeometryType::Unknown ? geometry->type() : type_);
}

Added FlatGeobufGeometry::addTyped(const flatgeobuf::Geometry& geometry, GeometryType type)
{
    switch (type) {
        case GeometryType::Point:
        case GeometryType::MultiPoint:
        case GeometryType::LineString:
        case GeometryType::MultiLineString:
        case GeometryType::Polygon:
            return addFlat(geometry, type);
        case GeometryType::MultiPolygon:
            return addMembers(geometry, true);
        case GeometryType::GeometryCollection:
            return addMembers(geometry, false);
        default:
            return Added::Unknown;
    }
}

Added FlatGeobufGeometry::addMembers(const flatgeobuf::Geometry& geometry, bool polygons)
{
    const auto* const parts = geometry.parts();
    if (!parts) return Added::Unknown;
    for (const flatgeobuf::Geometry* part : *parts) {
        const Added added = polygons ? addFlat(*part, GeometryType::Polygon) : addTyped(*part, part->type());
        if (added != Added::Whole) return added;
    }
    return Added::Whole;
}

Added FlatGeobufGeometry::addFlat(const flatgeobuf::Geometry& geometry, GeometryType type)
{
    const auto* const xy = geometry.xy();
    if (!xy || xy->size() % 2 != 0) return Added::Unknown;
    const std::uint32_t count = xy->size() / 2;
    if ((hasZ_ && (!geometry.z() || geometry.z()->size() < count)) ||
        (hasM_ && (!geometry.m() || geometry.m()->size() < count)))
        return Added::Unknown;
    const Positions positions{xy->Data(), count};
    switch (type) {
        case GeometryType::Point:
            return count == 1 ? addPoints(positions) : Added::Unknown;
        case GeometryType::MultiPoint:
            return addPoints(positions);
        case GeometryType::LineString: {
            const Added added = addRing(GeometryKind::Line, positions);
            if (count > 0 && added == Added::Whole) features_.endPart(GeometryKind::Line);
            return added;
        }
        default:
            return addRings(geometry, positions, type == GeometryType::Polygon);
    }
}

Added FlatGeobufGeometry::addPoints(Positions positions)
{
    if (positions.count > room_) return Added::Endless;
    room_ -= positions.count;
    for (std::uint32_t i = 0; i < positions.count; ++i) {
        Xy point;
        std::memcpy(&point, positions.first + i * sizeof(Xy), sizeof(Xy));
        features_.addPoint(point);
    }
    return Added::Whole;
}

Added FlatGeobufGeometry::addRings(const flatgeobuf::Geometry& geometry, Positions positions, bool polygon)
{
    const GeometryKind kind = polygon ? GeometryKind::Polygon : GeometryKind::Line;
    const auto* const ends = geometry.ends();
    const std::uint32_t rings = ends ? ends->size() : 0;
    bool any = false;
    std::uint32_t from = 0;
    for (std::uint32_t i = 0; i < std::max(rings, 1U); ++i) {
        // The end of an only ring is that of the coordinates, whatever is said.
        const std::uint32_t end = rings < 2 ? positions.count : ends->Get(i);
        if (end < from || end > positions.count) return Added::Unknown;
        const Positions ring{positions.first + from * sizeof(Xy), end - from};
        if (const Added added = addRing(kind, ring); added != Added::Whole) return added;
        any = any || ring.count > 0;
        if (!polygon && ring.count > 0) features_.endPart(kind);
        from = end;
    }
    if (polygon && any) features_.endPart(kind);
    return Added::Whole;
}

Added FlatGeobufGeometry::addRing(GeometryKind kind, Positions positions)
{
    if (positions.count == 0) return Added::Whole;
    if (positions.count > room_) return Added::Endless;
    room_ -= positions.count;
    auto& coordinates = features_.coordinates(kind);
    if (reinterpret_cast<std::uintptr_t>(positions.first) % alignof(Xy) == 0) {
        const auto* const first = reinterpret_cast<const Xy*>(positions.first);
        coordinates.insert(coordinates.end(), first, first + positions.count);
    } else {
        const std::size_t before = coordinates.size();
        coordinates.resize(before + positions.count);
        std::memcpy(&coordinates[before], positions.first, positions.count * sizeof(Xy));
    }
    features_.endRing(kind);
    return Added::Whole;
}

}  // namespace frontline
