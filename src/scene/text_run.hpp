// A line of text on the picture: its size, and its glyphs in a display list.
#pragma once

#include <string>
#include <vector>

#include "scene/font_set.hpp"

namespace frontline {

/// How a line of text is drawn, in pixels.
struct TextStyle {
    FontFace face = FontFace::Regular;
    double sizePixels = 12;
    double letterSpacing = 0;  // em
    bool capitals = false;
    Color color, halo;
    double haloPixels = 0;
};

/// Width in pixels of a line of text.
double textWidthPixels(FontSet& fonts, const std::string& text, const TextStyle& style);

/// What a line of text covers when it starts at (x, baseline): from the descenders to the capitals, without the halo.
Box textBox(double x, double baseline, double widthPixels, double sizePixels);

/// Adds one glyph of a line whose origin is there, turned clockwise about the origin.
void appendGlyph(GlyphDraw& draw, FontSet& fonts, const ShapedGlyph& glyph, const TextStyle& style, Xy origin,
                 double angleRadians);

/// Adds a line that starts at x on the baseline (pixels, y down): its glyphs, and the run.
void appendText(GlyphDraw& draw, FontSet& fonts, const std::string& text, const TextStyle& style, double x,
                double baseline);

}  // namespace frontline
