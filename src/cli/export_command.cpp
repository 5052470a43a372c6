// `frontline export`: a scenario's result as a file for a GIS.
#include "analysis/export_tables.hpp"
#include "base/file.hpp"
#include "cli/messages.hpp"
#include "cli/open_map.hpp"
#include "data/vector_writer.hpp"
#include "map/input_files.hpp"

namespace frontline {

int runExport(const ExportRequest& request)
{
    if (const auto known = checkVectorName(request.out); !known)
        return printFailure(exitWrongArguments, "--out " + known.error().message);
    if (const auto writable = checkWritable(request.out); !writable)
        return printFailure(exitFailed, writable.error().message);
    OpenedMap opened;
    std::vector<std::string> warnings;
    auto failure = openMap(request.map, opened, warnings);
    if (!failure)
        if (const auto lost = checkOutputs(*opened.map, opened.selection, {request.out}); !lost)
            failure = Failure{exitFailed, lost.error().message};
    printWarnings(warnings);
    if (failure) return printFailure(*failure);
    const Selection& selection = opened.selection;
    const ScenarioPointer scenario = opened.map->scenarioById(selection.scenario);
    const auto result = computeScenario(opened.data(), *scenario, selection.date);
    printWarnings(result.warnings);
    if (!result) return printFailure(exitFailed, result.error().message);
    const auto written = writeVectorFile(
        request.out, scenarioExport(*opened.map, selection.theme, **result, "Frontline " FRONTLINE_VERSION));
    if (!written) return printFailure(exitFailed, written.error().message);
    return request.quiet ? exitDone : printOutput(writtenFile(request.out) + "\n");
}

}  // namespace frontline
