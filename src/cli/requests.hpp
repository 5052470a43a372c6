// What each command was asked for, as plain values, and the functions that do it. Internal to cli.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "analysis/feature_figures.hpp"
#include "base/language.hpp"
#include "cli/command_line.hpp"
#include "data/web_address.hpp"
#include "geo/coordinates.hpp"
#include "map/claim.hpp"

namespace frontline {

inline constexpr int exitDone = 0, exitFailed = 1, exitWrongArguments = 2;

/// Why a command ends: one line for stderr, and the exit code.
struct Failure {
    int exitCode = exitFailed;
    std::string message;
};

/// Which map, with what on it. Empty texts keep the map's own.
struct MapRequest {
    std::filesystem::path map;
    std::vector<std::filesystem::path> files;
    std::string assumedCrs, encoding, date, layers, theme;
    std::optional<Language> language;     // of all that is written on the map, and of its description
    std::string link;                     // a selection as one line (see map/map_link.hpp), under what is given besides
    std::string scenario;                 // id; "" shows control alone
    std::string compare;                  // id of a scenario, or a date; "" compares with nothing
    std::optional<double> swipe;          // where the divider is, 0..1 of the width; in the middle when not given
    bool difference = false;              // the ground on which the two disagree, instead of a swipe
    std::string title, subtitle, credit;  // of the picture, in place of the map's
    std::string furniture;                // switches: "+inset,-legend"
    std::string locator;                  // id of a view, or a box in degrees: W,S,E,N
    std::optional<Box> near;              // of the files no more than this is wanted: west, south, east, north
    bool noCache = false;                 // nothing of the files is kept, or taken from what was
    /// Of the files: VALUE for all of their layers, or ID=VALUE.
    std::vector<std::string> ownStyles, ownColors, ownLabels, ownFilters, ownClasses, ownDays;
};

/// Which part of the map, as the user wrote it.
struct ViewRequest {
    std::string size, preset;          // "" for both: 1920x1080
    std::optional<double> scale, dpi;  // one of them at most
    std::string view, bbox, centre, crs;
    std::optional<double> zoom;
};

struct RenderRequest {
    MapRequest map;
    ViewRequest view;
    std::filesystem::path out;
    bool transparent = false;  // nothing where the background would be
    bool worldFile = false;    // beside the picture, as .pgw beside .png
    bool describe = false;     // a description in words within the picture, and beside it as map.png.txt
    bool quiet = false;        // says nothing of what was written
};

struct DescribeRequest {
    MapRequest map;
    ViewRequest view;
    bool json = false;
};

/// Of `export`: map.scenario is the one.
struct ExportRequest {
    MapRequest map;
    std::filesystem::path out;
    bool quiet = false;  // says nothing of what was written
};

struct LayersRequest {
    std::vector<std::filesystem::path> files;  // each a map.toml or a data file; none: the map
    std::filesystem::path map;                 // on which the data files would lie
    std::string assumedCrs;                    // of data files that name none
    std::string encoding;                      // of their texts; "" is as each says or as they look
    bool json = false;
};

/// `where`: what is known of a place.
struct WhereRequest {
    MapRequest map;
    LonLat place;
    double withinKm = 1;  // how near points and lines of the files have to be
    bool json = false;
};

/// Of `area` and `length`.
struct MeasureRequest {
    std::filesystem::path map;
    std::string date;
    bool all = false, json = false;
};

/// `length`: with rulers or exclusions, lengths at each ruler and why they differ.
struct LengthRequest {
    MeasureRequest measure;
    std::string scenario;  // "" measures the line of contact
    std::vector<double> rulersKm;
    LengthExclusions excluded;
};

struct ClaimsRequest {
    std::filesystem::path map;
    bool json = false;
    bool strict = false;  // fail when a claim does not come out as expected
};

struct StatsRequest {
    enum class Form { Text, Json, Csv, Markdown };
    MapRequest map;  // with files: figures of what is in them, under map.scenario where that is given
    bool all = false;
    std::vector<double> zoneDepthsKm;  // zones to try instead of the scenario's own
    Form form = Form::Text;
    FigureGroups groups;             // by which features of files are told apart
    std::optional<double> withinKm;  // of the line: features of files so near to it are told as well
};

/// What the program was asked for: the request of the subcommand that is used, and what all have.
struct Arguments {
    const struct Subcommand* subcommand = nullptr;  // null: the window, the version or the help
    WindowRequest window;
    RenderRequest render;
    DescribeRequest describing;
    ExportRequest exporting;
    LayersRequest layers;
    WhereRequest where;
    MeasureRequest measure;  // of `area`
    LengthRequest length;
    ClaimsRequest claims;
    StatsRequest stats;
    bool version = false;
    std::string help;                            // to be printed, when it is asked for
    std::vector<std::filesystem::path> allowed;  // what maps may read outside their folders
    std::vector<WebPlace> allowedHosts;          // what they may fetch
    int jobs = 0;                                // threads; 0 means as many as there are cores
    bool timings = false;                        // says in the end how long each phase took
};

// Each returns the exit code and has written its messages.
int runRender(const RenderRequest& request);
int runDescribe(const DescribeRequest& request);
int runExport(const ExportRequest& request);
int runLayers(const LayersRequest& request);
int runWhere(const WhereRequest& request);
int runArea(const MeasureRequest& request);
int runLength(const LengthRequest& request);
int runClaims(const ClaimsRequest& request);
int runStats(const StatsRequest& request);
int runFileStats(const StatsRequest& request);
int runVersion();

}  // namespace frontline
