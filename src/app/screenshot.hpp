// Pictures of the map as seen: their names, and writing them without ever overwriting one.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.hpp"
#include "render/gl/renderer.hpp"

namespace frontline {

/// "frontline-2025-08-17-east": date and view; parts that are empty are left out, and characters that file names do
/// not bear well become "-".
std::string screenshotStem(const std::string& date, const std::string& view);

/// What stands for the view's name once the map was moved: "48.51n-37.70e".
std::string placeName(LonLat place);

/// Writes stem.png into the folder ("" is the working folder), or stem-2.png, stem-3.png ... when it exists.
/// sources: for stem.png.sources.txt beside it; "" for no such file. Returns the path written. Errors name the folder
/// or file; nothing half written stays.
Result<std::filesystem::path> saveScreenshot(const Image& image, const std::filesystem::path& folder,
                                             const std::string& stem, double pixelsPerInch,
                                             const std::string& sources = "");

}  // namespace frontline
