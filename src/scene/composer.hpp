// Meshes + styles + view → the commands of a display list.
#pragma once

#include <vector>

#include "scene/furniture/inset.hpp"
#include "scene/mesh_store.hpp"
#include "scene/scene.hpp"
#include "scene/text_run.hpp"

namespace frontline {

/// Fixed: furniture is always in the same corners, so that it stands still while the map moves. ByContent: where it
/// covers the least of what the map is about.
enum class FurniturePlaces { Fixed, ByContent };

/// The picture of the layers for which there are meshes, with labels and furniture. placed: where the labels are.
/// inset: what it keeps between calls.
DisplayList compose(const Document& document, const View& view, const MeshSet& meshes, FontSet& fonts,
                    std::vector<PlacedLabel>& placed, FurniturePlaces places, InsetMeshes& inset);

}  // namespace frontline
