// Layer styles → draw commands, for the map and for the swatches of its legend. opacity: of the layer, 0..1.
#pragma once

#include <memory>

#include "scene/display_list.hpp"
#include "scene/fill_draw.hpp"
#include "scene/view.hpp"

namespace frontline {

/// The line with its dashes; without its casing.
LineDraw lineDraw(const View& view, const DrawnLine& style, double opacity, std::shared_ptr<const LineMesh> mesh);

/// Whether the line has a casing, which casingDraw() draws below it.
bool isCased(const DrawnLine& style);
LineDraw casingDraw(const View& view, const DrawnLine& style, double opacity, std::shared_ptr<const LineMesh> mesh);

/// at: pixels, its middle.
SymbolInstance symbolInstance(const View& view, const DrawnSymbol& style, double opacity, Xy at);

}  // namespace frontline
