// What the export dialog shows and what the user chooses in it. What formats and sizes there are, the application
// tells.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geo/coordinates.hpp"

namespace frontline {

enum class ExportUnit { Pixels, Centimetres };

struct ExportSettings {
    std::string preset = "1080p";  // "" for a size of its own
    std::string format = ".png";   // the file's ending
    ExportUnit unit = ExportUnit::Pixels;
    double width = 1920, height = 1080;  // in the unit
    double dpi = 96;                     // pixels per inch; 96 is scale 1
    std::string theme;                   // "" is the one that is seen
    bool transparent = false, worldFile = false;
    std::string name, folder;  // of the file, without its ending
    bool operator==(const ExportSettings&) const = default;
};

struct ExportFormat {
    std::string ending, name;  // ".tif", "GeoTIFF"
    bool transparency = false, worldFile = false;
};

/// A size by name.
struct ExportPreset {
    std::string name;
    int widthPixels = 0, heightPixels = 0;
    bool paper = false;  // its own name tells its size
};

/// The dialog as it is shown.
struct ExportView {
    ExportSettings settings;
    std::vector<ExportPreset> presets;
    std::vector<ExportFormat> formats;
    int widthPixels = 0, heightPixels = 0;  // of the picture; 0 when there can be none of this size
    double widthCm = 0, heightCm = 0;       // on paper
    Box frame;                              // of the window, pixels: what will be in the picture; empty for none
    std::optional<double> estimatedBytes;   // absent until it is known
    bool estimateExact = false;             // it was made once and counted
    std::string problem;                    // why it cannot be made; "" when it can
    std::string question;                   // a file of this name is there: asks what to do
    std::optional<double> progress;         // 0..1 while a picture is being made
    std::string making;                     // its name
};

}  // namespace frontline
