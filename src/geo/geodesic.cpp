#include "geo/geodesic.hpp"

#include <geodesic.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

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

double geodesicLengthMetres(const FlatGeometry& lonLat)
{
    double sum = 0;
    for (std::size_t r = 0; r < lonLat.ringCount(); ++r) sum += geodesicLengthMetres(lonLat.ring(r));
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

std::optional<std::size_t> firstTooWideToMeasure(const FlatGeometry& lonLat)
{
    constexpr double halfTheEarth = 180;
    for (std::size_t feature = 0; feature < lonLat.featureCount(); ++feature)
        for (std::uint32_t part = lonLat.featureStarts[feature]; part < lonLat.featureStarts[feature + 1]; ++part)
            for (std::uint32_t r = lonLat.partStarts[part]; r < lonLat.partStarts[part + 1]; ++r) {
                const auto ring = lonLat.ring(r);
                const auto [west, east] = std::ranges::minmax_element(ring, {}, &Xy::x);
                if (west != ring.end() && east->x - west->x >= halfTheEarth) return feature;
            }
    return std::nullopt;
}

namespace {

/// Not less than the length of the edge, by the size of a degree.
double mostMetres(Xy a, Xy b)
{
    constexpr double mostMetresPerDegree = 111700;
    const double cosine = std::cos(std::min(std::abs(a.y), std::abs(b.y)) * std::numbers::pi / 180);
    return std::hypot((b.x - a.x) * cosine, b.y - a.y) * mostMetresPerDegree;
}

double mostMetres(const FlatGeometry& lines)
{
    double sum = 0;
    for (std::size_t r = 0; r < lines.ringCount(); ++r) {
        const auto ring = lines.ring(r);
        for (std::size_t i = 1; i < ring.size(); ++i) sum += mostMetres(ring[i - 1], ring[i]);
    }
    return sum;
}

/// Points between a and b on their geodesic, in that order; none when they are near.
void addPointsBetween(std::vector<Xy>& points, Xy a, Xy b, double longestMetres)
{
    // The bound spares nearly all edges the inverse problem.
    if (mostMetres(a, b) <= longestMetres) return;
    // The direction of the edge must not change the points: neighbours have it the other way round.
    const bool turned = b.x < a.x || (b.x == a.x && b.y < a.y);
    const Xy from = turned ? b : a, to = turned ? a : b;
    geod_geodesicline line;
    geod_inverseline(&line, &wgs84(), from.y, from.x, to.y, to.x, GEOD_LATITUDE | GEOD_LONGITUDE | GEOD_DISTANCE_IN);
    const auto steps = static_cast<int>(std::ceil(line.s13 / longestMetres));
    for (int i = 1; i < steps; ++i) {
        Xy point;
        const int step = turned ? steps - i : i;
        geod_position(&line, line.s13 * step / steps, &point.y, &point.x, nullptr);
        // On the side of the antimeridian where the edge is.
        point.x += 360 * std::round(((from.x + to.x) / 2 - point.x) / 360);
        points.push_back(point);
    }
}

}  // namespace

FlatGeometry withGeodesicPoints(const FlatGeometry& lonLat, double longestMetres)
{
    constexpr double mostPoints = 1e6;
    const double pieceMetres = std::max(longestMetres, mostMetres(lonLat) / mostPoints);
    FlatGeometry out;
    out.kind = lonLat.kind;
    out.partStarts = lonLat.partStarts;
    out.featureStarts = lonLat.featureStarts;
    for (std::size_t r = 0; r < lonLat.ringCount(); ++r) {
        const auto ring = lonLat.ring(r);
        for (std::size_t i = 0; i < ring.size(); ++i) {
            if (i > 0) addPointsBetween(out.coordinates, ring[i - 1], ring[i], pieceMetres);
            out.coordinates.push_back(ring[i]);
        }
        out.endRing();
    }
    return out;
}

double geodesicDistanceMetres(LonLat a, LonLat b)
{
    double metres = 0;
    geod_inverse(&wgs84(), a.latDegrees, a.lonDegrees, b.latDegrees, b.lonDegrees, &metres, nullptr, nullptr);
    return metres;
}

GeodesicWay geodesicWay(LonLat from, LonLat to)
{
    GeodesicWay way;
    double azimuth = 0;
    geod_inverse(&wgs84(), from.latDegrees, from.lonDegrees, to.latDegrees, to.lonDegrees, &way.metres, &azimuth,
                 nullptr);
    if (way.metres > 0) way.bearingDegrees = azimuth < 0 ? azimuth + 360 : azimuth;
    return way;
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
