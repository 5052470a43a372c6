// Which part of the map is seen, how large, in which projection.
#pragma once

#include "geo/projection.hpp"

namespace frontline {

/// Pixels count from the top left of the picture, y down; map units have y up.
struct View {
    Projection projection;
    Xy centre;  // map units
    double unitsPerPixel = 1;
    int widthPixels = 0, heightPixels = 0;
    double pixelsPerPoint = 1;  // 1 at scale 1 (one point is drawn as 96/72 px: see defaultPixelsPerPoint)
    // What menus and panels cover of each side: furniture stands between them, but for the attribution and the scale
    // bar, which have room along the bottom edge, below panels and the strip of dates.
    double topInsetPixels = 0, bottomInsetPixels = 0, leftInsetPixels = 0, rightInsetPixels = 0;

    /// Where hatches have their first line, in map units: a pan moves them with the map, a zoom leaves them where they
    /// are on the screen. The map's origin in a view that was not zoomed by hand, so that equal pictures have equal
    /// hatches.
    Xy hatchOrigin = {};

    [[nodiscard]] Xy toPixel(Xy mapUnits) const
    {
        return {widthPixels / 2.0 + (mapUnits.x - centre.x) / unitsPerPixel,
                heightPixels / 2.0 - (mapUnits.y - centre.y) / unitsPerPixel};
    }
    [[nodiscard]] Xy fromPixel(Xy pixel) const
    {
        return {centre.x + (pixel.x - widthPixels / 2.0) * unitsPerPixel,
                centre.y - (pixel.y - heightPixels / 2.0) * unitsPerPixel};
    }
    /// What is seen, in map units.
    [[nodiscard]] Box bounds() const;
    /// Metres on the ground per point at the centre.
    [[nodiscard]] double metresPerPoint() const;

    void panPixels(double dx, double dy);
    /// factor > 1 zooms in; the map under the pixel and the hatches stay where they are. Clamped to 0.01 .. 40,000
    /// metres per pixel.
    void zoomAbout(Xy pixel, double factor);
    /// Moves and scales so that the box (map units) just fits.
    void fit(const Box& mapUnits);
    /// Web-map zoom level: 156543.034 cos(latitude) / 2^zoom metres per pixel of 1/96 inch at the centre.
    void setZoomLevel(double zoom);
    [[nodiscard]] double zoomLevel() const;
};

/// Where in a view a picture lies that was drawn for another one of the same projection: pixels, whole ones where it is
/// moved by whole pixels and not scaled.
Box pictureBox(const View& picture, const View& view);

/// What the view shows, as west, south, east, north in degrees.
Box lonLatBounds(const View& view);

/// CSS pixels: a point at scale 1 is 96/72 px.
inline constexpr double defaultPixelsPerPoint = 96.0 / 72.0;

}  // namespace frontline
