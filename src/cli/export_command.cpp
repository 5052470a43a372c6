// `frontline export`: a scenario's result as a file for a GIS.
#include "analysis/export_tables.hpp"
#include "base/file.hpp"
#include "cli/messages.hpp"
#include "cli/open_map.hpp"
#include "data/vector_writer.hpp"

namespace frontline {

int runExport(const ExportRequest& request)
{
    if (const auto known = checkVectorName(request.out); !known)
        return printFailure(exitWrongArguments, "--out " + known.error().message);
    if (const auto writable = checkWritable(request.out); !writable)
        return printFailure(exitFailed, writable.error().message);
    Document document;
    std::vector<std::string> warnings;
    const auto failure = readChosenMap(request.map, document, warnings);
    printWarnings(warnings);
    if (failure) return printFailure(*failure);
    const auto result = computeScenario(document, document.scenario);
    printWarnings(result.warnings);
    if (!result) return printFailure(exitFailed, result.error().message);
    const auto written =
        writeVectorFile(request.out, scenarioExport(document, **result, "Frontline " FRONTLINE_VERSION));
    return written ? exitDone : printFailure(exitFailed, written.error().message);
}

}  // namespace frontline
