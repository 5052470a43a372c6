// What of the pixels about its centre a symbol covers. As in shaders/symbol.frag.
#pragma once

#include <algorithm>
#include <cmath>

#include "scene/display_list.hpp"

namespace frontline {

/// Without std::hypot's care for what is too large or too small for a square: these are pixels.
inline float fromCentre(float x, float y)
{
    return std::sqrt(x * x + y * y);
}

/// Signed distance in pixels to a symbol's own outline, negative inside. x, y: from its centre.
inline float symbolDistance(float x, float y, const SymbolInstance& symbol)
{
    const float size = symbol.sizePixels, r = size / 2;
    switch (symbol.kind) {
        case SymbolKind::Square: {
            const float qx = std::abs(x) - r, qy = std::abs(y) - r;
            return fromCentre(std::max(qx, 0.0f), std::max(qy, 0.0f)) + std::min(std::max(qx, qy), 0.0f);
        }
        case SymbolKind::Ring:
        case SymbolKind::RingDot: {
            const float stroke = std::max(0.16f * size, 1.0f), from = fromCentre(x, y);
            const float ring = std::abs(from - (r - stroke / 2)) - stroke / 2;
            return symbol.kind == SymbolKind::Ring ? ring : std::min(ring, from - 0.2f * size);
        }
        case SymbolKind::Diamond:
            return (std::abs(x) + std::abs(y) - r) * 0.70710678f;
        case SymbolKind::Circle:
            break;
    }
    return fromCentre(x, y) - r;
}

/// Signed distance to the shape about which the rim lies, of which distance is the symbolDistance(): rings get it
/// around their whole disc.
inline float rimDistance(float x, float y, const SymbolInstance& symbol, float distance)
{
    const bool ring = symbol.kind == SymbolKind::Ring || symbol.kind == SymbolKind::RingDot;
    return ring ? fromCentre(x, y) - symbol.sizePixels / 2 : distance;
}

}  // namespace frontline
