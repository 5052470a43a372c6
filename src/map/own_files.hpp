// A user's own file as layers on top of the map.
#pragma once

#include <filesystem>
#include <stop_token>
#include <vector>

#include "map/data_store.hpp"
#include "map/drawn_detail.hpp"
#include "map/selection.hpp"

namespace frontline {

/// Reads the file and gives a layer for each of its tables, with a plain style, the next colour, and an id that neither
/// the map nor the selection has. The tables are in the store then. stop: nobody wants them any more,
/// which is an error. detail: how much of it is wanted; of a large file no more may be in the tables.
/// assumedCrs, encoding: as ReadOptions has them. Error and warnings name the file.
Result<std::vector<OwnLayer>> openOwnFile(const MapDefinition& map, DataStore& store, const Selection& selection,
                                          const std::filesystem::path& path, const std::string& assumedCrs,
                                          const std::stop_token& stop = {}, const DrawnDetail& detail = {},
                                          const std::string& encoding = "");

}  // namespace frontline
