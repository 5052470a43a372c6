// What of a layer is seen in a part of the picture.
#pragma once

#include <set>

#include "scene/layer_mesh.hpp"
#include "scene/mesh_store.hpp"
#include "scene/view.hpp"

namespace frontline {

/// Whether a triangle of the mesh touches the box (pixels).
bool isSeenArea(const LineMesh& rings, const View& view, const Box& pixels);
/// Whether a line of the mesh touches the box.
bool isSeen(const LineMesh& mesh, const View& view, const Box& pixels);
/// Whether an anchor lies in the box.
bool isSeen(const std::vector<Anchor>& anchors, const View& view, const Box& pixels);

/// Whether a rule is drawn at the scale of the view.
bool isInScale(const DrawnRule& rule, const View& view);

/// The part of the picture where a layer is drawn (pixels): one side of a swipe, or all of it.
Box partOf(const DrawnMap& map, const View& view, const DrawnLayer& layer);

/// The layers of which anything is drawn in the view at its scale: fills, lines to the edge of their width, symbols,
/// and what may be named.
std::set<LayerId> seenLayers(const DrawnMap& map, const View& view, const MeshSet& meshes);

}  // namespace frontline
