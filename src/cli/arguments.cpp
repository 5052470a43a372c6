#include "cli/arguments.hpp"

#include <string_view>
#include <system_error>

#include "base/message.hpp"
#include "cli/declare_options.hpp"
#include "cli/view_choice.hpp"
#include "map/suggestion.hpp"

namespace frontline {

namespace {

/// What CLI11 found wrong, in words that fit after "frontline: ".
std::string describeError(const CLI::App& app, const CLI::App& command, const CLI::ParseError& error)
{
    const std::string name = command.get_parent() ? "frontline " + command.get_name() : "frontline";
    std::string message = error.what();
    if (dynamic_cast<const CLI::ExtrasError*>(&error)) {
        const auto extras = app.remaining(true);
        const std::string extra = extras.empty() ? "" : extras.front();
        if (!extra.starts_with('-')) return msg("unexpected argument \"{}\"; see {} --help", extra, name);
        std::vector<std::string> known;
        for (const CLI::Option* option : command.get_options())
            for (const std::string& longName : option->get_lnames()) known.push_back("--" + longName);
        const std::string nearest = nearestName(extra.substr(0, extra.find('=')), known);
        if (nearest.empty()) return msg("unknown option \"{}\"; see {} --help", extra, name);
        return msg("unknown option \"{}\", did you mean \"{}\"?; see {} --help", extra, nearest, name);
    }
    return msg("{}; see {} --help", message, name);
}

/// The words that CLI11 puts around the options.
void setHelpWords(CLI::App& app)
{
    const auto formatter = app.get_formatter();
    for (const Phrase& word : {phrase("Usage"), phrase("Positionals"), phrase("OPTIONS"), phrase("SUBCOMMAND")})
        formatter->label(word.text, word.in(messageLanguage()));
    app.option_defaults()->group(msg("Options"));
    app.set_help_flag("-h,--help", msg("Print this help message and exit"));
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
            return Error{
                msg("\"{}\" is neither a command nor a file; did you mean \"frontline {}\"?", file.string(), nearest)};
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
        return Error{msg("only one of --record and --replay can be given")};
    return checkFiles(app, window);
}

}  // namespace

std::optional<Language> languageAsked(int argc, const char* const* argv)
{
    const std::string_view name = "--language";
    std::optional<Language> asked;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        std::string_view value;
        if (argument == name && i + 1 < argc)
            value = argv[i + 1];
        else if (argument.starts_with(name) && argument.size() > name.size() && argument[name.size()] == '=')
            value = argument.substr(name.size() + 1);
        else
            continue;
        for (const Language language : languages())
            if (language.code() == value) asked = language;
    }
    return asked;
}

Result<Arguments> parseArguments(int argc, const char* const* argv)
{
    Arguments arguments;
    RawTexts raw;
    CLI::App app(msg("Frontline: a map of the line of contact in Ukraine. Without a command it opens a window."),
                 "frontline");
    setHelpWords(app);
    bool version = false;
    app.add_flag("--version", version, msg("Versions of the program, its libraries and the OpenGL renderer"));
    declareWindow(app, arguments.window, raw);
    CLI::App* const render = app.add_subcommand("render", msg("Draw the map into a picture, without a window"));
    CLI::App* const describing = app.add_subcommand("describe", msg("Say in words what `render` would draw"));
    CLI::App* const exporting = app.add_subcommand("export", msg("Write a scenario's areas, lines, zones and ledger"));
    CLI::App* const layers = app.add_subcommand("layers", msg("List what is in a map or a data file"));
    CLI::App* const lengthApp =
        app.add_subcommand("length", msg("Length of the line of contact, by part and by oblast"));
    CLI::App* const claims = app.add_subcommand("claims", msg("Published figures against the map's own"));
    CLI::App* const areaApp = app.add_subcommand("area", msg("Occupied area, by oblast"));
    CLI::App* const stats =
        app.add_subcommand("stats", msg("What scenarios would change: areas, places, people, by oblast"));
    app.require_subcommand(0, 1);
    declareRender(*render, arguments.render, raw);
    declareDescribe(*describing, arguments.describing, raw);
    declareExport(*exporting, arguments.exporting);
    declareLayers(*layers, arguments.layers);
    declareStats(*stats, arguments.stats, raw);
    declareLength(*lengthApp, arguments.length, raw);
    declareClaims(*claims, arguments.claims);
    declareMeasure(*areaApp, arguments.measure,
                   msg("Areas are geodesic (WGS84), by the map's own boundaries.") + "\n\n" + msg("Example:") +
                       "\n  frontline area --all --json");
    addJobsOption(app, raw);
    addLanguageOption(app, raw);
    for (CLI::App* command : app.get_subcommands({})) {
        addJobsOption(*command, raw);
        addLanguageOption(*command, raw);
        command->group(msg("Subcommands"));
        command->get_option("--help")->group(msg("Options"));
    }
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
                return Error{msg("options and files stand after the command: frontline {} ... {}", command.get_name(),
                                 option->get_name(option->get_positional()))};
    }
    if (const auto language = finishLanguage(raw); !language) return language.error();
    const auto jobs = finishJobs(raw);
    if (!jobs) return jobs.error();
    arguments.jobs = *jobs;
    if (version) {
        arguments.command = Command::Version;
    } else if (&command == render) {
        arguments.command = Command::Render;
        if (arguments.render.out.empty())
            return Error{msg("--out is required: the picture to write, as --out map.png")};
        RenderRequest& request = arguments.render;
        if (auto finished = finishView(*render, request.map, request.view, raw); !finished) return finished.error();
    } else if (&command == describing) {
        arguments.command = Command::Describe;
        DescribeRequest& request = arguments.describing;
        if (auto finished = finishView(*describing, request.map, request.view, raw); !finished) return finished.error();
    } else if (&command == exporting) {
        arguments.command = Command::Export;
        if (arguments.exporting.map.scenario.empty())
            return Error{msg("--scenario is required: the scenario to export, as --scenario freeze")};
        if (arguments.exporting.out.empty())
            return Error{msg("--out is required: the file to write, as --out plan.gpkg")};
    } else if (&command == layers) {
        arguments.command = Command::Layers;
    } else if (&command == lengthApp || &command == areaApp) {
        arguments.command = &command == areaApp ? Command::Area : Command::Length;
        const MeasureRequest& measure = &command == areaApp ? arguments.measure : arguments.length.measure;
        if (measure.all && !measure.date.empty()) return Error{msg("only one of --date and --all can be given")};
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
