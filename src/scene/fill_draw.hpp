// A fill style as the renderer wants it. Internal to scene.
#pragma once

#include <memory>

#include "scene/display_list.hpp"
#include "scene/view.hpp"

namespace frontline {

/// The fill with its hatch, which is fixed to the map: it stays in place while the view is panned. opacity: of the
/// layer.
FillDraw fillDraw(const View& view, const DrawnFill& style, double opacity, std::shared_ptr<const FillMesh> mesh,
                  std::shared_ptr<const LineMesh> edges);

/// Has the hatch begin where it does in a view.
void anchorHatch(Hatch& hatch, const View& view);

}  // namespace frontline
