#include "geo/counted_twice.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>
#include <vector>

#include "geo/geodesic.hpp"
#include "geo/set_operations.hpp"

namespace frontline {

namespace {

double squareMetres(const FlatGeometry& polygons)
{
    double sum = 0;
    for (std::size_t f = 0; f < polygons.featureCount(); ++f) sum += geodesicAreaSquareMetres(polygons, f);
    return sum;
}

}  // namespace

Result<double> overlapSquareMetres(const FlatGeometry& polygons)
{
    constexpr double roundingShare = 1e-6;
    const FlatGeometry ground = withGeodesicPoints(polygons);
    const auto together = unionAll(ground);
    if (!together) return together.error();
    const double sum = squareMetres(ground), overlap = sum - squareMetres(*together);
    return overlap > roundingShare * sum ? overlap : 0;
}

double repeatedMetres(const FlatGeometry& lines)
{
    using Ends = std::array<double, 4>;
    std::vector<Ends> edges;
    edges.reserve(lines.coordinates.size());
    for (std::size_t r = 0; r < lines.ringCount(); ++r) {
        const auto line = lines.ring(r);
        for (std::size_t i = 1; i < line.size(); ++i) {
            Xy a = line[i - 1], b = line[i];
            if (std::tie(b.x, b.y) < std::tie(a.x, a.y)) std::swap(a, b);
            edges.push_back({a.x, a.y, b.x, b.y});
        }
    }
    std::ranges::sort(edges);
    double metres = 0;
    for (std::size_t i = 1; i < edges.size(); ++i)
        if (edges[i] == edges[i - 1])
            metres += geodesicDistanceMetres({edges[i][0], edges[i][1]}, {edges[i][2], edges[i][3]});
    return metres;
}

}  // namespace frontline
