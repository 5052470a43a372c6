#include "scene/furniture/swatch.hpp"

#include <algorithm>
#include <cmath>

#include "scene/layer_key.hpp"
#include "scene/style_draws.hpp"

namespace frontline {

namespace {

/// What was occupied on an earlier date is drawn over what is occupied on the date shown: both colours are seen. Of a
/// swipe the ground of one side is below it, though the map has it once for each.
std::vector<const DrawnLayer*> groundBelow(const DrawnMap& map, const DrawnLayer& layer)
{
    std::vector<const DrawnLayer*> below;
    const auto side = layer.side == DrawnLayer::Side::Both ? DrawnLayer::Side::Left : layer.side;
    const auto followsDate = [](const DrawnLayer& l) { return l.definition->occupied->date.empty(); };
    if (!layer.definition->occupied || followsDate(layer)) return below;
    for (const DrawnLayer& other : map.layers) {
        if (&other == &layer) break;
        if (other.side != DrawnLayer::Side::Both && other.side != side) continue;
        if (other.definition->occupied && followsDate(other) && isDrawn(other) && !other.rules.empty() &&
            other.rules[0].fill)
            below.push_back(&other);
    }
    return below;
}

void drawArea(FurnitureCanvas& canvas, const DrawnLayer& layer, const DrawnRule& rule, const Box& box)
{
    const auto mesh = canvas.rectangle(box);
    canvas.add(FillDraw{mesh, nullptr, canvas.paper(), std::nullopt});
    for (const DrawnLayer* below : groundBelow(canvas.map(), layer))
        canvas.add(fillDraw(canvas.view(), *below->rules[0].fill, below->opacity, mesh, nullptr));
    canvas.add(fillDraw(canvas.view(), *rule.fill, layer.opacity, mesh, nullptr));
    if (rule.line)
        canvas.add(lineDraw(canvas.view(), *rule.line, layer.opacity, canvas.frame(box)));
    else
        canvas.outline(box, canvas.ink().withOpacity(0.45), 0.6 * canvas.point());
}

void drawLine(FurnitureCanvas& canvas, const DrawnLayer& layer, const DrawnLine& style, const Box& box)
{
    const double y = std::round(box.centre().y), half = style.widthPoints * canvas.point() / 2;
    // Its round ends stay within the box.
    const auto mesh = canvas.polyline({{box.minX + half, y}, {box.maxX - half, y}});
    if (isCased(style)) canvas.add(casingDraw(canvas.view(), style, layer.opacity, mesh));
    canvas.add(lineDraw(canvas.view(), style, layer.opacity, mesh));
}

}  // namespace

void drawSwatch(FurnitureCanvas& canvas, const DrawnLayer& layer, const DrawnRule& rule, const Box& pixels)
{
    const Box box{std::round(pixels.minX), std::round(pixels.minY), std::round(pixels.maxX), std::round(pixels.maxY)};
    if (rule.fill) return drawArea(canvas, layer, rule, box);
    if (rule.line) drawLine(canvas, layer, *rule.line, box);
    if (!rule.symbol) return;
    // What is too large for the row is drawn as large as it has room for, and the other classes of its layer with it:
    // what differs in size does in the legend.
    DrawnSymbol symbol = *rule.symbol;
    double largest = symbol.sizePoints;
    for (const DrawnRule& other : layer.rules)
        if (other.symbol && !rule.title.empty() && !other.title.empty())
            largest = std::max(largest, other.symbol->sizePoints);
    const double rim = symbol.outline ? symbol.outlineWidthPoints : 0;
    symbol.sizePoints *= std::min(1.0, (pixels.height() / canvas.point() - 2 * rim) / largest);
    SymbolDraw draw;
    draw.symbols.push_back(symbolInstance(canvas.view(), symbol, layer.opacity, box.centre()));
    canvas.add(std::move(draw));
}

}  // namespace frontline
