#include "geo/geodesic.hpp"

#include <geodesic.h>

#include <cmath>

namespace frontline {

namespace {

const geod_geodesic& wgs84()
{
    static const geod_geodesic ellipsoid = [] {
        geod_geodesic g;
        geod_init(&g, 6378137.0, 1 / 298.257223563);
        return g;
    }();
    return ellipsoid;
}

/// The sum over the vertices in PROJ's accumulator; a polyline when isLine, a polygon otherwise.
struct Measured {
    double area = 0, length = 0;
};

Measured measure(std::span<const Xy> coordinates, bool isLine)
{
    geod_polygon polygon;
    geod_polygon_init(&polygon, isLine ? 1 : 0);
    std::size_t count = coordinates.size();
    if (!isLine && count > 1 && coordinates.front() == coordinates.back()) --count;
    if (count < (isLine ? 2u : 3u)) return {};
    for (std::size_t i = 0; i < count; ++i)
        geod_polygon_addpoint(&wgs84(), &polygon, coordinates[i].y, coordinates[i].x);
    Measured out;
    geod_polygon_compute(&wgs84(), &polygon, 0, 1, isLine ? nullptr : &out.area, &out.length);
    return out;
}

}  // namespace

double geodesicLengthMetres(std::span<const Xy> lonLat)
{
    return measure(lonLat, true).length;
}

double geodesicLengthMetres(const FlatGeometry& lonLat, std::size_t feature)
{
    double sum = 0;
    for (std::uint32_t p = lonLat.featureStarts[feature]; p < lonLat.featureStarts[feature + 1]; ++p)
        for (std::uint32_t r = lonLat.partStarts[p]; r < lonLat.partStarts[p + 1]; ++r)
            sum += geodesicLengthMetres(lonLat.ring(r));
    return sum;
}

double geodesicAreaSquareMetres(std::span<const Xy> ringLonLat)
{
    return std::abs(measure(ringLonLat, false).area);
}

double geodesicAreaSquareMetres(const FlatGeometry& lonLat, std::size_t feature)
{
    double sum = 0;
    for (std::uint32_t p = lonLat.featureStarts[feature]; p < lonLat.featureStarts[feature + 1]; ++p) {
        const std::uint32_t outer = lonLat.partStarts[p];
        for (std::uint32_t r = outer; r < lonLat.partStarts[p + 1]; ++r) {
            const double area = geodesicAreaSquareMetres(lonLat.ring(r));
            sum += r == outer ? area : -area;
        }
    }
    return sum;
}

double geodesicDistanceMetres(LonLat a, LonLat b)
{
    double metres = 0;
    geod_inverse(&wgs84(), a.latDegrees, a.lonDegrees, b.latDegrees, b.lonDegrees, &metres, nullptr, nullptr);
    return metres;
}

LonLat geodesicPointTowards(LonLat from, LonLat to, double metres)
{
    double azimuth = 0;
    geod_inverse(&wgs84(), from.latDegrees, from.lonDegrees, to.latDegrees, to.lonDegrees, nullptr, &azimuth, nullptr);
    LonLat point;
    geod_direct(&wgs84(), from.latDegrees, from.lonDegrees, azimuth, metres, &point.latDegrees, &point.lonDegrees,
                nullptr);
    return point;
}

}  // namespace frontline
