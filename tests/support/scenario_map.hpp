// The map of squares (tests/map/map_files.hpp) with scenarios, for tests of what is made of them.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace frontline {

/// Copies the map of squares into the folder and adds layers and scenarios. On 2025-01-01 the ground east of 31.25 E is
/// occupied (three quarters of East), and a pocket of a tenth of a degree in West.
///   east     East whole: a quarter of it passes
///   pocket   the pocket returns
///   belt     a zone of 10 km on the side held by Ukraine and 5 km on the occupied side
///   wrong    depth of 900 km: cannot be used
inline std::filesystem::path scenarioMap(const std::filesystem::path& folder, const std::string& moreScenarios = "")
{
    namespace fs = std::filesystem;
    const fs::path squares = fs::path(FRONTLINE_TEST_DIR) / "map" / "files" / "squares";
    for (const auto& entry : fs::directory_iterator(squares))
        fs::copy_file(entry.path(), folder / entry.path().filename(), fs::copy_options::overwrite_existing);
    std::ifstream in(squares / "map.toml");
    const std::string map{std::istreambuf_iterator<char>(in), {}};
    std::ofstream(folder / "map.toml") << "scenarios = \"scenarios.toml\"\nplaces = \"towns\"\n"
                                       << map << R"(
[[layers]]
id = "passed"
title = "Would pass"
scenario = { part = "passed" }
source = "drawn"
[[layers.rules]]
fill = { color = "#00FF00" }

[[layers]]
id = "returned"
title = "Would return"
scenario = { part = "returned" }
source = "drawn"
[[layers.rules]]
fill = { color = "#0000FF" }

[[layers]]
id = "zone"
title = "Zone"
scenario = { part = "zone" }
source = "drawn"
[[layers.rules]]
fill = { color = "#FF00FF" }

[[layers]]
id = "only-first"
title = "Only under the first"
scenario = { part = "only-first" }
source = "drawn"
[[layers.rules]]
fill = { color = "#FFFF00" }

[[layers]]
id = "only-second"
title = "Only under the second"
scenario = { part = "only-second" }
source = "drawn"
[[layers.rules]]
fill = { color = "#00FFFF" }
)";
    std::ofstream(folder / "scenarios.toml") << R"(# Made up for the tests.

[[scenarios]]
id = "east"
name = "East whole"
proposer = "Somebody"
date = "2025-02-03"
source = "Nowhere"
[[scenarios.steps]]
do = "union"
oblasts = ["East"]

# Of the next one.
[[scenarios]]
id = "pocket"
name = "Without the pocket"
[[scenarios.steps]]
do = "minus"
pockets = ["West"]

[[scenarios]]
id = "belt"
name = "A belt"
[[scenarios.zones]]
name = "Belt"
held_km = 10
occupied_km = 5

[[scenarios]]
id = "wrong"
name = "Too deep"
[[scenarios.zones]]
name = "Zone"
held_km = 900
occupied_km = 5
)" << moreScenarios;
    return folder / "map.toml";
}

/// Of East in km2: by Snyder (1987), eq. 3-12 and 3-16, times the share of the full circle.
inline constexpr double quarterOfEastKm2 = 8217.732 / 4, pocketKm2 = 82.258;

}  // namespace frontline
