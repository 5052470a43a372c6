#include "cli/command_line.hpp"

#include <csignal>

#include "base/catalogue.hpp"
#include "base/jobs.hpp"
#include "base/run_guarded.hpp"
#include "cli/arguments.hpp"
#include "cli/messages.hpp"
#include "cli/subcommands.hpp"
#include "map/map_definition.hpp"

namespace frontline {

namespace {

int run(int argc, const char* const* argv, const std::function<Result<Done>(const WindowRequest&)>& openWindow)
{
    auto arguments = parseArguments(argc, argv);
    if (!arguments) return printFailure(exitWrongArguments, arguments.error().message);
    setJobs(arguments->jobs);
    if (!arguments->help.empty()) return printOutput(arguments->help);
    if (arguments->version) return runVersion();
    if (arguments->subcommand) return arguments->subcommand->run(*arguments);
    WindowRequest& window = arguments->window;
    if (window.map.empty()) window.map = defaultMapPath();
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
    // What no Result has caught, lack of memory above all, is a line for the user as well.
    const auto exitCode = runGuarded([&] { return run(argc, argv, openWindow); });
    return exitCode ? *exitCode : printFailure(exitFailed, exitCode.error().message);
}

}  // namespace frontline
