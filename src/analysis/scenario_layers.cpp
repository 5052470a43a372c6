// The layers that show parts of scenarios.
#include <map>

#include "analysis/scenario_result.hpp"

namespace frontline {

namespace {

std::shared_ptr<const FeatureTable> partOf(const ScenarioResult& result, ScenarioPart::Kind kind)
{
    switch (kind) {
        case ScenarioPart::Kind::Passed:
            return result.passed;
        case ScenarioPart::Kind::Returned:
            return result.returned;
        case ScenarioPart::Kind::Zone:
            return result.zone;
        case ScenarioPart::Kind::Line:
            return result.line;
        case ScenarioPart::Kind::OnlyFirst:
        case ScenarioPart::Kind::OnlySecond:
            break;  // of a comparison
    }
    return nullptr;
}

/// What a layer shows of which there is nothing.
std::shared_ptr<const FeatureTable> nothing()
{
    static const auto table = std::make_shared<const FeatureTable>();
    return table;
}

}  // namespace

Result<Done> loadScenarioLayers(Document& document, bool all)
{
    Result<Done> done = Done{};
    std::map<std::string, ScenarioResultPointer> results;  // null: failed
    for (Layer& layer : document.layers) {
        if (!layer.scenario || layer.table || !(all || layer.visible)) continue;
        const std::string id = layer.scenario->scenario.empty() ? document.scenario : layer.scenario->scenario;
        layer.table = nothing();
        if (id.empty()) continue;
        auto known = results.find(id);
        if (known == results.end()) {
            auto result = computeScenario(document, id);
            for (std::string& warning : result.warnings) done.warnings.push_back(std::move(warning));
            if (!result) done.warnings.push_back(result.error().message);
            known = results.emplace(id, result ? *result : nullptr).first;
        }
        if (!known->second) continue;
        if (auto table = partOf(*known->second, layer.scenario->kind)) layer.table = std::move(table);
    }
    return done;
}

}  // namespace frontline
