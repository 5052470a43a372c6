#include "cli/arguments.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <system_error>

#include "cli/length_options.hpp"
#include "cli/view_choice.hpp"
#include "map/suggestion.hpp"

namespace frontline {

namespace {

/// Options whose value needs a check or a conversion after reading.
struct RawTexts {
    std::string windowSize, zoneDepths, rulers, exclusions;
    double zoom = 0, swipe = 0;
    bool json = false, csv = false, markdown = false;
};

CLI::Option* addText(CLI::App& app, const char* name, std::string& value, const char* form, const char* help)
{
    return app.add_option(name, value, help)->option_text(form)->take_last();
}

CLI::Option* addPath(CLI::App& app, const char* name, std::filesystem::path& value, const char* form, const char* help)
{
    return app.add_option(name, value, help)->option_text(form)->take_last();
}

void addMapOption(CLI::App& app, std::filesystem::path& value)
{
    addPath(app, "--map", value, "FILE", "Map to open (a map.toml) instead of the one that comes with the program");
}

constexpr const char* dateHelp = "Date of the line of contact, as 2025-08-17; the map's own when not given";
constexpr const char* crsHelp =
    "Projection: an EPSG code (EPSG:32637), a PROJ string or WKT; the map's own when not given";
constexpr const char* assumeHelp = "Coordinate system of files that name none, as EPSG:4326";

void declareWindow(CLI::App& app, WindowRequest& request, RawTexts& raw)
{
    app.add_option("FILE", request.files,
                   "Data files to show on top of the map: GeoJSON, Shapefile, GeoPackage, KML, CSV, "
                   "whatever GDAL opens")
        ->option_text(" ");
    addMapOption(app, request.map);
    addText(app, "--assume-crs", request.assumedCrs, "CRS", assumeHelp);
    addText(app, "--crs", request.crs, "CRS", crsHelp);
    addText(app, "--view", request.view, "NAME", "View to start with; `frontline layers` lists them");
    addText(app, "--date", request.date, "DATE", dateHelp);
    addText(app, "--theme", request.theme, "NAME", "Colours: paper or night");
    addText(app, "--size", raw.windowSize, "WxH", "Size of the window, 1280x800 when not given");
    addPath(app, "--record", request.record, "FILE", "Write the input of this session to a file");
    addPath(app, "--replay", request.replay, "FILE", "Play the input of a file that was recorded");
    app.footer(
        "Examples:\n"
        "  frontline                                  the map of the line of contact, in a window\n"
        "  frontline --date 2024-08-08 my.geojson     another date, with a file on top\n"
        "  frontline render --out map.png             the same map as a picture\n"
        "  frontline area --date 2025-08-17 --json    who holds how much, for a script");
}

/// An empty value is a slip in a script, not a wish for none.
void needsValue(CLI::Option* option)
{
    option->check([](const std::string& given) { return std::string(given.empty() ? "needs a value" : ""); });
}

constexpr const char* scenarioHelp = "A scenario by its id; `frontline layers` lists them";

void declareComparison(CLI::App& app, MapRequest& map, RawTexts& raw)
{
    needsValue(addText(app, "--scenario", map.scenario, "ID", scenarioHelp));
    needsValue(addText(app, "--compare", map.compare, "ID|DATE",
                       "Compare with another scenario, or with control on a date"));
    app.add_option("--swipe", raw.swipe,
                   "Show the one left and the other right of a divider, at this share of the width: 0 to 1 "
                   "(with --compare; 0.5 when neither this nor --difference is given)")
        ->option_text("X")
        ->take_last();
    app.add_flag("--difference", map.difference, "Show the ground on which the two disagree (with --compare)");
}

Result<Done> finishComparison(const CLI::App& app, MapRequest& map, const RawTexts& raw)
{
    if (app.get_option("--swipe")->count() > 0) {
        if (!(raw.swipe >= 0 && raw.swipe <= 1))
            return Error{fmt::format("--swipe {:g}: expected where the divider is, from 0 (left) to 1 (right)", raw.swipe)};
        map.swipe = raw.swipe;
    }
    if (map.compare.empty() && (map.swipe || map.difference))
        return Error{fmt::format("{} needs --compare with a scenario or a date", map.swipe ? "--swipe" : "--difference")};
    if (map.swipe && map.difference) return Error{"only one of --swipe and --difference can be given"};
    return Done{};
}

void declareRender(CLI::App& app, RenderRequest& request, RawTexts& raw)
{
    MapRequest& map = request.map;
    ViewRequest& view = request.view;
    addPath(app, "--out,-o", request.out, "FILE.png", "Picture to write (required)");
    addText(app, "--size", view.size, "WxH", "Size of the map in pixels at scale 1; 1920x1080 when not given");
    app.add_option("--scale", view.scale, "Pixels for each pixel of --size: the same map, finer; 1 when not given")
        ->option_text("N")
        ->take_last();
    addText(app, "--view", view.view, "NAME", "A view of the map; `frontline layers` lists them");
    addText(app, "--bbox", view.bbox, "W,S,E,N", "Show this box, in degrees: west, south, east, north");
    addText(app, "--centre,--center", view.centre, "LON,LAT",
            "Show this place in the middle, in degrees (with --zoom)");
    app.add_option("--zoom", raw.zoom, "Zoom level as of web maps, 0 to 24 (with --centre)")
        ->option_text("Z")
        ->take_last();
    addText(app, "--crs", view.crs, "CRS", crsHelp);
    addText(app, "--date", map.date, "DATE", dateHelp);
    declareComparison(app, map, raw);
    needsValue(addText(app, "--layers", map.layers, "+A,-B",
                       "Show layer A and hide layer B; names without signs: show just these"));
    addText(app, "--theme", map.theme, "NAME", "Colours: paper or night");
    addMapOption(app, map.map);
    addText(app, "--assume-crs", map.assumedCrs, "CRS", assumeHelp);
    app.add_option("FILE", map.files, "Data files to draw on top of the map")->option_text(" ");
    app.footer(
        "Examples:\n"
        "  frontline render --out map.png\n"
        "  frontline render --out print.png --size 1600x1200 --scale 2 --view donbas --theme night\n"
        "  frontline render --out utm.png --bbox 36.5,48,38.5,49 --crs EPSG:32637 --layers -places\n"
        "  frontline render --out plan.png --scenario donbas-withdrawal\n"
        "  frontline render --out two.png --scenario donbas-withdrawal --compare four-oblasts --difference\n"
        "  frontline render --out near.png --centre 37.085,48.461 --zoom 11 my.gpkg");
}

void declareExport(CLI::App& app, ExportRequest& request)
{
    needsValue(addText(app, "--scenario", request.map.scenario, "ID", scenarioHelp));
    addPath(app, "--out,-o", request.out, "FILE",
            "File to write (required): .geojson, .gpkg (GeoPackage), .kml or .fgb (FlatGeobuf)");
    addText(app, "--date", request.map.date, "DATE", dateHelp);
    addMapOption(app, request.map.map);
    app.footer(
        "Layers: areas (before, after, would pass, would return), zones, lines, and the ledger by oblast; recipe,\n"
        "sources, licences and status are in the metadata. GeoJSON and FlatGeobuf hold one layer: the column\n"
        "\"layer\" tells them apart.\n\n"
        "Example:\n  frontline export --scenario donbas-withdrawal --out plan.gpkg");
}

void declareLayers(CLI::App& app, LayersRequest& request)
{
    addMapOption(app, request.file);
    addPath(app, "FILE", request.file, " ",
            "A map.toml or a data file; the map that comes with the program when not given");
    app.add_flag("--json", request.json, "Machine-readable output");
    app.footer(
        "Examples:\n"
        "  frontline layers                    layers, views, dates, themes and scenarios of the map\n"
        "  frontline layers roads.gpkg --json  what is in a data file");
}

void declareMeasure(CLI::App& app, MeasureRequest& request, const char* footer)
{
    addText(app, "--date", request.date, "DATE", dateHelp);
    app.add_flag("--all", request.all, "Every date of the map");
    app.add_flag("--json", request.json, "Machine-readable output; with --all, a list");
    addMapOption(app, request.map);
    app.footer(footer);
}

void declareLength(CLI::App& app, LengthRequest& request, RawTexts& raw)
{
    addText(app, "--ruler", raw.rulers, "KM[,KM...]",
            "Measure with rulers of this length in kilometres, up to 50; 0 is every vertex");
    addText(app, "--exclude", raw.exclusions, "WHAT[,WHAT...]",
            "Leave out rivers (stretches along rivers and lakes), borders (along the state border and the coast) or pockets");
    addText(app, "--scenario", request.scenario, "ID", "The line of a scenario instead of the line of contact");
    declareMeasure(app, request.measure,
                   "Lengths are geodesic (WGS84), along every vertex of the generalised line, pockets included, unless "
                   "--ruler or\n--exclude say otherwise. A stretch runs along a river or border when it stays within 1 km "
                   "and in its direction\n(30 degrees) for 3 km or more.\n\n"
                   "Examples:\n"
                   "  frontline length --date 2025-08-17 --json\n"
                   "  frontline length --ruler 0,5,10,20,50 --exclude rivers,pockets\n"
                   "  frontline length --scenario four-oblasts --ruler 10");
}

Result<Done> finishLength(LengthRequest& length, const CLI::App& app, const RawTexts& raw)
{
    if (app.get_option("--ruler")->count() > 0) {
        auto rulers = parseRulers(raw.rulers);
        if (!rulers) return rulers.error();
        length.rulersKm = *std::move(rulers);
    }
    if (app.get_option("--exclude")->count() > 0) {
        const auto excluded = parseExclusionOption(raw.exclusions);
        if (!excluded) return excluded.error();
        length.excluded = *excluded;
        // Every vertex, where no ruler is asked for.
        if (length.rulersKm.empty()) length.rulersKm = {0};
    }
    return Done{};
}

void declareClaims(CLI::App& app, ClaimsRequest& request)
{
    app.add_flag("--json", request.json, "Machine-readable output: a list");
    app.add_flag("--strict", request.strict,
                 "Exit code 1 unless every claim agrees, or is in the conflict that is known of it");
    addMapOption(app, request.map);
    app.footer(
        "agree: the map's own figure is within the tolerance of the published one; near: within twice the tolerance;\n"
        "conflict: further off.\n\n"
        "Examples:\n"
        "  frontline claims\n"
        "  frontline claims --json --strict");
}

void declareStats(CLI::App& app, StatsRequest& request, RawTexts& raw)
{
    addText(app, "--scenario", request.scenario, "ID", "A scenario of the map");
    app.add_flag("--all", request.all, "Every scenario of the map");
    addText(app, "--date", request.date, "DATE", "Date of the control that scenarios start from, as 2025-08-17");
    addText(app, "--zone", raw.zoneDepths, "KM[,KM...]",
            "Try zones of these depths on each side of the scenario's line instead of its own zones");
    app.add_flag("--json", raw.json, "Machine-readable output: a list");
    app.add_flag("--csv", raw.csv, "One table, a line per scenario and oblast");
    app.add_flag("--markdown", raw.markdown, "Tables for a text");
    addMapOption(app, request.map);
    app.footer(
        "Areas are geodesic (WGS84) in km2. Ground that changes hands counts from 0.1 km2 and 200 m of width on.\n"
        "People: of before February 2022.\n\n"
        "Examples:\n"
        "  frontline stats --scenario donbas-withdrawal\n"
        "  frontline stats --all --json\n"
        "  frontline stats --scenario freeze --zone 5,10,15,20,40");
}

/// "5,10,15": depths from above 0 to 500 km.
Result<std::vector<double>> parseDepths(const std::string& text)
{
    std::vector<double> depths;
    std::size_t at = 0;
    while (at <= text.size()) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        const std::string item = text.substr(at, comma - at);
        char* end = nullptr;
        const double depth = std::strtod(item.c_str(), &end);
        if (item.empty() || *end != '\0' || !(depth > 0 && depth <= 500))
            return Error{fmt::format("--zone {}: \"{}\" is not a depth in kilometres, above 0 and up to 500", text, item)};
        depths.push_back(depth);
        at = comma + 1;
    }
    return depths;
}

Result<Done> finishStats(StatsRequest& stats, const RawTexts& raw)
{
    if (stats.all == !stats.scenario.empty()) return Error{"one of --scenario ID and --all is needed"};
    if (raw.json + raw.csv + raw.markdown > 1) return Error{"only one of --json, --csv and --markdown can be given"};
    using Form = StatsRequest::Form;
    stats.form = raw.json ? Form::Json : raw.csv ? Form::Csv : raw.markdown ? Form::Markdown : Form::Text;
    if (raw.zoneDepths.empty()) return Done{};
    auto depths = parseDepths(raw.zoneDepths);
    if (!depths) return depths.error();
    stats.zoneDepthsKm = *std::move(depths);
    return Done{};
}

/// What CLI11 found wrong, in words that fit after "frontline: ".
std::string describeError(const CLI::App& app, const CLI::App& command, const CLI::ParseError& error)
{
    const std::string name = command.get_parent() ? "frontline " + command.get_name() : "frontline";
    std::string message = error.what();
    if (dynamic_cast<const CLI::ExtrasError*>(&error)) {
        const auto extras = app.remaining(true);
        const std::string extra = extras.empty() ? "" : extras.front();
        if (!extra.starts_with('-')) return fmt::format("unexpected argument \"{}\"; see {} --help", extra, name);
        std::vector<std::string> known;
        for (const CLI::Option* option : command.get_options())
            for (const std::string& longName : option->get_lnames()) known.push_back("--" + longName);
        const std::string nearest = nearestName(extra.substr(0, extra.find('=')), known);
        return fmt::format("unknown option \"{}\"{}; see {} --help", extra,
                           nearest.empty() ? "" : fmt::format(", did you mean \"{}\"?", nearest), name);
    }
    return fmt::format("{}; see {} --help", message, name);
}

/// A file that is not there and is nearly the name of a command was meant as one.
Result<Done> checkFiles(const CLI::App& app, const WindowRequest& window)
{
    std::vector<std::string> commands;
    for (const CLI::App* command : app.get_subcommands({})) commands.push_back(command->get_name());
    for (const auto& file : window.files) {
        std::error_code ignored;
        const std::string nearest = nearestName(file.string(), commands);
        if (!nearest.empty() && !std::filesystem::exists(file, ignored))
            return Error{fmt::format("\"{}\" is neither a command nor a file; did you mean \"frontline {}\"?",
                                     file.string(), nearest)};
    }
    return Done{};
}

Result<Done> finishWindow(const CLI::App& app, WindowRequest& window, const RawTexts& raw)
{
    if (!raw.windowSize.empty()) {
        const auto size = parseSize(raw.windowSize);
        if (!size) return Error{"--size: " + size.error().message};
        window.width = size->width;
        window.height = size->height;
    }
    if (!window.record.empty() && !window.replay.empty())
        return Error{"only one of --record and --replay can be given"};
    return checkFiles(app, window);
}

}  // namespace

Result<Arguments> parseArguments(int argc, const char* const* argv)
{
    Arguments arguments;
    RawTexts raw;
    CLI::App app("Frontline: a map of the line of contact in Ukraine. Without a command it opens a window.",
                 "frontline");
    bool version = false;
    app.add_flag("--version", version, "Versions of the program, its libraries and the OpenGL renderer");
    declareWindow(app, arguments.window, raw);
    CLI::App* const render = app.add_subcommand("render", "Draw the map into a PNG, without a window");
    CLI::App* const exporting = app.add_subcommand("export", "Write a scenario's areas, lines, zones and ledger");
    CLI::App* const layers = app.add_subcommand("layers", "List what is in a map or a data file");
    CLI::App* const lengthApp = app.add_subcommand("length", "Length of the line of contact, by part and by oblast");
    CLI::App* const claims = app.add_subcommand("claims", "Published figures against the map's own");
    CLI::App* const areaApp = app.add_subcommand("area", "Occupied area, by oblast");
    CLI::App* const stats = app.add_subcommand("stats", "What scenarios would change: areas, places, people, by oblast");
    app.require_subcommand(0, 1);
    declareRender(*render, arguments.render, raw);
    declareExport(*exporting, arguments.exporting);
    declareLayers(*layers, arguments.layers);
    declareStats(*stats, arguments.stats, raw);
    declareLength(*lengthApp, arguments.length, raw);
    declareClaims(*claims, arguments.claims);
    declareMeasure(*areaApp, arguments.measure,
                   "Areas are geodesic (WGS84), by the map's own boundaries.\n\n"
                   "Example:\n  frontline area --all --json");
    const auto used = [&]() -> CLI::App& {
        const auto commands = app.get_subcommands();
        return commands.empty() ? app : *commands.front();
    };
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        arguments.command = Command::Help;
        CLI::App& command = used();
        arguments.help = command.help(command.get_parent() ? "frontline" : "");
        return arguments;
    } catch (const CLI::ParseError& error) {
        return Error{describeError(app, used(), error)};
    }

    CLI::App& command = used();
    if (&command != &app) {
        for (const CLI::Option* option : app.get_options())
            if (option->count() > 0)
                return Error{fmt::format("options and files stand after the command: frontline {} ... {}",
                                         command.get_name(), option->get_name(option->get_positional()))};
    }
    if (version) {
        arguments.command = Command::Version;
    } else if (&command == render) {
        arguments.command = Command::Render;
        if (arguments.render.out.empty()) return Error{"--out is required: the picture to write, as --out map.png"};
        if (render->get_option("--zoom")->count() > 0) arguments.render.view.zoom = raw.zoom;
        if (auto finished = finishComparison(*render, arguments.render.map, raw); !finished) return finished.error();
    } else if (&command == exporting) {
        arguments.command = Command::Export;
        if (arguments.exporting.map.scenario.empty())
            return Error{"--scenario is required: the scenario to export, as --scenario freeze"};
        if (arguments.exporting.out.empty()) return Error{"--out is required: the file to write, as --out plan.gpkg"};
    } else if (&command == layers) {
        arguments.command = Command::Layers;
    } else if (&command == lengthApp || &command == areaApp) {
        arguments.command = &command == areaApp ? Command::Area : Command::Length;
        const MeasureRequest& measure = &command == areaApp ? arguments.measure : arguments.length.measure;
        if (measure.all && !measure.date.empty()) return Error{"only one of --date and --all can be given"};
        if (auto finished = finishLength(arguments.length, *lengthApp, raw); !finished) return finished.error();
    } else if (&command == claims) {
        arguments.command = Command::Claims;
    } else if (&command == stats) {
        arguments.command = Command::Stats;
        if (auto finished = finishStats(arguments.stats, raw); !finished) return finished.error();
    } else if (auto finished = finishWindow(app, arguments.window, raw); !finished) {
        return finished.error();
    }
    return arguments;
}

}  // namespace frontline
