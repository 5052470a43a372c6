// What the headings of a table say of its columns, in English, Ukrainian and Russian.
#pragma once

#include <string>
#include <string_view>

namespace frontline {

enum class Heading {
    Other,
    Latitude,
    Longitude,
    Coordinates,           // both in one column
    LongitudeAndLatitude,  // both in one column, in this order
    Mgrs,
    Easting,   // or x: whether it is degrees is not known
    Northing,  // or y
    Geometry,  // as well-known text or GeoJSON
};

/// Without regard to capitals, blanks, underscores, what stands in brackets, and words such as "WGS84" or "degrees":
/// "Широта (WGS-84), град." is a latitude.
Heading headingOf(std::string_view name);

}  // namespace frontline
