// The inside of polygons as coverage: a pixel is inside when its middle is.
#pragma once

#include "render/raster/coverage.hpp"
#include "render/raster/placement.hpp"

namespace frontline::raster {

/// Adds the polygons whose rings the mesh holds, each by the even-odd rule, so that rings may cross each other and
/// themselves; polygons that overlap are all filled. n log n in the crossings of rows and edges.
void addPolygons(Coverage& coverage, const LineMesh& rings, const Placement& placement);

/// Adds triangles.
void addTriangles(Coverage& coverage, const FillMesh& mesh, const Placement& placement);

}  // namespace frontline::raster
