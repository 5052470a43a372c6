// Reading data files and choosing their features. Internal to map and analysis.
#pragma once

#include <string>
#include <vector>

#include "map/drawn_map.hpp"

namespace frontline {

/// The feature's `date` in ISO form; OGR writes the dates of formats that have a type for them as 2025/08/17.
std::string isoDate(const FeatureTable& table, std::size_t feature);

/// The features of the date, or all of them where it is "".
FeatureTable featuresOfDate(const FeatureTable& table, const std::string& date);

/// A warning for each column that the layer's filter or rules name and its data does not have.
std::vector<std::string> missingColumns(const DrawnLayer& layer, const FeatureTable& data);

}  // namespace frontline
