// The user's own scenarios: one file that is read after those of the map, and added to.
#pragma once

#include <filesystem>
#include <string>

#include "map/map_definition.hpp"

namespace frontline {

/// The user's folder: $XDG_CONFIG_HOME/frontline, else ~/.config/frontline; empty when neither names one.
std::filesystem::path userConfigFolder();

/// $XDG_CONFIG_HOME/frontline/scenarios.toml, or ~/.config/frontline/scenarios.toml (XDG Base Directory Specification
/// 0.8). "" when the environment names no home.
std::filesystem::path userScenarioFile();

/// Appends the user's scenarios to the map's. A file that is missing is none; one that cannot be read is a
/// warning, and so is each scenario that is wrong.
Result<Done> readUserScenarios(MapDefinition& map, const std::filesystem::path& file = userScenarioFile());

/// Adds the scenario at the end of the file, which is created where there is none; its comments stay. The scenario gets
/// an id that neither the map nor the file has, made from its name. Returns it as the file now holds it. Programs that
/// add at the same time wait for each other: all that they add is kept. A link to a file stays one.
/// Errors: a file that is no TOML, to which nothing can be added, or that cannot be written; nothing is changed then.
Result<Scenario> addUserScenario(const MapDefinition& map, Scenario scenario,
                                 const std::filesystem::path& file = userScenarioFile());

}  // namespace frontline
