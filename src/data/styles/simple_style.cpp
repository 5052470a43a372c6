#include "data/styles/simple_style.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "base/text.hpp"

namespace frontline {

namespace {

/// A pixel of the screen that the specification counts in.
constexpr double pointsOfPixel = 0.75;
constexpr double mostPixels = 100;

enum Key : std::size_t {
    Stroke,
    StrokeWidth,
    StrokeOpacity,
    Fill,
    FillOpacity,
    MarkerColor,
    MarkerSize,
    MarkerSymbol,
    Count
};
constexpr std::array<std::string_view, Count> keyNames{
    "stroke", "stroke-width", "stroke-opacity", "fill", "fill-opacity", "marker-color", "marker-size", "marker-symbol"};

using Columns = std::array<const Column*, Count>;

/// "#f0a", "f0a", "#ff00aa".
std::optional<Color> colorOf(std::string text)
{
    if (text.starts_with('#')) text.erase(0, 1);
    if (text.size() == 3) text = {text[0], text[0], text[1], text[1], text[2], text[2]};
    return text.size() == 6 ? parseColor("#" + text) : std::nullopt;
}

class Feature {
public:
    Feature(const FeatureTable& table, const Columns& columns, std::size_t feature)
        : table_(table), columns_(columns), feature_(feature)
    {}

    [[nodiscard]] std::string text(Key key) const
    {
        return has(key) ? table_.text(columns_[key]->name, feature_) : std::string();
    }
    [[nodiscard]] bool has(Key key) const { return columns_[key] && !columns_[key]->isMissing(feature_); }
    [[nodiscard]] double number(Key key, double otherwise, double most) const
    {
        const double value = has(key) ? table_.number(columns_[key]->name, feature_) : otherwise;
        return std::isfinite(value) && value >= 0 ? std::min(value, most) : otherwise;
    }
    [[nodiscard]] Color color(Key key, Color otherwise) const
    {
        return has(key) ? colorOf(text(key)).value_or(otherwise) : otherwise;
    }

private:
    const FeatureTable& table_;
    const Columns& columns_;
    std::size_t feature_;
};

FileStyle styleOf(const Feature& feature)
{
    constexpr Color grey{0x55, 0x55, 0x55, 255}, markerGrey{0x7E, 0x7E, 0x7E, 255};
    FileStyle style;
    style.fill = feature.color(Fill, grey).withOpacity(feature.number(FillOpacity, 0.6, 1));
    style.stroke = feature.color(Stroke, grey).withOpacity(feature.number(StrokeOpacity, 1, 1));
    style.strokeWidthPoints = feature.number(StrokeWidth, 2, mostPixels) * pointsOfPixel;
    if (style.strokeWidthPoints <= 0) style.stroke.reset();
    style.symbol = feature.color(MarkerColor, markerGrey);
    style.symbolOutline = Color{255, 255, 255, 255};
    const std::string size = feature.text(MarkerSize);
    style.symbolPoints = size == "small" ? 6 : size == "large" ? 12 : 8;
    return style;
}

}  // namespace

FileStyles simpleStyles(const FeatureTable& table)
{
    Columns columns{};
    for (std::size_t key = 0; key < Count; ++key) columns[key] = table.column(keyNames[key]);
    FileStyles out;
    if (std::ranges::all_of(columns, [](const Column* column) { return !column; })) return out;
    out.ofFeature.assign(table.featureCount(), FileStyles::none);
    std::unordered_map<std::string, std::uint32_t> known;  // by the values
    for (std::size_t f = 0; f < table.featureCount(); ++f) {
        const Feature feature(table, columns, f);
        std::string values;
        bool any = false;
        for (std::size_t key = 0; key < Count; ++key) {
            values += feature.text(static_cast<Key>(key)) + "\x1f";
            any = any || feature.has(static_cast<Key>(key));
        }
        if (!any) continue;
        const auto [found, isNew] = known.try_emplace(std::move(values), FileStyles::none);
        if (isNew) found->second = numberOf(styleOf(feature), out);
        out.ofFeature[f] = found->second;
        // Values that are all different make no classes.
        if (known.size() > 2 * FileStyles::most) known.clear();
    }
    if (out.styles.empty()) out.ofFeature.clear();
    return out;
}

}  // namespace frontline
