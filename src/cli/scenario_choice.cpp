#include "cli/scenario_choice.hpp"

#include "map/suggestion.hpp"

namespace frontline {

namespace {

/// What is wrong with the scenario in its file, said once.
std::optional<Failure> checkSound(const Scenario& scenario, std::vector<std::string>& warnings)
{
    if (scenario.error.empty()) return std::nullopt;
    std::erase(warnings, scenario.error);
    return Failure{exitFailed, scenario.error};
}

}  // namespace

std::variant<ScenarioPointer, Failure> needScenario(const MapDefinition& map, const std::string& id)
{
    if (ScenarioPointer known = map.scenarioById(ScenarioId(id))) return known;
    std::vector<std::string> ids;
    for (const ScenarioPointer& known : map.scenarios) ids.push_back(known->id.text());
    return Failure{exitWrongArguments, "--scenario: " + unknownName("scenario", id, ids)};
}

std::optional<Failure> chooseScenario(const MapRequest& request, const MapDefinition& map, Selection& selection,
                                      std::vector<std::string>& warnings)
{
    if (!request.scenario.empty()) {
        const auto scenario = needScenario(map, request.scenario);
        if (const auto* failure = std::get_if<Failure>(&scenario)) return *failure;
        selection.scenario = ScenarioId(request.scenario);
    }
    if (const ScenarioPointer shown = map.scenarioById(selection.scenario))
        if (auto failure = checkSound(*shown, warnings)) return failure;
    if (!request.compare.empty()) {
        const auto with = parseControlChoice(map, request.compare);
        if (!with) return Failure{exitWrongArguments, "--compare: " + with.error().message};
        ComparisonView view;
        view.with = *with;
        view.mode = request.difference ? ComparisonView::Mode::Difference : ComparisonView::Mode::Swipe;
        view.swipe = request.swipe.value_or(view.swipe);
        selection.comparison = view;
    }
    if (!selection.comparison) return std::nullopt;
    if (const ScenarioPointer other = map.scenarioById(selection.comparison->with.scenario))
        return checkSound(*other, warnings);
    return std::nullopt;
}

}  // namespace frontline
