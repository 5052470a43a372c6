// What stands in the margin of the picture: the scale bar, and the attribution and status of what is drawn.
#pragma once

#include <string>
#include <vector>

#include "map/document.hpp"
#include "scene/display_list.hpp"
#include "scene/text_run.hpp"
#include "scene/view.hpp"

namespace frontline {

struct Furniture {
    std::vector<LineDraw> lines;
    GlyphDraw text;  // without its atlas
    std::vector<Box> boxes;  // pixels: labels keep clear of them
};

/// The attribution of every source of a visible layer, each once, in drawing order from the top; a source that is not
/// official is followed by its status and tolerance: "… (generalised, 500 m)".
std::vector<std::string> attributionLines(const Document& document);

/// The largest of 1, 2, 5 x 10^n metres whose bar is at most maxPixels long. Precondition: positive arguments.
double scaleBarMetres(double metresPerPixel, double maxPixels);

/// "20 km", "500 m".
std::string lengthText(double metres);

/// What furniture is written in: small, in the theme's colour of text on its halo.
TextStyle furnitureStyle(const Document& document, const View& view);
/// How far furniture stays from the edge of the picture.
inline constexpr double furnitureMarginPoints = 9;

Furniture buildFurniture(const Document& document, const View& view, FontSet& fonts);

}  // namespace frontline
