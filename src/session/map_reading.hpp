// The map and its theme files as they are on disk, taken over while the window is open.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "map/map_definition.hpp"
#include "map/themes.hpp"

namespace frontline {

class Session;

/// A map with its theme files and the user's scenarios, as they are on disk.
struct MapReading {
    std::optional<MapDefinition> map;    // absent: the map cannot be read
    std::string error;                   // why
    std::vector<ThemeProblem> problems;  // of theme files; those themes are missing in the map
};

/// Reads the map, the user's scenarios and the theme files of the folders, and one more file when its path is given.
MapReading readMapWithThemes(const std::filesystem::path& map, const std::filesystem::path& theme);

struct MapFiles {
    std::string problem;  // the message about them that is shown
    ThemeId wantedTheme;  // of a theme file that could not be read; it is shown when it can be
};

/// What could not be read when the session began; wantedTheme: see MapFiles.
void startReading(Session& session, const std::vector<ThemeProblem>& problems, ThemeId wantedTheme);

/// What is on disk now. One that cannot be used is a message that stays until the file is mended; nothing else changes
/// then.
void adoptReading(Session& session, MapReading reading);

}  // namespace frontline
