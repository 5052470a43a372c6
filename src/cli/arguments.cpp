#include "cli/arguments.hpp"

#include <string_view>
#include <system_error>

#include "base/message.hpp"
#include "cli/declare_options.hpp"
#include "cli/subcommands.hpp"
#include "cli/view_choice.hpp"
#include "map/own_files.hpp"
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
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error)) {
        // CLI11 begins with the option's name; that of a flag lacks its dashes.
        std::string given = message.substr(0, message.find_first_of(": "));
        if (!given.starts_with('-')) given = (given.size() == 1 ? "-" : "--") + given;
        for (const CLI::Option* option : command.get_options()) {
            if (!option->check_name(given)) continue;
            if (option->get_expected_max() == 0) return msg("{} takes no value; see {} --help", given, name);
            return msg("{0} needs a value: {0} {1}; see {2} --help", given, option->get_option_text(), name);
        }
    }
    return msg("{}; see {} --help", message, name);
}

/// What follows an option is its value: "--map --help" names no map of that name, but lacks one. An empty value is a
/// slip in a script, not a wish for the default, which would answer what was not asked.
void checkValues(CLI::App& command)
{
    for (CLI::Option* option : command.get_options()) {
        if (option->get_expected_max() == 0) {
            option->disable_flag_override();
            continue;
        }
        option->check([isOption = !option->get_positional()](const std::string& given) {
            if (given.empty()) return msg("needs a value");
            return isOption && given.starts_with("--")
                       ? msg("\"{}\" begins with \"--\", as an option does: the value is missing before it", given)
                       : std::string();
        });
    }
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
    if (window.live && window.replay.empty()) return Error{msg("--live needs --replay")};
    for (auto& file : window.files) {
        auto name = ownFileName(file);
        if (!name) return name.error();
        file = *std::move(name);
    }
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

namespace {

/// Declares everything: the window's options, and each subcommand with its own and those that all have.
void declareAll(CLI::App& app, Arguments& arguments, RawTexts& raw)
{
    setHelpWords(app);
    app.add_flag("--version", arguments.version, msg("Versions of the program, its libraries and the OpenGL renderer"));
    declareWindow(app, arguments.window, raw);
    for (const Subcommand& subcommand : subcommands())
        app.add_subcommand(subcommand.name, subcommand.help.in(messageLanguage()));
    app.require_subcommand(0, 1);
    for (const Subcommand& subcommand : subcommands())
        subcommand.declare(*app.get_subcommand(subcommand.name), arguments, raw);
    addAllowOption(app, raw);
    addJobsOption(app, raw);
    addTimingsOption(app, arguments.timings);
    addLanguageOption(app, raw);
    for (CLI::App* command : app.get_subcommands({})) {
        addAllowOption(*command, raw);
        addJobsOption(*command, raw);
        addTimingsOption(*command, arguments.timings);
        addLanguageOption(*command, raw);
        command->group(msg("Subcommands"));
        command->get_option("--help")->group(msg("Options"));
        checkValues(*command);
    }
    checkValues(app);
}

CLI::App& usedOf(CLI::App& app)
{
    const auto commands = app.get_subcommands();
    return commands.empty() ? app : *commands.front();
}

/// What is left to check and convert after reading.
Result<Done> finish(const CLI::App& app, const CLI::App& command, Arguments& arguments, const RawTexts& raw)
{
    if (&command != &app)
        for (const CLI::Option* option : app.get_options())
            if (option->count() > 0)
                return Error{msg("options and files stand after the command: frontline {} ... {}", command.get_name(),
                                 option->get_name(option->get_positional()))};
    if (const auto language = finishLanguage(raw); !language) return language.error();
    const auto jobs = finishJobs(raw);
    if (!jobs) return jobs.error();
    arguments.jobs = *jobs;
    if (auto allowed = finishAllowed(raw, arguments); !allowed) return allowed.error();
    if (arguments.version) return Done{};
    for (const Subcommand& subcommand : subcommands())
        if (command.get_name() == subcommand.name) arguments.subcommand = &subcommand;
    return arguments.subcommand ? arguments.subcommand->finish(command, arguments, raw)
                                : finishWindow(app, arguments.window, raw);
}

}  // namespace

Result<Arguments> parseArguments(int argc, const char* const* argv)
{
    Arguments arguments;
    RawTexts raw;
    CLI::App app(msg("Frontline: a map of the line of contact in Ukraine. Without a command it opens a window."),
                 "frontline");
    declareAll(app, arguments, raw);
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        CLI::App& command = usedOf(app);
        arguments.help = command.help(command.get_parent() ? "frontline" : "");
        return arguments;
    } catch (const CLI::ParseError& error) {
        return Error{describeError(app, usedOf(app), error)};
    }
    if (auto finished = finish(app, usedOf(app), arguments, raw); !finished) return finished.error();
    return arguments;
}

}  // namespace frontline
