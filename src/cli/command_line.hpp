// The command line: subcommands, options, messages and exit codes.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace frontline {

/// What `frontline` without a subcommand asks for.
struct WindowRequest {
    std::filesystem::path map;                 // map.toml to open; the default map when none is given
    std::vector<std::filesystem::path> files;  // data files to add on top
    std::string assumedCrs, encoding;          // of files that name none; of texts of files, "" for their own
    bool noCache = false;                      // nothing of the files is kept, or taken from what was
    std::string crs, view, date, theme;        // "" keeps the map's own
    int width = 1280, height = 800;            // of the window, in points of the desktop
    std::filesystem::path record, replay;      // recorded input to write or to play
    bool live = false;                         // it is played by its own clock, as a hand would
};

/// Runs the program. Output goes to stdout, one line for each error or warning to stderr.
/// Exit codes: 0 done; 1 the work failed (bad file, cannot write); 2 the arguments are wrong.
int runCommandLine(int argc, const char* const* argv,
                   const std::function<Result<Done>(const WindowRequest&)>& openWindow);

}  // namespace frontline
