// A map as a command asks for it. Internal to cli.
#pragma once

#include "cli/requests.hpp"
#include "map/document.hpp"

namespace frontline {

/// Reads the map and applies theme, date and layer switches; loads the layers that are shown and adds the files.
/// Warnings are added to warnings.
std::optional<Failure> openMap(const MapRequest& request, Document& document, std::vector<std::string>& warnings);

/// The same without loading anything.
std::optional<Failure> readChosenMap(const MapRequest& request, Document& document, std::vector<std::string>& warnings);

}  // namespace frontline
