// How the user's own files are drawn, by the options of `render`: --style, --color, --label and --filter.
#pragma once

#include <optional>

#include "cli/open_map.hpp"
#include "cli/requests.hpp"

namespace frontline {

/// Restyles and filters the layers of the files that are open. A value goes for all of them, or, as ID=VALUE, for the
/// layer of that id. Failures name the option: an unknown column, a filter that cannot be understood, no colour.
std::optional<Failure> chooseOwnStyles(const MapRequest& request, OpenedMap& opened);

}  // namespace frontline
