// Coordinate types. Axis order is settled here, in the OGR reader and in Projection, and nowhere else.
//
//   LonLat (degrees, WGS84)          Xy of a projection (map units)       pixels (scene/view.hpp)
//      lat ^                             northing y ^                        0 +----> x
//          |                                        |                          |
//          +----> lon                               +----> easting x           v y
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

namespace frontline {

/// WGS84 longitude and latitude in degrees, in that order.
struct LonLat {
    double lonDegrees = 0, latDegrees = 0;
    bool operator==(const LonLat&) const = default;
};

/// One element of a coordinate array. The owner of the array says whether it holds longitude and latitude in
/// degrees or easting and northing in map units (metres, for all but geographic and foot-based CRSs).
struct Xy {
    double x = 0, y = 0;
    bool operator==(const Xy&) const = default;
};

/// Of a place whose x and y are degrees of longitude and latitude.
[[nodiscard]] inline LonLat lonLat(Xy place)
{
    return {place.x, place.y};
}

/// Axis-aligned box in the coordinates of whatever it bounds. Default-constructed: empty.
struct Box {
    double minX = std::numeric_limits<double>::infinity();
    double minY = std::numeric_limits<double>::infinity();
    double maxX = -std::numeric_limits<double>::infinity();
    double maxY = -std::numeric_limits<double>::infinity();

    bool operator==(const Box&) const = default;
    [[nodiscard]] bool empty() const { return !(minX <= maxX && minY <= maxY); }
    [[nodiscard]] double width() const { return maxX - minX; }
    [[nodiscard]] double height() const { return maxY - minY; }
    [[nodiscard]] Xy centre() const { return {(minX + maxX) / 2, (minY + maxY) / 2}; }
    [[nodiscard]] bool contains(Xy p) const { return p.x >= minX && p.x <= maxX && p.y >= minY && p.y <= maxY; }
    [[nodiscard]] bool contains(const Box& b) const
    {
        return b.minX >= minX && b.maxX <= maxX && b.minY >= minY && b.maxY <= maxY;
    }
    [[nodiscard]] bool intersects(const Box& b) const
    {
        return minX <= b.maxX && b.minX <= maxX && minY <= b.maxY && b.minY <= maxY;
    }
    /// Grows to include a point; a NaN coordinate is ignored.
    void add(Xy p)
    {
        if (!(p.x == p.x && p.y == p.y)) return;
        minX = std::min(minX, p.x), minY = std::min(minY, p.y);
        maxX = std::max(maxX, p.x), maxY = std::max(maxY, p.y);
    }
    void add(const Box& b)
    {
        minX = std::min(minX, b.minX), minY = std::min(minY, b.minY);
        maxX = std::max(maxX, b.maxX), maxY = std::max(maxY, b.maxY);
    }
    /// 0 within the box.
    [[nodiscard]] double distanceTo(Xy p) const
    {
        return std::hypot(std::max({minX - p.x, 0.0, p.x - maxX}), std::max({minY - p.y, 0.0, p.y - maxY}));
    }
    /// The place in the box that is nearest; p itself within it.
    [[nodiscard]] Xy nearestTo(Xy p) const
    {
        return {std::min(std::max(p.x, minX), maxX), std::min(std::max(p.y, minY), maxY)};
    }
    [[nodiscard]] Box grownBy(double margin) const
    {
        return {minX - margin, minY - margin, maxX + margin, maxY + margin};
    }
};

}  // namespace frontline
