#include "analysis/describe_layers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/both_languages.hpp"
#include "map/rule_match.hpp"

namespace frontline {

namespace {

constexpr std::uint8_t translucent = 200;  // alpha below which what lies under a fill is meant to be seen

LocalText fillWords(Color color)
{
    const LocalText words = colorWords(color);
    if (color.alpha < translucent)
        return bothLanguages("translucent " + words.own() + " fill",
                             "напівпрозора заливка " + words.in(Language::Ukrainian) + " кольору");
    return bothLanguages(words.own() + " fill", "заливка " + words.in(Language::Ukrainian) + " кольору");
}

LocalText hatchWords(const DrawnHatch& hatch)
{
    const LocalText words = colorWords(hatch.color);
    const std::string &english = words.own(), &ukrainian = words.in(Language::Ukrainian);
    if (hatch.dots) return bothLanguages(english + " dots", "крапки " + ukrainian + " кольору");
    const double angle = std::fmod(std::fmod(hatch.angleDegrees, 180) + 180, 180);
    if (angle == 0)
        return bothLanguages("horizontal " + english + " lines", "горизонтальні лінії " + ukrainian + " кольору");
    if (angle == 90)
        return bothLanguages("vertical " + english + " lines", "вертикальні лінії " + ukrainian + " кольору");
    if (angle < 90)
        return bothLanguages(english + " lines rising to the right",
                             "лінії " + ukrainian + " кольору, що йдуть угору праворуч");
    return bothLanguages(english + " lines falling to the right",
                         "лінії " + ukrainian + " кольору, що йдуть униз праворуч");
}

LocalText lineWords(const DrawnLine& line)
{
    const LocalText words = colorWords(line.color);
    const auto [english, ukrainian] = line.dashPoints.empty()       ? std::pair{"solid", "суцільна"}
                                      : line.dashPoints.size() <= 2 ? std::pair{"dashed", "штрихова"}
                                                                    : std::pair{"dash-dotted", "штрих-пунктирна"};
    return bothLanguages(fmt::format("{} {} line", english, words.own()),
                         fmt::format("{} лінія {} кольору", ukrainian, words.in(Language::Ukrainian)));
}

LocalText symbolWords(const DrawnSymbol& symbol)
{
    static constexpr std::array<std::pair<const char*, const char*>, 5> shapes{{{"circle", "кружок"},
                                                                                {"square", "квадрат"},
                                                                                {"ring", "кільце"},
                                                                                {"ring with a dot", "кільце з крапкою"},
                                                                                {"diamond", "ромб"}}};
    const LocalText words = colorWords(symbol.color);
    const auto& [english, ukrainian] = shapes[static_cast<std::size_t>(symbol.shape)];
    return bothLanguages(fmt::format("{} {}", words.own(), english),
                         fmt::format("{} {} кольору", ukrainian, words.in(Language::Ukrainian)));
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
    std::string english, ukrainian;
    for (const LocalText& sign : signs) {
        const char* const separator = english.empty() ? "" : ", ";
        english += separator + sign.own();
        ukrainian += separator + sign.in(Language::Ukrainian);
    }
    return bothLanguages(std::move(english), std::move(ukrainian));
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
    for (std::size_t f = 0; f < layer.table->featureCount(); ++f) {
        bool drawn = false;
        for (std::size_t r = 0; r < layer.rules.size(); ++r) {
            const DrawnRule& rule = layer.rules[r];
            if (!ruleMatches(*layer.table, rule, f)) continue;
            if (metresPerPoint >= rule.fromMetresPerPoint && metresPerPoint < rule.toMetresPerPoint)
                drawn = used[r] = true;
            if (!hasScaleRange(rule)) break;
        }
        if (drawn) out.features.push_back(static_cast<std::uint32_t>(f));
    }
    for (std::size_t r = 0; r < layer.rules.size(); ++r)
        if (used[r]) out.rules.push_back(&layer.rules[r]);
    return out;
}

/// A reader knows a river when they see one; not what a hatch or a dashed line stands for.
bool needsExplaining(const DrawnMap& map, const LayerDefinition& layer, const std::vector<const DrawnRule*>& rules)
{
    if (layer.occupied || layer.scenario || (!layer.data.empty() && layer.data == map.map->roles.contactLines))
        return true;
    return std::ranges::any_of(rules, [](const DrawnRule* rule) {
        return (rule->fill && rule->fill->hatch) || (rule->line && !rule->line->dashPoints.empty());
    });
}

}  // namespace

LocalText colorWords(Color color)
{
    const int high = std::max({color.red, color.green, color.blue}),
              low = std::min({color.red, color.green, color.blue});
    const int chroma = high - low;
    if (chroma < 28) {
        const int grey = (high + low) / 2;
        if (grey < 60) return bothLanguages("black", "чорного");
        if (grey < 110) return bothLanguages("dark grey", "темно-сірого");
        if (grey < 190) return bothLanguages("grey", "сірого");
        if (grey < 236) return bothLanguages("light grey", "світло-сірого");
        return bothLanguages("white", "білого");
    }
    // Hue of HSV (Smith 1978), in degrees.
    double hue = high == color.red     ? 60.0 * (color.green - color.blue) / chroma
                 : high == color.green ? 60.0 * (color.blue - color.red) / chroma + 120
                                       : 60.0 * (color.red - color.green) / chroma + 240;
    if (hue < 0) hue += 360;
    if (hue >= 20 && hue < 50 && high < 180) return bothLanguages("brown", "коричневого");
    struct Hue {
        double below;
        const char *english, *ukrainian;
    };
    static constexpr std::array hues{Hue{18, "red", "червоного"},
                                     Hue{45, "orange", "помаранчевого"},
                                     Hue{68, "yellow", "жовтого"},
                                     Hue{160, "green", "зеленого"},
                                     Hue{190, "blue-green", "синьо-зеленого"},
                                     Hue{255, "blue", "синього"},
                                     Hue{300, "purple", "фіолетового"},
                                     Hue{345, "pink", "рожевого"},
                                     Hue{361, "red", "червоного"}};
    const auto found = std::ranges::find_if(hues, [&](const Hue& h) { return hue < h.below; });
    const int lightness = (high + low) / 2;
    if (lightness < 95)
        return bothLanguages(std::string("dark ") + found->english, std::string("темно-") + found->ukrainian);
    if (lightness > 180)
        return bothLanguages(std::string("light ") + found->english, std::string("світло-") + found->ukrainian);
    return bothLanguages(found->english, found->ukrainian);
}

std::vector<DescribedLayer> describeLayers(const DrawnMap& map, const Frame& frame, double metresPerPoint)
{
    std::vector<DescribedLayer> out;
    for (const DrawnLayer& layer : map.layers) {
        if (!layer.visible || layer.opacity <= 0 || !layer.table || layer.table->geometry.coordinates.empty()) continue;
        if (std::ranges::find(out, layer.id(), &DescribedLayer::id) != out.end()) continue;
        const Drawn drawn = drawnOf(layer, metresPerPoint);
        if (drawn.features.empty() || !frame.shows(selectFeatures(layer.table->geometry, drawn.features))) continue;
        std::vector<LocalText> signs;
        for (const DrawnRule* rule : drawn.rules) addSigns(signs, *rule, layer.table->geometry.kind);
        out.push_back(
            {layer.id(), layer.definition->title, joined(signs), needsExplaining(map, *layer.definition, drawn.rules)});
    }
    return out;
}

}  // namespace frontline
