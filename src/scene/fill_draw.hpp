// A fill style as the renderer wants it. Internal to scene.
#pragma once

#include <memory>

#include "map/document.hpp"
#include "scene/display_list.hpp"
#include "scene/view.hpp"

namespace frontline {

/// The fill of a layer with its hatch, which is fixed to the map: it stays in place while the view is panned.
FillDraw fillDraw(const Document& document, const View& view, const Layer& layer, const FillStyle& style,
                  std::shared_ptr<const FillMesh> mesh, std::shared_ptr<const LineMesh> edges);

}  // namespace frontline
