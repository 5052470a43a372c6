#include "analysis/recipe_text.hpp"

#include <algorithm>
#include <set>
#include <sstream>

#include "base/file.hpp"

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

std::set<std::string> dataOf(const Document& document, const Scenario& scenario)
{
    std::set<std::string> ids{document.oblasts,  document.contactLines, document.places,
                              document.deposits, document.rivers,       document.lakes};
    for (const ScenarioStep& step : scenario.steps) ids.insert(step.area.data);
    for (const Layer& layer : document.layers)
        if (layer.occupied && layer.occupied->lines == document.contactLines) ids.insert(layer.occupied->areas);
    ids.erase("");
    return ids;
}

}  // namespace

std::string recipeText(const Document& document, const Scenario& scenario)
{
    std::string text;
    if (const Scenario* base = document.scenarioById(scenario.baseScenario); base && base->error.empty())
        text = recipeText(document, *base);
    if (scenario.file.empty() || scenario.line < 1) return text;
    const auto file = readFile(scenario.file);
    if (!file) return text;
    const std::string entry = entryAt(*file, scenario.line);
    return text + (text.empty() || entry.empty() ? "" : "\n") + entry;
}

std::vector<Source> sourcesOf(const Document& document, const Scenario& scenario)
{
    std::set<std::string> data = dataOf(document, scenario), wanted;
    for (const Scenario* base = document.scenarioById(scenario.baseScenario); base && base->error.empty();
         base = document.scenarioById(base->baseScenario))
        data.merge(dataOf(document, *base));
    for (const Layer& layer : document.layers) {
        const bool part = layer.scenario && layer.scenario->scenario.empty();
        if (part || (!layer.data.empty() && data.contains(layer.data))) wanted.insert(layer.sourceId);
    }
    std::vector<Source> out;
    std::ranges::copy_if(document.sources, std::back_inserter(out),
                         [&](const Source& source) { return wanted.contains(source.id); });
    return out;
}

}  // namespace frontline
