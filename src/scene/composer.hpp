// Meshes + styles + view → the commands of a display list.
#pragma once

#include <vector>

#include "scene/mesh_store.hpp"
#include "scene/scene.hpp"
#include "scene/text_run.hpp"

namespace frontline {

/// The picture of the layers for which there are meshes, with labels and furniture. placed: where the labels are.
DisplayList compose(const Document& document, const View& view, const MeshSet& meshes, FontSet& fonts,
                    std::vector<PlacedLabel>& placed);

}  // namespace frontline
