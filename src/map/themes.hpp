// Themes of a document: those of its map.toml, and files that change any of its style.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "map/document.hpp"

namespace frontline {

/// Where theme files are looked for: those that come with the program, then the user's.
std::vector<std::filesystem::path> themeFolders();

/// A theme that cannot be used.
struct ThemeProblem {
    std::string name, message;
};

/// Adds every theme file (*.toml) of the folders, each under its file's name; a later one of a name takes the place of
/// an earlier one. One that is wrong, or does not fit the map, is left out; it is named when it is the user's own: what
/// comes with the program is for its own map.
std::vector<ThemeProblem> addThemes(Document& document,
                                    const std::vector<std::filesystem::path>& folders = themeFolders());
/// Adds one theme file and returns its name. Errors name file, line and key; the document is unchanged then.
Result<std::string> addTheme(Document& document, const std::filesystem::path& path);

/// How a layer of the map is drawn in a theme, all of it given. A layer that the map does not have: as it is.
LayerLook lookInTheme(const Document& document, const std::string& theme, const Layer& layer);

/// Shows a theme of the document: colours, and the looks of layers. What of a layer was shown, hidden or faded by hand
/// stays. Error: unknown theme (suggests one).
Result<Done> setTheme(Document& document, const std::string& name);

/// The file of a theme: the path itself when it has a "/" or ends in .toml, else NAME.toml of the folders, the user's
/// before the program's. Empty for a theme of the document alone. Error: unknown theme (suggests one).
Result<std::filesystem::path> findTheme(const Document& document, const std::string& nameOrFile,
                                        const std::vector<std::filesystem::path>& folders = themeFolders());

/// Finds the theme, reads its file and shows it; the document is unchanged when that fails. Errors of findTheme, and of
/// the file: they name file, line and key.
Result<Done> chooseTheme(Document& document, const std::string& nameOrFile,
                         const std::vector<std::filesystem::path>& folders = themeFolders());

}  // namespace frontline
