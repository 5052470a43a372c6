#include "analysis/layer_content.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "analysis/comparison.hpp"
#include "base/message.hpp"
#include "geo/geodesic.hpp"
#include "map/chosen_features.hpp"
#include "map/control.hpp"
#include "map/suggestion.hpp"

namespace frontline {

namespace {

/// What a layer shows of which there is nothing.
TablePointer nothing()
{
    static const auto table = std::make_shared<const FeatureTable>();
    return table;
}

/// A part of something bigger that the store keeps as long as the part is used.
template <class Whole>
TablePointer partOf(const std::shared_ptr<const Whole>& whole, const TablePointer& part)
{
    return {whole, part.get()};
}

LayerContent partOf(const ScenarioResultPointer& result, ScenarioPart::Kind kind)
{
    const LedgerRow& total = result->ledger.total;
    switch (kind) {
        case ScenarioPart::Kind::Passed:
            return {partOf(result, result->passed), total.passedKm2, true, result->toleranceMetres};
        case ScenarioPart::Kind::Returned:
            return {partOf(result, result->returned), total.returnedKm2, true, result->toleranceMetres};
        case ScenarioPart::Kind::Zone:
            return {partOf(result, result->zone), total.zoneKm2(), true, result->toleranceMetres};
        case ScenarioPart::Kind::Line:
            return {partOf(result, result->line), total.lineKm, true, result->toleranceMetres};
        case ScenarioPart::Kind::OnlyFirst:
        case ScenarioPart::Kind::OnlySecond:
            break;  // of a comparison
    }
    return {nothing(), std::nullopt, true};
}

/// The length of the line of contact on a date; nothing where it cannot be measured.
struct ContactLength {
    std::optional<double> km;
};

std::string lengthKey(const MapData& data, const std::string& date)
{
    std::string key = "contact-length\n" + date;
    for (const DataId id : dataOfContactLength(data.map)) key += "\n" + data.key(id);
    return key;
}

bool isOfDifference(const LayerDefinition& layer)
{
    using Kind = ScenarioPart::Kind;
    return layer.scenario && (layer.scenario->kind == Kind::OnlyFirst || layer.scenario->kind == Kind::OnlySecond);
}

/// Whether its rules depend on the map's date.
bool isOfDate(const LayerDefinition& layer)
{
    return layer.days || std::ranges::any_of(layer.rules, &StyleRule::ofAge);
}

void take(DrawnLayer& layer, const LayerContent& content)
{
    layer.table = content.table;
    layer.figure = content.figure;
    layer.contentToleranceMetres = content.toleranceMetres;
}

/// Each layer that is not the same on both sides becomes two, in its place in the order of drawing. Whether the other
/// side is there.
bool addTwins(const MapData& data, DrawnMap& map)
{
    const auto side = rightSide(map);
    if (!side) return true;
    std::vector<LayerContent> right;
    for (const DrawnLayer& layer : map.layers) {
        right.push_back(findContent(data, map, *layer.definition, *side));
        if (layer.visible && !right.back().settled) return false;
    }
    std::vector<DrawnLayer> layers;
    layers.reserve(map.layers.size() * 2);
    for (std::size_t i = 0; i < map.layers.size(); ++i) {
        layers.push_back(std::move(map.layers[i]));
        DrawnLayer& left = layers.back();
        if (left.side == DrawnLayer::Side::Right) take(left, right[i]);
        if (left.side == DrawnLayer::Side::Right && isOfDate(*left.definition))
            left.rules = drawnRules(data.map, map.selection, *left.definition, side->date);
        const bool differs = right[i].table != left.table || isOfDate(*left.definition);
        if (left.side != DrawnLayer::Side::Both || !right[i].table || !differs || isOfDifference(*left.definition))
            continue;
        DrawnLayer twin = left;
        if (isOfDate(*left.definition)) twin.rules = drawnRules(data.map, map.selection, *left.definition, side->date);
        left.side = DrawnLayer::Side::Left;
        twin.side = DrawnLayer::Side::Right;
        take(twin, right[i]);
        layers.push_back(std::move(twin));
    }
    map.layers = std::move(layers);
    return true;
}

/// Whether the difference is there.
bool showDifference(const MapData& data, DrawnMap& map)
{
    const ControlChoice first = shownChoice(map.selection), &second = map.selection.comparison->with;
    const ScenarioPointer draft = scenarioById(data.map, map.selection, draftZoneId());
    const std::string key = comparisonKey(data, first, second, map.selection.date, draft);
    if (key.empty()) return true;
    const ComparisonPointer difference = findComparison(data, first, second, map.selection.date, draft);
    if (!difference) return isNoted(data.store, failureKey(key));
    for (DrawnLayer& layer : map.layers) {
        if (isOfDifference(*layer.definition)) {
            const bool ofFirst = layer.isPart(ScenarioPart::Kind::OnlyFirst);
            layer.table = partOf(difference, ofFirst ? difference->onlyFirst : difference->onlySecond);
            layer.figure = ofFirst ? difference->total.onlyFirstKm2 : difference->total.onlySecondKm2;
        } else if (layer.ofShownScenario()) {
            layer.visible = false;
        }
    }
    return true;
}

}  // namespace

ShownSide leftSide(const DrawnMap& map)
{
    return {map.selection.date, map.scenario};
}

Result<ShownSide> rightSide(const DrawnMap& map)
{
    const ControlChoice& with = map.selection.comparison->with;
    if (with.empty()) return Error{msg("nothing is named to compare with: give a scenario or a date")};
    if (with.scenario.empty()) {
        if (!map.map->hasDate(with.date)) return Error{unknownName("date", with.date, map.map->dates)};
        return ShownSide{with.date, nullptr};
    }
    if (!map.compared) return knownScenario(*map.map, with.scenario).error();
    return ShownSide{map.selection.date, map.compared};
}

ControlChoice shownChoice(const Selection& selection)
{
    return selection.scenario.empty() ? ControlChoice{{}, selection.date} : ControlChoice{selection.scenario, ""};
}

const DataFile* dataFileOf(const MapDefinition& map, const Selection& selection, const LayerDefinition& layer)
{
    if (layer.occupied || layer.scenario) return nullptr;
    for (const OwnLayer& own : selection.files)
        if (own.layer->id == layer.id) return &own.file;
    return map.file(layer.data);
}

ScenarioPointer scenarioOf(const DrawnMap& map, const LayerDefinition& layer, const ShownSide& side)
{
    const ScenarioId named = layer.scenario->scenario;
    return named.empty() ? side.scenario : scenarioById(*map.map, map.selection, named);
}

LayerContent findContent(const MapData& data, const DrawnMap& map, const LayerDefinition& layer, const ShownSide& side)
{
    const auto orFailed = [&](TablePointer table) -> LayerContent {
        const bool settled = table || isNoted(data.store, failureKey(data, map, layer, side));
        return {std::move(table), std::nullopt, settled};
    };
    if (layer.occupied) return orFailed(findOccupiedArea(data, *layer.occupied, side.date));
    if (layer.scenario) {
        const ScenarioPointer scenario = isOfDifference(layer) ? nullptr : scenarioOf(map, layer, side);
        const std::string key = scenario ? scenarioKey(data, *scenario, side.date) : "";
        if (key.empty()) return {nothing(), std::nullopt, true};
        const auto result = data.store.find<ScenarioResult>(key);
        if (!result && isNoted(data.store, failureKey(key))) return {nothing(), std::nullopt, true};
        if (!result) return {};
        return partOf(result, layer.scenario->kind);
    }
    const DataFile* file = dataFileOf(data.map, map.selection, layer);
    if (!file) return {nullptr, std::nullopt, true};
    TablePointer table = data.store.findTable(*file);
    if (!table || !choosesFeatures(layer)) return orFailed(std::move(table));
    TablePointer chosen = findChosenContent(data.store, layer, *file, table, side.date);
    if (!chosen) return {};
    LayerContent content{std::move(chosen), std::nullopt, true};
    if (!showsLength(data.map, map.selection, layer)) return content;
    const auto length = data.store.find<ContactLength>(lengthKey(data, side.date));
    content.settled = length != nullptr;
    if (length) content.figure = length->km;
    return content;
}

bool showsLength(const MapDefinition& map, const Selection& selection, const LayerDefinition& layer)
{
    return layer.role == LayerRole::ContactLine && layer.dated && layer.data == map.roles.contactLines &&
           selection.comparison && selection.comparison->mode == ComparisonView::Mode::Swipe &&
           selection.comparison->with.scenario.empty();
}

std::vector<DataId> dataOfContactLength(const MapDefinition& map)
{
    std::vector<DataId> ids{map.roles.contactLines};
    if (const LayerPointer layer = map.layerOf(LayerRole::OccupiedArea); layer && layer->occupied)
        ids.push_back(layer->occupied->areas);
    return ids;
}

void measureContactLine(const MapData& data, const std::string& date)
{
    (void)data.store.get<ContactLength>(lengthKey(data, date), [&]() -> Result<DataStore::Made<ContactLength>> {
        auto length = std::make_shared<ContactLength>();
        if (const auto lines = contactLinesOn(data, date)) length->km = geodesicLengthMetres(lines->geometry) / 1000;
        return DataStore::Made<ContactLength>{std::move(length), sizeof(ContactLength)};
    });
}

std::string failureKey(const MapData& data, const DrawnMap& map, const LayerDefinition& layer, const ShownSide& side)
{
    if (layer.scenario) {
        const ScenarioPointer scenario = scenarioOf(map, layer, side);
        return failureKey(scenario ? scenarioKey(data, *scenario, side.date) : "");
    }
    if (!layer.occupied) {
        const DataFile* file = dataFileOf(data.map, map.selection, layer);
        return failureKey(file ? DataStore::keyOf(*file) : "");
    }
    const OccupiedRecipe& recipe = *layer.occupied;
    std::string key = recipe.date.empty() ? side.date : recipe.date;
    for (const DataId id : dataOf(data.map, recipe)) key += "\n" + data.key(id);
    return failureKey(fmt::format("{}\n{}", key, fmt::join(recipe.plusIso, ",")));
}

std::string failureKey(const std::string& resultKey)
{
    return "failed\n" + resultKey;
}

void note(DataStore& store, const std::string& key)
{
    constexpr std::size_t bytes = 64;
    (void)store.get<Done>(key, []() -> Result<DataStore::Made<Done>> {
        return DataStore::Made<Done>{std::make_shared<const Done>(), bytes};
    });
}

bool isNoted(DataStore& store, const std::string& key)
{
    return store.find<Done>(key) != nullptr;
}

bool fillFromStore(const MapData& data, DrawnMap& map)
{
    bool complete = true;
    const ShownSide side = leftSide(map);
    for (DrawnLayer& layer : map.layers) {
        const LayerContent content = findContent(data, map, *layer.definition, side);
        complete = complete && (content.settled || !layer.visible);
        take(layer, content);
    }
    map.oblasts = data.loaded(data.map.roles.oblasts);
    if (!map.selection.comparison) return complete;
    const bool swipe = map.selection.comparison->mode == ComparisonView::Mode::Swipe;
    return (swipe ? addTwins(data, map) : showDifference(data, map)) && complete;
}

}  // namespace frontline
