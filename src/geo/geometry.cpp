#include "geo/geometry.hpp"

#include <cassert>

namespace frontline {

Box boundsOf(const FlatGeometry& geometry)
{
    Box box;
    for (const Xy& c : geometry.coordinates) box.add(c);
    return box;
}

Box boundsOf(const FlatGeometry& geometry, std::size_t feature)
{
    Box box;
    const auto firstRing = geometry.partStarts[geometry.featureStarts[feature]];
    const auto endRing = geometry.partStarts[geometry.featureStarts[feature + 1]];
    for (std::size_t i = geometry.ringStarts[firstRing]; i < geometry.ringStarts[endRing]; ++i)
        box.add(geometry.coordinates[i]);
    return box;
}

bool containsPoint(const FlatGeometry& polygons, Xy point)
{
    bool inside = false;
    for (std::size_t r = 0; r < polygons.ringCount(); ++r) {
        const auto ring = polygons.ring(r);
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            const Xy a = ring[i], b = ring[i + 1];
            if ((a.y > point.y) == (b.y > point.y)) continue;
            if (point.x < a.x + (b.x - a.x) * (point.y - a.y) / (b.y - a.y)) inside = !inside;
        }
    }
    return inside;
}

FlatGeometry ringsAsLines(const FlatGeometry& polygons)
{
    FlatGeometry lines;
    lines.kind = GeometryKind::Line;
    for (std::size_t r = 0; r < polygons.ringCount(); ++r) {
        lines.addRing(polygons.ring(r));
        lines.endPart();
    }
    lines.endFeature();
    return lines;
}

FlatGeometry selectFeatures(const FlatGeometry& geometry, std::span<const std::uint32_t> features)
{
    FlatGeometry out;
    out.kind = geometry.kind;
    for (const std::uint32_t feature : features) {
        for (std::uint32_t p = geometry.featureStarts[feature]; p < geometry.featureStarts[feature + 1]; ++p) {
            for (std::uint32_t r = geometry.partStarts[p]; r < geometry.partStarts[p + 1]; ++r)
                out.addRing(geometry.ring(r));
            out.endPart();
        }
        out.endFeature();
    }
    return out;
}

void appendFeatures(FlatGeometry& geometry, const FlatGeometry& more)
{
    assert(geometry.kind == more.kind);
    const auto coordinates = static_cast<std::uint32_t>(geometry.coordinates.size());
    const auto rings = static_cast<std::uint32_t>(geometry.ringCount());
    const auto parts = static_cast<std::uint32_t>(geometry.partCount());
    geometry.coordinates.insert(geometry.coordinates.end(), more.coordinates.begin(), more.coordinates.end());
    for (std::size_t i = 1; i < more.ringStarts.size(); ++i)
        geometry.ringStarts.push_back(coordinates + more.ringStarts[i]);
    for (std::size_t i = 1; i < more.partStarts.size(); ++i) geometry.partStarts.push_back(rings + more.partStarts[i]);
    for (std::size_t i = 1; i < more.featureStarts.size(); ++i)
        geometry.featureStarts.push_back(parts + more.featureStarts[i]);
}

}  // namespace frontline
