// The types that GeoJSON (RFC 7946) knows. Internal to data.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace frontline {

inline constexpr std::array<std::string_view, 7> geoJsonGeometryTypes{
    "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"};

inline bool isGeometryType(std::string_view type)
{
    return std::ranges::find(geoJsonGeometryTypes, type) != geoJsonGeometryTypes.end();
}

/// Members of a feature or a geometry, and not of a collection of features.
inline bool isGeometryMember(std::string_view key)
{
    return key == "geometry" || key == "coordinates" || key == "geometries";
}

}  // namespace frontline
