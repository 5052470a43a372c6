#include "scene/text_run.hpp"

#include <cmath>

namespace frontline {

double textWidthPixels(FontSet& fonts, const std::string& text, const TextStyle& style)
{
    return fonts.shape(style.face, text, style.letterSpacing, style.capitals).widthEm * style.sizePixels;
}

Box textBox(double x, double baseline, double widthPixels, double sizePixels)
{
    return {x, baseline - FontSet::capHeightEm * sizePixels, x + widthPixels,
            baseline + FontSet::descenderEm * sizePixels};
}

void appendGlyph(GlyphDraw& draw, FontSet& fonts, const ShapedGlyph& shaped, const TextStyle& style, Xy origin,
                 double angleRadians)
{
    const AtlasGlyph& glyph = fonts.atlasGlyph(style.face, shaped.glyph);
    if (glyph.width == 0) return;
    const double size = style.sizePixels, pixelsPerTexel = size / FontSet::texelsPerEm;
    const double cosine = std::cos(angleRadians), sine = std::sin(angleRadians);
    const double right = (shaped.x + glyph.leftEm) * size, down = -(shaped.y + glyph.topEm) * size;
    GlyphInstance instance;
    instance.x = static_cast<float>(origin.x + right * cosine - down * sine);
    instance.y = static_cast<float>(origin.y + right * sine + down * cosine);
    instance.width = static_cast<float>(glyph.width * pixelsPerTexel);
    instance.height = static_cast<float>(glyph.height * pixelsPerTexel);
    instance.u = static_cast<float>(glyph.u);
    instance.v = static_cast<float>(glyph.v);
    instance.uWidth = static_cast<float>(glyph.width);
    instance.vHeight = static_cast<float>(glyph.height);
    instance.texelsPerPixel = static_cast<float>(1 / pixelsPerTexel);
    instance.haloPixels = static_cast<float>(style.haloPixels);
    instance.color = style.color;
    instance.halo = style.halo;
    instance.cosine = static_cast<float>(cosine);
    instance.sine = static_cast<float>(sine);
    draw.glyphs.push_back(instance);
}

void appendText(GlyphDraw& draw, FontSet& fonts, const std::string& text, const TextStyle& style, double x,
                double baseline)
{
    const double size = style.sizePixels;
    const ShapedText& line = fonts.shape(style.face, text, style.letterSpacing, style.capitals);
    draw.runs.push_back({line.text, style.face, size, style.letterSpacing, x, baseline, 0, style.color, style.halo,
                         style.haloPixels, line.glyphs, ""});
    for (const ShapedGlyph& shaped : line.glyphs) appendGlyph(draw, fonts, shaped, style, {x, baseline}, 0);
}

}  // namespace frontline
