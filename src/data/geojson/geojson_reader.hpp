// GeoJSON (RFC 7946 and its predecessor of 2008), in one piece or in lines, straight into flat feature tables: GDAL's
// reader takes up to 70 times a file's size in memory, and a time that grows with the square of its attributes.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "data/describe_file.hpp"
#include "data/read_features.hpp"

namespace frontline {

/// Whether the file is JSON, and none of the other formats of map data that are JSON too; nothing is said of what is in
/// it. path: as GDAL's file functions take it; its drivers are registered.
bool isGeoJson(const std::filesystem::path& path);

/// As readFeatures() of read_features.hpp. shown: the file as messages name it.
Result<std::vector<FeatureTable>> readGeoJson(const std::string& shown, const std::filesystem::path& path,
                                              const ReadOptions& options);

/// As describeFile().
Result<FileSummary> describeGeoJson(const std::string& shown, const std::filesystem::path& path);

}  // namespace frontline
