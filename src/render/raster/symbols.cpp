#include "render/raster/symbols.hpp"

#include <algorithm>
#include <cmath>

#include "scene/symbol_shape.hpp"

namespace frontline::raster {

namespace {

void drawPixel(Surface& surface, const SymbolInstance& symbol, int px, int py)
{
    const float x = static_cast<float>(px) + 0.5f - symbol.x, y = static_cast<float>(py) + 0.5f - symbol.y;
    if (symbol.kind == SymbolKind::Circle) {
        // Most pixels are all within or all without: no root is needed to tell.
        const float square = x * x + y * y, radius = symbol.sizePixels / 2;
        const float without = radius + symbol.outlinePixels + 0.5f, within = std::max(radius - 0.5f, 0.0f);
        if (square >= without * without) return;
        if (square < within * within && symbol.color.alpha == 255) {
            surface.blendPixel(py, px, symbol.color, 255);
            return;
        }
    }
    const float d = symbolDistance(x, y, symbol);
    const float outer = rimDistance(x, y, symbol, d);
    if (outer >= 0.5f + symbol.outlinePixels && d >= 0.5f) return;
    const float inside = static_cast<float>(symbol.color.alpha) / 255 * std::clamp(0.5f - d, 0.0f, 1.0f);
    const float rim = static_cast<float>(symbol.outline.alpha) / 255 *
                      std::clamp(0.5f + symbol.outlinePixels - outer, 0.0f, 1.0f) * (1 - inside);
    const float alpha = inside + rim;
    if (alpha <= 0) return;
    const auto mix = [&](std::uint8_t a, std::uint8_t b) {
        return static_cast<std::uint8_t>(
            nearest((static_cast<float>(a) * inside + static_cast<float>(b) * rim) / alpha));
    };
    const Color &c = symbol.color, &o = symbol.outline;
    surface.blendPixel(py, px, {mix(c.red, o.red), mix(c.green, o.green), mix(c.blue, o.blue), 255},
                       nearest(alpha * 255));
}

}  // namespace

void drawSymbols(Surface& surface, const SymbolDraw& draw)
{
    const Rows rows = surface.clippedRows();
    for (const SymbolInstance& symbol : draw.symbols) {
        const float reach = symbol.sizePixels / 2 + symbol.outlinePixels + 1;
        const auto within = [](float value, int least, int most) {
            return static_cast<int>(std::clamp(value, static_cast<float>(least), static_cast<float>(most)));
        };
        const int top = within(std::floor(symbol.y - reach), rows.first, rows.end),
                  bottom = within(std::ceil(symbol.y + reach), rows.first, rows.end);
        const int left = within(std::floor(symbol.x - reach), surface.clippedLeft(), surface.clippedRight()),
                  right = within(std::ceil(symbol.x + reach), surface.clippedLeft(), surface.clippedRight());
        for (int y = top; y < bottom; ++y)
            for (int x = left; x < right; ++x) drawPixel(surface, symbol, x, y);
    }
}

}  // namespace frontline::raster
