#include "cli/subcommands.hpp"

#include "base/message.hpp"
#include "cli/declare_options.hpp"

namespace frontline {

namespace {

Result<Done> nothingToFinish(const CLI::App&, Arguments&, const RawTexts&)
{
    return Done{};
}

Result<Done> finishRender(const CLI::App& app, Arguments& arguments, const RawTexts& raw)
{
    RenderRequest& request = arguments.render;
    if (request.out.empty()) return Error{msg("--out is required: the picture to write, as --out map.png")};
    return finishView(app, request.map, request.view, raw);
}

Result<Done> finishExport(const CLI::App&, Arguments& arguments, const RawTexts&)
{
    const ExportRequest& request = arguments.exporting;
    if (request.map.scenario.empty())
        return Error{msg("--scenario is required: the scenario to export, as --scenario freeze")};
    if (request.out.empty()) return Error{msg("--out is required: the file to write, as --out plan.gpkg")};
    return Done{};
}

Result<Done> checkDates(const MeasureRequest& request)
{
    if (request.all && !request.date.empty()) return Error{msg("only one of --date and --all can be given")};
    return Done{};
}

Result<Done> finishLengths(const CLI::App& app, Arguments& arguments, const RawTexts& raw)
{
    if (auto checked = checkDates(arguments.length.measure); !checked) return checked;
    return finishLength(arguments.length, app, raw);
}

void declareArea(CLI::App& app, MeasureRequest& request)
{
    declareMeasure(app, request,
                   msg("Areas are geodesic (WGS84), by the map's own boundaries.") + "\n\n" + msg("Example:") +
                       "\n  frontline area --all --json");
}

}  // namespace

const std::vector<Subcommand>& subcommands()
{
    static const std::vector<Subcommand> all{
        {"render", phrase("Draw the map into a picture, without a window"),
         [](CLI::App& app, Arguments& to, RawTexts& raw) { declareRender(app, to.render, raw); }, finishRender,
         [](const Arguments& from) { return runRender(from.render); }},
        {"describe", phrase("Say in words what `render` would draw"),
         [](CLI::App& app, Arguments& to, RawTexts& raw) { declareDescribe(app, to.describing, raw); },
         [](const CLI::App& app, Arguments& to, const RawTexts& raw) {
             return finishView(app, to.describing.map, to.describing.view, raw);
         },
         [](const Arguments& from) { return runDescribe(from.describing); }},
        {"export", phrase("Write a scenario's areas, lines, zones and ledger"),
         [](CLI::App& app, Arguments& to, RawTexts&) { declareExport(app, to.exporting); }, finishExport,
         [](const Arguments& from) { return runExport(from.exporting); }},
        {"layers", phrase("List what is in a map or a data file"),
         [](CLI::App& app, Arguments& to, RawTexts&) { declareLayers(app, to.layers); }, nothingToFinish,
         [](const Arguments& from) { return runLayers(from.layers); }},
        {"where", phrase("What is at a place: side, oblast, nearest place, features of files"),
         [](CLI::App& app, Arguments& to, RawTexts& raw) { declareWhere(app, to.where, raw); },
         [](const CLI::App&, Arguments& to, const RawTexts& raw) { return finishWhere(to.where, raw); },
         [](const Arguments& from) { return runWhere(from.where); }},
        {"length", phrase("Length of the line of contact, by part and by oblast"),
         [](CLI::App& app, Arguments& to, RawTexts& raw) { declareLength(app, to.length, raw); }, finishLengths,
         [](const Arguments& from) { return runLength(from.length); }},
        {"claims", phrase("Published figures against the map's own"),
         [](CLI::App& app, Arguments& to, RawTexts&) { declareClaims(app, to.claims); }, nothingToFinish,
         [](const Arguments& from) { return runClaims(from.claims); }},
        {"area", phrase("Occupied area, by oblast"),
         [](CLI::App& app, Arguments& to, RawTexts&) { declareArea(app, to.measure); },
         [](const CLI::App&, Arguments& to, const RawTexts&) { return checkDates(to.measure); },
         [](const Arguments& from) { return runArea(from.measure); }},
        {"stats", phrase("What scenarios would change, by oblast; how much of files lies where and on which side"),
         [](CLI::App& app, Arguments& to, RawTexts& raw) { declareStats(app, to.stats, raw); },
         [](const CLI::App& app, Arguments& to, const RawTexts& raw) { return finishStats(to.stats, app, raw); },
         [](const Arguments& from) { return runStats(from.stats); }},
    };
    return all;
}

}  // namespace frontline
