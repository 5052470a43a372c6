// What the window is opened with.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace frontline {

struct WindowOptions {
    std::filesystem::path map;                 // map.toml
    std::vector<std::filesystem::path> files;  // data files to add on top
    std::string assumedCrs, encoding;          // of files that name none; of texts of files, "" for their own
    bool noCache = false;                      // nothing of the files is kept, or taken from what was
    std::string crs, view, date, theme;        // "" keeps the map's own
    int width = 1280, height = 800;            // in points of the desktop
    std::filesystem::path record, replay;      // recorded input to write or to play
    bool live = false;                         // it is played by its own clock, as a hand would
    std::filesystem::path screenshots;         // folder of F12 pictures; "" is the working folder
};

/// Opens the window and returns when it is closed. Errors: no display or OpenGL 3.3, an unreadable map, an unknown
/// view, date, theme or CRS.
Result<Done> runWindow(const WindowOptions& options);

}  // namespace frontline
