#include "data/ogr_geometry.hpp"

#include <memory>

namespace frontline {

namespace {

void addRing(FeatureGeometries& features, GeometryKind kind, const OGRSimpleCurve& curve)
{
    const int count = curve.getNumPoints();
    if (count == 0) return;
    auto& coordinates = features.coordinates(kind);
    const std::size_t at = coordinates.size();
    coordinates.resize(at + static_cast<std::size_t>(count));
    curve.getPoints(&coordinates[at].x, sizeof(Xy), &coordinates[at].y, sizeof(Xy));
    features.endRing(kind);
}

void addPolygon(FeatureGeometries& features, const OGRPolygon& polygon)
{
    if (polygon.IsEmpty()) return;
    for (const OGRLinearRing* ring : polygon) addRing(features, GeometryKind::Polygon, *ring);
    features.endPart(GeometryKind::Polygon);
}

void addParts(FeatureGeometries& features, const OGRGeometry& geometry)
{
    if (geometry.IsEmpty()) return;
    switch (wkbFlatten(geometry.getGeometryType())) {
        case wkbPoint:
            features.addPoint({geometry.toPoint()->getX(), geometry.toPoint()->getY()});
            break;
        case wkbLineString:
            addRing(features, GeometryKind::Line, *geometry.toLineString());
            features.endPart(GeometryKind::Line);
            break;
        case wkbPolygon:
        case wkbTriangle:
            addPolygon(features, *geometry.toPolygon());
            break;
        case wkbMultiPoint:
        case wkbMultiLineString:
        case wkbMultiPolygon:
        case wkbGeometryCollection:
            for (const OGRGeometry* member : *geometry.toGeometryCollection())
                if (member) addParts(features, *member);
            break;
        case wkbPolyhedralSurface:
        case wkbTIN:
            for (const OGRPolygon* face : *geometry.toPolyhedralSurface())
                if (face) addPolygon(features, *face);
            break;
        default:
            break;
    }
}

}  // namespace

void addFeature(FeatureGeometries& features, const OGRGeometry* geometry)
{
    if (geometry && geometry->hasCurveGeometry()) {
        const std::unique_ptr<OGRGeometry> straight(geometry->getLinearGeometry());
        if (straight) addParts(features, *straight);
    } else if (geometry) {
        addParts(features, *geometry);
    }
    features.endFeature();
}

}  // namespace frontline
