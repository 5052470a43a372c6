#include "cli/command_line.hpp"

#include <csignal>

#include "base/catalogue.hpp"
#include "base/jobs.hpp"
#include "cli/arguments.hpp"
#include "cli/messages.hpp"
#include "map/map_definition.hpp"

namespace frontline {

int runCommandLine(int argc, const char* const* argv,
                   const std::function<Result<Done>(const WindowRequest&)>& openWindow)
{
    // A limit on file sizes is an error of writing like a full disk, not the end of the program.
    std::signal(SIGXFSZ, SIG_IGN);
    setMessageLanguage(languageAsked(argc, argv).value_or(systemLanguage()));
    auto arguments = parseArguments(argc, argv);
    if (!arguments) return printFailure(exitWrongArguments, arguments.error().message);
    setJobs(arguments->jobs);
    switch (arguments->command) {
        case Command::Help:
            return printOutput(arguments->help);
        case Command::Version:
            return runVersion();
        case Command::Render:
            return runRender(arguments->render);
        case Command::Describe:
            return runDescribe(arguments->describing);
        case Command::Export:
            return runExport(arguments->exporting);
        case Command::Layers:
            return runLayers(arguments->layers);
        case Command::Length:
            return runLength(arguments->length);
        case Command::Area:
            return runArea(arguments->measure);
        case Command::Stats:
            return runStats(arguments->stats);
        case Command::Claims:
            return runClaims(arguments->claims);
        case Command::Window:
            break;
    }
    WindowRequest& window = arguments->window;
    if (window.map.empty()) window.map = defaultMapPath();
    const auto closed = openWindow(window);
    printWarnings(closed.warnings);
    return closed ? exitDone : printFailure(exitFailed, closed.error().message);
}

}  // namespace frontline
