#include "analysis/describe_layers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "map/rule_match.hpp"

namespace frontline {

namespace {

constexpr std::uint8_t translucent = 200;  // alpha below which what lies under a fill is meant to be seen

TextPair fillWords(Color color)
{
    const TextPair words = colorWords(color);
    if (color.alpha < translucent)
        return {"translucent " + words.english + " fill", "напівпрозора заливка " + words.ukrainian + " кольору"};
    return {words.english + " fill", "заливка " + words.ukrainian + " кольору"};
}

TextPair hatchWords(const HatchStyle& hatch, Color color)
{
    const TextPair words = colorWords(color);
    if (hatch.dots) return {words.english + " dots", "крапки " + words.ukrainian + " кольору"};
    const double angle = std::fmod(std::fmod(hatch.angleDegrees, 180) + 180, 180);
    const TextPair lines = angle == 0 ? TextPair{"horizontal {} lines", "горизонтальні лінії {} кольору"}
                           : angle == 90 ? TextPair{"vertical {} lines", "вертикальні лінії {} кольору"}
                           : angle < 90
                               ? TextPair{"{} lines rising to the right", "лінії {} кольору, що йдуть угору праворуч"}
                               : TextPair{"{} lines falling to the right", "лінії {} кольору, що йдуть униз праворуч"};
    return {fmt::format(fmt::runtime(lines.english), words.english),
            fmt::format(fmt::runtime(lines.ukrainian), words.ukrainian)};
}

TextPair lineWords(const LineStyle& line, Color color)
{
    const TextPair words = colorWords(color);
    const TextPair kind = line.dashPoints.empty()       ? TextPair{"solid", "суцільна"}
                          : line.dashPoints.size() <= 2 ? TextPair{"dashed", "штрихова"}
                                                        : TextPair{"dash-dotted", "штрих-пунктирна"};
    return {fmt::format("{} {} line", kind.english, words.english),
            fmt::format("{} лінія {} кольору", kind.ukrainian, words.ukrainian)};
}

TextPair symbolWords(const SymbolStyle& symbol, Color color)
{
    static constexpr std::array<std::pair<const char*, const char*>, 5> shapes{{{"circle", "кружок"},
                                                                                {"square", "квадрат"},
                                                                                {"ring", "кільце"},
                                                                                {"ring with a dot", "кільце з крапкою"},
                                                                                {"diamond", "ромб"}}};
    const TextPair words = colorWords(color);
    const auto& [english, ukrainian] = shapes[static_cast<std::size_t>(symbol.shape)];
    return {fmt::format("{} {}", words.english, english), fmt::format("{} {} кольору", ukrainian, words.ukrainian)};
}

void addWords(std::vector<TextPair>& all, TextPair words)
{
    const auto same = [&](const TextPair& known) { return known.english == words.english; };
    if (std::ranges::none_of(all, same)) all.push_back(std::move(words));
}

/// The words of one rule, each once.
void addSigns(std::vector<TextPair>& all, const Document& document, const StyleRule& rule, GeometryKind kind)
{
    if (rule.fill && kind == GeometryKind::Polygon) {
        if (const Color color = document.color(rule.fill->color); color.alpha > 0) addWords(all, fillWords(color));
        if (rule.fill->hatch) addWords(all, hatchWords(*rule.fill->hatch, document.color(rule.fill->hatch->color)));
    }
    if (rule.line && kind != GeometryKind::Point)
        addWords(all, lineWords(*rule.line, document.color(rule.line->color)));
    if (rule.symbol) addWords(all, symbolWords(*rule.symbol, document.color(rule.symbol->color)));
}

TextPair joined(const std::vector<TextPair>& signs)
{
    TextPair out;
    for (const TextPair& sign : signs) {
        out.english += (out.english.empty() ? "" : ", ") + sign.english;
        out.ukrainian += (out.ukrainian.empty() ? "" : ", ") + sign.ukrainian;
    }
    return out;
}

/// Rules that draw a feature of the layer, at this scale, and the features that they draw.
struct Drawn {
    std::vector<const StyleRule*> rules;
    std::vector<std::uint32_t> features;
};

Drawn drawnOf(const Layer& layer, double metresPerPoint)
{
    Drawn out;
    std::vector<bool> used(layer.rules.size());
    for (std::size_t f = 0; f < layer.table->featureCount(); ++f) {
        bool drawn = false;
        for (std::size_t r = 0; r < layer.rules.size(); ++r) {
            const StyleRule& rule = layer.rules[r];
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
bool needsExplaining(const Document& document, const Layer& layer, const std::vector<const StyleRule*>& rules)
{
    if (layer.occupied || layer.scenario || (!layer.data.empty() && layer.data == document.contactLines)) return true;
    return std::ranges::any_of(rules, [](const StyleRule* rule) {
        return (rule->fill && rule->fill->hatch) || (rule->line && !rule->line->dashPoints.empty());
    });
}

}  // namespace

TextPair colorWords(Color color)
{
    const int high = std::max({color.red, color.green, color.blue}),
              low = std::min({color.red, color.green, color.blue});
    const int chroma = high - low;
    if (chroma < 28) {
        const int grey = (high + low) / 2;
        if (grey < 60) return {"black", "чорного"};
        if (grey < 110) return {"dark grey", "темно-сірого"};
        if (grey < 190) return {"grey", "сірого"};
        if (grey < 236) return {"light grey", "світло-сірого"};
        return {"white", "білого"};
    }
    // Hue of HSV (Smith 1978), in degrees.
    double hue = high == color.red     ? 60.0 * (color.green - color.blue) / chroma
                 : high == color.green ? 60.0 * (color.blue - color.red) / chroma + 120
                                       : 60.0 * (color.red - color.green) / chroma + 240;
    if (hue < 0) hue += 360;
    if (hue >= 20 && hue < 50 && high < 180) return {"brown", "коричневого"};
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
    if (lightness < 95) return {std::string("dark ") + found->english, std::string("темно-") + found->ukrainian};
    if (lightness > 180) return {std::string("light ") + found->english, std::string("світло-") + found->ukrainian};
    return {found->english, found->ukrainian};
}

std::vector<DescribedLayer> describeLayers(const Document& document, const Frame& frame, double metresPerPoint)
{
    std::vector<DescribedLayer> out;
    for (const Layer& layer : document.layers) {
        if (!layer.visible || layer.opacity <= 0 || !layer.table || layer.table->geometry.coordinates.empty()) continue;
        const std::string id = layer.id.substr(0, layer.id.find("#right"));
        if (std::ranges::find(out, id, &DescribedLayer::id) != out.end()) continue;
        const Drawn drawn = drawnOf(layer, metresPerPoint);
        if (drawn.features.empty() || !frame.shows(selectFeatures(layer.table->geometry, drawn.features))) continue;
        std::vector<TextPair> signs;
        for (const StyleRule* rule : drawn.rules) addSigns(signs, document, *rule, layer.table->geometry.kind);
        out.push_back(
            {id, {layer.title, layer.titleUkrainian}, joined(signs), needsExplaining(document, layer, drawn.rules)});
    }
    return out;
}

}  // namespace frontline
