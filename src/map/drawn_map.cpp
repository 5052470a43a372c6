#include "map/drawn_map.hpp"

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
    drawn.rules.reserve(look.rules->size());
    for (const StyleRule& rule : *look.rules) drawn.rules.push_back(resolved(rule, palette));
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

TablePointer chosenFeatures(const LayerDefinition& layer, TablePointer data, const std::string& date)
{
    if (layer.filterColumn.empty() && !layer.dated) return data;
    std::vector<std::uint32_t> chosen;
    for (std::size_t i = 0; i < data->featureCount(); ++i) {
        if (!layer.filterColumn.empty() && !data->reads(layer.filterColumn, i, layer.filterValue)) continue;
        if (layer.dated && isoDate(*data, i) != date) continue;
        chosen.push_back(static_cast<std::uint32_t>(i));
    }
    if (chosen.size() == data->featureCount()) return data;
    return std::make_shared<const FeatureTable>(selectFeatures(*data, chosen));
}

}  // namespace frontline
