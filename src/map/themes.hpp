// The themes of a map: those of its map.toml, and files that change any of its style.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "map/map_definition.hpp"

namespace frontline {

/// Where theme files are looked for: those that come with the program, then the user's.
std::vector<std::filesystem::path> themeFolders();

/// A theme that cannot be used.
struct ThemeProblem {
    ThemeId theme;
    std::string message;
};

/// Adds every theme file (*.toml) of the folders, each under its file's name; a later one of a name takes the place of
/// an earlier one. One that is wrong, or does not fit the map, is left out; it is named when it is the user's own: what
/// comes with the program is for its own map.
std::vector<ThemeProblem> addThemes(MapDefinition& map,
                                    const std::vector<std::filesystem::path>& folders = themeFolders());
/// Adds one theme file and returns its name. Errors name file, line and key; the map is unchanged then.
Result<ThemeId> addTheme(MapDefinition& map, const std::filesystem::path& path);

/// The file of a theme: the path itself when it has a "/" or ends in .toml, else NAME.toml of the folders, the user's
/// before the program's. Empty for a theme of the map alone. Error: unknown theme (suggests one).
Result<std::filesystem::path> findTheme(const MapDefinition& map, const std::string& nameOrFile,
                                        const std::vector<std::filesystem::path>& folders = themeFolders());

/// Finds the theme and adds its file, where it has one. Errors of findTheme, and of the file: they name file, line and
/// key.
Result<ThemeId> needTheme(MapDefinition& map, const std::string& nameOrFile,
                          const std::vector<std::filesystem::path>& folders = themeFolders());

}  // namespace frontline
