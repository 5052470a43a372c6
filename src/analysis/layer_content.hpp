// What layers show, as it is in the store. Internal to analysis.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/scenario_result.hpp"
#include "map/drawn_map.hpp"

namespace frontline {

/// What a side of a swipe shows, or the whole map.
struct ShownSide {
    std::string date;
    ScenarioPointer scenario;  // null shows control alone
};
ShownSide leftSide(const DrawnMap& map);
/// Of a swipe. Errors: nothing is named to compare with, an unknown scenario or date.
Result<ShownSide> rightSide(const DrawnMap& map);

/// The two that a comparison is about: what is shown, and with what.
ControlChoice shownChoice(const Selection& selection);

/// The file of a layer's data; nullptr of one that is computed, or whose data the map does not have.
const DataFile* dataFileOf(const MapDefinition& map, const Selection& selection, const LayerDefinition& layer);

/// The scenario that a layer shows a part of; nullptr when there is none.
ScenarioPointer scenarioOf(const DrawnMap& map, const LayerDefinition& layer, const ShownSide& side);

struct LayerContent {
    TablePointer table;  // null: not there
    std::optional<double> figure;
    bool settled = false;        // there, or noted as not to be had
    double toleranceMetres = 0;  // of a part of a scenario
};
LayerContent findContent(const MapData& data, const DrawnMap& map, const LayerDefinition& layer, const ShownSide& side);

/// Whether the layer is the line of contact of a swipe between dates, or a scenario and a date: its figure is its
/// length on the date of its side.
bool showsLength(const MapDefinition& map, const Selection& selection, const LayerDefinition& layer);
/// What measureContactLine() needs: the lines, and the areas that they are cut to.
std::vector<DataId> dataOfContactLength(const MapDefinition& map);
/// Into the store, as lineLengthOn() has it; where it cannot be measured, that.
void measureContactLine(const MapData& data, const std::string& date);

/// Under which it is noted that a layer's content, or a result by its key, cannot be had.
std::string failureKey(const MapData& data, const DrawnMap& map, const LayerDefinition& layer, const ShownSide& side);
std::string failureKey(const std::string& resultKey);

/// A note in the store, and whether it is there.
void note(DataStore& store, const std::string& key);
bool isNoted(DataStore& store, const std::string& key);

/// Gives the layers their content from the store, and the map its comparison. Whether all that is visible is there, but
/// for what cannot be had.
bool fillFromStore(const MapData& data, DrawnMap& map);

}  // namespace frontline
