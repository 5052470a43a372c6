// Flat geometry to GEOS and back. Internal to geo: the only header that names GEOS's types.
#pragma once

#include <geos_c.h>

#include <memory>
#include <string>

#include "base/result.hpp"
#include "geo/geometry.hpp"

namespace frontline::geos {

struct GeometryDeleter {
    GEOSContextHandle_t context;
    void operator()(GEOSGeometry* g) const { GEOSGeom_destroy_r(context, g); }
};
using GeometryPointer = std::unique_ptr<GEOSGeometry, GeometryDeleter>;

struct PreparedDeleter {
    GEOSContextHandle_t context;
    void operator()(const GEOSPreparedGeometry* g) const { GEOSPreparedGeom_destroy_r(context, g); }
};
/// Refers to the geometry it was made from, which must outlive it.
using PreparedPointer = std::unique_ptr<const GEOSPreparedGeometry, PreparedDeleter>;

/// A GEOS context that collects its last message. One per call: GEOS's state is not shared between threads.
class Context {
public:
    Context();
    ~Context();
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    [[nodiscard]] GEOSContextHandle_t handle() const { return handle_; }
    [[nodiscard]] GeometryPointer own(GEOSGeometry* g) const { return {g, GeometryDeleter{handle_}}; }
    [[nodiscard]] PreparedPointer prepare(const GEOSGeometry& g) const
    {
        return {GEOSPrepare_r(handle_, &g), PreparedDeleter{handle_}};
    }
    /// "union: TopologyException: ... at 37.1 48.2".
    [[nodiscard]] Error error(const std::string& what) const;

    /// All features, or one, as a multi-geometry. Points give MultiPoint, lines MultiLineString, polygons MultiPolygon.
    [[nodiscard]] GeometryPointer fromFlat(const FlatGeometry& geometry) const;
    [[nodiscard]] GeometryPointer fromFlat(const FlatGeometry& geometry, std::size_t feature) const;
    /// One polygon or line of a part. nullptr when its rings are too short or not all numbers.
    [[nodiscard]] GeometryPointer part(const FlatGeometry& geometry, std::size_t part) const;
    /// A polyline (GEOS owns nothing of it afterwards).
    [[nodiscard]] GeometryPointer line(std::span<const Xy> coordinates) const;
    /// Valid polygons of the same ground as invalid ones: overlaps are joined, what has no area is dropped.
    [[nodiscard]] GeometryPointer makeValid(const GEOSGeometry* g) const;
    /// The union of what g consists of; when GEOS stumbles over invalid rings, of the same made valid. nullptr: neither
    /// can be made.
    [[nodiscard]] GeometryPointer unaryUnion(const GEOSGeometry* g) const;
    /// Polygons as one mask: a single feature as it is, the union of several. nullptr as of fromFlat() and
    /// unaryUnion().
    [[nodiscard]] GeometryPointer united(const FlatGeometry& polygons) const;
    /// Makes a multi-geometry of the pieces, which it takes.
    [[nodiscard]] GeometryPointer collect(int type, std::vector<GeometryPointer> pieces) const;

    /// Appends the polygons (or lines) of g, collections included, to out as parts; the feature is not ended.
    void appendParts(FlatGeometry& out, const GEOSGeometry* g) const;

private:
    GEOSContextHandle_t handle_;
    std::string message_;
};

}  // namespace frontline::geos
