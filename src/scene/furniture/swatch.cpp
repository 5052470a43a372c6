#include "scene/furniture/swatch.hpp"

#include <algorithm>
#include <cmath>

#include "scene/style_draws.hpp"

namespace frontline {

namespace {

/// What was occupied on an earlier date is drawn over what is occupied on the date shown: both colours are seen.
std::vector<const Layer*> groundBelow(const Document& document, const Layer& layer)
{
    std::vector<const Layer*> below;
    if (!layer.occupied || layer.occupied->date.empty()) return below;
    for (const Layer& other : document.layers) {
        if (&other == &layer) break;
        if (other.occupied && other.occupied->date.empty() && other.visible && other.opacity > 0 && other.table &&
            !other.rules.empty() && other.rules[0].fill)
            below.push_back(&other);
    }
    return below;
}

void drawArea(FurnitureCanvas& canvas, const Layer& layer, const StyleRule& rule, const Box& box)
{
    const auto mesh = canvas.rectangle(box);
    canvas.add(FillDraw{mesh, nullptr, canvas.paper(), std::nullopt});
    for (const Layer* below : groundBelow(canvas.document(), layer))
        canvas.add(fillDraw(canvas.document(), canvas.view(), *below, *below->rules[0].fill, mesh, nullptr));
    canvas.add(fillDraw(canvas.document(), canvas.view(), layer, *rule.fill, mesh, nullptr));
    if (rule.line)
        canvas.add(lineDraw(canvas.document(), canvas.view(), layer, *rule.line, canvas.frame(box)));
    else
        canvas.outline(box, canvas.ink().withOpacity(0.45), 0.6 * canvas.point());
}

void drawLine(FurnitureCanvas& canvas, const Layer& layer, const LineStyle& style, const Box& box)
{
    const double y = std::round(box.centre().y), half = style.widthPoints * canvas.point() / 2;
    // Its round ends stay within the box.
    const auto mesh = canvas.polyline({{box.minX + half, y}, {box.maxX - half, y}});
    if (isCased(style)) canvas.add(casingDraw(canvas.document(), canvas.view(), layer, style, mesh));
    canvas.add(lineDraw(canvas.document(), canvas.view(), layer, style, mesh));
}

}  // namespace

void drawSwatch(FurnitureCanvas& canvas, const Layer& layer, const StyleRule& rule, const Box& pixels)
{
    const Box box{std::round(pixels.minX), std::round(pixels.minY), std::round(pixels.maxX), std::round(pixels.maxY)};
    if (rule.fill) return drawArea(canvas, layer, rule, box);
    if (rule.line) drawLine(canvas, layer, *rule.line, box);
    if (!rule.symbol) return;
    // What is too large for the row is drawn as large as it has room for.
    SymbolStyle symbol = *rule.symbol;
    const double rim = symbol.outline ? symbol.outlineWidthPoints : 0;
    symbol.sizePoints = std::min(symbol.sizePoints, pixels.height() / canvas.point() - 2 * rim);
    SymbolDraw draw;
    draw.symbols.push_back(symbolInstance(canvas.document(), canvas.view(), layer, symbol, box.centre()));
    canvas.add(std::move(draw));
}

}  // namespace frontline
