// What a map and a selection were read from, which must not be written over.
#pragma once

#include <filesystem>
#include <vector>

#include "map/selection.hpp"

namespace frontline {

/// Fails when an output is one of the files that the map and the selection are read from, or one of more that are read,
/// under whatever name (another way of writing the path, a link).
Result<Done> checkOutputs(const MapDefinition& map, const Selection& selection,
                          const std::vector<std::filesystem::path>& outputs,
                          const std::vector<std::filesystem::path>& more = {});

}  // namespace frontline
