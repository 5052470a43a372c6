// The stretch of the map that meshes are built for, and how it is projected.
#pragma once

#include "geo/projection.hpp"
#include "geo/projection_grid.hpp"
#include "scene/view.hpp"

namespace frontline {

class TableLevels;

/// What meshes are built for: a stretch of the map around the view, at a level of detail.
struct Region {
    Projection projection;
    Box box;                   // map units
    double unitsPerPixel = 1;  // of the level: a power of two, at most that of the view
    bool triangles = true;     // of fills, for OpenGL: what draws pictures takes their rings
};

/// The region that a view needs, grown by the given share of its size on every side.
Region regionFor(const View& view, double margin);

/// What all layers of a region are built with.
struct RegionGround {
    /// levels: of large tables, as they were made for other regions; may be null.
    explicit RegionGround(const Region& built, TableLevels* levels = nullptr);

    Region region;
    /// The region in longitude and latitude, generously: what lies outside cannot be seen.
    Box lonLat;
    /// On the ground: what simplification and straight edges may cost.
    double toleranceMetres = 0;
    /// Off by less than can be seen at the level.
    ProjectionGrid grid;
    TableLevels* levels;
};

}  // namespace frontline
