#include "scene/style_draws.hpp"

#include <algorithm>

#include "scene/mesh_builder.hpp"

namespace frontline {

LineDraw lineDraw(const View& view, const DrawnLine& style, double opacity, std::shared_ptr<const LineMesh> mesh)
{
    const auto pixels = [&](double points) { return static_cast<float>(points * view.pixelsPerPoint); };
    LineDraw draw{std::move(mesh), style.color.withOpacity(opacity), pixels(style.widthPoints), {}, 0};
    draw.dashCount = static_cast<int>(std::min(style.dashPoints.size(), draw.dash.size()));
    for (std::size_t i = 0; i < static_cast<std::size_t>(draw.dashCount); ++i)
        draw.dash[i] = pixels(style.dashPoints[i]);
    return draw;
}

bool isCased(const DrawnLine& style)
{
    return style.casing && style.casingWidthPoints > 0;
}

bool isLoud(const DrawnLine& style)
{
    constexpr double leastPoints = 0.5;
    return isCased(style) && style.casingWidthPoints - style.widthPoints >= 2 * leastPoints;
}

LineDraw casingDraw(const View& view, const DrawnLine& style, double opacity, std::shared_ptr<const LineMesh> mesh)
{
    return {std::move(mesh),
            style.casing->withOpacity(opacity),
            static_cast<float>(style.casingWidthPoints * view.pixelsPerPoint),
            {},
            0};
}

double tolerancePixels(const View& view, const DrawnLayer& layer, const DrawnRule& rule)
{
    constexpr double leastPoints = 9;
    if (!rule.line || !rule.line->band) return 0;
    const double points = layer.toleranceMetres() / view.metresPerPoint();
    return points >= leastPoints ? points * view.pixelsPerPoint : 0;
}

std::vector<LineDraw> bandDraws(const DrawnLine& style, double opacity, double tolerancePixels,
                                const std::shared_ptr<const LineMesh>& mesh)
{
    constexpr int steps = 4;
    std::vector<LineDraw> draws;
    for (int i = 0; i < steps; ++i)
        draws.push_back({mesh,
                         style.band->withOpacity(opacity / steps),
                         static_cast<float>(2 * tolerancePixels * (steps - i) / steps),
                         {},
                         0});
    return draws;
}

SymbolInstance symbolInstance(const View& view, const DrawnSymbol& style, double opacity, Xy at)
{
    const auto pixels = [&](double points) { return static_cast<float>(points * view.pixelsPerPoint); };
    SymbolInstance symbol{};
    symbol.x = static_cast<float>(at.x);
    symbol.y = static_cast<float>(at.y);
    symbol.sizePixels = pixels(style.sizePoints);
    symbol.kind = static_cast<SymbolKind>(style.shape);
    symbol.color = style.color.withOpacity(opacity);
    symbol.outline = style.outline ? style.outline->withOpacity(opacity) : Color{0, 0, 0, 0};
    symbol.outlinePixels = style.outline ? pixels(style.outlineWidthPoints) : 0;
    return symbol;
}

TextStyle textStyle(const View& view, const DrawnLabel& style, double opacity)
{
    const auto pixels = [&](double points) { return static_cast<float>(points * view.pixelsPerPoint); };
    return {style.face,
            pixels(style.sizePoints),
            style.letterSpacing,
            style.capitals,
            style.color.withOpacity(opacity),
            style.halo.withOpacity(opacity),
            pixels(style.haloWidthPoints)};
}

std::vector<LineDraw> leaderDraws(const View& view, const PlacedText& label)
{
    LineMeshBuilder builder(view.centre);
    builder.addLine(std::vector{view.fromPixel(label.leader->from), view.fromPixel(label.leader->to)});
    const std::shared_ptr<const LineMesh> mesh = builder.take();
    const auto width = static_cast<float>(label.leaderWidthPixels);
    return {LineDraw{mesh, label.leaderHalo, 3 * width, {}, 0}, LineDraw{mesh, label.leaderColor, width, {}, 0}};
}

}  // namespace frontline
