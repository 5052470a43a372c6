#include "geo/crossings.hpp"

#include <algorithm>
#include <vector>

namespace frontline {

namespace {

struct Edge {
    double minX, maxX, minY, maxY;
    Xy a, b;
};

std::vector<Edge> edgesOf(const FlatGeometry& polygons, std::size_t feature)
{
    std::vector<Edge> edges;
    for (auto p = polygons.featureStarts[feature]; p < polygons.featureStarts[feature + 1]; ++p)
        for (auto r = polygons.partStarts[p]; r < polygons.partStarts[p + 1]; ++r) {
            const auto ring = polygons.ring(r);
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                const auto [minX, maxX] = std::minmax(ring[i].x, ring[i + 1].x);
                const auto [minY, maxY] = std::minmax(ring[i].y, ring[i + 1].y);
                edges.push_back({minX, maxX, minY, maxY, ring[i], ring[i + 1]});
            }
        }
    return edges;
}

/// Twice the area of the triangle, positive where c lies left of a..b.
double turn(Xy a, Xy b, Xy c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/// Edges that only meet at an end do not cross.
bool cross(const Edge& e, const Edge& f)
{
    const double c = turn(e.a, e.b, f.a), d = turn(e.a, e.b, f.b);
    const double a = turn(f.a, f.b, e.a), b = turn(f.a, f.b, e.b);
    if (a == 0 && b == 0 && c == 0 && d == 0)  // on one line
        return std::min(e.maxX, f.maxX) - std::max(e.minX, f.minX) > 0 ||
               std::min(e.maxY, f.maxY) - std::max(e.minY, f.minY) > 0;
    return ((c > 0 && d < 0) || (c < 0 && d > 0)) && ((a > 0 && b < 0) || (a < 0 && b > 0));
}

}  // namespace

std::size_t countCrossings(const FlatGeometry& polygons, std::size_t feature, std::size_t most, std::size_t mostPairs)
{
    std::vector<Edge> edges = edgesOf(polygons, feature);
    std::ranges::sort(edges, {}, &Edge::minX);
    std::vector<const Edge*> open;  // those that reach the place the sweep has come to
    std::size_t found = 0, pairs = 0;
    for (const Edge& edge : edges) {
        std::erase_if(open, [&](const Edge* o) { return o->maxX < edge.minX; });
        pairs += open.size();
        if (pairs > mostPairs) return most + 1;
        for (const Edge* o : open)
            if (o->minY <= edge.maxY && edge.minY <= o->maxY && cross(*o, edge) && ++found > most) return found;
        open.push_back(&edge);
    }
    return found;
}

}  // namespace frontline
