// The options of each command, declared with CLI11. Internal to cli: names CLI11's types.
#pragma once

#include <CLI/CLI.hpp>

#include "base/message.hpp"
#include "cli/requests.hpp"

namespace frontline {

/// Options whose value needs a check or a conversion after reading.
struct RawTexts {
    std::string windowSize, zoneDepths, rulers, exclusions, language, jobs, place;
    double zoom = 0, swipe = 0, scale = 1, dpi = 96, withinKm = 0;
    std::vector<std::string> allowed, groups;
    bool json = false, csv = false, markdown = false;
};

CLI::Option* addText(CLI::App& app, const char* name, std::string& value, const char* form, const std::string& help);
CLI::Option* addPath(CLI::App& app, const char* name, std::filesystem::path& value, const char* form,
                     const std::string& help);
/// The error of what is no number says so.
void addNumber(CLI::App& app, const char* name, double& value, const char* form, const std::string& help);
void addMapOption(CLI::App& app, std::filesystem::path& value);

inline constexpr Phrase
    dateHelp = phrase("Date of the line of contact, as 2025-08-17; the map's own when not given"),
    crsHelp = phrase("Projection: an EPSG code (EPSG:32637), a PROJ string or WKT; the map's own when not given"),
    assumeHelp = phrase("Coordinate system of files that name none, as EPSG:4326"),
    encodingHelp =
        phrase("Encoding of the texts of tables and Shapefiles, as windows-1251 or CP866, whatever they say"),
    themeHelp = phrase("Colours and style: paper, night, one that `frontline layers` lists, or a theme file (.toml)"),
    scenarioHelp = phrase("A scenario by its id; `frontline layers` lists them");

/// The language of all that is written, messages and help included: an option of every command. It has to be known
/// before the options are declared: see languageAsked().
void addLanguageOption(CLI::App& app, RawTexts& raw);
/// What maps may read outside their folders, and fetch: an option of every command.
void addAllowOption(CLI::App& app, RawTexts& raw);
/// How many threads work: an option of every command.
void addJobsOption(CLI::App& app, RawTexts& raw);
void addTimingsOption(CLI::App& app, bool& timings);
void declareWindow(CLI::App& app, WindowRequest& request, RawTexts& raw);
void declareRender(CLI::App& app, RenderRequest& request, RawTexts& raw);
void declareDescribe(CLI::App& app, DescribeRequest& request, RawTexts& raw);
void declareExport(CLI::App& app, ExportRequest& request);
void declareLayers(CLI::App& app, LayersRequest& request);
void declareWhere(CLI::App& app, WhereRequest& request, RawTexts& raw);
void declareMeasure(CLI::App& app, MeasureRequest& request, const std::string& footer);
void declareLength(CLI::App& app, LengthRequest& request, RawTexts& raw);
void declareClaims(CLI::App& app, ClaimsRequest& request);
void declareStats(CLI::App& app, StatsRequest& request, RawTexts& raw);

// What is left to check after reading.
/// The places, links followed, and the hosts. The error names what is neither.
Result<Done> finishAllowed(const RawTexts& raw, Arguments& arguments);
/// 0 when not given: as many as there are cores.
Result<int> finishJobs(const RawTexts& raw);
/// The language that was given; absent when none was. The error lists those that the program speaks.
Result<std::optional<Language>> finishLanguage(const RawTexts& raw);
/// Scale, zoom and comparison of `render` and `describe`.
Result<Done> finishView(const CLI::App& app, MapRequest& map, ViewRequest& view, const RawTexts& raw);
Result<Done> finishComparison(const CLI::App& app, MapRequest& map, const RawTexts& raw);
Result<Done> finishWhere(WhereRequest& where, const RawTexts& raw);
Result<Done> finishLength(LengthRequest& length, const CLI::App& app, const RawTexts& raw);
Result<Done> finishStats(StatsRequest& stats, const CLI::App& app, const RawTexts& raw);

}  // namespace frontline
