#include "analysis/scenario_tolerance.hpp"

#include <algorithm>

#include "map/control.hpp"

namespace frontline {

namespace {

/// By the sources of the layers that show the data.
double toleranceOf(const MapDefinition& map, DataId data)
{
    double most = 0;
    for (const LayerPointer& layer : map.layers)
        if (!data.empty() && layer->data == data)
            if (const Source* source = map.source(layer->source)) most = std::max(most, source->toleranceMetres);
    return most;
}

double toleranceOf(const MapDefinition& map, const AreaRef& area)
{
    const double boundaries =
        std::max(toleranceOf(map, map.roles.oblasts), toleranceOf(map, controlRecipe(map, "").areas));
    const double within = area.oblasts.empty() ? 0 : boundaries;
    switch (area.kind) {
        case AreaRef::Kind::Oblasts:
        case AreaRef::Kind::Ukraine:
            return boundaries;
        case AreaRef::Kind::Behind:
        case AreaRef::Kind::Data:
        case AreaRef::Kind::Buffer:
            return std::max(within, toleranceOf(map, area.data));
        case AreaRef::Kind::Occupied:
        case AreaRef::Kind::Pockets:
            break;
    }
    return within;
}

}  // namespace

double scenarioToleranceMetres(const MapDefinition& map, std::span<const Scenario* const> chain)
{
    double most = toleranceOf(map, map.roles.contactLines);
    for (const Scenario* scenario : chain)
        for (const ScenarioStep& step : scenario->steps) most = std::max(most, toleranceOf(map, step.area));
    return most;
}

}  // namespace frontline
