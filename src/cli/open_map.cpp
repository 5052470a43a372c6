#include "cli/open_map.hpp"

#include "map/suggestion.hpp"

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
    if (!request.theme.empty()) {
        if (!document.themes.contains(request.theme)) {
            std::vector<std::string> names;
            for (const auto& [name, palette] : document.themes) names.push_back(name);
            return Failure{exitWrongArguments, "--theme: " + unknownName("theme", request.theme, names)};
        }
        document.theme = request.theme;
    }
    if (!request.date.empty())
        if (const auto set = setDate(document, request.date); !set)
            return Failure{exitWrongArguments, "--date: " + set.error().message};
    if (!request.layers.empty())
        if (const auto set = applyLayerSwitches(document, request.layers); !set)
            return Failure{exitWrongArguments, "--layers: " + set.error().message};
    return std::nullopt;
}

std::optional<Failure> openMap(const MapRequest& request, Document& document, std::vector<std::string>& warnings)
{
    if (auto failure = readChosenMap(request, document, warnings)) return failure;
    const auto loaded = loadLayers(document);
    if (!loaded) return Failure{exitFailed, loaded.error().message};
    collect(warnings, loaded);
    for (const auto& file : request.files) {
        const auto added = addDataFile(document, file, request.assumedCrs);
        if (!added) return Failure{exitFailed, added.error().message};
        collect(warnings, added);
    }
    return std::nullopt;
}

}  // namespace frontline
