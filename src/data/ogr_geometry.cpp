#include "data/ogr_geometry.hpp"

#include <memory>

namespace frontline {

namespace {

void appendPoints(FlatGeometry& out, const OGRSimpleCurve& curve)
{
    const std::size_t at = out.coordinates.size();
    const int count = curve.getNumPoints();
    out.coordinates.resize(at + static_cast<std::size_t>(count));
    if (count > 0) curve.getPoints(&out.coordinates[at].x, sizeof(Xy), &out.coordinates[at].y, sizeof(Xy));
}

}  // namespace

GeometryCollector::GeometryCollector()
{
    for (const GeometryKind kind : {GeometryKind::Point, GeometryKind::Line, GeometryKind::Polygon})
        of(kind).geometry.kind = kind;
}

void GeometryCollector::add(const OGRGeometry* geometry, std::uint32_t sourceFeature)
{
    std::array<std::size_t, 3> partsBefore{};
    for (std::size_t k = 0; k < 3; ++k) partsBefore[k] = byKind_[k].geometry.partCount();
    if (geometry && !geometry->IsEmpty()) {
        if (geometry->hasCurveGeometry()) {
            const std::unique_ptr<OGRGeometry> straight(geometry->getLinearGeometry());
            if (straight) addParts(*straight, sourceFeature);
        } else {
            addParts(*geometry, sourceFeature);
        }
    }
    bool any = false;
    for (std::size_t k = 0; k < 3; ++k) {
        if (byKind_[k].geometry.partCount() == partsBefore[k]) continue;
        byKind_[k].geometry.endFeature();
        byKind_[k].sourceFeature.push_back(sourceFeature);
        any = true;
    }
    if (!any) withoutGeometry_.push_back(sourceFeature);
}

void GeometryCollector::addPolygon(const OGRPolygon& polygon, std::uint32_t sourceFeature)
{
    FlatGeometry& out = of(GeometryKind::Polygon).geometry;
    bool closedAll = true;
    for (const OGRLinearRing* ring : polygon) {
        if (ring->getNumPoints() == 0) continue;
        const std::size_t first = out.coordinates.size();
        appendPoints(out, *ring);
        if (!(out.coordinates[first] == out.coordinates.back())) {
            const Xy start = out.coordinates[first];
            out.coordinates.push_back(start);
            closedAll = false;
        }
        out.endRing();
    }
    out.endPart();
    if (!closedAll && (unclosed_.empty() || unclosed_.back() != sourceFeature)) unclosed_.push_back(sourceFeature);
}

void GeometryCollector::addParts(const OGRGeometry& geometry, std::uint32_t sourceFeature)
{
    if (geometry.IsEmpty()) return;
    switch (wkbFlatten(geometry.getGeometryType())) {
        case wkbPoint: {
            FlatGeometry& out = of(GeometryKind::Point).geometry;
            out.coordinates.push_back({geometry.toPoint()->getX(), geometry.toPoint()->getY()});
            out.endRing();
            out.endPart();
            break;
        }
        case wkbLineString: {
            FlatGeometry& out = of(GeometryKind::Line).geometry;
            appendPoints(out, *geometry.toLineString());
            out.endRing();
            out.endPart();
            break;
        }
        case wkbPolygon:
        case wkbTriangle:
            addPolygon(*geometry.toPolygon(), sourceFeature);
            break;
        case wkbMultiPoint:
        case wkbMultiLineString:
        case wkbMultiPolygon:
        case wkbGeometryCollection:
            for (const OGRGeometry* member : *geometry.toGeometryCollection())
                if (member) addParts(*member, sourceFeature);
            break;
        case wkbPolyhedralSurface:
        case wkbTIN:
            for (const OGRPolygon* face : *geometry.toPolyhedralSurface())
                if (face) addPolygon(*face, sourceFeature);
            break;
        default:
            break;
    }
}

}  // namespace frontline
