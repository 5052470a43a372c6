// What of a layer is seen in a part of the picture.
#pragma once

#include "scene/layer_mesh.hpp"
#include "scene/view.hpp"

namespace frontline {

/// Whether a triangle of the mesh touches the box (pixels).
bool isSeenArea(const LineMesh& rings, const View& view, const Box& pixels);
/// Whether a line of the mesh touches the box.
bool isSeen(const LineMesh& mesh, const View& view, const Box& pixels);
/// Whether an anchor lies in the box.
bool isSeen(const std::vector<Anchor>& anchors, const View& view, const Box& pixels);

}  // namespace frontline
