#include "cli/open_map.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/furniture_request.hpp"
#include "cli/scenario_choice.hpp"
#include "geo/projection.hpp"
#include "map/themes.hpp"
#include "map/user_scenarios.hpp"

namespace frontline {

namespace {

template <class T>
void collect(std::vector<std::string>& warnings, const Result<T>& result)
{
    warnings.insert(warnings.end(), result.warnings.begin(), result.warnings.end());
}

}  // namespace

std::optional<Failure> readChosenMap(const MapRequest& request, Document& document, std::vector<std::string>& warnings)
{
    auto map = readMap(request.map.empty() ? defaultMapPath() : request.map);
    if (!map) return Failure{exitFailed, map.error().message};
    collect(warnings, map);
    document = std::move(map).value();
    collect(warnings, readUserScenarios(document));
    // A picture shows control alone unless a scenario is asked for.
    document.scenario.clear();
    document.language = request.language;
    if (!request.theme.empty()) {
        if (const auto file = findTheme(document, request.theme); !file)
            return Failure{exitWrongArguments, "--theme: " + file.error().message};
        if (const auto set = chooseTheme(document, request.theme); !set)
            return Failure{exitFailed, set.error().message};
    }
    if (!request.date.empty())
        if (const auto set = setDate(document, request.date); !set)
            return Failure{exitWrongArguments, "--date: " + set.error().message};
    if (!request.layers.empty())
        if (const auto set = applyLayerSwitches(document, request.layers); !set)
            return Failure{exitWrongArguments, "--layers: " + set.error().message};
    if (auto failure = chooseFurniture(request, document)) return failure;
    return chooseScenario(request, document, warnings);
}

std::optional<Failure> openMap(const MapRequest& request, Document& document, std::vector<std::string>& warnings)
{
    if (!request.assumedCrs.empty())
        if (const auto crs = Projection::create(request.assumedCrs); !crs)
            return Failure{exitWrongArguments, "--assume-crs: " + crs.error().message};
    if (auto failure = readChosenMap(request, document, warnings)) return failure;
    const auto loaded = loadLayers(document);
    if (!loaded) return Failure{exitFailed, loaded.error().message};
    collect(warnings, loaded);
    if (auto failure = computeChosenScenario(document, warnings)) return failure;
    // A picture without a layer that belongs in it would mislead: the warnings say what is wrong with which.
    std::vector<std::string> missing;
    for (const Layer& layer : document.layers)
        if (layer.visible && !layer.table) missing.push_back(layer.id);
    if (!missing.empty())
        return Failure{
            exitFailed,
            fmt::format("{}: {} missing: repair the data, or leave out with --layers -{}", document.path.string(),
                        missing.size() == 1 ? "a layer is" : "layers are", fmt::join(missing, ",-"))};
    for (const auto& file : request.files) {
        const auto added = addDataFile(document, file, request.assumedCrs);
        if (!added) return Failure{exitFailed, added.error().message};
        collect(warnings, added);
    }
    return std::nullopt;
}

}  // namespace frontline
