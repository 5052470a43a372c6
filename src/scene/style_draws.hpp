// Layer styles → draw commands, for the map and for the swatches of its legend.
#pragma once

#include <memory>

#include "map/document.hpp"
#include "scene/display_list.hpp"
#include "scene/fill_draw.hpp"
#include "scene/view.hpp"

namespace frontline {

/// The line with its dashes; without its casing.
LineDraw lineDraw(const Document& document, const View& view, const Layer& layer, const LineStyle& style,
                  std::shared_ptr<const LineMesh> mesh);

/// Whether the line has a casing, which casingDraw() draws below it.
bool isCased(const LineStyle& style);
LineDraw casingDraw(const Document& document, const View& view, const Layer& layer, const LineStyle& style,
                    std::shared_ptr<const LineMesh> mesh);

/// at: pixels, its middle.
SymbolInstance symbolInstance(const Document& document, const View& view, const Layer& layer, const SymbolStyle& style,
                              Xy at);

}  // namespace frontline
