// Coordinates as people write them.
#pragma once

#include <optional>
#include <string_view>

#include "geo/coordinates.hpp"

namespace frontline {

/// A number with a decimal point or comma, blanks around it or between its thousands: "48,25", "5 316 784.01".
/// Absent: it is none, or not finite.
std::optional<double> plainNumber(std::string_view text);

enum class AngleAxis { Unknown, Latitude, Longitude };

struct Angle {
    double degrees = 0;
    /// What a letter for the quarter of the sky says of it.
    AngleAxis axis = AngleAxis::Unknown;
};

/// A number of degrees, or degrees, minutes and seconds with signs, colons or blanks between them, with or without a
/// letter for the quarter of the sky before or after it, in English, Ukrainian or Russian: "48°15'30\" N", "-48 15.5",
/// "37,5° сх. д.". Absent: it is none.
std::optional<Angle> angleOf(std::string_view text);

/// Both in one text, in the order they stand in: "48.5, 37.2", "48,5; 37,2", "N 48°15' E 37°30'", "(48.5 37.2)".
/// firstIsLongitude: where no letters tell. Absent: it is no pair.
std::optional<LonLat> pairOf(std::string_view text, bool firstIsLongitude);

}  // namespace frontline
