// Scenario → the text of a scenario file.
#pragma once

#include <string>

#include "map/scenario.hpp"

namespace frontline {

/// The scenario as one [[scenarios]] table of TOML, ending in a line feed. readScenarios() gives the same recipe back.
/// Two scenarios with the same text say the same. File, line and error of the scenario are left out.
std::string scenarioToml(const Scenario& scenario);

/// "My zone, 10 km" → "my-zone-10-km": letters and digits of ASCII with "-" between; "scenario" when nothing is left.
std::string scenarioIdFromName(const std::string& name);

}  // namespace frontline
