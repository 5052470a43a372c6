// A map as it is drawn: layers in drawing order, each with its table and its style, with nothing left to be looked up.
// Made from a MapDefinition, a Selection and a DataStore (see analysis/draw_map.hpp); read by scene, picture and ui.
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "data/feature_table.hpp"
#include "map/data_store.hpp"
#include "map/map_definition.hpp"
#include "map/selection.hpp"

namespace frontline {

struct DrawnLayer {
    /// Of a swipe: which side of the divider the layer is drawn on. A layer that differs is there once for each side,
    /// one that is shown on the date of one side alone is on that side.
    enum class Side { Both, Left, Right };

    LayerPointer definition;  // what it is: id, role, titles, recipe
    std::vector<DrawnRule> rules;
    /// Longitude/latitude. Null: not there yet, or it could not be read. Another pointer whenever the content changes.
    TablePointer table;
    const Source* source = nullptr;  // of the map; null when none is given
    /// Of a part of a scenario or of a difference: km2 of its areas, km of its line; of the line of contact of a swipe
    /// with a date, km.
    std::optional<double> figure;
    double contentToleranceMetres = 0;  // of a part of a scenario: of what its recipe names
    Side side = Side::Both;
    bool visible = true;
    double opacity = 1;  // 0..1

    [[nodiscard]] LayerId id() const { return definition->id; }
    [[nodiscard]] LayerRole role() const { return definition->role; }
    /// How far its lines may be from where they are on the ground; 0: that is not stated.
    [[nodiscard]] double toleranceMetres() const
    {
        return std::max(contentToleranceMetres, source ? source->toleranceMetres : 0);
    }
    /// A part of the scenario that is shown, not of one that the layer names.
    [[nodiscard]] bool ofShownScenario() const
    {
        return definition->scenario && definition->scenario->scenario.empty();
    }
    [[nodiscard]] bool isPart(ScenarioPart::Kind kind) const
    {
        return definition->scenario && definition->scenario->kind == kind;
    }
};

struct DrawnMap {
    MapPointer map;
    Selection selection;
    ScenarioPointer scenario;        // that is shown; null shows control alone
    ScenarioPointer compared;        // the other one of a comparison with a scenario
    std::vector<DrawnLayer> layers;  // in drawing order, bottom first
    Color background{255, 255, 255, 255};
    std::optional<Color> paper, ink;  // of the theme, for what stands around the map: ground and text
    TablePointer oblasts;             // null when the map has none, or they are not loaded

    [[nodiscard]] Language language() const { return selection.language; }
    [[nodiscard]] const std::optional<ComparisonView>& comparison() const { return selection.comparison; }
    [[nodiscard]] const FurnitureChoice& furniture() const { return selection.furniture; }
};

/// The map with styles, visibility and order as selected, and without content.
DrawnMap drawnStyles(const MapPointer& map, const Selection& selection);

/// The rules of a layer in the theme that is selected, on a date of the map (ISO). One that is hidden draws nothing.
std::vector<DrawnRule> drawnRules(const MapDefinition& map, const Selection& selection, const LayerDefinition& layer,
                                  const std::string& date);

/// Whether the layer may show only some of the features of its data.
bool choosesFeatures(const LayerDefinition& layer);

/// The features of the data that the layer shows on the date: the data itself when it shows all of them. None where the
/// layer's filter cannot be followed.
TablePointer chosenFeatures(const LayerDefinition& layer, TablePointer data, const std::string& date);

}  // namespace frontline
