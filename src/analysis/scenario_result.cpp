#include "analysis/scenario_result.hpp"

#include "analysis/comparison.hpp"
#include "map/suggestion.hpp"

namespace frontline {

Result<ScenarioResultPointer> computeScenario(Document&, const Scenario& scenario)
{
    return Error{scenario.id + ": not computed yet"};
}

Result<ScenarioResultPointer> computeScenario(Document& document, const std::string& id)
{
    if (const Scenario* scenario = document.scenarioById(id)) return computeScenario(document, Scenario(*scenario));
    std::vector<std::string> ids;
    for (const Scenario& scenario : document.scenarios) ids.push_back(scenario.id);
    return Error{unknownName("scenario", id, ids)};
}

Scenario controlAsScenario(const std::string& date)
{
    Scenario scenario;
    scenario.id = scenario.name = scenario.baseDate = date;
    return scenario;
}

}  // namespace frontline
