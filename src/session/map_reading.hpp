// The map and its theme files as they are on disk, taken over while the window is open.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "geo/projection.hpp"
#include "map/map_definition.hpp"
#include "map/selection.hpp"
#include "map/themes.hpp"

namespace frontline {

class Session;

/// A map with its theme files and the user's scenarios, as they are on disk.
struct MapReading {
    std::optional<MapDefinition> map;    // absent: the map cannot be read
    std::string error;                   // why
    bool asks = false;                   // it leaves out files, for which the user is to be asked
    std::vector<ThemeProblem> problems;  // of theme files; those themes are missing in the map
    std::vector<std::string> warnings;   // of the map and the user's scenarios
};

/// Reads the map with what the user has answered (see readAnsweredMap), the user's scenarios and the theme files of the
/// folders, and one more file when its path is given.
MapReading readMapWithThemes(const std::filesystem::path& map, const std::filesystem::path& theme);

struct MapFiles {
    std::string problem;           // the message about them that is shown
    ThemeId wantedTheme;           // of a theme file that could not be read; it is shown when it can be
    std::filesystem::path theme;   // a theme file that is read besides those of the folders; empty for none
    bool asks = false;             // whether the files that the map leaves out may be read is being asked
    std::filesystem::path toRead;  // the map shown, when it is to be read again; else empty
    std::filesystem::path toOpen;  // another that is to take its place; else empty
};

/// The map.toml that is meant by a file or folder that is opened; empty where it is none: data.
std::filesystem::path mapMeant(const std::filesystem::path& opened);

/// What is chosen of a map when it is opened in the window.
Selection openingSelection(const MapDefinition& map, Language language);

/// What could not be read when the session began; files: see MapFiles, without its problem.
void startReading(Session& session, const std::vector<ThemeProblem>& problems, MapFiles files);

/// Whether the files that the map leaves out may be read: remembers it, and has the map read again when they may. A
/// message when it cannot be remembered: they are not read then.
void answerForFiles(Session& session, bool allow);

/// Another map in the place of the one shown, as if the program had been started with it; undo begins anew. A reading
/// that has failed is a message, and changes nothing. projection: of the map's CRS.
void openReading(Session& session, MapReading reading, const Result<Projection>& projection);

/// What is on disk now. One that cannot be used is a message that stays until the file is mended; nothing else changes
/// then.
void adoptReading(Session& session, MapReading reading);

}  // namespace frontline
