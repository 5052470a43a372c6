// What is said and shown of files that have been read into the map.
#pragma once

#include <filesystem>
#include <vector>

#include "map/selection.hpp"
#include "session/job.hpp"

namespace frontline {

class Session;

/// Layers of a file have come in: says how many features they have, and, when no more files wait, flies to what came in
/// since none waited, unless another view was asked for with them (Work::looksAtFiles).
void filesArrived(Session& session, const std::filesystem::path& file, const std::vector<OwnLayer>& layers);

/// Reads the next of the files that have changed again. To be called only where there is one.
Job reloadJob(Session& session);

}  // namespace frontline
