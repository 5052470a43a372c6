// How the user's own files are drawn, by the options of `render`: --style, --color, --label, --filter, --classify and
// --days.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/open_map.hpp"
#include "cli/requests.hpp"

namespace frontline {

/// Restyles and filters the layers of the files that are open. A value goes for all of them, or, as ID=VALUE, for the
/// layer of that id. Failures name the option: an unknown column, a filter that cannot be understood, no colour.
/// A filter that leaves nothing is a warning.
std::optional<Failure> chooseOwnStyles(const MapRequest& request, OpenedMap& opened,
                                       std::vector<std::string>& warnings);

/// Whether how the files are drawn depends on what is in them outside of the picture too.
bool needWholeFiles(const MapRequest& request);

}  // namespace frontline
