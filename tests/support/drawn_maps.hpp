// Drawn maps made by hand, for tests of what is drawn of them.
#pragma once

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include "map/drawn_map.hpp"

namespace frontline {

/// A map with nothing on it, white.
inline DrawnMap emptyMap()
{
    DrawnMap map;
    map.map = std::make_shared<const MapDefinition>();
    return map;
}

/// The definition of a map, to be changed: a copy that the map has from now on.
inline MapDefinition& editable(DrawnMap& map)
{
    auto copy = std::make_shared<MapDefinition>(*map.map);
    for (DrawnLayer& layer : map.layers) layer.source = copy->source(layer.definition->source);
    map.map = copy;
    return *copy;
}

/// The same of a layer.
inline LayerDefinition& editable(DrawnLayer& layer)
{
    auto copy = std::make_shared<LayerDefinition>(layer.definition ? *layer.definition : LayerDefinition());
    layer.definition = copy;
    return *copy;
}

inline DrawnLayer newLayer(const std::string& id, const std::string& title, TablePointer table, DrawnRule rule = {})
{
    DrawnLayer layer;
    LayerDefinition& definition = editable(layer);
    definition.id = LayerId(id);
    definition.title = LocalText(title);
    layer.table = std::move(table);
    layer.rules = {std::move(rule)};
    return layer;
}

/// attribution: the line that a picture shows. status and toleranceMetres as of Source.
inline Source newSource(const std::string& id, const std::string& title, const std::string& licence,
                        const std::string& attribution, const std::string& date, const std::string& status,
                        double toleranceMetres)
{
    return {SourceId(id), LocalText(title), LocalText(licence), LocalText(attribution),
            date,         status,           toleranceMetres,    {}};
}

inline void setSource(DrawnMap& map, DrawnLayer& layer, const std::string& source)
{
    editable(layer).source = SourceId(source);
    layer.source = map.map->source(SourceId(source));
}

inline DrawnLayer& layerOf(DrawnMap& map, const std::string& id)
{
    const auto found = std::ranges::find(map.layers, LayerId(id), &DrawnLayer::id);
    if (found == map.layers.end()) throw std::invalid_argument("no layer " + id);
    return *found;
}

inline ScenarioPointer namedScenario(const std::string& id, const std::string& name, const std::string& proposer = "",
                                     const std::string& date = "")
{
    Scenario scenario;
    scenario.id = ScenarioId(id);
    scenario.name = LocalText(name);
    scenario.proposer = LocalText(proposer);
    scenario.date = date;
    return std::make_shared<const Scenario>(std::move(scenario));
}

/// Shows the scenario.
inline void show(DrawnMap& map, ScenarioPointer scenario)
{
    map.selection.scenario = scenario->id;
    map.scenario = std::move(scenario);
}

/// Shows the map beside control on the date.
inline void compare(DrawnMap& map, ComparisonView::Mode mode, const std::string& date, double swipe = 0.5)
{
    map.selection.comparison = ComparisonView{{ScenarioId(), date}, mode, swipe};
    map.compared = nullptr;
}

/// Shows the map beside the scenario.
inline void compare(DrawnMap& map, ComparisonView::Mode mode, ScenarioPointer with, double swipe = 0.5)
{
    map.selection.comparison = ComparisonView{{with->id, ""}, mode, swipe};
    map.compared = std::move(with);
}

}  // namespace frontline
