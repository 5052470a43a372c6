#include "analysis/describe_layers.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/message.hpp"
#include "map/rule_match.hpp"

namespace frontline {

namespace {

constexpr std::uint8_t translucent = 200;  // alpha below which what lies under a fill is meant to be seen

LocalText colorName(const Phrase& name)
{
    return inAllLanguages([&](Language language) { return std::string(name.in(language)); });
}

/// A sign with its colour: "{} fill". In languages that decline, the colour's name has the form that goes with the
/// sign.
LocalText ofColor(const Phrase& sign, Color color)
{
    const LocalText words = colorWords(color);
    return inAllLanguages([&](Language language) { return trf(language, sign, words.in(language)); });
}

LocalText fillWords(Color color)
{
    return ofColor(color.alpha < translucent ? phrase("translucent {} fill") : phrase("{} fill"), color);
}

LocalText hatchWords(const DrawnHatch& hatch)
{
    if (hatch.dots) return ofColor(phrase("{} dots"), hatch.color);
    const double angle = std::fmod(std::fmod(hatch.angleDegrees, 180) + 180, 180);
    return ofColor(angle == 0    ? phrase("horizontal {} lines")
                   : angle == 90 ? phrase("vertical {} lines")
                   : angle < 90  ? phrase("{} lines rising to the right")
                                 : phrase("{} lines falling to the right"),
                   hatch.color);
}

LocalText lineWords(const DrawnLine& line)
{
    return ofColor(line.dashPoints.empty()       ? phrase("solid {} line")
                   : line.dashPoints.size() <= 2 ? phrase("dashed {} line")
                                                 : phrase("dash-dotted {} line"),
                   line.color);
}

LocalText symbolWords(const DrawnSymbol& symbol)
{
    static constexpr std::array shapes{
        phrase("{} circle"),  phrase("{} square"),   phrase("{} ring"), phrase("{} ring with a dot"),
        phrase("{} diamond"), phrase("{} triangle"), phrase("{} star"), phrase("{} cross")};
    return ofColor(shapes[static_cast<std::size_t>(symbol.shape)], symbol.color);
}

void addWords(std::vector<LocalText>& all, LocalText words)
{
    if (std::ranges::find(all, words.own(), &LocalText::own) == all.end()) all.push_back(std::move(words));
}

/// The words of one rule, each once.
void addSigns(std::vector<LocalText>& all, const DrawnRule& rule, GeometryKind kind)
{
    if (rule.fill && kind == GeometryKind::Polygon) {
        if (rule.fill->color.alpha > 0) addWords(all, fillWords(rule.fill->color));
        if (rule.fill->hatch) addWords(all, hatchWords(*rule.fill->hatch));
    }
    if (rule.line && kind != GeometryKind::Point) addWords(all, lineWords(*rule.line));
    if (rule.symbol) addWords(all, symbolWords(*rule.symbol));
}

LocalText joined(const std::vector<LocalText>& signs)
{
    return inAllLanguages([&](Language language) {
        std::string out;
        for (const LocalText& sign : signs) out += (out.empty() ? "" : ", ") + sign.in(language);
        return out;
    });
}

/// Rules that draw a feature of the layer, at this scale, and the features that they draw.
struct Drawn {
    std::vector<const DrawnRule*> rules;
    std::vector<std::uint32_t> features;
};

Drawn drawnOf(const DrawnLayer& layer, double metresPerPoint)
{
    Drawn out;
    std::vector<bool> used(layer.rules.size());
    RuleMatcher matcher(*layer.table, layer.rules);
    for (std::size_t f = 0; f < layer.table->featureCount(); ++f) {
        bool drawn = false;
        for (std::size_t r = 0; r < layer.rules.size(); ++r) {
            const DrawnRule& rule = layer.rules[r];
            if (!matcher.matches(r, f)) continue;
            if (!rule.hidden && metresPerPoint >= rule.fromMetresPerPoint && metresPerPoint < rule.toMetresPerPoint)
                drawn = used[r] = true;
            if (!hasScaleRange(rule)) break;
        }
        if (drawn) out.features.push_back(static_cast<std::uint32_t>(f));
    }
    for (std::size_t r = 0; r < layer.rules.size(); ++r)
        if (used[r]) out.rules.push_back(&layer.rules[r]);
    return out;
}

/// A reader knows a river when they see one; not what a hatch or a dashed line stands for, nor what the legend names.
bool needsExplaining(const DrawnMap& map, const LayerDefinition& layer, const std::vector<const DrawnRule*>& rules)
{
    if (layer.occupied || layer.scenario || (!layer.data.empty() && layer.data == map.map->roles.contactLines))
        return true;
    if (!layer.legend || !layer.legend->empty()) return true;
    return std::ranges::any_of(rules, [](const DrawnRule* rule) {
        return (rule->fill && rule->fill->hatch) || (rule->line && !rule->line->dashPoints.empty());
    });
}

/// What tells two layers apart whose signs have the same words.
struct Looks {
    bool fill = false;
    double dash = 0, width = 0;  // points
};

Looks looksOf(const std::vector<const DrawnRule*>& rules, GeometryKind kind)
{
    Looks looks;
    for (const DrawnRule* rule : rules) {
        looks.fill = looks.fill || (rule->fill && kind == GeometryKind::Polygon);
        if (rule->line && looks.width == 0) {
            looks.width = rule->line->widthPoints;
            looks.dash = rule->line->dashPoints.empty() ? 0 : rule->line->dashPoints.front();
        }
        if (rule->symbol && looks.width == 0) looks.width = rule->symbol->sizePoints;
    }
    return looks;
}

/// The sign of a layer beside another that has the same.
LocalText unlike(const LocalText& sign, const Looks& looks, const LocalText& otherTitle, const Looks& other)
{
    const Phrase words = looks.fill && other.fill    ? phrase("{}, laid over that of “{}”")
                         : looks.dash > other.dash   ? phrase("{}, with longer dashes than “{}”")
                         : looks.dash < other.dash   ? phrase("{}, with shorter dashes than “{}”")
                         : looks.width > other.width ? phrase("{}, larger than “{}”")
                         : looks.width < other.width ? phrase("{}, smaller than “{}”")
                                                     : phrase("{}, like “{}”");
    return inAllLanguages(
        [&](Language language) { return trf(language, words, sign.in(language), otherTitle.in(language)); });
}

}  // namespace

LocalText colorWords(Color color)
{
    const int high = std::max({color.red, color.green, color.blue}),
              low = std::min({color.red, color.green, color.blue});
    const int chroma = high - low;
    if (chroma < 28) {
        const int grey = (high + low) / 2;
        if (grey < 60) return colorName(phrasec("colour", "black"));
        if (grey < 110) return colorName(phrasec("colour", "dark grey"));
        if (grey < 190) return colorName(phrasec("colour", "grey"));
        if (grey < 236) return colorName(phrasec("colour", "light grey"));
        return colorName(phrasec("colour", "white"));
    }
    // Hue of HSV (Smith 1978), in degrees.
    double hue = high == color.red     ? 60.0 * (color.green - color.blue) / chroma
                 : high == color.green ? 60.0 * (color.blue - color.red) / chroma + 120
                                       : 60.0 * (color.red - color.green) / chroma + 240;
    if (hue < 0) hue += 360;
    if (hue >= 20 && hue < 50 && high < 180) return colorName(phrasec("colour", "brown"));
    struct Hue {
        double below;
        Phrase name, dark, light;
    };
    static constexpr std::array hues{
        Hue{18, phrasec("colour", "red"), phrasec("colour", "dark red"), phrasec("colour", "light red")},
        Hue{45, phrasec("colour", "orange"), phrasec("colour", "dark orange"), phrasec("colour", "light orange")},
        Hue{68, phrasec("colour", "yellow"), phrasec("colour", "dark yellow"), phrasec("colour", "light yellow")},
        Hue{160, phrasec("colour", "green"), phrasec("colour", "dark green"), phrasec("colour", "light green")},
        Hue{190, phrasec("colour", "blue-green"), phrasec("colour", "dark blue-green"),
            phrasec("colour", "light blue-green")},
        Hue{255, phrasec("colour", "blue"), phrasec("colour", "dark blue"), phrasec("colour", "light blue")},
        Hue{300, phrasec("colour", "purple"), phrasec("colour", "dark purple"), phrasec("colour", "light purple")},
        Hue{345, phrasec("colour", "pink"), phrasec("colour", "dark pink"), phrasec("colour", "light pink")},
        Hue{361, phrasec("colour", "red"), phrasec("colour", "dark red"), phrasec("colour", "light red")}};
    const auto found = std::ranges::find_if(hues, [&](const Hue& h) { return hue < h.below; });
    const int lightness = (high + low) / 2;
    return colorName(lightness < 95 ? found->dark : lightness > 180 ? found->light : found->name);
}

std::vector<DescribedLayer> describeLayers(const DrawnMap& map, const Frame& frame, double metresPerPoint)
{
    std::vector<DescribedLayer> out;
    std::vector<Looks> looks;  // of these
    for (const DrawnLayer& layer : map.layers) {
        if (!layer.visible || layer.opacity <= 0 || !layer.table || layer.table->geometry.coordinates.empty()) continue;
        if (std::ranges::find(out, layer.id(), &DescribedLayer::id) != out.end()) continue;
        const Drawn drawn = drawnOf(layer, metresPerPoint);
        if (drawn.features.empty() || !frame.shows(selectFeatures(layer.table->geometry, drawn.features))) continue;
        std::vector<LocalText> signs;
        for (const DrawnRule* rule : drawn.rules) addSigns(signs, *rule, layer.table->geometry.kind);
        const bool explained = needsExplaining(map, *layer.definition, drawn.rules);
        LocalText sign = joined(signs);
        looks.push_back(looksOf(drawn.rules, layer.table->geometry.kind));
        for (std::size_t i = 0; explained && i < out.size(); ++i)
            if (out[i].explained && !sign.empty() && out[i].sign.own() == sign.own())
                sign = unlike(sign, looks.back(), out[i].title, looks[i]);
        out.push_back({layer.id(), layer.definition->title, std::move(sign), explained});
    }
    return out;
}

}  // namespace frontline
