// The whole country, small, with the frame of the picture.
#pragma once

#include <memory>
#include <optional>
#include <set>

#include "scene/furniture/canvas.hpp"
#include "scene/mesh_store.hpp"

namespace frontline {

/// The meshes of the overview, kept while the map and its projection stay the same.
class InsetMeshes {
public:
    /// overview: the view of the inset. Builds what is not there yet, of the areas alone.
    std::shared_ptr<const MeshSet> of(const DrawnMap& map, const View& overview);

private:
    std::shared_ptr<const MeshSet> kept_;
    std::vector<TablePointer> tables_;
    std::string rules_;  // of the layers, as far as they decide the meshes
};

/// nullopt where it is switched off, the map has no oblasts and no view of the whole, or the picture shows the whole
/// already.
std::optional<FurniturePiece> insetPiece(const FurnitureCanvas& canvas, InsetMeshes& meshes);

/// The layers that an inset draws, where it is switched on.
std::set<LayerId> layersOfInset(const FurnitureCanvas& canvas);

}  // namespace frontline
