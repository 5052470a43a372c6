#include "map/read_style.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "base/color.hpp"
#include "base/message.hpp"
#include "map/suggestion.hpp"

namespace frontline {

namespace {

constexpr double maxPoints = 1000;
/// Of a dash and its gaps together: what is finer is no dash, and takes time.
constexpr double shortestDashPoints = 0.1;

class StyleReader {
public:
    explicit StyleReader(std::vector<TomlReference>& colors) : colors_(colors) {}

    // Each reads a part into the style that there is: keys that are not given keep its values.

    FillStyle fill(TomlReader& reader, FillStyle style = {})
    {
        style.color = color(reader, "color", "opacity", style.color);
        if (removed(reader, "hatch")) {
            style.hatch.reset();
            return style;
        }
        reader.table("hatch", reader.where() + ", hatch",
                     [&](TomlReader& inner) { style.hatch = hatch(inner, style.hatch.value_or(HatchStyle{})); });
        return style;
    }

    LineStyle line(TomlReader& reader, LineStyle style = {})
    {
        style.color = color(reader, "color", "opacity", style.color);
        style.widthPoints = reader.number("width", style.widthPoints, 0.01, maxPoints);
        readCasing(reader, style);
        if (removed(reader, "band"))
            style.band.reset();
        else if (style.band || reader.has("band"))
            style.band = color(reader, "band", "band_opacity", style.band.value_or(ColorRef{}));
        if (auto dash = reader.numbers("dash", 0, 0, maxPoints)) {
            double sum = 0;
            for (const double length : *dash) sum += length;
            if (dash->size() % 2 != 0 || dash->size() > 8 || (!dash->empty() && !(sum >= shortestDashPoints)))
                reader.fail("dash",
                            msg("key \"dash\" must be up to four pairs of lengths: on, off, on, off ..., together {} "
                                "points or more",
                                shortestDashPoints));
            else
                style.dashPoints = std::move(*dash);
        }
        return style;
    }

    SymbolStyle symbol(TomlReader& reader, SymbolStyle style = {})
    {
        static constexpr std::array shapes{
            std::pair{"circle", SymbolShape::Circle},   std::pair{"square", SymbolShape::Square},
            std::pair{"ring", SymbolShape::Ring},       std::pair{"ring-dot", SymbolShape::RingDot},
            std::pair{"diamond", SymbolShape::Diamond}, std::pair{"triangle", SymbolShape::Triangle},
            std::pair{"star", SymbolShape::Star},       std::pair{"cross", SymbolShape::Cross}};
        style.shape = choice(reader, "shape", style.shape, shapes);
        style.sizePoints = reader.number("size", style.sizePoints, 0.1, maxPoints);
        style.color = color(reader, "color", "opacity", style.color);
        if (removed(reader, "outline"))
            style.outline.reset();
        else if (style.outline || reader.has("outline"))
            style.outline = color(reader, "outline", "outline_opacity", style.outline.value_or(ColorRef{}));
        style.outlineWidthPoints = reader.number("outline_width", style.outlineWidthPoints, 0, maxPoints);
        return style;
    }

    LabelStyle label(TomlReader& reader, LabelStyle style = {})
    {
        static constexpr std::array faces{
            std::pair{"regular", FontFace::Regular}, std::pair{"medium", FontFace::Medium},
            std::pair{"semibold", FontFace::SemiBold}, std::pair{"italic", FontFace::Italic}};
        if (style.column.empty() || reader.has("column")) style.column = reader.requiredLocalText("column");
        style.sizePoints = reader.number("size", style.sizePoints, 1, maxPoints);
        style.face = choice(reader, "face", style.face, faces);
        style.color = color(reader, "color", "opacity", style.color);
        const double widthBefore = style.halo.name.empty() ? LabelStyle{}.haloWidthPoints : style.haloWidthPoints;
        if (removed(reader, "halo"))
            style.halo = {};
        else if (!style.halo.name.empty() || reader.has("halo"))
            style.halo = color(reader, "halo", "halo_opacity", style.halo);
        const double haloWidth = reader.number("halo_width", widthBefore, 0, 20);
        style.haloWidthPoints = style.halo.name.empty() ? 0 : haloWidth;
        style.letterSpacing = reader.number("spacing", style.letterSpacing, -0.5, 10);
        style.capitals = reader.boolean("capitals", style.capitals);
        style.gapPoints = reader.number("gap", style.gapPoints, 0, 100);
        style.repeatPoints = reader.number("repeat", style.repeatPoints, 0, 1e5);
        style.leader = reader.boolean("leader", style.leader);
        style.optional = reader.boolean("optional", style.optional);
        style.priority = reader.number("priority", style.priority, -1e9, 1e9);
        style.priorityColumn = reader.text("priority_column", style.priorityColumn);
        return style;
    }

    /// "key = false" takes an optional part away.
    static bool removed(TomlReader& reader, std::string_view key) { return reader.isFalse(key); }

private:
    void readCasing(TomlReader& reader, LineStyle& style)
    {
        if (removed(reader, "casing")) {
            style.casing.reset();
            style.casingWidthPoints = 0;
            return;
        }
        const bool had = style.casing.has_value(), given = reader.has("casing");
        if (had || given) style.casing = color(reader, "casing", "casing_opacity", style.casing.value_or(ColorRef{}));
        const bool width = reader.has("casing_width");
        style.casingWidthPoints = reader.number("casing_width", style.casingWidthPoints, 0.01, maxPoints);
        if (!had && !given && (width || reader.has("casing_opacity")))
            reader.fail(width ? "casing_width" : "casing_opacity", msg("a casing needs its colour: key \"casing\""));
        if (!had && given && !width)
            reader.fail("casing", msg("key \"casing\" needs the key \"casing_width\" beside it"));
    }

    HatchStyle hatch(TomlReader& reader, HatchStyle style)
    {
        style.color = color(reader, "color", "opacity", style.color);
        style.angleDegrees = reader.number("angle", style.angleDegrees, -360, 360);
        style.spacingPoints = reader.number("spacing", style.spacingPoints, 0.5, maxPoints);
        style.widthPoints = reader.number("width", style.widthPoints, 0.05, maxPoints);
        style.dots = reader.boolean("dots", style.dots);
        return style;
    }

    ColorRef color(TomlReader& reader, std::string_view key, std::string_view opacityKey, const ColorRef& base)
    {
        ColorRef ref = base;
        if (base.name.empty() || reader.has(key)) {
            ref.name = reader.requiredText(key);
            if (!ref.name.empty()) colors_.push_back({ref.name, reader.line(key), reader.where()});
        }
        ref.opacity = reader.number(opacityKey, base.opacity, 0, 1);
        return ref;
    }

    template <class T, std::size_t N>
    T choice(TomlReader& reader, const char* key, T fallback, const std::array<std::pair<const char*, T>, N>& choices)
    {
        if (!reader.has(key)) return fallback;
        const std::string given = reader.text(key);
        std::vector<std::string> names;
        for (const auto& [name, value] : choices) {
            if (given == name) return value;
            names.emplace_back(name);
        }
        reader.fail(key, msg("key \"{}\": {}", key, unknownName(std::string(key).c_str(), given, names)));
        return fallback;
    }

    std::vector<TomlReference>& colors_;
};

void readScales(TomlReader& reader, StyleRule& rule)
{
    if (const auto range = reader.numbers("metres_per_point", 2, 0, 1e30)) {
        if (!((*range)[0] < (*range)[1]))
            reader.fail("metres_per_point", msg("key \"metres_per_point\" must be [from, to) with from below to"));
        rule.fromMetresPerPoint = (*range)[0];
        rule.toMetresPerPoint = (*range)[1];
    }
}

/// One part of a rule as a theme changes it: what there is gets the keys that are given, "false" takes it away.
template <class Style>
void changePart(TomlReader& reader, const char* key, std::optional<Style>& style, StyleReader& styles,
                Style (StyleReader::*read)(TomlReader&, Style))
{
    if (StyleReader::removed(reader, key)) {
        style.reset();
        return;
    }
    reader.table(key, fmt::format("{}, {}", reader.where(), key),
                 [&](TomlReader& inner) { style = (styles.*read)(inner, style.value_or(Style{})); });
}

template <class Style>
void changeEverywhere(TomlReader& reader, const char* key, std::vector<StyleRule>& rules,
                      std::optional<Style> StyleRule::*part, StyleReader& styles,
                      Style (StyleReader::*read)(TomlReader&, Style))
{
    if (!reader.has(key)) return;
    bool any = false;
    for (StyleRule& rule : rules) {
        if (!(rule.*part)) continue;
        any = true;
        changePart(reader, key, rule.*part, styles, read);
    }
    if (!any)
        reader.fail(key, msg("no rule of this layer has a {}; to add one, name the rule: "
                             "[[layers.rules]] with rule = 1",
                             key));
}

}  // namespace

void changeRule(TomlReader& reader, StyleRule& rule, std::vector<TomlReference>& colors)
{
    StyleReader styles(colors);
    readScales(reader, rule);
    changePart(reader, "fill", rule.fill, styles, &StyleReader::fill);
    changePart(reader, "line", rule.line, styles, &StyleReader::line);
    changePart(reader, "symbol", rule.symbol, styles, &StyleReader::symbol);
    changePart(reader, "label", rule.label, styles, &StyleReader::label);
}

void changeRules(TomlReader& reader, std::vector<StyleRule>& rules, std::vector<TomlReference>& colors)
{
    StyleReader styles(colors);
    changeEverywhere(reader, "fill", rules, &StyleRule::fill, styles, &StyleReader::fill);
    changeEverywhere(reader, "line", rules, &StyleRule::line, styles, &StyleReader::line);
    changeEverywhere(reader, "symbol", rules, &StyleRule::symbol, styles, &StyleReader::symbol);
    changeEverywhere(reader, "label", rules, &StyleRule::label, styles, &StyleReader::label);
}

StyleRule readRule(TomlReader& reader, std::vector<TomlReference>& colors)
{
    StyleRule rule;
    rule.column = reader.text("column");
    rule.min = reader.optionalNumber("min");
    rule.max = reader.optionalNumber("max");
    rule.values = reader.texts("values", true);
    for (const char* key : {"min", "max", "values"})
        if (rule.column.empty() && reader.has(key))
            reader.fail(key, msg("key \"{}\" needs the key \"column\" beside it", key));
    if (rule.min && rule.max && !(*rule.min < *rule.max)) reader.fail("max", msg("key \"max\" must be above \"min\""));
    readScales(reader, rule);
    StyleReader style(colors);
    const std::string where = reader.where();
    reader.table("fill", where + ", fill", [&](TomlReader& inner) { rule.fill = style.fill(inner); });
    reader.table("line", where + ", line", [&](TomlReader& inner) { rule.line = style.line(inner); });
    reader.table("symbol", where + ", symbol", [&](TomlReader& inner) { rule.symbol = style.symbol(inner); });
    reader.table("label", where + ", label", [&](TomlReader& inner) { rule.label = style.label(inner); });
    return rule;
}

}  // namespace frontline
