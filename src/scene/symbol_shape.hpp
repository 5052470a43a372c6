// What of the pixels about its centre a symbol covers. As in shaders/symbol.frag.
#pragma once

#include <algorithm>
#include <cmath>
#include <span>

#include "scene/display_list.hpp"

namespace frontline {

/// Without std::hypot's care for what is too large or too small for a square: these are pixels.
inline float fromCentre(float x, float y)
{
    return std::sqrt(x * x + y * y);
}

struct SymbolCorner {
    float x, y;  // y down, from the centre, in halves of the size
};

/// The corners of a shape that has straight edges, one after another; none of the others.
inline std::span<const SymbolCorner> symbolCorners(SymbolKind kind)
{
    static constexpr SymbolCorner triangle[]{{0.0f, -1.0f}, {1.0f, 1.0f}, {-1.0f, 1.0f}};
    static constexpr SymbolCorner star[]{
        {0.0f, -1.0f},  {0.2245f, -0.309f}, {0.9511f, -0.309f}, {0.3633f, 0.118f},   {0.5878f, 0.809f},
        {0.0f, 0.382f}, {-0.5878f, 0.809f}, {-0.3633f, 0.118f}, {-0.9511f, -0.309f}, {-0.2245f, -0.309f}};
    static constexpr SymbolCorner cross[]{{-0.25f, -1.0f}, {0.25f, -1.0f}, {0.25f, -0.25f}, {1.0f, -0.25f},
                                          {1.0f, 0.25f},   {0.25f, 0.25f}, {0.25f, 1.0f},   {-0.25f, 1.0f},
                                          {-0.25f, 0.25f}, {-1.0f, 0.25f}, {-1.0f, -0.25f}, {-0.25f, -0.25f}};
    if (kind == SymbolKind::Triangle) return triangle;
    if (kind == SymbolKind::Star) return star;
    if (kind == SymbolKind::Cross) return cross;
    return {};
}

/// Signed distance to the edges of a shape of these corners, half its size r.
inline float cornersDistance(std::span<const SymbolCorner> corners, float x, float y, float r)
{
    float square = 1e30f;
    bool inside = false;
    for (std::size_t i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
        const float ax = corners[i].x * r, ay = corners[i].y * r;
        const float ex = corners[j].x * r - ax, ey = corners[j].y * r - ay, px = x - ax, py = y - ay;
        const float t = std::clamp((px * ex + py * ey) / std::max(ex * ex + ey * ey, 1e-12f), 0.0f, 1.0f);
        const float dx = px - t * ex, dy = py - t * ey;
        square = std::min(square, dx * dx + dy * dy);
        if ((py < 0) != (py < ey) && (px - ex * py / ey < 0)) inside = !inside;
    }
    return inside ? -std::sqrt(square) : std::sqrt(square);
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
        case SymbolKind::Triangle:
        case SymbolKind::Star:
        case SymbolKind::Cross:
            return cornersDistance(symbolCorners(symbol.kind), x, y, r);
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
