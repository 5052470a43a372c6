// The features of their data that layers show, kept in the store.
#pragma once

#include <string>

#include "map/data_store.hpp"
#include "map/map_definition.hpp"

namespace frontline {

/// The features of the file's table that the layer shows on the date, chosen once.
TablePointer chooseContent(DataStore& store, const LayerDefinition& layer, const DataFile& file,
                           const TablePointer& table, const std::string& date);
/// The same where they have been chosen already, or all are shown; else nullptr. Never waits for work.
TablePointer findChosenContent(DataStore& store, const LayerDefinition& layer, const DataFile& file,
                               const TablePointer& table, const std::string& date);

}  // namespace frontline
