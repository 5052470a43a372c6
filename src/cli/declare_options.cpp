// What several commands share, and the commands that show a map.
#include "cli/declare_options.hpp"

#include <fmt/format.h>

#include <charconv>
#include <system_error>

#include "base/jobs.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "cli/view_choice.hpp"
#include "data/opening_policy.hpp"

namespace frontline {

CLI::Option* addText(CLI::App& app, const char* name, std::string& value, const char* form, const std::string& help)
{
    return app.add_option(name, value, help)->option_text(form)->take_last();
}

CLI::Option* addPath(CLI::App& app, const char* name, std::filesystem::path& value, const char* form,
                     const std::string& help)
{
    return app.add_option(name, value, help)->option_text(form)->take_last();
}

void addNumber(CLI::App& app, const char* name, double& value, const char* form, const std::string& help)
{
    app.add_option(name, value, help)->option_text(form)->take_last()->check([](const std::string& given) {
        const char *at = given.data(), *const end = at + given.size();
        if (at != end && *at == '+') ++at;
        double ignored = 0;
        const auto [rest, error] = std::from_chars(at, end, ignored);
        return error == std::errc() && rest == end ? std::string() : msg("\"{}\" is not a number, as 1.5", given);
    });
}

void addMapOption(CLI::App& app, std::filesystem::path& value)
{
    addPath(app, "--map", value, "FILE",
            msg("Map to open (a map.toml) instead of the one that comes with the program"));
}

void addLanguageOption(CLI::App& app, RawTexts& raw)
{
    std::string codes;
    for (const Language language : languages()) codes += (codes.empty() ? "" : "|") + language.code();
    addText(app, "--language", raw.language, codes.c_str(),
            msg("Language of the program, of names, legend and description; the system's when not given"));
}

Result<std::optional<Language>> finishLanguage(const RawTexts& raw)
{
    if (raw.language.empty()) return std::optional<Language>();
    std::vector<std::string> known;
    for (const Language language : languages()) {
        if (language.code() == raw.language) return std::optional(language);
        known.push_back(fmt::format("{} ({})", language.code(), ownName(language)));
    }
    return Error{msg("--language \"{}\": the program speaks {}", raw.language, listed(known))};
}

void addAllowOption(CLI::App& app, RawTexts& raw)
{
    app.add_option("--allow", raw.allowed,
                   msg("What a map may name although it lies outside the map's folder: a file or folder, from / on, or "
                       "a host that data may be fetched from, as example.org, example.org:8080 or "
                       "https://example.org/data; may be given several times"))
        ->option_text("PATH|HOST")
        ->allow_extra_args(false);
}

Result<Done> finishAllowed(const RawTexts& raw, Arguments& arguments)
{
    for (const std::string& named : raw.allowed) {
        std::error_code ignored;
        const bool isAddress = named.find("://") != std::string::npos;
        // A file that is there is meant as one.
        if (!isAddress && (named.starts_with('/') || std::filesystem::exists(named, ignored))) {
            auto place = placeToAllow(named);
            if (!place) return Error{"--allow: " + place.error().message};
            arguments.allowed.push_back(*std::move(place));
        } else {
            auto place = webPlace(named);
            if (!place) return Error{"--allow: " + place.error().message};
            arguments.allowedHosts.push_back(*std::move(place));
        }
    }
    return Done{};
}

void addJobsOption(CLI::App& app, RawTexts& raw)
{
    addText(app, "--jobs", raw.jobs, "N",
            msg("Threads that work at once; as many as the machine has cores when not given"));
}

void addTimingsOption(CLI::App& app, bool& timings)
{
    app.add_flag("--timings", timings, msg("Say in the end how long reading, drawing and the like took"));
}

Result<int> finishJobs(const RawTexts& raw)
{
    if (raw.jobs.empty()) return 0;
    int jobs = 0;
    const char* const end = raw.jobs.data() + raw.jobs.size();
    const auto [rest, error] = std::from_chars(raw.jobs.data(), end, jobs);
    if (error != std::errc() || rest != end || jobs < 1 || jobs > mostJobs)
        return Error{msg("--jobs \"{}\": expected a number of threads from 1 to {}", raw.jobs, mostJobs)};
    return jobs;
}

void declareWindow(CLI::App& app, WindowRequest& request, RawTexts& raw)
{
    app.add_option("FILE", request.files,
                   msg("Data files to show on top of the map: GeoJSON, Shapefile, GeoPackage, KML, CSV, "
                       "whatever GDAL opens"))
        ->option_text(" ");
    addMapOption(app, request.map);
    addText(app, "--assume-crs", request.assumedCrs, "CRS", assumeHelp.in(messageLanguage()));
    addText(app, "--encoding", request.encoding, "NAME", encodingHelp.in(messageLanguage()));
    app.add_flag("--no-cache", request.noCache,
                 msg("Read large files anew, and keep nothing of them for the next time"));
    addText(app, "--crs", request.crs, "CRS", crsHelp.in(messageLanguage()));
    addText(app, "--view", request.view, "NAME", msg("View to start with; `frontline layers` lists them"));
    addText(app, "--date", request.date, "DATE", dateHelp.in(messageLanguage()));
    addText(app, "--theme", request.theme, "NAME|FILE", themeHelp.in(messageLanguage()));
    addText(app, "--size", raw.windowSize, "WxH", msg("Size of the window, 1280x800 when not given"));
    addPath(app, "--record", request.record, "FILE", msg("Write the input of this session to a file"));
    addPath(app, "--replay", request.replay, "FILE", msg("Play the input of a file that was recorded"));
    app.add_flag("--live", request.live, msg("Play it by its own clock, not waiting for complete pictures"));
    app.footer(msg("Examples:") + "\n  frontline                                  " +
               msg("the map of the line of contact, in a window") + "\n  frontline --date 2024-08-08 my.geojson     " +
               msg("another date, with a file on top") + "\n  frontline render --out map.png             " +
               msg("the same map as a picture") + "\n  frontline area --date 2025-08-17 --json    " +
               msg("who holds how much, for a script"));
}

namespace {

void declareComparison(CLI::App& app, MapRequest& map, RawTexts& raw)
{
    addText(app, "--scenario", map.scenario, "ID", scenarioHelp.in(messageLanguage()));
    addText(app, "--compare", map.compare, "ID|DATE", msg("Compare with another scenario, or with control on a date"));
    addNumber(app, "--swipe", raw.swipe, "X",
              msg("Show the one left and the other right of a divider, at this share of the width: 0 to 1 "
                  "(with --compare; 0.5 when neither this nor --difference is given)"));
    app.add_flag("--difference", map.difference, msg("Show the ground on which the two disagree (with --compare)"));
}

void declareFurniture(CLI::App& app, MapRequest& map)
{
    addText(app, "--title", map.title, "TEXT", msg("Title, instead of the scenario's name or the map's"));
    addText(app, "--subtitle", map.subtitle, "TEXT", msg("Line below it, instead of date and status"));
    addText(app, "--credit", map.credit, "TEXT", msg("Who made the picture: stands before the attribution"));
    addText(app, "--furniture", map.furniture, "+A,-B",
            msg("Show piece A and leave out B: title, subtitle, legend, scale-bar, north-arrow, inset, locator, "
                "credit, attribution (without it a file FILE.sources.txt has its lines); none leaves out all"));
    addText(app, "--locator", map.locator, "NAME|W,S,E,N", msg("Draw the frame of a view or of a box, with its name"));
}

}  // namespace

Result<Done> finishComparison(const CLI::App& app, MapRequest& map, const RawTexts& raw)
{
    if (app.get_option("--swipe")->count() > 0) {
        if (!(raw.swipe >= 0 && raw.swipe <= 1))
            return Error{msg("--swipe {:g}: expected where the divider is, from 0 (left) to 1 (right)", raw.swipe)};
        map.swipe = raw.swipe;
    }
    if (map.compare.empty() && (map.swipe || map.difference))
        return Error{msg("{} needs --compare with a scenario or a date", map.swipe ? "--swipe" : "--difference")};
    if (map.swipe && map.difference) return Error{msg("only one of --swipe and --difference can be given")};
    return Done{};
}

namespace {

/// Which part of the map, with what on it, how large: the same for a picture and for its description.
void declareView(CLI::App& app, MapRequest& map, ViewRequest& view, RawTexts& raw)
{
    addText(app, "--size", view.size, "WxH", msg("Size of the map in pixels at scale 1; 1920x1080 when not given"));
    addText(app, "--preset", view.preset, "NAME",
            msg("A size by name: 1080p, 4k, slide, square, portrait; at 300 dpi a4, a4-portrait, a3, a3-portrait"));
    addNumber(app, "--dpi", raw.dpi, "N", msg("Pixels per inch instead of --scale; scale 1 is 96 dpi"));
    addNumber(app, "--scale", raw.scale, "N",
              msg("Pixels for each pixel of --size: the same map, finer; 1 when not given"));
    addText(app, "--view", view.view, "NAME", msg("A view of the map; `frontline layers` lists them"));
    addText(app, "--bbox", view.bbox, "W,S,E,N", msg("Show this box, in degrees: west, south, east, north"));
    addText(app, "--centre,--center", view.centre, "LON,LAT",
            msg("Show this place in the middle, in degrees (with --zoom)"));
    addNumber(app, "--zoom", raw.zoom, "Z", msg("Zoom level as of web maps, 0 to 24 (with --centre)"));
    addText(app, "--crs", view.crs, "CRS", crsHelp.in(messageLanguage()));
    addText(app, "--link", map.link, "LINK",
            msg("A selection as one line, as date=2025-02-01&scenario=freeze&view=donbas; other options go over it"));
    addText(app, "--date", map.date, "DATE", dateHelp.in(messageLanguage()));
    declareComparison(app, map, raw);
    addText(app, "--layers", map.layers, "+A,-B",
            msg("Show layer A and hide layer B; names without signs: show just these"));
    addText(app, "--theme", map.theme, "NAME|FILE", themeHelp.in(messageLanguage()));
    declareFurniture(app, map);
    addMapOption(app, map.map);
    addText(app, "--assume-crs", map.assumedCrs, "CRS", assumeHelp.in(messageLanguage()));
    addText(app, "--encoding", map.encoding, "NAME", encodingHelp.in(messageLanguage()));
    app.add_flag("--no-cache", map.noCache, msg("Read large files anew, and keep nothing of them for the next time"));
    const auto addOwn = [&](const char* name, std::vector<std::string>& values, const char* value, std::string help) {
        app.add_option(name, values, std::move(help))->option_text(value)->allow_extra_args(false);
    };
    addOwn(
        "--style", map.ownStyles, "[ID=]STYLE",
        msg("How files are drawn: file (as each says, which is usual) or default (plainly), and with commas what is "
            "to be different, as width=2,dash=6/3,hatch=dots,symbol=square,size=6,opacity=0.5; ID= names one layer"));
    addOwn("--color", map.ownColors, "[ID=]#RRGGBB", msg("Draw what is in files in this colour"));
    addOwn("--label", map.ownLabels, "[ID=]COLUMN", msg("Write the text of this column beside the features of files"));
    addOwn("--filter", map.ownFilters, "[ID=]EXPR",
           msg("Draw only features for which it holds, as \"people > 1000 AND status = 'lost'\""));
    addOwn("--classify", map.ownClasses, "[ID=]COLUMN[:HOW]",
           msg("Colours by a column: category, quantile, equal, jenks, breaks=1,5,10 or age, a number of classes and a "
               "ramp, as deaths:jenks:5:viridis; size instead of colours"));
    addOwn("--days", map.ownDays, "[ID=]WORD",
           msg("Follow the map's date by the column with dates: exact, upto, last:N (days) or off"));
}

void addQuietOption(CLI::App& app, bool& quiet)
{
    app.add_flag("--quiet,-q", quiet, msg("Do not say which file was written"));
}

}  // namespace

Result<Done> finishView(const CLI::App& app, MapRequest& map, ViewRequest& view, const RawTexts& raw)
{
    const auto language = finishLanguage(raw);
    if (!language) return language.error();
    map.language = *language;
    if (app.get_option("--scale")->count() > 0) view.scale = raw.scale;
    if (app.get_option("--dpi")->count() > 0) view.dpi = raw.dpi;
    if (app.get_option("--zoom")->count() > 0) view.zoom = raw.zoom;
    return finishComparison(app, map, raw);
}

void declareRender(CLI::App& app, RenderRequest& request, RawTexts& raw)
{
    addPath(app, "--out,-o", request.out, "FILE",
            msg("Picture to write (required): .png, .jpg, .webp, .tif (GeoTIFF), .svg or .pdf"));
    declareView(app, request.map, request.view, raw);
    app.add_flag("--transparent", request.transparent, msg("Leave the background out (.png, .webp, .tif, .svg, .pdf)"));
    app.add_flag("--world-file", request.worldFile,
                 msg("Write a world file beside the picture, as map.pgw beside map.png"));
    app.add_flag("--describe", request.describe,
                 msg("Put a description in words into the picture, and beside it, as map.png.txt beside map.png"));
    addQuietOption(app, request.quiet);
    app.add_option("FILE", request.map.files, msg("Data files to draw on top of the map"))->option_text(" ");
    app.footer(msg("Examples:") +
               "\n  frontline render --out map.png\n"
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
    app.add_flag("--json", request.json, msg("Machine-readable output"));
    app.add_option("FILE", request.map.files, msg("Data files on top of the map"))->option_text(" ");
    app.footer(
        msg("What `frontline render` would draw, for who cannot see it: what is shown, who holds what, the main places "
            "on\neach side, what a scenario would change, what the signs mean, the sources.") +
        "\n\n" + msg("Examples:") +
        "\n  frontline describe\n"
        "  frontline describe --view donbas --scenario donbas-withdrawal\n"
        "  frontline describe --language uk --json");
}

void declareExport(CLI::App& app, ExportRequest& request)
{
    addText(app, "--scenario", request.map.scenario, "ID", scenarioHelp.in(messageLanguage()));
    addPath(app, "--out,-o", request.out, "FILE",
            msg("File to write (required): .geojson, .gpkg (GeoPackage), .kml, .fgb (FlatGeobuf) or .csv"));
    addText(app, "--date", request.map.date, "DATE", dateHelp.in(messageLanguage()));
    addMapOption(app, request.map.map);
    addQuietOption(app, request.quiet);
    app.footer(
        msg("Layers: areas (before, after, would pass, would return), zones, lines, and the ledger by oblast; recipe,\n"
            "sources, licences and status are in the metadata. GeoJSON, FlatGeobuf and CSV hold one layer: the\n"
            "column \"layer\" tells them apart.") +
        "\n\n" + msg("Example:") + "\n  frontline export --scenario donbas-withdrawal --out plan.gpkg");
}

void declareLayers(CLI::App& app, LayersRequest& request)
{
    addMapOption(app, request.map);
    app.add_option("FILE", request.files,
                   msg("A map.toml or data files; the map that comes with the program when not given"))
        ->option_text(" ");
    addText(app, "--assume-crs", request.assumedCrs, "CRS", assumeHelp.in(messageLanguage()));
    addText(app, "--encoding", request.encoding, "NAME", encodingHelp.in(messageLanguage()));
    app.add_flag("--json", request.json, msg("Machine-readable output; of several files, a list"));
    app.footer(msg("Examples:") + "\n  frontline layers                    " +
               msg("layers, views, dates, themes and scenarios of the map") +
               "\n  frontline layers roads.gpkg --json  " + msg("what is in a data file"));
}

void declareWhere(CLI::App& app, WhereRequest& request, RawTexts& raw)
{
    addText(app, "PLACE", raw.place, "LON,LAT",
            msg("The place in degrees, longitude first, as 37.085,48.461 (required)"));
    app.add_option("FILE", request.map.files, msg("Data files of which all that lies there is listed"))
        ->option_text(" ");
    addNumber(app, "--within", request.withinKm, "KM",
              msg("How near to the place points and lines of the files have to lie, in kilometres; 1 when not given"));
    addText(app, "--date", request.map.date, "DATE", dateHelp.in(messageLanguage()));
    addMapOption(app, request.map.map);
    addText(app, "--assume-crs", request.map.assumedCrs, "CRS", assumeHelp.in(messageLanguage()));
    addText(app, "--encoding", request.map.encoding, "NAME", encodingHelp.in(messageLanguage()));
    app.add_flag("--json", request.json, msg("Machine-readable output"));
    app.footer(msg("The distance to the nearest place is geodesic (WGS84), the bearing the direction to it, in degrees "
                   "clockwise from\nnorth. Of the files: the areas that the place lies in, the topmost first, then "
                   "points and lines, the nearest first.") +
               "\n\n" + msg("Examples:") +
               "\n  frontline where 37.085,48.461\n"
               "  frontline where 37.085,48.461 my.geojson --within 5 --json");
}

Result<Done> finishWhere(WhereRequest& where, const RawTexts& raw)
{
    if (raw.place.empty()) return Error{msg("a place is required: LON,LAT in degrees, as 37.085,48.461")};
    const auto place = parsePlace(raw.place);
    if (!place) return place.error();
    where.place = *place;
    constexpr double mostKm = 20'000;
    if (!(where.withinKm >= 0 && where.withinKm <= mostKm))
        return Error{msg("--within {:g}: expected kilometres, from 0 to {:g}", where.withinKm, mostKm)};
    const auto language = finishLanguage(raw);
    if (!language) return language.error();
    where.map.language = *language;
    return Done{};
}

}  // namespace frontline
