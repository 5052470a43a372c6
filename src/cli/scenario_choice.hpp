// The scenario that a command was asked for, and what it is compared with. Internal to cli.
#pragma once

#include "cli/requests.hpp"
#include "map/document.hpp"

namespace frontline {

/// Sets the document's scenario and comparison; computes nothing. An unknown name is a wrong argument; a scenario that
/// its file has wrong fails with the file's error, which is taken out of the warnings.
std::optional<Failure> chooseScenario(const MapRequest& request, Document& document,
                                      std::vector<std::string>& warnings);

/// Computes what the document shows of scenarios, and makes it the document to be drawn when it is compared. The layers
/// must be loaded.
std::optional<Failure> computeChosenScenario(Document& document, std::vector<std::string>& warnings);

}  // namespace frontline
