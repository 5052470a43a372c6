#include "map/own_style.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/message.hpp"
#include "map/own_style_parts.hpp"
#include "map/suggestion.hpp"

namespace frontline {

namespace {

constexpr const char* labelInk = "#1A1A1A";
constexpr const char* labelHalo = "#FFFFFF";

StyleRule plainRule(GeometryKind kind, const std::string& color)
{
    StyleRule rule;
    if (kind == GeometryKind::Polygon) {
        rule.fill = FillStyle{{color, 0.35}, {}};
        rule.line = LineStyle{{color, 1}, 1, {}, 0, {}};
    } else if (kind == GeometryKind::Line) {
        rule.line = LineStyle{{color, 1}, 1.6, {}, 0, {}};
    } else {
        rule.symbol = SymbolStyle{SymbolShape::Circle, 5, {color, 1}, ColorRef{"#FFFFFF", 1}, 0.8};
    }
    return rule;
}

ColorRef refOf(Color color)
{
    return {fmt::format("#{:02X}{:02X}{:02X}", color.red, color.green, color.blue), color.alpha / 255.0};
}

SymbolShape shapeOf(FileStyle::Shape shape)
{
    switch (shape) {
        case FileStyle::Shape::Square:
            return SymbolShape::Square;
        case FileStyle::Shape::Diamond:
            return SymbolShape::Diamond;
        case FileStyle::Shape::Triangle:
            return SymbolShape::Triangle;
        case FileStyle::Shape::Star:
            return SymbolShape::Star;
        case FileStyle::Shape::Cross:
            return SymbolShape::Cross;
        case FileStyle::Shape::Ring:
            return SymbolShape::Ring;
        case FileStyle::Shape::Circle:
            break;
    }
    return SymbolShape::Circle;
}

/// plain: of the kind of geometry, for what the file leaves open.
StyleRule ruleOf(const FileStyle& style, GeometryKind kind, const StyleRule& plain)
{
    StyleRule rule;
    if (style.hidden) return rule;
    if (kind == GeometryKind::Point) {
        rule.symbol = plain.symbol;
        if (style.symbol) {
            rule.symbol = SymbolStyle{
                shapeOf(style.shape), style.symbolPoints, refOf(*style.symbol), {}, style.symbolOutlinePoints};
            if (style.symbolOutline) rule.symbol->outline = refOf(*style.symbolOutline);
        }
        return rule;
    }
    if (style.stroke) rule.line = LineStyle{refOf(*style.stroke), style.strokeWidthPoints, {}, 0, style.dashPoints};
    if (style.stroke && style.casing) {
        rule.line->casing = refOf(*style.casing);
        rule.line->casingWidthPoints = style.casingWidthPoints;
    }
    if (kind == GeometryKind::Line) {
        if (!rule.line) rule.line = plain.line;
        return rule;
    }
    if (style.fill) rule.fill = FillStyle{refOf(*style.fill), {}};
    if (const auto& hatch = style.hatch) {
        const ColorRef color = refOf(hatch->color);
        if (!rule.fill) rule.fill = FillStyle{{color.name, 0}, {}};
        rule.fill->hatch = HatchStyle{color, hatch->degrees, hatch->spacingPoints, hatch->widthPoints, false};
    }
    return rule;
}

Result<Done> checkColumn(const FeatureTable& table, const std::string& column)
{
    if (table.column(column)) return Done{};
    std::vector<std::string> known;
    for (const Column& c : table.columns) known.push_back(c.name);
    return Error{unknownName("column", column, known)};
}

/// "#b3005e", or a word of the three digits "#b05".
Result<std::string> checkedColor(std::string text)
{
    if (text.size() == 4 && text[0] == '#') text = {'#', text[1], text[1], text[2], text[2], text[3], text[3]};
    if (!parseColor(text)) return Error{msg("color \"{}\": expected #RRGGBB, as #B3005E", text)};
    return text;
}

LabelStyle labelStyle(const std::string& column, GeometryKind kind, const OwnStyle& asked)
{
    LabelStyle label;
    label.decimals = asked.labelDecimals;
    label.priorityColumn = asked.labelPriority;
    label.column = LocalText(column);
    label.sizePoints = 8;
    label.color = {labelInk, 1};
    label.halo = {labelHalo, 0.9};
    label.gapPoints = kind == GeometryKind::Line ? 3 : 2;
    return label;
}

/// Of the column that the user asks for, or else of that which the file names, where it is there.
Result<Done> addLabels(std::vector<StyleRule>& rules, const FeatureTable& table, const OwnStyle& asked)
{
    for (const std::string& column : {asked.label, asked.labelPriority})
        if (!column.empty())
            if (const auto there = checkColumn(table, column); !there) return there.error();
    const std::string& column = asked.label.empty() ? table.styles.labelColumn : asked.label;
    if (column.empty() || !table.column(column)) return Done{};
    for (StyleRule& rule : rules)
        if (rule.fill || rule.line || rule.symbol) rule.label = labelStyle(column, table.geometry.kind, asked);
    return Done{};
}

}  // namespace

Result<std::vector<StyleRule>> ownRules(const FeatureTable& table, const std::string& color, const OwnStyle& asked,
                                        const FeatureClasses* classes)
{
    const GeometryKind kind = table.geometry.kind;
    const auto chosen = asked.color.empty() ? Result<std::string>(color) : checkedColor(asked.color);
    if (!chosen) return chosen.error();
    const StyleRule plain = plainRule(kind, *chosen);
    std::vector<StyleRule> rules;
    if (!classes && !asked.plain && asked.color.empty())
        for (std::uint32_t i = 0; i < table.styles.styles.size(); ++i) {
            rules.push_back(ruleOf(table.styles.styles[i], kind, plain));
            rules.back().fileStyle = i;
            rules.back().title = LocalText(table.styles.styles[i].title);
        }
    // After all others: of features that have no style.
    if (!classes &&
        (rules.empty() || std::ranges::find(table.styles.ofFeature, FileStyles::none) != table.styles.ofFeature.end()))
        rules.push_back(plain);
    for (StyleRule& rule : rules) applyStyle(rule, kind, asked);
    if (classes) rules = classRules(*classes, plain, kind, asked);
    if (const auto labelled = addLabels(rules, table, asked); !labelled) return labelled.error();
    for (const std::size_t hidden : asked.hidden)
        if (hidden < rules.size()) rules[hidden].hidden = true;
    return rules;
}

}  // namespace frontline
