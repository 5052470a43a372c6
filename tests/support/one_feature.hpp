// Geometry of one feature with one part, for tests.
#pragma once

#include <vector>

#include "geo/geometry.hpp"

namespace frontline {

inline FlatGeometry oneFeature(GeometryKind kind, const std::vector<Xy>& coordinates)
{
    FlatGeometry out;
    out.kind = kind;
    out.addRing(coordinates);
    out.endPart();
    out.endFeature();
    return out;
}

inline FlatGeometry lineOf(const std::vector<Xy>& coordinates)
{
    return oneFeature(GeometryKind::Line, coordinates);
}

}  // namespace frontline
