#include "scene/view.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace frontline {

namespace {

constexpr double minMetresPerPixel = 0.01, maxMetresPerPixel = 40000;

// Web Mercator: the equator (2 pi 6378137 m) over 256 pixels at level 0.
constexpr double metresPerCssPixelAtLevel0 = 2 * std::numbers::pi * 6378137 / 256;

double metresPerUnitAt(const View& view)
{
    const double metres = view.projection.groundMetresPerUnit(view.centre);
    return std::isfinite(metres) && metres > 0 ? metres : 1;
}

double cosLatitudeAtCentre(const View& view)
{
    const LonLat centre = view.projection.inverse(view.centre);
    const double cosine = std::cos(centre.latDegrees * std::numbers::pi / 180);
    return std::isfinite(cosine) && cosine > 1e-6 ? cosine : 1;
}

double cssPixelsPerPixel(const View& view)
{
    return defaultPixelsPerPoint / view.pixelsPerPoint;
}

}  // namespace

Box View::bounds() const
{
    const double halfWidth = widthPixels / 2.0 * unitsPerPixel;
    const double halfHeight = heightPixels / 2.0 * unitsPerPixel;
    return {centre.x - halfWidth, centre.y - halfHeight, centre.x + halfWidth, centre.y + halfHeight};
}

double View::metresPerPoint() const
{
    return unitsPerPixel * metresPerUnitAt(*this) * pixelsPerPoint;
}

Box pictureBox(const View& picture, const View& view)
{
    Xy corner = view.toPixel(picture.fromPixel({0, 0}));
    double scale = picture.unitsPerPixel / view.unitsPerPixel;
    constexpr double sameScale = 1e-9, samePixel = 1e-3;
    if (std::abs(scale - 1) < sameScale) {
        scale = 1;
        if (std::abs(corner.x - std::round(corner.x)) < samePixel) corner.x = std::round(corner.x);
        if (std::abs(corner.y - std::round(corner.y)) < samePixel) corner.y = std::round(corner.y);
    }
    return {corner.x, corner.y, corner.x + picture.widthPixels * scale, corner.y + picture.heightPixels * scale};
}

void View::panPixels(double dx, double dy)
{
    centre.x -= dx * unitsPerPixel;
    centre.y += dy * unitsPerPixel;
}

void View::zoomAbout(Xy pixel, double factor)
{
    if (!(factor > 0) || !std::isfinite(factor)) return;
    const Xy fixed = fromPixel(pixel), hatch = toPixel(hatchOrigin);
    const double metresPerUnit = metresPerUnitAt(*this);
    unitsPerPixel =
        std::clamp(unitsPerPixel / factor, minMetresPerPixel / metresPerUnit, maxMetresPerPixel / metresPerUnit);
    const Xy moved = fromPixel(pixel);
    centre.x += fixed.x - moved.x;
    centre.y += fixed.y - moved.y;
    hatchOrigin = fromPixel(hatch);
}

void View::fit(const Box& mapUnits)
{
    if (mapUnits.empty() || widthPixels <= 0 || heightPixels <= 0) return;
    centre = mapUnits.centre();
    unitsPerPixel = std::max(mapUnits.width() / widthPixels, mapUnits.height() / heightPixels);
    if (!(unitsPerPixel > 0)) unitsPerPixel = 1;
    zoomAbout({widthPixels / 2.0, heightPixels / 2.0}, 1);
    hatchOrigin = {};
}

void View::setZoomLevel(double zoom)
{
    const double metresPerCssPixel = metresPerCssPixelAtLevel0 * cosLatitudeAtCentre(*this) / std::exp2(zoom);
    unitsPerPixel = metresPerCssPixel * cssPixelsPerPixel(*this) / metresPerUnitAt(*this);
    zoomAbout({widthPixels / 2.0, heightPixels / 2.0}, 1);
    hatchOrigin = {};
}

double View::zoomLevel() const
{
    const double metresPerCssPixel = unitsPerPixel * metresPerUnitAt(*this) / cssPixelsPerPixel(*this);
    return std::log2(metresPerCssPixelAtLevel0 * cosLatitudeAtCentre(*this) / metresPerCssPixel);
}

Box lonLatBounds(const View& view)
{
    constexpr int steps = 16;
    Box box;
    for (int i = 0; i <= steps; ++i) {
        const double x = view.widthPixels * i / static_cast<double>(steps);
        const double y = view.heightPixels * i / static_cast<double>(steps);
        for (const Xy pixel : {Xy{x, 0}, Xy{x, static_cast<double>(view.heightPixels)}, Xy{0, y},
                               Xy{static_cast<double>(view.widthPixels), y}}) {
            const LonLat place = view.projection.inverse(view.fromPixel(pixel));
            box.add(Xy{place.lonDegrees, place.latDegrees});
        }
    }
    return box;
}

}  // namespace frontline
