// A user's own file as layers on top of the map.
#pragma once

#include <cstddef>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "map/data_store.hpp"
#include "map/drawn_detail.hpp"
#include "map/selection.hpp"

namespace frontline {

/// The name by which a file of the user's own is shown and kept: of an address that the user has typed without
/// passwords (see typedAddress()). Error: an address that cannot be fetched.
Result<std::filesystem::path> ownFileName(const std::filesystem::path& named);

/// The colour ("#RRGGBB") of a layer that is drawn plainly, by how many own layers there are before it.
std::string ownColor(std::size_t layersBefore);

/// Reads the file and gives a layer for each of its tables, with a plain style; those of one layer of the file have the
/// next colour in common. Ids as OwnLayerIds gives them: the kinds of geometry of a mixed layer are parts of that id.
/// The tables are in the store then. stop: nobody wants them any more, which is an error. detail: how much of it is
/// wanted; of a large file no more may be in the tables. path: a file, an address or a database that the user has
/// typed, or "-" for what is piped in. assumedCrs, encoding: as ReadOptions has them. Error and warnings name the file.
Result<std::vector<OwnLayer>> openOwnFile(const MapDefinition& map, DataStore& store, const Selection& selection,
                                          const std::filesystem::path& path, const std::string& assumedCrs,
                                          const std::stop_token& stop = {}, const DrawnDetail& detail = {},
                                          const std::string& encoding = "");

/// Where the layers lie whose tables are in the store: west, south, east, north; empty where nothing does.
Box boundsOfTables(DataStore& store, const std::vector<OwnLayer>& layers);

/// What is shown for a box in degrees: there is room for title, legend and sources along the edges, and what is tiny
/// gets surroundings by which it can be found.
Box withSurroundings(const Box& lonLat);

}  // namespace frontline
