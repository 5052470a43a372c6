// The layers of what GDAL has opened. Internal to data: names GDAL's types.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "data/describe_file.hpp"
#include "data/feature_table.hpp"
#include "data/ogr_dataset.hpp"
#include "data/read_features.hpp"

namespace frontline {

/// As readFeatures(), but that nothing to draw is no error. shown: as messages name the file.
Result<std::vector<FeatureTable>> readLayers(const std::string& shown, GDALDataset& dataset, const ReadOptions& options,
                                             GdalMessages& messages);

/// Of ReadOptions.
struct DescribeOptions {
    std::string assumedCrs, encoding;
    std::filesystem::path held;
};

/// As describeFile(); what could not be opened stays an error.
Result<FileSummary> describeLayers(const std::string& shown, Result<DatasetPointer> dataset, GdalMessages& messages,
                                   const DescribeOptions& options);

/// A file with nothing to draw in it is an error.
Result<std::vector<FeatureTable>> somethingOf(const std::string& shown, Result<std::vector<FeatureTable>> tables);

}  // namespace frontline
