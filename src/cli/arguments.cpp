#include "cli/arguments.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <system_error>

#include "cli/view_choice.hpp"
#include "map/suggestion.hpp"

namespace frontline {

namespace {

/// Options whose value needs a check or a conversion after reading.
struct RawTexts {
    std::string windowSize;
    double zoom = 0, swipe = 0;
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

void declareLayers(CLI::App& app, LayersRequest& request)
{
    addMapOption(app, request.file);
    addPath(app, "FILE", request.file, " ",
            "A map.toml or a data file; the map that comes with the program when not given");
    app.add_flag("--json", request.json, "Machine-readable output");
    app.footer(
        "Examples:\n"
        "  frontline layers                    layers, views, dates and themes of the map\n"
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
    MeasureRequest length, area;
    CLI::App app("Frontline: a map of the line of contact in Ukraine. Without a command it opens a window.",
                 "frontline");
    bool version = false;
    app.add_flag("--version", version, "Versions of the program, its libraries and the OpenGL renderer");
    declareWindow(app, arguments.window, raw);
    CLI::App* const render = app.add_subcommand("render", "Draw the map into a PNG, without a window");
    CLI::App* const layers = app.add_subcommand("layers", "List what is in a map or a data file");
    CLI::App* const lengthApp = app.add_subcommand("length", "Length of the line of contact, by part and by oblast");
    CLI::App* const areaApp = app.add_subcommand("area", "Occupied area, by oblast");
    app.require_subcommand(0, 1);
    declareRender(*render, arguments.render, raw);
    declareLayers(*layers, arguments.layers);
    declareMeasure(*lengthApp, length,
                   "Lengths are geodesic (WGS84), along every vertex of the generalised line, pockets included.\n\n"
                   "Example:\n  frontline length --date 2025-08-17 --json");
    declareMeasure(*areaApp, area,
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
    } else if (&command == layers) {
        arguments.command = Command::Layers;
    } else if (&command == lengthApp || &command == areaApp) {
        arguments.command = &command == areaApp ? Command::Area : Command::Length;
        arguments.measure = &command == areaApp ? area : length;
        if (arguments.measure.all && !arguments.measure.date.empty())
            return Error{"only one of --date and --all can be given"};
    } else if (auto finished = finishWindow(app, arguments.window, raw); !finished) {
        return finished.error();
    }
    return arguments;
}

}  // namespace frontline
