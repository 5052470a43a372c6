#include "app/highlight.hpp"

#include "geo/set_operations.hpp"

namespace frontline {

namespace {

Result<FeatureTable> oblastByIso(const Document& document, const std::string& iso)
{
    const auto data = document.data.find(document.oblasts);
    if (data == document.data.end() || !data->second.table) return Error{"the oblasts are not loaded"};
    const FeatureTable& oblasts = *data->second.table;
    for (std::size_t i = 0; i < oblasts.featureCount(); ++i)
        if (oblasts.text("iso", i) == iso) return selectFeatures(oblasts, {static_cast<std::uint32_t>(i)});
    return Error{"no oblast \"" + iso + "\" in this map"};
}

}  // namespace

Result<std::shared_ptr<const FeatureTable>> groundInOblast(
    const Document& document, const std::string& iso, const std::vector<std::shared_ptr<const FeatureTable>>& grounds)
{
    auto oblast = oblastByIso(document, iso);
    if (!oblast) return oblast.error();
    FlatGeometry inside;
    for (const auto& ground : grounds) {
        if (!ground || ground->geometry.partCount() == 0) continue;
        auto part = intersectionOf(ground->geometry, oblast->geometry);
        if (!part) return part.error();
        appendFeatures(inside, *part);
    }
    auto table = std::make_shared<FeatureTable>();
    table->geometry = inside.partCount() > 0 ? std::move(inside) : oblast->geometry;
    return std::shared_ptr<const FeatureTable>(std::move(table));
}

Layer highlightLayer(const Document& document, std::shared_ptr<const FeatureTable> ground)
{
    const auto palette = document.themes.find(document.theme);
    const bool named = palette != document.themes.end() && palette->second.contains("highlight");
    const std::string color = named ? "highlight" : "#FFB000";
    StyleRule rule;
    rule.fill = FillStyle{{color, 0.25}, std::nullopt};
    rule.line = LineStyle{{color, 1}, 2.2, std::nullopt, 0, {}};
    Layer layer;
    layer.id = "#highlight";
    layer.rules.push_back(rule);
    layer.table = std::move(ground);
    return layer;
}

}  // namespace frontline
