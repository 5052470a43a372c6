// The furniture that a command was asked for. Internal to cli.
#pragma once

#include "cli/requests.hpp"
#include "map/document.hpp"

namespace frontline {

/// Texts, switches and the locator. A box becomes a view of the document. Unknown names are wrong arguments.
std::optional<Failure> chooseFurniture(const MapRequest& request, Document& document);

}  // namespace frontline
