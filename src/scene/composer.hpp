// Meshes + styles + view → the commands of a display list.
#pragma once

#include <vector>

#include "scene/labels/label_memory.hpp"
#include "scene/mesh_store.hpp"
#include "scene/scene.hpp"
#include "scene/text_run.hpp"

namespace frontline {

/// The labels of the window's last picture, and the time of this one.
struct LabelClock {
    LabelMemory& memory;
    double seconds = 0;
};

/// The picture of the layers for which there are meshes, with labels and furniture. clock: of a map that moves; nullptr
/// places the labels for this picture alone. placed: where the labels are.
DisplayList compose(const Document& document, const View& view, const MeshSet& meshes, FontSet& fonts,
                    const LabelClock* clock, std::vector<PlacedLabel>& placed);

}  // namespace frontline
