// A user's own file read once more, since it has changed.
#pragma once

#include <filesystem>
#include <stop_token>
#include <vector>

#include "map/own_files.hpp"

namespace frontline {

/// The layers of the file that a selection has, as they are to be now: with their ids, names, styles and places among
/// each other; those whose part of the file is gone are left out, and what is new comes last. The tables in the store
/// are the new ones then. A style that does not go with the file any more is left out, which is a warning.
/// Error: it cannot be read, which changes nothing; names the file.
Result<std::vector<OwnLayer>> reopenOwnFile(const MapDefinition& map, DataStore& store, const Selection& selection,
                                            const std::filesystem::path& path, const std::stop_token& stop = {});

/// Puts them in the place of those that the selection has of the file.
void replaceLayersOf(Selection& selection, const std::filesystem::path& path, const std::vector<OwnLayer>& layers);

}  // namespace frontline
