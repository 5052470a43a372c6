// The commands that measure.

#include <algorithm>
#include <cstdlib>

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
    addText(app, "--scenario", request.scenario, "ID", msg("A scenario of the map"));
    app.add_flag("--all", request.all, msg("Every scenario of the map"));
    addText(app, "--date", request.date, "DATE", msg("Date of the control that scenarios start from, as 2025-08-17"));
    addText(app, "--zone", raw.zoneDepths, "KM[,KM...]",
            msg("Try zones of these depths on each side of the scenario's line instead of its own zones"));
    app.add_flag("--json", raw.json, msg("Machine-readable output: a list"));
    app.add_flag("--csv", raw.csv, msg("One table, a line per scenario and oblast"));
    app.add_flag("--markdown", raw.markdown, msg("Tables for a text"));
    addMapOption(app, request.map);
    app.footer(
        msg("Areas are geodesic (WGS84) in km². Ground that changes hands counts from 0.1 km² and 200 m of width on.\n"
            "People: of before February 2022.") +
        "\n\n" + msg("Examples:") +
        "\n  frontline stats --scenario donbas-withdrawal\n"
        "  frontline stats --all --json\n"
        "  frontline stats --scenario freeze --zone 5,10,15,20,40");
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

Result<Done> finishStats(StatsRequest& stats, const RawTexts& raw)
{
    if (stats.all == !stats.scenario.empty()) return Error{msg("one of --scenario ID and --all is needed")};
    if (raw.json + raw.csv + raw.markdown > 1)
        return Error{msg("only one of --json, --csv and --markdown can be given")};
    using Form = StatsRequest::Form;
    stats.form = raw.json ? Form::Json : raw.csv ? Form::Csv : raw.markdown ? Form::Markdown : Form::Text;
    if (raw.zoneDepths.empty()) return Done{};
    auto depths = parseDepths(raw.zoneDepths);
    if (!depths) return depths.error();
    stats.zoneDepthsKm = *std::move(depths);
    return Done{};
}

}  // namespace frontline
