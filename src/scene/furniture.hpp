// What stands around the map: title, legend, scale bar, north arrow, attribution; on a swipe its divider.
#pragma once

#include "map/drawn_map.hpp"
#include "scene/furniture/attribution.hpp"
#include "scene/furniture/canvas.hpp"
#include "scene/furniture/inset.hpp"
#include "scene/furniture/subject.hpp"
#include "scene/mesh_store.hpp"
#include "scene/thinning.hpp"
#include "scene/view.hpp"

namespace frontline {

/// How far furniture stays from the edge of the picture, in points: 18, less in small pictures and where panels leave
/// little room.
double furnitureMarginPoints(const View& view);

/// The pieces that are switched on, as far as they have room; the more important first. subject: each stands in the
/// corner where it covers the least of it; without one, always in the same corner. counts: of the symbols of layers,
/// for the legend.
FurnitureDrawing buildFurniture(const DrawnMap& map, const View& view, const MeshSet& meshes, FontSet& fonts,
                                const SubjectGrid* subject, InsetMeshes& insetMeshes, const SymbolCounts& counts = {});

/// Whether the legend has the same rows and the credits name the same sources, of either meshes of the map.
bool saysTheSame(const DrawnMap& map, const View& view, const MeshSet& meshes, const MeshSet& others);

}  // namespace frontline
