// The names that pictures of the map are given.
#pragma once

#include <string>

#include "geo/coordinates.hpp"

namespace frontline {

/// "frontline-2025-08-17-east": date and view; parts that are empty are left out, and characters that file names do
/// not bear well become "-".
std::string screenshotStem(const std::string& date, const std::string& view);

/// What stands for the view's name once the map was moved: "48.51n-37.70e".
std::string placeName(LonLat place);

}  // namespace frontline
