#include "render/raster/glyphs.hpp"

#include <algorithm>
#include <cmath>

namespace frontline::raster {

namespace {

enum class Part { Halo, Letter };

/// The atlas between its texels, as a texture with linear filtering that is clamped to its edge.
class Distances {
public:
    explicit Distances(const GlyphAtlas& atlas) : atlas_(atlas) {}

    /// In texels, positive inside. u, v: in texels; 0.5, 0.5 is the middle of the first one.
    [[nodiscard]] float at(float u, float v) const
    {
        const float x = std::clamp(u - 0.5f, 0.0f, static_cast<float>(atlas_.width - 1)),
                    y = std::clamp(v - 0.5f, 0.0f, static_cast<float>(atlas_.height - 1));
        const int x0 = static_cast<int>(x), y0 = static_cast<int>(y);
        const int x1 = std::min(x0 + 1, atlas_.width - 1), y1 = std::min(y0 + 1, atlas_.height - 1);
        const float fx = x - static_cast<float>(x0), fy = y - static_cast<float>(y0);
        const float top = texel(x0, y0) * (1 - fx) + texel(x1, y0) * fx,
                    bottom = texel(x0, y1) * (1 - fx) + texel(x1, y1) * fx;
        return (top * (1 - fy) + bottom * fy - 128) / 127 * atlas_.spreadTexels;
    }

private:
    [[nodiscard]] float texel(int x, int y) const
    {
        return atlas_
            .texels[static_cast<std::size_t>(y) * static_cast<std::size_t>(atlas_.width) + static_cast<std::size_t>(x)];
    }
    const GlyphAtlas& atlas_;
};

struct Bounds {
    int left, top, right, bottom;
};

class GlyphBox {
public:
    GlyphBox(const GlyphInstance& glyph, Part part, float spread) : glyph_(glyph)
    {
        // The margin of the cell is wide enough for any halo: only what this part needs of it is drawn.
        const float needed = (part == Part::Halo ? glyph.haloPixels : 0) + 1;
        inset_ = std::max(spread - needed * glyph.texelsPerPixel, 0.0f);
    }

    /// The texels of the cell at a place of the picture; whether the place is in what is drawn.
    bool texelAt(float x, float y, float& u, float& v) const
    {
        const float dx = x - glyph_.x, dy = y - glyph_.y;
        u = (dx * glyph_.cosine + dy * glyph_.sine) * glyph_.uWidth / glyph_.width;
        v = (dy * glyph_.cosine - dx * glyph_.sine) * glyph_.vHeight / glyph_.height;
        return u >= inset_ && u <= glyph_.uWidth - inset_ && v >= inset_ && v <= glyph_.vHeight - inset_;
    }

    [[nodiscard]] Bounds boundsIn(const Surface& surface) const
    {
        float left = 1e30f, top = 1e30f, right = -1e30f, bottom = -1e30f;
        for (const float u : {inset_, glyph_.uWidth - inset_})
            for (const float v : {inset_, glyph_.vHeight - inset_}) {
                const float dx = u * glyph_.width / glyph_.uWidth, dy = v * glyph_.height / glyph_.vHeight;
                const float x = glyph_.x + dx * glyph_.cosine - dy * glyph_.sine,
                            y = glyph_.y + dx * glyph_.sine + dy * glyph_.cosine;
                left = std::min(left, x), right = std::max(right, x);
                top = std::min(top, y), bottom = std::max(bottom, y);
            }
        const Rows rows = surface.clippedRows();
        const auto within = [](float value, int least, int most) {
            return static_cast<int>(std::clamp(value, static_cast<float>(least), static_cast<float>(most)));
        };
        return {within(std::floor(left), surface.clippedLeft(), surface.clippedRight()),
                within(std::floor(top), rows.first, rows.end),
                within(std::ceil(right), surface.clippedLeft(), surface.clippedRight()),
                within(std::ceil(bottom), rows.first, rows.end)};
    }

private:
    const GlyphInstance& glyph_;
    float inset_ = 0;  // texels
};

void drawPart(Surface& surface, const GlyphInstance& glyph, const Distances& distances, Part part, float spread)
{
    const Color color = part == Part::Halo ? glyph.halo : glyph.color;
    // The distances end at the spread: a wider halo would be cut square.
    const float grown = part == Part::Halo ? std::min(glyph.haloPixels, spread / glyph.texelsPerPixel - 1) : 0;
    if (color.alpha == 0 || (part == Part::Halo && grown <= 0)) return;
    const GlyphBox box(glyph, part, spread);
    const Bounds bounds = box.boundsIn(surface);
    for (int y = bounds.top; y < bounds.bottom; ++y)
        for (int x = bounds.left; x < bounds.right; ++x) {
            float u = 0, v = 0;
            if (!box.texelAt(static_cast<float>(x) + 0.5f, static_cast<float>(y) + 0.5f, u, v)) continue;
            const float d = distances.at(glyph.u + u, glyph.v + v) / glyph.texelsPerPixel;
            const float covered = std::clamp(d + grown + 0.5f, 0.0f, 1.0f);
            if (covered > 0) surface.blendPixel(y, x, color, nearest(covered * static_cast<float>(color.alpha)));
        }
}

}  // namespace

void drawGlyphs(Surface& surface, const GlyphDraw& draw)
{
    if (!draw.atlas || draw.atlas->texels.empty()) return;
    const Distances distances(*draw.atlas);
    for (const Part part : {Part::Halo, Part::Letter})
        for (const GlyphInstance& glyph : draw.glyphs)
            drawPart(surface, glyph, distances, part, draw.atlas->spreadTexels);
}

}  // namespace frontline::raster
