#include "scene/style_draws.hpp"

#include <algorithm>

namespace frontline {

LineDraw lineDraw(const Document& document, const View& view, const Layer& layer, const LineStyle& style,
                  std::shared_ptr<const LineMesh> mesh)
{
    const auto pixels = [&](double points) { return static_cast<float>(points * view.pixelsPerPoint); };
    LineDraw draw{
        std::move(mesh), document.color(style.color).withOpacity(layer.opacity), pixels(style.widthPoints), {}, 0};
    draw.dashCount = static_cast<int>(std::min(style.dashPoints.size(), draw.dash.size()));
    for (std::size_t i = 0; i < static_cast<std::size_t>(draw.dashCount); ++i)
        draw.dash[i] = pixels(style.dashPoints[i]);
    return draw;
}

bool isCased(const LineStyle& style)
{
    return style.casing && style.casingWidthPoints > 0;
}

LineDraw casingDraw(const Document& document, const View& view, const Layer& layer, const LineStyle& style,
                    std::shared_ptr<const LineMesh> mesh)
{
    return {std::move(mesh),
            document.color(*style.casing).withOpacity(layer.opacity),
            static_cast<float>(style.casingWidthPoints * view.pixelsPerPoint),
            {},
            0};
}

SymbolInstance symbolInstance(const Document& document, const View& view, const Layer& layer, const SymbolStyle& style,
                              Xy at)
{
    const auto pixels = [&](double points) { return static_cast<float>(points * view.pixelsPerPoint); };
    SymbolInstance symbol{};
    symbol.x = static_cast<float>(at.x);
    symbol.y = static_cast<float>(at.y);
    symbol.sizePixels = pixels(style.sizePoints);
    symbol.kind = static_cast<SymbolKind>(style.shape);
    symbol.color = document.color(style.color).withOpacity(layer.opacity);
    symbol.outline = style.outline ? document.color(*style.outline).withOpacity(layer.opacity) : Color{0, 0, 0, 0};
    symbol.outlinePixels = style.outline ? pixels(style.outlineWidthPoints) : 0;
    return symbol;
}

}  // namespace frontline
