// Geometries of FlatGeobuf. Internal to data: names what is generated from flatgeobuf.fbs.
#pragma once

#include <flatgeobuf_generated.h>

#include <cstddef>
#include <cstdint>

#include "data/feature_geometries.hpp"

namespace frontline {

/// Of one layer, added without what is beside longitude and latitude.
class FlatGeobufGeometry {
public:
    /// Unknown: broken, or of a kind that is left to GDAL (curves, triangles). Endless: it names the same coordinates
    /// again and again, more of them than it has room for.
    enum class Added { Whole, Unknown, Endless };

    FlatGeobufGeometry(FeatureGeometries& features, const flatgeobuf::Header& header)
        : features_(features), type_(header.geometry_type()), hasZ_(header.has_z()), hasM_(header.has_m())
    {}

    /// Appends the geometry of the next feature, which takes so many bytes and has been verified. null: it has none.
    Added add(const flatgeobuf::Geometry* geometry, std::size_t bytes);

private:
    struct Positions {
        const std::uint8_t* first;
        std::uint32_t count;
    };

    Added addTyped(const flatgeobuf::Geometry& geometry, flatgeobuf::GeometryType type);
    Added addFlat(const flatgeobuf::Geometry& geometry, flatgeobuf::GeometryType type);
    Added addMembers(const flatgeobuf::Geometry& geometry, bool polygons);
    Added addPoints(Positions positions);
    Added addRings(const flatgeobuf::Geometry& geometry, Positions positions, bool polygon);
    /// Nothing of an empty one.
    Added addRing(GeometryKind kind, Positions positions);

    FeatureGeometries& features_;
    flatgeobuf::GeometryType type_;
    bool hasZ_, hasM_;
    std::size_t room_ = 0;  // for coordinates in what is left of the feature
};

}  // namespace frontline
