#include "cli/scenario_choice.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/comparison.hpp"
#include "analysis/scenario_result.hpp"
#include "map/suggestion.hpp"

namespace frontline {

namespace {

template <class T>
void collect(std::vector<std::string>& warnings, const Result<T>& result)
{
    warnings.insert(warnings.end(), result.warnings.begin(), result.warnings.end());
}

/// What is wrong with the scenario in its file, said once.
std::optional<Failure> checkSound(const Scenario& scenario, std::vector<std::string>& warnings)
{
    if (scenario.error.empty()) return std::nullopt;
    std::erase(warnings, scenario.error);
    return Failure{exitFailed, scenario.error};
}

bool showsScenario(const Layer& layer)
{
    using Kind = ScenarioPart::Kind;
    return layer.scenario && layer.scenario->scenario.empty() && layer.scenario->kind != Kind::OnlyFirst &&
           layer.scenario->kind != Kind::OnlySecond;
}

}  // namespace

std::optional<Failure> chooseScenario(const MapRequest& request, Document& document, std::vector<std::string>& warnings)
{
    if (!request.scenario.empty()) {
        const Scenario* scenario = document.scenarioById(request.scenario);
        if (!scenario) {
            std::vector<std::string> ids;
            for (const Scenario& known : document.scenarios) ids.push_back(known.id);
            return Failure{exitWrongArguments, "--scenario: " + unknownName("scenario", request.scenario, ids)};
        }
        if (auto failure = checkSound(*scenario, warnings)) return failure;
        document.scenario = request.scenario;
    }
    if (request.compare.empty()) return std::nullopt;
    const auto with = parseControlChoice(document, request.compare);
    if (!with) return Failure{exitWrongArguments, "--compare: " + with.error().message};
    if (const Scenario* other = document.scenarioById(with->scenario))
        if (auto failure = checkSound(*other, warnings)) return failure;
    ComparisonView view;
    view.with = *with;
    view.mode = request.difference ? ComparisonView::Mode::Difference : ComparisonView::Mode::Swipe;
    view.swipe = request.swipe.value_or(view.swipe);
    document.comparison = view;
    return std::nullopt;
}

std::optional<Failure> computeChosenScenario(Document& document, std::vector<std::string>& warnings)
{
    // For a layer a scenario that fails is a warning; the picture that was asked for fails with it.
    if (!document.scenario.empty()) {
        const auto result = computeScenario(document, document.scenario);
        if (!result) return Failure{exitFailed, result.error().message};
        collect(warnings, result);
        if (std::ranges::none_of(document.layers, showsScenario))
            warnings.push_back(
                fmt::format("{}: the map has no layer that shows a scenario: give one scenario = {{ part = \"line\" }}",
                            document.path.string()));
    }
    const auto computed = loadScenarioLayers(document);
    if (!computed) return Failure{exitFailed, computed.error().message};
    collect(warnings, computed);
    if (!document.comparison) return std::nullopt;
    auto compared = comparedDocument(std::move(document));
    collect(warnings, compared);
    if (!compared) return Failure{exitFailed, compared.error().message};
    document = std::move(compared).value();
    return std::nullopt;
}

}  // namespace frontline
