// Meshes + styles + view → the commands of a display list.
#pragma once

#include <set>
#include <vector>

#include "scene/furniture/inset.hpp"
#include "scene/labels/label_memory.hpp"
#include "scene/mesh_store.hpp"
#include "scene/scene.hpp"
#include "scene/text_run.hpp"

namespace frontline {

struct Composition {
    DisplayList list;
    std::size_t ground = 0;            // commands of the list that come before the first group with symbols
    std::size_t firstOfFurniture = 0;  // command from which on nothing belongs to a place of the map
    std::vector<LabelGlyphs> labels;
    std::vector<PlacedLabel> placed;  // where the labels are
    std::set<LayerId> seen;           // the layers that draw something
    std::vector<Box> covered;         // pixels: where furniture leaves no place of the map to be seen
};

/// The picture of the layers for which there are meshes, with labels and furniture. memory: of a map that moves, whose
/// labels go on from the last picture, and whose furniture is always in the same corners; nullptr makes a picture that
/// stands alone, with the furniture where it covers the least of what the map is about. inset: what it keeps between
/// calls.
Composition compose(const DrawnMap& map, const View& view, const MeshSet& meshes, FontSet& fonts, LabelMemory* memory,
                    InsetMeshes& inset);

}  // namespace frontline
