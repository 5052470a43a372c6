// Geometry as the formats hand it over, WKB, and what is done with it after reading.
#include <ogr_geometry.h>

#include <array>
#include <memory>

#include "data/clean_geometry.hpp"
#include "data/ogr_geometry.hpp"
#include "fuzz_targets.hpp"
#include "geo/crossings.hpp"
#include "geo/set_operations.hpp"

namespace frontline::fuzz {

namespace {

FlatGeometry squareOf(double west, double south, double side)
{
    FlatGeometry square;
    const std::array ring{Xy{west, south}, Xy{west + side, south}, Xy{west + side, south + side},
                          Xy{west, south + side}, Xy{west, south}};
    square.addRing(ring);
    square.endPart();
    square.endFeature();
    return square;
}

template <class T>
void requireReason(const Result<T>& result)
{
    require(result.ok() || !result.error().message.empty(), "an error has words");
}

/// What scenarios do with ground, on what may be read of any file.
void combine(const FlatGeometry& geometry)
{
    const FlatGeometry square = squareOf(30, 48, 2);
    if (geometry.kind == GeometryKind::Line) {
        requireReason(clipLines(geometry, square));
        requireReason(cutByLines(square, geometry));
        requireReason(leftOfLines(square, geometry));
    } else if (geometry.kind == GeometryKind::Polygon) {
        const auto joined = unionAll(geometry);
        requireReason(joined);
        require(!joined || joined->featureCount() == 1, "a union is one feature");
        requireReason(intersectionOf(geometry, square));
        requireReason(differenceOf(square, geometry));
        const auto each = intersectEach(geometry, square);
        require(!each || each->featureCount() == geometry.featureCount(), "each feature stays one");
    }
    if (geometry.kind != GeometryKind::Point) requireReason(bufferMetres(geometry, 10'000));
}

Outcome fuzzGeometry(std::string_view bytes)
{
    OGRGeometry* made = nullptr;
    if (OGRGeometryFactory::createFromWkb(bytes.data(), nullptr, &made, bytes.size()) != OGRERR_NONE)
        return {"not WKB"};
    const std::unique_ptr<OGRGeometry> shape(made);
    FeatureGeometries collector;
    addFeature(collector, shape.get());
    addFeature(collector, shape.get());
    LayerWarnings warnings("a.geojson", "a");
    for (auto& [geometry, sources] : collector.byKind()) {
        require(geometry.featureCount() == sources.size(), "each feature has its source");
        dropImpossibleCoordinates(
            geometry, [](std::size_t f) { return f; }, warnings);
        if (geometry.kind == GeometryKind::Polygon)
            for (std::size_t f = 0; f < geometry.featureCount(); ++f) {
                require(findCrossing(geometry, f).has_value() == (countCrossings(geometry, f, 0) > 0),
                        "crossings are all found");
            }
        FlatGeometry drawn = geometry;
        requireReason(repairPolygons(
            drawn, [](const InvalidPolygon&) {}, Validity::OfDrawn));
        const auto repaired = repairPolygons(geometry, [](const InvalidPolygon& invalid) {
            require(!invalid.reason.empty(), "a repair has its reason");
        });
        requireReason(repaired);
        require(geometry.featureCount() == sources.size(), "what is repaired stays as many features");
        if (repaired) combine(geometry);
    }
    return {};
}

constexpr std::array targets{Target{"geometry", fuzzGeometry}};

}  // namespace

std::span<const Target> geometryTargets()
{
    return targets;
}

}  // namespace frontline::fuzz
