// The commands that measure.

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "base/message.hpp"
#include "cli/declare_options.hpp"
#include "cli/length_options.hpp"

namespace frontline {

void declareMeasure(CLI::App& app, MeasureRequest& request, const std::string& footer)
{
    addText(app, "--date", request.date, "DATE", dateHelp.in(messageLanguage()));
    app.add_flag("--all", request.all, msg("Every date of the map"));
    app.add_flag("--json", request.json, msg("Machine-readable output; with --all, a list"));
    addMapOption(app, request.map);
    app.footer(footer);
}

void declareLength(CLI::App& app, LengthRequest& request, RawTexts& raw)
{
    addText(app, "--ruler", raw.rulers, "KM[,KM...]",
            msg("Measure with rulers of this length in kilometres, up to 50; 0 is every vertex"));
    addText(
        app, "--exclude", raw.exclusions, "WHAT[,WHAT...]",
        msg("Leave out rivers (stretches along rivers and lakes), borders (along the state border and the coast) or "
            "pockets"));
    addText(app, "--scenario", request.scenario, "ID", msg("The line of a scenario instead of the line of contact"));
    declareMeasure(
        app, request.measure,
        msg("Lengths are geodesic (WGS84), of what lies within Ukraine, along every vertex of the generalised line, "
            "pockets\nincluded, unless --ruler or --exclude say otherwise. A stretch runs along a river or border when "
            "it stays\nwithin 1 km and in its direction (30 degrees) for 3 km or more.") +
            "\n\n" + msg("Examples:") +
            "\n  frontline length --date 2025-08-17 --json\n"
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
    app.add_flag("--json", request.json, msg("Machine-readable output: a list"));
    app.add_flag("--strict", request.strict,
                 msg("Exit code 1 unless every claim agrees, or is in the conflict that is known of it"));
    addMapOption(app, request.map);
    app.footer(msg("agree: the map's own figure is within the tolerance of the published one; near: within twice the "
                   "tolerance;\nconflict: further off.") +
               "\n\n" + msg("Examples:") +
               "\n  frontline claims\n"
               "  frontline claims --json --strict");
}

void declareStats(CLI::App& app, StatsRequest& request, RawTexts& raw)
{
    addText(app, "--scenario", request.map.scenario, "ID", msg("A scenario of the map"));
    app.add_flag("--all", request.all, msg("Every scenario of the map"));
    addText(app, "--date", request.map.date, "DATE",
            msg("Date of the control that scenarios start from, and that files are counted on, as 2025-08-17"));
    addText(app, "--zone", raw.zoneDepths, "KM[,KM...]",
            msg("Try zones of these depths on each side of the scenario's line instead of its own zones"));
    app.add_option("FILE", request.map.files,
                   msg("Data files: how many features, how long and how large, by oblast and side of the line"))
        ->option_text(" ");
    const auto addEach = [&](const char* name, std::vector<std::string>& values, const char* value, std::string help) {
        app.add_option(name, values, std::move(help))->option_text(value)->allow_extra_args(false);
    };
    addEach("--by", raw.groups, "oblast|side|column=NAME",
            msg("What the rows of files are: one or several, with commas; oblast,side when not given"));
    addNumber(app, "--within", raw.withinKm, "KM",
              msg("Say of files, too, what of it lies within so many kilometres of the line"));
    addEach("--filter", request.map.ownFilters, "[ID=]EXPR",
            msg("Count only features of files for which it holds, as \"people > 1000 AND status = 'lost'\""));
    addText(app, "--assume-crs", request.map.assumedCrs, "CRS", assumeHelp.in(messageLanguage()));
    addText(app, "--encoding", request.map.encoding, "NAME", encodingHelp.in(messageLanguage()));
    app.add_flag("--json", raw.json, msg("Machine-readable output"));
    app.add_flag("--csv", raw.csv, msg("One table, a line per scenario and oblast, or per row of files"));
    app.add_flag("--markdown", raw.markdown, msg("Tables for a text (of scenarios)"));
    addMapOption(app, request.map.map);
    app.footer(
        msg("Lengths and areas are geodesic (WGS84). Ground that changes hands counts from 0.1 km² and 200 m of width "
            "on.\nPeople: of before February 2022. Lines and areas of files are cut at the boundaries.") +
        "\n\n" + msg("Examples:") +
        "\n  frontline stats --scenario donbas-withdrawal\n"
        "  frontline stats --all --json\n"
        "  frontline stats --scenario freeze --zone 5,10,15,20,40\n"
        "  frontline stats fields.gpkg --within 20\n"
        "  frontline stats events.csv --by side,column=kind --date 2025-02-01 --csv");
}

namespace {

/// "5,10,15": depths from above 0 to 500 km, each once.
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
            return Error{msg("--zone {}: \"{}\" is not a depth in kilometres, above 0 and up to 500", text, item)};
        if (std::ranges::find(depths, depth) == depths.end()) depths.push_back(depth);
        at = comma + 1;
    }
    return depths;
}

}  // namespace

namespace {

/// "oblast,side" or "column=NAME": what stands after the equals sign is the name, commas and all.
Result<Done> addGroups(const std::string& text, FigureGroups& groups)
{
    constexpr std::string_view columnIs = "column=";
    for (std::size_t at = 0; at <= text.size();) {
        if (text.compare(at, columnIs.size(), columnIs) == 0) {
            groups.column = text.substr(at + columnIs.size());
            if (groups.column.empty()) return Error{msg("--by {}: the column's name is missing", text)};
            return Done{};
        }
        const std::size_t comma = std::min(text.find(',', at), text.size());
        const std::string item = text.substr(at, comma - at);
        if (item == "oblast")
            groups.byOblast = true;
        else if (item == "side")
            groups.bySide = true;
        else
            return Error{msg("--by {}: \"{}\" is none of oblast, side and column=NAME", text, item)};
        at = comma + 1;
    }
    return Done{};
}

Result<Done> finishFileStats(StatsRequest& stats, const CLI::App& app, const RawTexts& raw)
{
    for (const char* option : {"--all", "--zone", "--markdown"})
        if (app.get_option(option)->count() > 0)
            return Error{msg("{} is for scenarios, and cannot be given with files", option)};
    for (const std::string& text : raw.groups)
        if (auto added = addGroups(text, stats.groups); !added) return added;
    if (raw.groups.empty()) stats.groups.byOblast = stats.groups.bySide = true;
    if (app.get_option("--within")->count() > 0) {
        constexpr double mostKm = 500;
        if (!(raw.withinKm > 0 && raw.withinKm <= mostKm))
            return Error{msg("--within {:g}: expected kilometres, above 0 and up to {:g}", raw.withinKm, mostKm)};
        stats.withinKm = raw.withinKm;
    }
    const auto language = finishLanguage(raw);
    if (!language) return language.error();
    stats.map.language = *language;
    return Done{};
}

}  // namespace

Result<Done> finishStats(StatsRequest& stats, const CLI::App& app, const RawTexts& raw)
{
    if (raw.json + raw.csv + raw.markdown > 1)
        return Error{msg("only one of --json, --csv and --markdown can be given")};
    using Form = StatsRequest::Form;
    stats.form = raw.json ? Form::Json : raw.csv ? Form::Csv : raw.markdown ? Form::Markdown : Form::Text;
    if (!stats.map.files.empty()) return finishFileStats(stats, app, raw);
    for (const char* option : {"--by", "--within", "--filter", "--assume-crs", "--encoding"})
        if (app.get_option(option)->count() > 0) return Error{msg("{} needs a data file to count in", option)};
    if (stats.all == !stats.map.scenario.empty())
        return Error{msg("one of --scenario ID and --all is needed, or a data file")};
    if (raw.zoneDepths.empty()) return Done{};
    auto depths = parseDepths(raw.zoneDepths);
    if (!depths) return depths.error();
    stats.zoneDepthsKm = *std::move(depths);
    return Done{};
}

}  // namespace frontline
