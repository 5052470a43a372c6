#include "scene/region.hpp"

#include <algorithm>
#include <cmath>

#include "scene/drawn_box.hpp"

namespace frontline {

namespace {

/// Error of projected coordinates in pixels of the level.
constexpr double projectedPixels = 0.05;
/// Error of the drawn edges in pixels of the level: what simplification and straight edges may cost.
constexpr double toleratedPixels = 0.3;

constexpr Box allOfTheWorld{-360, -90, 360, 90};

/// The region in longitude and latitude, generously: what lies outside cannot be seen.
Box lonLatBox(const Region& region)
{
    constexpr int steps = 16;
    Box box;
    for (int i = 0; i <= steps; ++i) {
        for (int j = 0; j <= steps; ++j) {
            const LonLat p = region.projection.inverse(Xy{region.box.minX + region.box.width() * i / steps,
                                                          region.box.minY + region.box.height() * j / steps});
            // A corner without an inverse: the region is larger than the projection's domain.
            if (!std::isfinite(p.lonDegrees) || !std::isfinite(p.latDegrees)) return allOfTheWorld;
            box.add(Xy{p.lonDegrees, p.latDegrees});
        }
    }
    // A region that holds a pole or the antimeridian comes out narrow: take everything then.
    if (box.width() > 170) return allOfTheWorld;
    return box.grownBy(std::max(box.width(), box.height()) * 0.1);
}

double toleranceOf(const Region& region)
{
    double metresPerUnit = region.projection.groundMetresPerUnit(region.box.centre());
    if (!(metresPerUnit > 0) || !std::isfinite(metresPerUnit)) metresPerUnit = 1;
    return toleratedPixels * region.unitsPerPixel * metresPerUnit;
}

}  // namespace

Region regionFor(const View& view, double margin)
{
    const Box bounds = view.bounds();
    // At least a few pixels, so that wide lines and soft edges of what is cut lie outside the picture.
    const double grow = std::max(margin * std::max(bounds.width(), bounds.height()), 24 * view.unitsPerPixel);
    return {view.projection, bounds.grownBy(grow), std::exp2(std::floor(std::log2(view.unitsPerPixel)))};
}

RegionGround::RegionGround(const Region& built, TableLevels* levelsOfTables)
    : region(built),
      lonLat(lonLatBox(built)),
      toleranceMetres(toleranceOf(built)),
      grid(built.projection, lonLat, projectedPixels * built.unitsPerPixel),
      levels(levelsOfTables)
{}

DrawnDetail drawnDetail(const View& view)
{
    const Region region = regionFor(view, 0);
    const Box box = lonLatBox(region);
    return {box.width() < allOfTheWorld.width() ? box : Box(), toleranceOf(region)};
}

}  // namespace frontline
