// The map of two squares and an island (tests/map/map_files.hpp) with scenarios of a test's own.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include "catch.hpp"
#include "temporary_folder.hpp"
#include "test_map.hpp"

namespace frontline {

/// Writes the map with the scenarios beside copies of its data, and goes away with them.
class ScenarioMap {
public:
    /// mapKeys: further keys of the map, before its tables.
    explicit ScenarioMap(const std::string& scenarios, const std::string& mapKeys = "")
    {
        namespace fs = std::filesystem;
        fs::copy(fs::path(FRONTLINE_TEST_DIR) / "map" / "files" / "squares", folder_.path(),
                 fs::copy_options::recursive);
        std::ifstream in(folder_ / "map.toml");
        std::string map{std::istreambuf_iterator<char>(in), {}};
        write("map.toml", "scenarios = \"scenarios.toml\"\nplaces = \"towns\"\n" + mapKeys + map);
        write("scenarios.toml", scenarios);
    }

    void write(const std::string& name, const std::string& text) const { (void)folder_.write(name, text); }
    [[nodiscard]] std::filesystem::path path() const { return folder_ / "map.toml"; }
    [[nodiscard]] TestMap open() const { return TestMap(path()); }

private:
    TemporaryFolder folder_;
};

// Ellipsoidal areas in km2 of quadrangles between two parallels and two meridians on WGS84, by the closed formula
// (Snyder 1987, eq. 3-12 and 3-16, times the share of the full circle): of a degree square between 48 and 49 N.
inline constexpr double squareKm2 = 8217.732, squarePocketKm2 = 82.258, squareIslandKm2 = 2064.446;

}  // namespace frontline
