#include "app/scenario_results.hpp"

#include "map/write_scenario.hpp"

namespace frontline {

namespace {

std::pair<std::string, std::string> keyOf(const Document& document, const Scenario& scenario)
{
    return {scenario.id, document.date};
}

/// Of a layer that has nothing to show.
std::shared_ptr<const FeatureTable> nothing()
{
    static const auto table = std::make_shared<const FeatureTable>();
    return table;
}

}  // namespace

const ScenarioResults::Outcome* ScenarioResults::latest(const Document& document, const Scenario& scenario) const
{
    const auto found = outcomes_.find(keyOf(document, scenario));
    return found == outcomes_.end() ? nullptr : &found->second;
}

const ScenarioResults::Outcome* ScenarioResults::current(const Document& document, const Scenario& scenario) const
{
    const Outcome* outcome = latest(document, scenario);
    return outcome && outcome->recipe == scenarioToml(scenario) ? outcome : nullptr;
}

void ScenarioResults::put(const Document& document, const Scenario& scenario, ScenarioResultPointer result,
                          std::string error)
{
    outcomes_[keyOf(document, scenario)] = {scenarioToml(scenario), std::move(result), std::move(error)};
}

Scenario shownScenario(const Document& document)
{
    const Scenario* scenario = document.scenarioById(document.scenario);
    return scenario ? *scenario : controlAsScenario(document.date);
}

std::string scenarioOf(const Document& document, const Layer& layer)
{
    if (!layer.scenario) return "";
    return layer.scenario->scenario.empty() ? document.scenario : layer.scenario->scenario;
}

bool showsScenarioPart(const Layer& layer)
{
    return layer.scenario && layer.scenario->kind != ScenarioPart::Kind::OnlyFirst &&
           layer.scenario->kind != ScenarioPart::Kind::OnlySecond;
}

void applyResults(Document& document, const ScenarioResults& results)
{
    for (Layer& layer : document.layers) {
        if (!layer.scenario) continue;
        const Scenario* scenario = document.scenarioById(scenarioOf(document, layer));
        const ScenarioResults::Outcome* outcome =
            scenario && showsScenarioPart(layer) ? results.latest(document, *scenario) : nullptr;
        layer.table = nullptr;
        layer.figure.reset();
        if (outcome && outcome->result) showPart(layer, *outcome->result);
        const bool pending = scenario && showsScenarioPart(layer) && scenario->error.empty() && !outcome;
        if (!layer.table && !pending) layer.table = nothing();
    }
}

}  // namespace frontline
