#include "map/drawn_map.hpp"

#include "data/date_column.hpp"
#include "data/filter.hpp"
#include "map/layer_data.hpp"

namespace frontline {

namespace {

std::optional<Color> named(const Palette& palette, const char* name)
{
    const auto found = palette.find(name);
    return found == palette.end() ? std::nullopt : std::optional(found->second);
}

/// Of a swipe between dates; else "".
std::string dateOnTheRight(const Selection& selection)
{
    const bool swipe = selection.comparison && selection.comparison->mode == ComparisonView::Mode::Swipe;
    return swipe ? selection.comparison->with.date : "";
}

/// An age on the date is a day, counted the other way.
void ageToDays(RuleCondition& rule, std::int64_t date)
{
    const auto least = rule.min, most = rule.max;
    const double next = static_cast<double>(date) + 1;
    rule.ofAge = false;
    rule.min = most ? std::optional(next - *most) : std::nullopt;
    rule.max = least ? std::optional(next - *least) : std::nullopt;
}

std::vector<DrawnRule> rulesOn(const std::vector<StyleRule>& rules, const Palette& palette,
                               const LayerDefinition& layer, const std::string& date)
{
    std::vector<DrawnRule> drawn;
    drawn.reserve(rules.size());
    for (const StyleRule& rule : rules) {
        drawn.push_back(resolved(rule, palette));
        DrawnRule& last = drawn.back();
        if (last.ofAge) ageToDays(last, dayNumber(date).value_or(0));
        if (layer.days) last.days = daySpanOn(*layer.days, date);
        if (!last.hidden) continue;
        last.fill.reset();
        last.line.reset();
        last.symbol.reset();
        last.label.reset();
    }
    return drawn;
}

DrawnLayer styled(const MapDefinition& map, const Selection& selection, const LayerPointer& layer,
                  const Palette& palette)
{
    DrawnLayer drawn;
    drawn.definition = layer;
    drawn.source = map.source(layer->source);
    drawn.visible = isShown(map, selection, *layer);
    if (const std::string right = dateOnTheRight(selection); !right.empty()) {
        const bool left = drawn.visible, onRight = isShownOn(map, selection, *layer, right);
        drawn.visible = left || onRight;
        if (left != onRight) drawn.side = left ? DrawnLayer::Side::Left : DrawnLayer::Side::Right;
    }
    drawn.opacity = opacityOf(map, selection, *layer);
    const LayerLook look = map.look(selection.theme, *layer);
    drawn.rules = rulesOn(*look.rules, palette, *layer, selection.date);
    return drawn;
}

/// A comparison of two dates is made of lines of contact: no scenario stands behind it.
void creditDatesCompared(DrawnMap& drawn)
{
    const std::optional<ComparisonView>& comparison = drawn.comparison();
    if (!comparison || comparison->mode != ComparisonView::Mode::Difference || drawn.scenario || drawn.compared) return;
    const auto isLine = [&](const DrawnLayer& layer) { return layer.role() == LayerRole::ContactLine && layer.source; };
    const auto line = std::ranges::find_if(drawn.layers, isLine);
    if (line == drawn.layers.end()) return;
    for (DrawnLayer& layer : drawn.layers)
        if (layer.isPart(ScenarioPart::Kind::OnlyFirst) || layer.isPart(ScenarioPart::Kind::OnlySecond))
            layer.source = line->source;
}

}  // namespace

DrawnMap drawnStyles(const MapPointer& map, const Selection& selection)
{
    DrawnMap drawn{map, selection, scenarioById(*map, selection, selection.scenario), {}, {}, {}, {}, {}, {}};
    if (selection.comparison) drawn.compared = scenarioById(*map, selection, selection.comparison->with.scenario);
    const Palette& palette = map->palette(selection.theme);
    drawn.background = colorIn(palette, {"background", 1});
    drawn.paper = named(palette, "halo");
    drawn.ink = named(palette, "text");
    for (const LayerPointer& layer : layersOf(*map, selection))
        drawn.layers.push_back(styled(*map, selection, layer, palette));
    creditDatesCompared(drawn);
    return drawn;
}

std::vector<DrawnRule> drawnRules(const MapDefinition& map, const Selection& selection, const LayerDefinition& layer,
                                  const std::string& date)
{
    return rulesOn(*map.look(selection.theme, layer).rules, map.palette(selection.theme), layer, date);
}

bool choosesFeatures(const LayerDefinition& layer)
{
    return !layer.filterColumn.empty() || layer.dated || !layer.where.empty();
}

TablePointer chosenFeatures(const LayerDefinition& layer, TablePointer data, const std::string& date)
{
    if (!choosesFeatures(layer)) return data;
    std::vector<std::uint32_t> chosen;
    const auto isChosen = [&](std::uint32_t i) {
        return (layer.filterColumn.empty() || data->reads(layer.filterColumn, i, layer.filterValue)) &&
               (!layer.dated || isoDate(*data, i) == date);
    };
    if (layer.where.empty()) {
        for (std::uint32_t i = 0; i < data->featureCount(); ++i)
            if (isChosen(i)) chosen.push_back(i);
    } else if (auto where = featuresWhere(*data, layer.where)) {
        chosen = *std::move(where);
        std::erase_if(chosen, [&](std::uint32_t i) { return !isChosen(i); });
    }
    if (chosen.size() == data->featureCount()) return data;
    return std::make_shared<const FeatureTable>(selectFeatures(*data, chosen));
}

}  // namespace frontline
