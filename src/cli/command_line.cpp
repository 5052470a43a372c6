#include "cli/command_line.hpp"

#include <fmt/format.h>

#include <csignal>
#include <system_error>

#include "base/catalogue.hpp"
#include "base/jobs.hpp"
#include "base/message.hpp"
#include "base/process_limits.hpp"
#include "base/run_guarded.hpp"
#include "base/timings.hpp"
#include "base/unfinished_files.hpp"
#include "cli/arguments.hpp"
#include "cli/messages.hpp"
#include "cli/subcommands.hpp"
#include "data/database_source.hpp"
#include "data/opening_policy.hpp"
#include "data/piped_data.hpp"
#include "data/web_address.hpp"
#include "map/map_definition.hpp"
#include "map/suggestion.hpp"

namespace frontline {

namespace {

/// A word that is neither a file nor a command is said to be so before a window is opened, or found missing.
std::optional<Failure> checkWords(const std::vector<std::filesystem::path>& words)
{
    for (const std::filesystem::path& word : words) {
        std::error_code ignored;
        if (std::filesystem::exists(word, ignored) || isStandardInput(word) || isWebAddress(word) ||
            isDatabaseAddress(word))
            continue;
        if (word.has_extension() || word.has_parent_path())
            return Failure{exitFailed, checkIsDataFile(word).error().message};
        std::vector<std::string> names;
        for (const Subcommand& known : subcommands()) names.emplace_back(known.name);
        return Failure{exitWrongArguments,
                       msg("\"{}\" is no file; {}", word.string(), unknownName("command", word.string(), names))};
    }
    return std::nullopt;
}

int run(int argc, const char* const* argv, const std::function<Result<Done>(const WindowRequest&)>& openWindow)
{
    auto arguments = parseArguments(argc, argv);
    if (!arguments) return printFailure(exitWrongArguments, arguments.error().message);
    if (arguments->timings) startTimings();
    setJobs(arguments->jobs);
    allowPlaces(arguments->allowed);
    allowHosts(arguments->allowedHosts);
    if (!arguments->help.empty()) return printOutput(arguments->help);
    if (arguments->version) return runVersion();
    // The window ends on the other signals as on the closing of it: SDL sees to that.
    removeUnfinishedFilesOn({SIGHUP});
    if (arguments->subcommand) {
        removeUnfinishedFilesOn({SIGINT, SIGTERM});
        return arguments->subcommand->run(*arguments);
    }
    WindowRequest& window = arguments->window;
    if (window.map.empty()) window.map = defaultMapPath();
    if (const auto failure = checkWords(window.files)) return printFailure(*failure);
    const auto closed = openWindow(window);
    printWarnings(closed.warnings);
    return closed ? exitDone : printFailure(exitFailed, closed.error().message);
}

}  // namespace

int runCommandLine(int argc, const char* const* argv,
                   const std::function<Result<Done>(const WindowRequest&)>& openWindow)
{
    // A limit on file sizes is an error of writing like a full disk, not the end of the program.
    std::signal(SIGXFSZ, SIG_IGN);
    setMessageLanguage(languageAsked(argc, argv).value_or(systemLanguage()));
    if (const auto provided = provideLimits(); !provided) return printFailure(exitFailed, provided.error().message);
    // What no Result has caught, lack of memory above all, is a line for the user as well.
    const auto exitCode = runGuarded([&] { return run(argc, argv, openWindow); });
    fmt::print(stderr, "{}", timingsText());
    return exitCode ? *exitCode : printFailure(exitFailed, exitCode.error().message);
}

}  // namespace frontline
