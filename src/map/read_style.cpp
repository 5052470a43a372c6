#include "map/read_style.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "base/color.hpp"
#include "map/suggestion.hpp"

namespace frontline {

namespace {

constexpr double maxPoints = 1000;

class StyleReader {
public:
    explicit StyleReader(std::vector<TomlReference>& colors) : colors_(colors) {}

    FillStyle fill(TomlReader& reader)
    {
        FillStyle style;
        style.color = color(reader, "color", "opacity");
        reader.table("hatch", reader.where() + ", hatch", [&](TomlReader& inner) { style.hatch = hatch(inner); });
        return style;
    }

    LineStyle line(TomlReader& reader)
    {
        LineStyle style;
        style.color = color(reader, "color", "opacity");
        style.widthPoints = reader.number("width", style.widthPoints, 0.01, maxPoints);
        const bool casing = reader.has("casing");
        if (casing) style.casing = color(reader, "casing", "casing_opacity");
        const bool casingWidth = reader.has("casing_width");
        style.casingWidthPoints = reader.number("casing_width", 0, 0.01, maxPoints);
        if (!casing && (casingWidth || reader.has("casing_opacity")))
            reader.fail(casingWidth ? "casing_width" : "casing_opacity", "a casing needs its colour: key \"casing\"");
        if (casing && !casingWidth) reader.fail("casing", "key \"casing\" needs the key \"casing_width\" beside it");
        if (auto dash = reader.numbers("dash", 0, 0, maxPoints)) {
            double sum = 0;
            for (const double length : *dash) sum += length;
            if (dash->size() % 2 != 0 || dash->size() > 8 || (!dash->empty() && !(sum > 0)))
                reader.fail("dash", "key \"dash\" must be up to four pairs of lengths: on, off, on, off ...");
            else
                style.dashPoints = std::move(*dash);
        }
        return style;
    }

    SymbolStyle symbol(TomlReader& reader)
    {
        static constexpr std::array shapes{
            std::pair{"circle", SymbolShape::Circle}, std::pair{"square", SymbolShape::Square},
            std::pair{"ring", SymbolShape::Ring}, std::pair{"ring-dot", SymbolShape::RingDot},
            std::pair{"diamond", SymbolShape::Diamond}};
        SymbolStyle style;
        style.shape = choice(reader, "shape", "circle", shapes);
        style.sizePoints = reader.number("size", style.sizePoints, 0.1, maxPoints);
        style.color = color(reader, "color", "opacity");
        if (reader.has("outline")) style.outline = color(reader, "outline", "outline_opacity");
        style.outlineWidthPoints = reader.number("outline_width", style.outlineWidthPoints, 0, maxPoints);
        return style;
    }

    LabelStyle label(TomlReader& reader)
    {
        static constexpr std::array faces{
            std::pair{"regular", FontFace::Regular}, std::pair{"medium", FontFace::Medium},
            std::pair{"semibold", FontFace::SemiBold}, std::pair{"italic", FontFace::Italic}};
        LabelStyle style;
        style.column = reader.requiredText("column");
        style.columnUkrainian = reader.text("column_uk");
        style.sizePoints = reader.number("size", style.sizePoints, 1, maxPoints);
        style.face = choice(reader, "face", "regular", faces);
        style.color = color(reader, "color", "opacity");
        if (reader.has("halo")) style.halo = color(reader, "halo", "halo_opacity");
        const double haloWidth = reader.number("halo_width", style.haloWidthPoints, 0, 20);
        style.haloWidthPoints = style.halo.name.empty() ? 0 : haloWidth;
        style.letterSpacing = reader.number("spacing", style.letterSpacing, -0.5, 10);
        style.capitals = reader.boolean("capitals", style.capitals);
        style.gapPoints = reader.number("gap", style.gapPoints, 0, 100);
        style.repeatPoints = reader.number("repeat", style.repeatPoints, 0, 1e5);
        style.leader = reader.boolean("leader", style.leader);
        style.priority = reader.number("priority", style.priority, -1e9, 1e9);
        style.priorityColumn = reader.text("priority_column");
        return style;
    }

private:
    HatchStyle hatch(TomlReader& reader)
    {
        HatchStyle style;
        style.color = color(reader, "color", "opacity");
        style.angleDegrees = reader.number("angle", style.angleDegrees, -360, 360);
        style.spacingPoints = reader.number("spacing", style.spacingPoints, 0.5, maxPoints);
        style.widthPoints = reader.number("width", style.widthPoints, 0.05, maxPoints);
        style.dots = reader.boolean("dots", style.dots);
        return style;
    }

    ColorRef color(TomlReader& reader, std::string_view key, std::string_view opacityKey)
    {
        ColorRef ref;
        ref.name = reader.requiredText(key);
        ref.opacity = reader.number(opacityKey, 1, 0, 1);
        if (!ref.name.empty()) colors_.push_back({ref.name, reader.line(key), reader.where()});
        return ref;
    }

    template <class T, std::size_t N>
    T choice(TomlReader& reader, std::string_view key, const char* fallback,
             const std::array<std::pair<const char*, T>, N>& choices)
    {
        const std::string given = reader.text(key, fallback);
        std::vector<std::string> names;
        for (const auto& [name, value] : choices) {
            if (given == name) return value;
            names.emplace_back(name);
        }
        reader.fail(key, fmt::format("key \"{}\": {}", key, unknownName(key, given, names)));
        return choices[0].second;
    }

    std::vector<TomlReference>& colors_;
};

}  // namespace

StyleRule readRule(TomlReader& reader, std::vector<TomlReference>& colors)
{
    StyleRule rule;
    rule.column = reader.text("column");
    rule.min = reader.optionalNumber("min");
    rule.max = reader.optionalNumber("max");
    rule.values = reader.texts("values", true);
    for (const char* key : {"min", "max", "values"})
        if (rule.column.empty() && reader.has(key))
            reader.fail(key, fmt::format("key \"{}\" needs the key \"column\" beside it", key));
    if (rule.min && rule.max && !(*rule.min < *rule.max)) reader.fail("max", "key \"max\" must be above \"min\"");
    if (const auto range = reader.numbers("metres_per_point", 2, 0, 1e30)) {
        if (!((*range)[0] < (*range)[1]))
            reader.fail("metres_per_point", "key \"metres_per_point\" must be [from, to) with from below to");
        rule.fromMetresPerPoint = (*range)[0];
        rule.toMetresPerPoint = (*range)[1];
    }
    StyleReader style(colors);
    const std::string where = reader.where();
    reader.table("fill", where + ", fill", [&](TomlReader& inner) { rule.fill = style.fill(inner); });
    reader.table("line", where + ", line", [&](TomlReader& inner) { rule.line = style.line(inner); });
    reader.table("symbol", where + ", symbol", [&](TomlReader& inner) { rule.symbol = style.symbol(inner); });
    reader.table("label", where + ", label", [&](TomlReader& inner) { rule.label = style.label(inner); });
    return rule;
}

}  // namespace frontline
