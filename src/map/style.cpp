#include "map/style.hpp"

namespace frontline {

namespace {

class Resolver {
public:
    explicit Resolver(const Palette& palette) : palette_(palette) {}

    [[nodiscard]] Color color(const ColorRef& ref) const { return colorIn(palette_, ref); }
    [[nodiscard]] std::optional<Color> color(const std::optional<ColorRef>& ref) const
    {
        return ref ? std::optional(color(*ref)) : std::nullopt;
    }

    [[nodiscard]] DrawnFill of(const FillStyle& style) const
    {
        DrawnFill fill{color(style.color), {}};
        if (const auto& hatch = style.hatch)
            fill.hatch = DrawnHatch{color(hatch->color), hatch->angleDegrees, hatch->spacingPoints, hatch->widthPoints,
                                    hatch->dots};
        return fill;
    }
    [[nodiscard]] DrawnLine of(const LineStyle& style) const
    {
        return {color(style.color),      style.widthPoints, color(style.casing),
                style.casingWidthPoints, style.dashPoints,  color(style.band)};
    }
    [[nodiscard]] DrawnSymbol of(const SymbolStyle& style) const
    {
        return {style.shape, style.sizePoints, color(style.color), color(style.outline), style.outlineWidthPoints};
    }
    [[nodiscard]] DrawnLabel of(const LabelStyle& style) const
    {
        return {style.column,          style.sizePoints,    style.face,           color(style.color), color(style.halo),
                style.haloWidthPoints, style.letterSpacing, style.capitals,       style.priority,     style.gapPoints,
                style.repeatPoints,    style.leader,        style.priorityColumn, style.optional,     style.decimals};
    }

private:
    const Palette& palette_;
};

}  // namespace

Color colorIn(const Palette& palette, const ColorRef& ref)
{
    Color color{255, 0, 255, 255};
    if (const auto literal = parseColor(ref.name))
        color = *literal;
    else if (const auto named = palette.find(ref.name); named != palette.end())
        color = named->second;
    return color.withOpacity(ref.opacity);
}

DrawnRule resolved(const StyleRule& rule, const Palette& palette)
{
    const Resolver resolver(palette);
    DrawnRule drawn;
    static_cast<RuleCondition&>(drawn) = rule;
    if (rule.fill) drawn.fill = resolver.of(*rule.fill);
    if (rule.line) drawn.line = resolver.of(*rule.line);
    if (rule.symbol) drawn.symbol = resolver.of(*rule.symbol);
    if (rule.label) drawn.label = resolver.of(*rule.label);
    drawn.hidden = rule.hidden;
    return drawn;
}

}  // namespace frontline
