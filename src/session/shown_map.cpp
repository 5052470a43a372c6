#include "session/shown_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace frontline {

namespace {

std::string textOf(const ZoneDraft& zone)
{
    std::string text = fmt::format("{} {} {}", zone.heldKm, zone.occupiedKm, zone.base.text());
    for (const std::string& oblast : zone.oblasts) text += " " + oblast;
    return text + " " + zone.name;
}

constexpr std::size_t mostHighlights = 3;

const std::array<LayerPointer, mostHighlights>& highlightDefinitions()
{
    static const auto definitions = [] {
        std::array<LayerPointer, mostHighlights> made;
        for (std::size_t i = 0; i < made.size(); ++i) {
            LayerDefinition layer;
            layer.id = LayerId(i == 0 ? "#highlight" : fmt::format("#highlight-{}", i));
            layer.legend = LocalText();
            made[i] = std::make_shared<const LayerDefinition>(std::move(layer));
        }
        return made;
    }();
    return definitions;
}

ControlChoice shownChoice(const Selection& selection)
{
    return selection.scenario.empty() ? ControlChoice{{}, selection.date} : ControlChoice{selection.scenario, ""};
}

/// The selection with the content of another one.
Selection withContent(Selection selection, const Selection& content)
{
    const double swipe = selection.comparison ? selection.comparison->swipe : 0.5;
    selection.date = content.date;
    selection.scenario = content.scenario;
    selection.zone = content.zone;
    selection.comparison = content.comparison;
    if (selection.comparison) selection.comparison->swipe = swipe;
    return selection;
}

}  // namespace

std::string contentKey(const Selection& selection)
{
    std::string key = selection.date + "\n" + selection.scenario.text();
    const auto& comparison = selection.comparison;
    if (comparison)
        key +=
            (comparison->mode == ComparisonView::Mode::Swipe ? "\nswipe " : "\ndifference ") + comparison->with.text();
    const bool ofZone =
        selection.scenario == draftZoneId() || (comparison && comparison->with.scenario == draftZoneId());
    if (selection.zone && ofZone) key += "\n" + textOf(*selection.zone);
    return key;
}

std::vector<std::string> missingOf(const DrawnNow& now, const Selection& selection)
{
    std::vector<std::string> missing;
    if (now.complete) return missing;
    const std::string content = contentKey(selection);
    missing.push_back("\n" + content);
    for (const DrawnLayer& layer : now.map.layers) {
        if (!layer.visible || layer.table) continue;
        const LayerDefinition& definition = *layer.definition;
        const bool follows = definition.scenario || layer.side != DrawnLayer::Side::Both;
        missing.push_back(fmt::format("{}\n{}\n{}", layer.id().text(), static_cast<int>(layer.side),
                                      follows                    ? content
                                      : definition.followsDate() ? selection.date
                                                                 : std::string()));
    }
    return missing;
}

Scenario shownScenario(const DrawnMap& drawn)
{
    return drawn.scenario ? *drawn.scenario : controlAsScenario(drawn.selection.date);
}

void ShownMap::update(const MapPointer& map, DataStore& store, const Selection& selection, const Failures& failed)
{
    DrawnNow now = drawnNow(map, store, selection);
    const auto missing = missingOf(now, selection);
    waiting_ = std::ranges::any_of(missing, [&](const std::string& key) { return !failed.contains(key); });
    if (!waiting_)
        held_ = selection;
    else if (held_ && contentKey(*held_) != contentKey(selection))
        now = drawnNow(map, store, withContent(selection, *held_));
    drawn_ = std::move(now.map);
    lit_ = {};
    const MapData data{*map, store};
    const Selection& shown = drawn_.selection;
    const bool ledger = !map->scenarios.empty() || selection.zone;
    result_ = ledger ? findScenarioResult(data, shownScenario(drawn_), shown.date) : nullptr;
    const bool compares = shown.comparison && shown.comparison->mode == ComparisonView::Mode::Difference;
    difference_ = compares ? findComparison(data, shownChoice(shown), shown.comparison->with, shown.date,
                                            scenarioById(*map, shown, draftZoneId()))
                           : nullptr;
    ++revision_;
}

void ShownMap::lightUp(const LitUp& lit)
{
    if (lit == lit_) return;
    std::erase_if(drawn_.layers, isHighlight);
    lit_ = lit;
    const std::array tables{lit.ground, lit.selected, lit.found};
    for (std::size_t i = 0; i < tables.size(); ++i)
        if (tables[i]) drawn_.layers.push_back(highlightLayer(*drawn_.map, drawn_.selection.theme, tables[i], i));
    ++revision_;
}

DrawnLayer highlightLayer(const MapDefinition& map, ThemeId theme, TablePointer lit, std::size_t number)
{
    const Palette& palette = map.palette(theme);
    const std::string color = palette.contains("highlight") ? "highlight" : "#FFB000";
    StyleRule rule;
    rule.fill = FillStyle{{color, 0.25}, std::nullopt};
    rule.line = LineStyle{{color, 1}, 2.2, std::nullopt, 0, {}};
    const bool places = lit->geometry.kind == GeometryKind::Point;
    if (places) rule.symbol = SymbolStyle{SymbolShape::Ring, 11, {color, 1}, std::nullopt};
    DrawnLayer layer;
    layer.definition = highlightDefinitions().at(number);
    layer.rules.push_back(resolved(rule, palette));
    layer.table = std::move(lit);
    return layer;
}

bool isHighlight(const DrawnLayer& layer)
{
    return std::ranges::find(highlightDefinitions(), layer.definition) != highlightDefinitions().end();
}

}  // namespace frontline
