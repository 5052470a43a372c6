// Reading the data of layers and choosing their features. Internal to map and analysis.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "map/document.hpp"

namespace frontline {

/// Reads one data file of the map at mapPath. Errors and warnings name the file.
Result<std::shared_ptr<const FeatureTable>> readData(const DataFile& file, const std::filesystem::path& mapPath);

/// Reads those of the listed data that are not loaded yet, on two threads. The error is that of the first that fails.
Result<Done> ensureData(Document& document, const std::vector<std::string>& ids);

/// The features of the data that the layer shows on the date: the data itself when it shows all of them.
std::shared_ptr<const FeatureTable> chosenFeatures(const Layer& layer, std::shared_ptr<const FeatureTable> data,
                                                   const std::string& date);

/// The feature's `date` in ISO form; OGR writes the dates of formats that have a type for them as 2025/08/17.
std::string isoDate(const FeatureTable& table, std::size_t feature);

/// The features of the date, or all of them where it is "".
FeatureTable featuresOfDate(const FeatureTable& table, const std::string& date);

/// A warning for each column that the layer's filter or rules name and its data does not have.
std::vector<std::string> missingColumns(const Layer& layer, const FeatureTable& data);

}  // namespace frontline
