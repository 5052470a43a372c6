// GeoJSON (RFC 7946 and its predecessor of 2008), in one piece or in lines, straight into flat feature tables: GDAL's
// reader takes up to 70 times a file's size in memory, and a time that grows with the square of its attributes.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "data/describe_file.hpp"
#include "data/geojson/geojson_file.hpp"
#include "data/read_features.hpp"

namespace frontline {

/// As readFeatures() of read_features.hpp. shown: the file as messages name it.
Result<std::vector<FeatureTable>> readGeoJson(const std::string& shown, const GeoJsonFile& file,
                                              const ReadOptions& options);

/// As describeFile().
Result<FileSummary> describeGeoJson(const std::string& shown, const GeoJsonFile& file, const std::string& assumedCrs);

}  // namespace frontline
