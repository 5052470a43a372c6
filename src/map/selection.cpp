#include "map/selection.hpp"

#include <algorithm>

#include "base/catalogue.hpp"
#include "base/message.hpp"
#include "map/suggestion.hpp"
#include "map/switch_list.hpp"

namespace frontline {

namespace {

const LayerChoice* choiceOf(const Selection& selection, LayerId id)
{
    const auto found = selection.layers.find(id);
    return found == selection.layers.end() ? nullptr : &found->second;
}

std::size_t bytesOf(const std::string& text)
{
    return text.capacity() > sizeof(std::string) ? text.capacity() : 0;  // short texts lie within
}

bool drawsSymbols(const LayerPointer& layer)
{
    return std::ranges::any_of(layer->rules, [](const StyleRule& rule) { return rule.symbol.has_value(); });
}

bool drawsAreas(const LayerPointer& layer)
{
    return std::ranges::any_of(layer->rules, [](const StyleRule& rule) { return rule.fill.has_value(); });
}

/// Or what lies above all areas in its place.
bool isLineOfContact(const LayerPointer& layer)
{
    return layer->role == LayerRole::ContactLine || drawsSymbols(layer) ||
           (layer->scenario && layer->scenario->kind == ScenarioPart::Kind::Line);
}

/// As nobody has moved them. A mixed layer stays together.
std::vector<LayerPointer> naturalOrder(const MapDefinition& map, const Selection& selection)
{
    std::vector<LayerPointer> layers = map.layers, above, lines, areas;
    for (const OwnLayer& own : selection.files)
        (drawsSymbols(own.layer) || !own.layer->partOf.empty() ? above
         : drawsAreas(own.layer)                               ? areas
                                                               : lines)
            .push_back(own.layer);
    layers.insert(std::ranges::find_if(layers, drawsSymbols), lines.begin(), lines.end());
    layers.insert(std::ranges::find_if(layers, isLineOfContact), areas.begin(), areas.end());
    layers.insert(layers.end(), above.begin(), above.end());
    return layers;
}

}  // namespace

bool OwnLayer::operator==(const OwnLayer& other) const
{
    // Layers are never changed in place: another style is another pointer.
    return layer == other.layer && file == other.file && style == other.style && color == other.color;
}

Selection firstSelection(const MapDefinition& map)
{
    Selection selection;
    selection.date = map.date;
    selection.theme = map.theme;
    selection.furniture = map.furniture;
    selection.language = messageLanguage();
    return selection;
}

std::size_t bytesOf(const Selection& selection)
{
    constexpr std::size_t node = 4 * sizeof(void*);  // of a tree, beside its content
    std::size_t bytes = sizeof(Selection) + bytesOf(selection.date) + bytesOf(selection.crs) +
                        selection.layers.size() * (node + sizeof(LayerId) + sizeof(LayerChoice)) +
                        selection.order.capacity() * sizeof(LayerId) + selection.files.capacity() * sizeof(OwnLayer);
    for (const OwnLayer& own : selection.files)
        bytes += bytesOf(own.file.path.native()) + bytesOf(own.file.crs) + bytesOf(own.file.layer) +
                 bytesOf(own.file.encoding) + bytesOf(own.style.color) + bytesOf(own.style.label) +
                 bytesOf(own.style.filter) + bytesOf(own.style.classes.column) +
                 own.style.classes.breaks.capacity() * sizeof(double) + own.style.hidden.size() * node;
    if (selection.zone) {
        bytes += bytesOf(selection.zone->name) + selection.zone->oblasts.capacity() * sizeof(std::string);
        for (const std::string& oblast : selection.zone->oblasts) bytes += bytesOf(oblast);
    }
    const FurnitureChoice& furniture = selection.furniture;
    return bytes + bytesOf(furniture.titleText) + bytesOf(furniture.subtitleText) + bytesOf(furniture.creditText);
}

std::vector<LayerPointer> layersOf(const MapDefinition& map, const Selection& selection)
{
    std::vector<LayerPointer> natural = naturalOrder(map, selection);
    if (selection.order.empty()) return natural;
    std::vector<LayerPointer> ordered;
    for (const LayerId id : selection.order)
        if (const auto found = std::ranges::find(natural, id, &LayerDefinition::id); found != natural.end())
            ordered.push_back(*found);
    // What the order does not name lies above what is below it in the map.
    auto at = ordered.begin();
    for (const LayerPointer& layer : natural) {
        const auto found = std::ranges::find(ordered, layer);
        at = (found == ordered.end() ? ordered.insert(at, layer) : found) + 1;
    }
    return ordered;
}

bool isShown(const MapDefinition& map, const Selection& selection, const LayerDefinition& layer)
{
    return isShownOn(map, selection, layer, selection.date);
}

bool isShownOn(const MapDefinition& map, const Selection& selection, const LayerDefinition& layer,
               const std::string& date)
{
    const LayerChoice* choice = choiceOf(selection, layer.id);
    if (choice && choice->visible) return *choice->visible;
    return *map.look(selection.theme, layer).visible && layer.holdsOn(date);
}

double opacityOf(const MapDefinition& map, const Selection& selection, const LayerDefinition& layer)
{
    const LayerChoice* choice = choiceOf(selection, layer.id);
    return choice && choice->opacity ? *choice->opacity : *map.look(selection.theme, layer).opacity;
}

LayerPointer layerById(const MapDefinition& map, const Selection& selection, LayerId id)
{
    if (LayerPointer layer = map.layer(id)) return layer;
    for (const OwnLayer& own : selection.files)
        if (own.layer->id == id) return own.layer;
    return nullptr;
}

ScenarioId draftZoneId()
{
    static const ScenarioId id("my-zone");
    return id;
}

Scenario scenarioOf(const ZoneDraft& zone, const MapDefinition& map)
{
    Scenario scenario;
    scenario.id = draftZoneId();
    scenario.name = zone.name.empty() ? inAllLanguages("My zone") : LocalText(zone.name);
    scenario.proposer = inAllLanguages("Own zone");
    scenario.baseDate = zone.base.date;
    // A scenario that has gone takes the line of the date that is shown.
    if (map.scenarioById(zone.base.scenario)) scenario.baseScenario = zone.base.scenario;
    if (zone.heldKm <= 0 && zone.occupiedKm <= 0) return scenario;
    ZoneRecipe recipe;
    recipe.name = scenario.name;
    recipe.heldKm = zone.heldKm;
    recipe.occupiedKm = zone.occupiedKm;
    recipe.oblasts = zone.oblasts;
    scenario.zones.push_back(std::move(recipe));
    return scenario;
}

ScenarioPointer scenarioById(const MapDefinition& map, const Selection& selection, ScenarioId id)
{
    if (id.empty()) return nullptr;
    if (selection.zone && id == draftZoneId())
        return std::make_shared<const Scenario>(scenarioOf(*selection.zone, map));
    return map.scenarioById(id);
}

std::vector<ScenarioPointer> scenariosOf(const MapDefinition& map, const Selection& selection)
{
    std::vector<ScenarioPointer> all = map.scenarios;
    if (selection.zone) all.push_back(scenarioById(map, selection, draftZoneId()));
    return all;
}

Result<Done> applyLayerSwitches(const MapDefinition& map, Selection& selection, const std::string& switches)
{
    const auto parsed =
        parseSwitchList(switches, msg("layer"), msg("\"+a,-b\" to show a and hide b, or \"a,b\" for just these"));
    if (!parsed) return parsed.error();
    const std::vector<LayerPointer> layers = layersOf(map, selection);
    const auto named = [](const LayerDefinition& layer, const std::string& name) {
        return layer.id.text() == name || layer.whole().text() == name;
    };
    std::vector<std::string> ids;
    for (const LayerPointer& layer : layers)
        if (std::ranges::find(ids, layer->whole().text()) == ids.end()) ids.push_back(layer->whole().text());
    for (const Switch& one : *parsed)
        if (std::ranges::none_of(layers, [&](const LayerPointer& layer) { return named(*layer, one.name); }))
            return Error{unknownName("layer", one.name, ids)};
    if (parsed->front().sign == 0)
        for (const LayerPointer& layer : layers) selection.layers[layer->id].visible = false;
    for (const Switch& one : *parsed)
        for (const LayerPointer& layer : layers)
            if (named(*layer, one.name)) selection.layers[layer->id].visible = one.sign != '-';
    return Done{};
}

Result<Done> chooseDate(const MapDefinition& map, Selection& selection, const std::string& date)
{
    if (!map.hasDate(date)) return Error{unknownName("date", date, map.dates)};
    selection.date = date;
    return Done{};
}

Result<Done> chooseTheme(const MapDefinition& map, Selection& selection, ThemeId theme)
{
    if (!map.themes.contains(theme)) {
        std::vector<std::string> names;
        for (const auto& [id, known] : map.themes) names.push_back(id.text());
        return Error{unknownName("theme", theme.text(), names)};
    }
    selection.theme = theme;
    return Done{};
}

Result<ControlChoice> parseControlChoice(const MapDefinition& map, const std::string& text)
{
    if (map.scenarioById(ScenarioId(text))) return ControlChoice{ScenarioId(text), ""};
    if (map.hasDate(text)) return ControlChoice{{}, text};
    std::vector<std::string> known = map.dates;
    for (const ScenarioPointer& scenario : map.scenarios) known.push_back(scenario->id.text());
    return Error{unknownName("scenario or date", text, known)};
}

}  // namespace frontline
