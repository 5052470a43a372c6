// Pictures of the map as seen: their names, and writing them without ever overwriting one.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.hpp"
#include "render/gl/renderer.hpp"

namespace frontline {

/// Writes stem.png into the folder ("" is the working folder), or stem-2.png, stem-3.png ... when it exists.
/// sources: for stem.png.sources.txt beside it; "" for no such file. Returns the path written. Errors name the folder
/// or file; nothing half written stays.
Result<std::filesystem::path> saveScreenshot(const Image& image, const std::filesystem::path& folder,
                                             const std::string& stem, double pixelsPerInch,
                                             const std::string& sources = "");

}  // namespace frontline
