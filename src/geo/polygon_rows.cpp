#include "geo/polygon_rows.hpp"

#include <algorithm>
#include <cmath>

namespace frontline {

namespace {

double crossProduct(Xy a, Xy b)
{
    return a.x * b.y - a.y * b.x;
}

Xy differenceBetween(Xy a, Xy b)
{
    return {a.x - b.x, a.y - b.y};
}

double lengthSquared(Xy a)
{
    return a.x * a.x + a.y * a.y;
}

/// Nearer than this in degrees, a tenth of a millimetre, is on an edge.
constexpr double touchingDegrees = 1e-9;

/// Where the edge c..d meets the way a..b, as shares of the way. Of an edge that begins or ends on the way, or runs
/// along it, where it does.
template <class Add>
void addMeetings(Xy a, Xy b, Xy c, Xy d, const Add& add)
{
    const Xy way = differenceBetween(b, a), edge = differenceBetween(d, c);
    const double length2 = lengthSquared(way);
    for (const Xy end : {c, d}) {
        const double share = ((end.x - a.x) * way.x + (end.y - a.y) * way.y) / length2;
        const Xy foot{a.x + share * way.x, a.y + share * way.y};
        if (lengthSquared(differenceBetween(end, foot)) <= touchingDegrees * touchingDegrees) add(share);
    }
    const double turn = crossProduct(way, edge);
    if (turn == 0) return;
    const double along = crossProduct(differenceBetween(c, a), edge) / turn,
                 onEdge = crossProduct(differenceBetween(c, a), way) / turn;
    if (onEdge >= 0 && onEdge <= 1) add(along);
}

}  // namespace

PolygonRows::PolygonRows(const FlatGeometry& polygons)
{
    for (std::size_t f = 0; f < polygons.featureCount(); ++f)
        for (auto p = polygons.featureStarts[f]; p < polygons.featureStarts[f + 1]; ++p)
            for (auto r = polygons.partStarts[p]; r < polygons.partStarts[p + 1]; ++r)
                addRing(polygons.ring(r), static_cast<std::uint32_t>(f));
    sortIntoRows();
}

void PolygonRows::addRing(std::span<const Xy> ring, std::uint32_t feature)
{
    for (const Xy& place : ring) box_.add(place);
    for (std::size_t i = 1; i < ring.size(); ++i) edges_.push_back({ring[i - 1], ring[i], feature});
}

std::size_t PolygonRows::rowOf(double y) const
{
    const double row = std::floor((y - box_.minY) / rowHeight_);
    return static_cast<std::size_t>(std::clamp(row, 0.0, static_cast<double>(rowStarts_.size() - 2)));
}

void PolygonRows::sortIntoRows()
{
    constexpr double edgesPerRow = 8, mostRows = 16384, mostRowsOfAnEdge = 8;
    const auto count = static_cast<double>(edges_.size());
    double height = 0;
    for (const Edge& edge : edges_) height += std::abs(edge.b.y - edge.a.y);
    double rows = std::clamp(std::floor(count / edgesPerRow), 1.0, mostRows);
    // Long edges are in many rows: as many as make each edge stand in a few on average.
    if (height > 0) rows = std::clamp(rows, 1.0, std::max(1.0, mostRowsOfAnEdge * count * box_.height() / height));
    rowHeight_ = box_.height() > 0 ? box_.height() / rows : 1;
    rowStarts_.assign(static_cast<std::size_t>(rows) + 1, 0);
    const auto spanOf = [&](const Edge& edge) {
        return std::pair{rowOf(std::min(edge.a.y, edge.b.y)), rowOf(std::max(edge.a.y, edge.b.y))};
    };
    for (const Edge& edge : edges_)
        for (auto [row, last] = spanOf(edge); row <= last; ++row) ++rowStarts_[row + 1];
    for (std::size_t row = 1; row < rowStarts_.size(); ++row) rowStarts_[row] += rowStarts_[row - 1];
    std::vector<Edge> sorted(rowStarts_.back());
    std::vector<std::size_t> next(rowStarts_.begin(), rowStarts_.end() - 1);
    for (const Edge& edge : edges_)
        for (auto [row, last] = spanOf(edge); row <= last; ++row) sorted[next[row]++] = edge;
    for (std::size_t row = 0; row + 1 < rowStarts_.size(); ++row)
        std::sort(sorted.begin() + static_cast<std::ptrdiff_t>(rowStarts_[row]),
                  sorted.begin() + static_cast<std::ptrdiff_t>(rowStarts_[row + 1]),
                  [](const Edge& a, const Edge& b) { return std::max(a.a.x, a.b.x) > std::max(b.a.x, b.b.x); });
    edges_ = std::move(sorted);
}

void PolygonRows::featuresAt(Xy place, std::vector<std::uint32_t>& found) const
{
    found.clear();
    if (!box_.contains(place)) return;
    const std::size_t row = rowOf(place.y);
    for (std::size_t i = rowStarts_[row]; i < rowStarts_[row + 1]; ++i) {
        const auto& [a, b, feature] = edges_[i];
        if (std::max(a.x, b.x) < place.x) break;
        if ((a.y > place.y) == (b.y > place.y)) continue;
        if (!(place.x < a.x + (place.y - a.y) / (b.y - a.y) * (b.x - a.x))) continue;
        // Crossed once more, which takes it out again, or for the first time.
        const auto known = std::ranges::find(found, feature);
        if (known == found.end())
            found.push_back(feature);
        else
            found.erase(known);
    }
    std::ranges::sort(found);
}

template <class Visit>
bool PolygonRows::visitEdges(const Box& box, const Visit& visit) const
{
    if (!box_.intersects(box)) return false;
    for (std::size_t row = rowOf(box.minY); row <= rowOf(box.maxY); ++row)
        for (std::size_t i = rowStarts_[row]; i < rowStarts_[row + 1]; ++i) {
            const Edge& edge = edges_[i];
            if (std::max(edge.a.x, edge.b.x) < box.minX) break;
            if (std::min(edge.a.x, edge.b.x) > box.maxX || std::max(edge.a.y, edge.b.y) < box.minY ||
                std::min(edge.a.y, edge.b.y) > box.maxY)
                continue;
            if (visit(edge)) return true;
        }
    return false;
}

bool PolygonRows::anyEdgeNear(const Box& box) const
{
    return visitEdges(box, [](const Edge&) { return true; });
}

void PolygonRows::crossings(Xy a, Xy b, std::vector<double>& shares) const
{
    shares.clear();
    if (a == b) return;
    Box box;
    box.add(a);
    box.add(b);
    visitEdges(box.grownBy(touchingDegrees), [&](const Edge& edge) {
        addMeetings(a, b, edge.a, edge.b, [&](double share) {
            if (share > 0 && share < 1) shares.push_back(share);
        });
        return false;
    });
    std::ranges::sort(shares);
    shares.erase(std::unique(shares.begin(), shares.end()), shares.end());
}

bool PolygonRows::isOnOutline(Xy place, double degrees) const
{
    const Box box = Box{place.x, place.y, place.x, place.y}.grownBy(degrees);
    return visitEdges(box, [&](const Edge& edge) {
        const Xy way = differenceBetween(edge.b, edge.a), to = differenceBetween(place, edge.a);
        const double length2 = lengthSquared(way);
        const double share = length2 > 0 ? std::clamp((to.x * way.x + to.y * way.y) / length2, 0.0, 1.0) : 0;
        return lengthSquared(differenceBetween(to, {share * way.x, share * way.y})) <= degrees * degrees;
    });
}

}  // namespace frontline
