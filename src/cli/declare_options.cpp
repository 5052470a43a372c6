// What several commands share, and the commands that show a map.
#include "cli/declare_options.hpp"

#include <fmt/format.h>

#include <charconv>
#include <system_error>

#include "base/jobs.hpp"

namespace frontline {

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

void needsValue(CLI::Option* option)
{
    option->check([](const std::string& given) { return std::string(given.empty() ? "needs a value" : ""); });
}

void addJobsOption(CLI::App& app, RawTexts& raw)
{
    needsValue(addText(app, "--jobs", raw.jobs, "N",
                       "Threads that work at once; as many as the machine has cores when not given"));
}

Result<int> finishJobs(const RawTexts& raw)
{
    if (raw.jobs.empty()) return 0;
    int jobs = 0;
    const char* const end = raw.jobs.data() + raw.jobs.size();
    const auto [rest, error] = std::from_chars(raw.jobs.data(), end, jobs);
    if (error != std::errc() || rest != end || jobs < 1 || jobs > mostJobs)
        return Error{fmt::format("--jobs \"{}\": expected a number of threads from 1 to {}", raw.jobs, mostJobs)};
    return jobs;
}

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
    addText(app, "--theme", request.theme, "NAME|FILE", themeHelp);
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

namespace {

void declareComparison(CLI::App& app, MapRequest& map, RawTexts& raw)
{
    needsValue(addText(app, "--scenario", map.scenario, "ID", scenarioHelp));
    needsValue(
        addText(app, "--compare", map.compare, "ID|DATE", "Compare with another scenario, or with control on a date"));
    app.add_option("--swipe", raw.swipe,
                   "Show the one left and the other right of a divider, at this share of the width: 0 to 1 "
                   "(with --compare; 0.5 when neither this nor --difference is given)")
        ->option_text("X")
        ->take_last();
    app.add_flag("--difference", map.difference, "Show the ground on which the two disagree (with --compare)");
}

void declareFurniture(CLI::App& app, MapRequest& map)
{
    needsValue(addText(app, "--title", map.title, "TEXT", "Title, instead of the scenario's name or the map's"));
    needsValue(addText(app, "--subtitle", map.subtitle, "TEXT", "Line below it, instead of date and status"));
    needsValue(addText(app, "--credit", map.credit, "TEXT", "Who made the picture: stands before the attribution"));
    needsValue(addText(app, "--furniture", map.furniture, "+A,-B",
                       "Show piece A and leave out B: title, subtitle, legend, scale-bar, north-arrow, inset, locator, "
                       "credit, attribution (without it a file FILE.sources.txt has its lines); none leaves out all"));
    needsValue(
        addText(app, "--locator", map.locator, "NAME|W,S,E,N", "Draw the frame of a view or of a box, with its name"));
}

}  // namespace

Result<Done> finishComparison(const CLI::App& app, MapRequest& map, const RawTexts& raw)
{
    if (app.get_option("--swipe")->count() > 0) {
        if (!(raw.swipe >= 0 && raw.swipe <= 1))
            return Error{
                fmt::format("--swipe {:g}: expected where the divider is, from 0 (left) to 1 (right)", raw.swipe)};
        map.swipe = raw.swipe;
    }
    if (map.compare.empty() && (map.swipe || map.difference))
        return Error{
            fmt::format("{} needs --compare with a scenario or a date", map.swipe ? "--swipe" : "--difference")};
    if (map.swipe && map.difference) return Error{"only one of --swipe and --difference can be given"};
    return Done{};
}

namespace {

/// Which part of the map, with what on it, how large: the same for a picture and for its description.
void declareView(CLI::App& app, MapRequest& map, ViewRequest& view, RawTexts& raw)
{
    needsValue(
        addText(app, "--size", view.size, "WxH", "Size of the map in pixels at scale 1; 1920x1080 when not given"));
    needsValue(
        addText(app, "--preset", view.preset, "NAME",
                "A size by name: 1080p, 4k, slide, square, portrait; at 300 dpi a4, a4-portrait, a3, a3-portrait"));
    app.add_option("--dpi", raw.dpi, "Pixels per inch instead of --scale; scale 1 is 96 dpi")
        ->option_text("N")
        ->take_last();
    app.add_option("--scale", raw.scale, "Pixels for each pixel of --size: the same map, finer; 1 when not given")
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
    needsValue(
        addText(app, "--link", map.link, "LINK",
                "A selection as one line, as date=2025-02-01&scenario=freeze&view=donbas; other options go over it"));
    addText(app, "--date", map.date, "DATE", dateHelp);
    declareComparison(app, map, raw);
    needsValue(addText(app, "--layers", map.layers, "+A,-B",
                       "Show layer A and hide layer B; names without signs: show just these"));
    addText(app, "--theme", map.theme, "NAME|FILE", themeHelp);
    declareFurniture(app, map);
    addMapOption(app, map.map);
    addText(app, "--assume-crs", map.assumedCrs, "CRS", assumeHelp);
}

}  // namespace

Result<Done> finishView(const CLI::App& app, MapRequest& map, ViewRequest& view, const RawTexts& raw)
{
    if (!raw.language.empty() && raw.language != "en" && raw.language != "uk")
        return Error{fmt::format("--language \"{}\": expected en (English) or uk (Ukrainian)", raw.language)};
    if (!raw.language.empty()) map.language = Language::of(raw.language);
    if (app.get_option("--scale")->count() > 0) view.scale = raw.scale;
    if (app.get_option("--dpi")->count() > 0) view.dpi = raw.dpi;
    if (app.get_option("--zoom")->count() > 0) view.zoom = raw.zoom;
    return finishComparison(app, map, raw);
}

void declareRender(CLI::App& app, RenderRequest& request, RawTexts& raw)
{
    addPath(app, "--out,-o", request.out, "FILE",
            "Picture to write (required): .png, .jpg, .webp, .tif (GeoTIFF), .svg or .pdf");
    declareView(app, request.map, request.view, raw);
    app.add_flag("--transparent", request.transparent, "Leave the background out (.png, .webp, .tif, .svg, .pdf)");
    app.add_flag("--world-file", request.worldFile, "Write a world file beside the picture, as map.pgw beside map.png");
    app.add_flag("--describe", request.describe,
                 "Put a description in words into the picture, and beside it, as map.png.txt beside map.png");
    needsValue(addText(app, "--language", raw.language, "en|uk", languageHelp));
    app.add_option("FILE", request.map.files, "Data files to draw on top of the map")->option_text(" ");
    app.footer(
        "Examples:\n"
        "  frontline render --out map.png\n"
        "  frontline render --out print.png --size 1600x1200 --scale 2 --view donbas --theme night\n"
        "  frontline render --out a4.pdf --preset a4\n"
        "  frontline render --out utm.png --bbox 36.5,48,38.5,49 --crs EPSG:32637 --layers -places\n"
        "  frontline render --out plan.png --scenario donbas-withdrawal --describe\n"
        "  frontline render --out two.png --scenario donbas-withdrawal --compare four-oblasts --difference\n"
        "  frontline render --out near.png --centre 37.085,48.461 --zoom 11 my.gpkg");
}

void declareDescribe(CLI::App& app, DescribeRequest& request, RawTexts& raw)
{
    declareView(app, request.map, request.view, raw);
    needsValue(addText(app, "--language", raw.language, "en|uk", languageHelp));
    app.add_flag("--json", request.json, "Machine-readable output");
    app.add_option("FILE", request.map.files, "Data files on top of the map")->option_text(" ");
    app.footer(
        "What `frontline render` would draw, for who cannot see it: what is shown, who holds what, the main places on\n"
        "each side, what a scenario would change, what the signs mean, the sources.\n\n"
        "Examples:\n"
        "  frontline describe\n"
        "  frontline describe --view donbas --scenario donbas-withdrawal\n"
        "  frontline describe --language uk --json");
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

}  // namespace frontline
