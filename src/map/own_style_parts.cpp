#include "map/own_style_parts.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "map/ramps.hpp"

namespace frontline {

namespace {

constexpr const char* otherColor = "#8A8A8A";
constexpr const char* noValueColor = "#BDBDBD";

/// Of classes by size: from the least to the most.
constexpr double leastSymbolPoints = 3, mostSymbolPoints = 15, leastWidthPoints = 0.8, mostWidthPoints = 6;

HatchStyle hatchIn(const ColorRef& color, HatchChoice choice)
{
    HatchStyle hatch{{color.name, 1}, 45, 5, 1, false};
    switch (choice) {
        case HatchChoice::Falling:
            hatch.angleDegrees = 135;
            break;
        case HatchChoice::Level:
            hatch.angleDegrees = 0;
            break;
        case HatchChoice::Upright:
            hatch.angleDegrees = 90;
            break;
        case HatchChoice::Dots:
            hatch.dots = true;
            hatch.widthPoints = 1.6;
            break;
        case HatchChoice::None:
        case HatchChoice::Rising:
            break;
    }
    return hatch;
}

void applyHatch(FillStyle& fill, HatchChoice choice)
{
    if (choice == HatchChoice::None) {
        // What was nothing but a hatch becomes a fill.
        if (fill.hatch && fill.color.opacity == 0) fill.color = {fill.hatch->color.name, 0.35};
        fill.hatch.reset();
        return;
    }
    const ColorRef color = fill.hatch && fill.color.opacity == 0 ? fill.hatch->color : fill.color;
    fill.hatch = hatchIn(color, choice);
    fill.color = {color.name, 0.1};
}

void recolor(StyleRule& rule, const std::string& color)
{
    if (rule.fill) rule.fill->color.name = color;
    if (rule.line) rule.line->color.name = color;
    if (rule.symbol) rule.symbol->color.name = color;
}

/// Categories of one colour are told apart by their form.
void applyRound(StyleRule& rule, int round)
{
    if (round == 0) return;
    if (rule.symbol) rule.symbol->shape = round == 1 ? SymbolShape::Square : SymbolShape::Diamond;
    if (rule.fill) applyHatch(*rule.fill, round == 1 ? HatchChoice::Rising : HatchChoice::Dots);
    if (rule.line && !rule.fill)
        rule.line->dashPoints = round == 1 ? std::vector<double>{6, 3} : std::vector<double>{1.5, 2.5};
}

/// The size of a class, whose area, or width, grows evenly from class to class.
void applySize(StyleRule& rule, std::size_t number, std::size_t count, const OwnStyle& asked)
{
    const double share = count > 1 ? static_cast<double>(number) / static_cast<double>(count - 1) : 1;
    if (rule.symbol) {
        const double most = std::max(asked.symbolPoints.value_or(mostSymbolPoints), leastSymbolPoints);
        rule.symbol->sizePoints = std::sqrt(std::lerp(leastSymbolPoints * leastSymbolPoints, most * most, share));
    } else if (rule.line) {
        const double most = std::max(asked.widthPoints.value_or(mostWidthPoints), leastWidthPoints);
        rule.line->widthPoints = std::lerp(leastWidthPoints, most, share);
    }
}

bool isRanked(const FeatureClass& one)
{
    return one.kind == FeatureClass::Kind::Range;
}

}  // namespace

const std::vector<std::pair<const char*, HatchChoice>>& hatchChoices()
{
    static const std::vector<std::pair<const char*, HatchChoice>> words{
        {"none", HatchChoice::None},   {"rising", HatchChoice::Rising},   {"falling", HatchChoice::Falling},
        {"level", HatchChoice::Level}, {"upright", HatchChoice::Upright}, {"dots", HatchChoice::Dots}};
    return words;
}

const std::vector<std::pair<const char*, SymbolShape>>& symbolChoices()
{
    static const std::vector<std::pair<const char*, SymbolShape>> words{
        {"circle", SymbolShape::Circle},    {"square", SymbolShape::Square},   {"ring", SymbolShape::Ring},
        {"ring-dot", SymbolShape::RingDot}, {"diamond", SymbolShape::Diamond}, {"triangle", SymbolShape::Triangle},
        {"star", SymbolShape::Star},        {"cross", SymbolShape::Cross}};
    return words;
}

std::vector<StyleRule> classRules(const FeatureClasses& classes, const StyleRule& plain, GeometryKind kind,
                                  const OwnStyle& asked)
{
    const auto count = static_cast<std::size_t>(std::ranges::count_if(classes.classes, isRanked));
    std::vector<std::string> colors = rampColors(classes.asked.ramp, count);
    // Of ages the least is what matters most.
    const bool ages = classes.asked.method == Classification::Method::Age;
    if (ages) std::ranges::reverse(colors);
    const bool bySize = classes.asked.bySize && kind != GeometryKind::Polygon;
    std::vector<StyleRule> rules;
    std::size_t number = 0;
    for (const FeatureClass& one : classes.classes) {
        StyleRule rule = plain;
        static_cast<RuleCondition&>(rule) = one.condition;
        rule.title = one.title;
        if (rule.fill) rule.fill->color.opacity = 0.6;
        if (one.kind == FeatureClass::Kind::Other) {
            recolor(rule, otherColor);
        } else if (one.kind == FeatureClass::Kind::NoValue) {
            recolor(rule, noValueColor);
        } else if (isRanked(one)) {
            if (bySize)
                applySize(rule, ages ? count - 1 - number : number, count, asked);
            else
                recolor(rule, colors[number]);
            ++number;
        } else {
            const CategoryLook look = categoryLook(number++);
            recolor(rule, look.color);
            applyRound(rule, look.round);
        }
        OwnStyle rest = asked;
        if (bySize) rest.symbolPoints = rest.widthPoints = std::nullopt;
        applyStyle(rule, kind, rest);
        rules.push_back(std::move(rule));
    }
    return rules;
}

void applyStyle(StyleRule& rule, GeometryKind kind, const OwnStyle& asked)
{
    if (!rule.fill && !rule.line && !rule.symbol) return;
    if (asked.widthPoints && kind != GeometryKind::Point) {
        if (*asked.widthPoints == 0)
            rule.line.reset();
        else if (rule.line)
            rule.line->widthPoints = *asked.widthPoints;
        else if (rule.fill)
            rule.line = LineStyle{{rule.fill->color.name, 1}, *asked.widthPoints, {}, 0, {}};
        if (rule.line && rule.line->casingWidthPoints <= rule.line->widthPoints) rule.line->casing.reset();
    }
    if (asked.dashPoints && rule.line) rule.line->dashPoints = *asked.dashPoints;
    if (asked.hatch && kind == GeometryKind::Polygon && rule.fill) applyHatch(*rule.fill, *asked.hatch);
    if (!rule.symbol) return;
    if (asked.symbol) rule.symbol->shape = *asked.symbol;
    if (asked.symbolPoints) rule.symbol->sizePoints = *asked.symbolPoints;
}

}  // namespace frontline
