// The layers that show parts of scenarios.
#include <map>

#include "analysis/scenario_result.hpp"

namespace frontline {

namespace {

/// What a layer shows of which there is nothing.
std::shared_ptr<const FeatureTable> nothing()
{
    static const auto table = std::make_shared<const FeatureTable>();
    return table;
}

}  // namespace

void showPart(Layer& layer, const ScenarioResult& result)
{
    if (!layer.scenario) return;
    const LedgerRow& total = result.ledger.total;
    const auto show = [&](const std::shared_ptr<const FeatureTable>& table, double figure) {
        if (!table) return;
        layer.table = table;
        layer.figure = figure;
    };
    switch (layer.scenario->kind) {
        case ScenarioPart::Kind::Passed:
            return show(result.passed, total.passedKm2);
        case ScenarioPart::Kind::Returned:
            return show(result.returned, total.returnedKm2);
        case ScenarioPart::Kind::Zone:
            return show(result.zone, total.zoneKm2());
        case ScenarioPart::Kind::Line:
            return show(result.line, total.lineKm);
        case ScenarioPart::Kind::OnlyFirst:
        case ScenarioPart::Kind::OnlySecond:
            return;  // of a comparison
    }
}

Result<Done> loadScenarioLayers(Document& document, bool all)
{
    Result<Done> done = Done{};
    std::map<std::string, ScenarioResultPointer> results;  // null: failed
    for (Layer& layer : document.layers) {
        if (!layer.scenario || layer.table || !(all || layer.visible)) continue;
        const std::string id = layer.scenario->scenario.empty() ? document.scenario : layer.scenario->scenario;
        layer.table = nothing();
        layer.figure.reset();
        if (id.empty()) continue;
        auto known = results.find(id);
        if (known == results.end()) {
            auto result = computeScenario(document, id);
            for (std::string& warning : result.warnings) done.warnings.push_back(std::move(warning));
            if (!result) done.warnings.push_back(result.error().message);
            known = results.emplace(id, result ? *result : nullptr).first;
        }
        if (known->second) showPart(layer, *known->second);
    }
    return done;
}

}  // namespace frontline
