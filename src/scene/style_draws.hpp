// Layer styles → draw commands, for the map and for the swatches of its legend. opacity: of the layer, 0..1.
#pragma once

#include <memory>
#include <vector>

#include "map/drawn_map.hpp"
#include "scene/display_list.hpp"
#include "scene/fill_draw.hpp"
#include "scene/labels/placed_text.hpp"
#include "scene/text_run.hpp"
#include "scene/view.hpp"

namespace frontline {

/// The line with its dashes; without its casing.
LineDraw lineDraw(const View& view, const DrawnLine& style, double opacity, std::shared_ptr<const LineMesh> mesh);

/// Whether the line has a casing, which casingDraw() draws below it.
bool isCased(const DrawnLine& style);
/// Whether names keep off the line: those whose casing sets them off from the map by 0.5 points and more on either
/// side. A narrower one only hides what lies under the line.
bool isLoud(const DrawnLine& style);
LineDraw casingDraw(const View& view, const DrawnLine& style, double opacity, std::shared_ptr<const LineMesh> mesh);

/// How far from a line of the layer the truth may lie, in pixels: what its source says of itself, where a rule has a
/// band for it and it is wide enough to matter (12 px at scale 1); else 0.
double tolerancePixels(const View& view, const DrawnLayer& layer, const DrawnRule& rule);
/// The band of that width on either side, softer towards its edges: drawn one over the other.
std::vector<LineDraw> bandDraws(const DrawnLine& style, double opacity, double tolerancePixels,
                                const std::shared_ptr<const LineMesh>& mesh);

/// at: pixels, its middle.
SymbolInstance symbolInstance(const View& view, const DrawnSymbol& style, double opacity, Xy at);

/// opacity: of the letters and of their halo.
TextStyle textStyle(const View& view, const DrawnLabel& style, double opacity);

/// The line from a symbol to the name that stands away from it, over its halo. Precondition: the label has one.
std::vector<LineDraw> leaderDraws(const View& view, const PlacedText& label);

}  // namespace frontline
