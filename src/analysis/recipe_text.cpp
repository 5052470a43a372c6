#include "analysis/recipe_text.hpp"

#include <algorithm>
#include <set>
#include <sstream>

#include "analysis/scenario_result.hpp"
#include "base/file.hpp"
#include "base/text.hpp"

namespace frontline {

namespace {

/// From the line (counted from 1) to the next scenario; comments and empty lines at the end belong to that one.
std::string entryAt(const std::string& text, int firstLine)
{
    std::istringstream in(text);
    std::vector<std::string> entry;
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
        if (number < firstLine) continue;
        if (number > firstLine && line.starts_with("[[scenarios]]")) break;
        entry.push_back(line);
    }
    while (!entry.empty() && (entry.back().empty() || entry.back().starts_with('#'))) entry.pop_back();
    std::string out;
    for (const std::string& kept : entry) out += kept + "\n";
    return out;
}

std::set<DataId> dataFor(const MapDefinition& map, const Scenario& scenario)
{
    const std::vector<DataId> listed = dataOf(map, scenario);
    std::set<DataId> ids(listed.begin(), listed.end());
    for (const LayerPointer& layer : map.layers)
        if (layer->occupied && layer->occupied->lines == map.roles.contactLines) ids.insert(layer->occupied->areas);
    ids.erase(DataId());
    return ids;
}

}  // namespace

std::string recipeText(const MapDefinition& map, const Scenario& scenario)
{
    std::string text;
    if (const ScenarioPointer base = map.scenarioById(scenario.baseScenario); base && base->error.empty())
        text = recipeText(map, *base);
    if (scenario.file.empty() || scenario.line < 1) return text;
    const auto file = readFile(scenario.file);
    if (!file) return text;
    const std::string entry = printable(entryAt(*file, scenario.line));
    return text + (text.empty() || entry.empty() ? "" : "\n") + entry;
}

std::vector<Source> sourcesOf(const MapDefinition& map, const Scenario& scenario)
{
    const std::set<DataId> data = dataFor(map, scenario);
    std::set<SourceId> wanted;
    for (const LayerPointer& layer : map.layers) {
        const bool part = layer->scenario && layer->scenario->scenario.empty();
        if (part || data.contains(layer->data)) wanted.insert(layer->source);
    }
    std::vector<Source> out;
    std::ranges::copy_if(map.sources, std::back_inserter(out),
                         [&](const Source& source) { return wanted.contains(source.id); });
    return out;
}

}  // namespace frontline
