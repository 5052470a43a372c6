// The map data in an archive, as one file of several layers. Internal to data.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "data/describe_file.hpp"
#include "data/feature_table.hpp"
#include "data/read_features.hpp"

namespace frontline {

/// Whether the file is an archive, or compressed by itself, that no reader knows as it is. To be asked when it is no
/// GeoJSON that can be read from where it lies. path: as GDAL's file functions take it; the drivers are registered.
bool isToBeUnpacked(const std::filesystem::path& path);

/// As readFeatures(): the layers of all that is map data in the archive, each named after its file, "file/layer" where
/// that has several, or as they are where there is one file. What cannot be read is left out and named in warnings;
/// an archive of which nothing can be read is an error. shown: as messages name it; path: see above.
Result<std::vector<FeatureTable>> readArchive(const std::string& shown, const std::filesystem::path& path,
                                              const ReadOptions& options);

/// As describeFile(), likewise.
Result<FileSummary> describeArchive(const std::string& shown, const std::filesystem::path& path,
                                    const std::string& assumedCrs, const std::string& encoding);

}  // namespace frontline
