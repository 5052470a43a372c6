#include "geo/crossings.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <set>
#include <utility>
#include <vector>

#include "geo/edge.hpp"
#include "geo/edge_chains.hpp"

namespace frontline {

namespace {

std::vector<Edge> edgesOf(const FlatGeometry& polygons, std::size_t feature)
{
    std::vector<Edge> edges;
    for (auto p = polygons.featureStarts[feature]; p < polygons.featureStarts[feature + 1]; ++p)
        for (auto r = polygons.partStarts[p]; r < polygons.partStarts[p + 1]; ++r) {
            const auto ring = polygons.ring(r);
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) edges.emplace_back(ring[i], ring[i + 1]);
        }
    return edges;
}

/// Of two edges that cross: where, or where they begin to lie upon each other.
Xy placeOf(const Edge& e, const Edge& f)
{
    const double c = turn(e.a, e.b, f.a), d = turn(e.a, e.b, f.b);
    if (c == d) return {std::max(e.minX, f.minX), e.a.x == e.b.x ? std::max(e.minY, f.minY) : f.a.y};
    const double t = c / (c - d);
    return {f.a.x + t * (f.b.x - f.a.x), f.a.y + t * (f.b.y - f.a.y)};
}

/// Whether edges cross, as far as it was looked for.
struct Search {
    bool complete = true;
    std::optional<Xy> place{};
};

/// A grid with about as many cells as the feature has edges, and in each cell the edges that come through it, by the
/// number of their first coordinate.
class EdgeGrid {
public:
    EdgeGrid(const FlatGeometry& polygons, std::size_t feature)
        : polygons_(polygons),
          firstRing_(polygons.partStarts[polygons.featureStarts[feature]]),
          endRing_(polygons.partStarts[polygons.featureStarts[feature + 1]])
    {
        eachEdge([&](std::uint32_t e) { box_.add(polygons_.coordinates[e]), ++edges_; });
        const auto count = static_cast<double>(std::max<std::size_t>(edges_, 1));
        const double width = std::max(box_.width(), 1e-12), height = std::max(box_.height(), 1e-12);
        columns_ = static_cast<std::size_t>(std::clamp(std::sqrt(count * width / height), 1.0, count));
        rows_ = static_cast<std::size_t>(std::clamp(count / static_cast<double>(columns_), 1.0, count));
        cellWidth_ = width / static_cast<double>(columns_), cellHeight_ = height / static_cast<double>(rows_);
    }

    /// False: the edges lie in more cells than there is room for.
    bool fill()
    {
        const std::size_t most = 6 * edges_ + 1000;
        std::size_t entries = 0;
        starts_.assign(columns_ * rows_ + 1, 0);
        eachEdge([&](std::uint32_t e) {
            if (entries <= most) eachCell(edge(e), [&](std::size_t cell) { ++starts_[cell + 1], ++entries; });
        });
        if (entries > most) return false;
        for (std::size_t cell = 0; cell < columns_ * rows_; ++cell) starts_[cell + 1] += starts_[cell];
        inCells_.resize(entries);
        // Fills each cell from its end, which leaves its start where it was told.
        eachEdge(
            [&](std::uint32_t e) { eachCell(edge(e), [&](std::size_t cell) { inCells_[--starts_[cell + 1]] = e; }); });
        starts_.push_back(static_cast<std::uint32_t>(entries));
        starts_.erase(starts_.begin());
        return true;
    }

    /// Not complete: there are more pairs than an effort by the number of edges can look at.
    [[nodiscard]] Search search() const
    {
        std::size_t effort = 64 * edges_ + 10'000;
        for (std::size_t cell = 0; cell < columns_ * rows_; ++cell) {
            const std::size_t count = starts_[cell + 1] - starts_[cell];
            if (count * count > effort) return {false};
            effort -= count * count;
            for (std::size_t i = starts_[cell]; i < starts_[cell + 1]; ++i)
                for (std::size_t j = i + 1; j < starts_[cell + 1]; ++j)
                    if (meet(edge(inCells_[i]), edge(inCells_[j])))
                        return {true, placeOf(edge(inCells_[i]), edge(inCells_[j]))};
        }
        return {};
    }

private:
    template <class Visit>
    void eachEdge(const Visit& visit) const
    {
        for (std::uint32_t r = firstRing_; r < endRing_; ++r)
            for (std::uint32_t e = polygons_.ringStarts[r]; e + 1 < polygons_.ringStarts[r + 1]; ++e) visit(e);
    }

    [[nodiscard]] Edge edge(std::uint32_t e) const { return {polygons_.coordinates[e], polygons_.coordinates[e + 1]}; }

    [[nodiscard]] std::size_t column(double x) const
    {
        return static_cast<std::size_t>(
            std::clamp((x - box_.minX) / cellWidth_, 0.0, static_cast<double>(columns_ - 1)));
    }
    [[nodiscard]] std::size_t row(double y) const
    {
        return static_cast<std::size_t>(std::clamp((y - box_.minY) / cellHeight_, 0.0, static_cast<double>(rows_ - 1)));
    }

    template <class Visit>
    void eachCell(const Edge& edge, const Visit& visit) const
    {
        // A little more than the edge itself: where two edges cross is not known to the last bit.
        const double padX = cellWidth_ * 1e-6, padY = cellHeight_ * 1e-6;
        const std::size_t south = row(edge.minY - padY), north = row(edge.maxY + padY);
        const std::size_t west = column(edge.minX - padX), east = column(edge.maxX + padX);
        for (std::size_t r = south; r <= north; ++r) {
            std::size_t from = west, to = east;
            if (south < north && west < east && edge.minY < edge.maxY) {
                // Where the edge runs within the row.
                const double low = box_.minY + static_cast<double>(r) * cellHeight_ - padY;
                const double high = low + cellHeight_ + 2 * padY, slope = (edge.b.x - edge.a.x) / (edge.b.y - edge.a.y);
                const double x1 = edge.a.x + (std::clamp(low, edge.minY, edge.maxY) - edge.a.y) * slope;
                const double x2 = edge.a.x + (std::clamp(high, edge.minY, edge.maxY) - edge.a.y) * slope;
                from = std::max(west, column(std::min(x1, x2) - padX));
                to = std::min(east, column(std::max(x1, x2) + padX));
            }
            for (std::size_t c = from; c <= to; ++c) visit(r * columns_ + c);
        }
    }

    const FlatGeometry& polygons_;
    std::uint32_t firstRing_, endRing_;
    std::size_t edges_ = 0;
    Box box_;  // of closed rings, so that the first coordinates of the edges are enough
    std::size_t columns_ = 1, rows_ = 1;
    double cellWidth_ = 1, cellHeight_ = 1;        // degrees
    std::vector<std::uint32_t> starts_, inCells_;  // of each cell, in inCells_; edges
};

bool isBefore(Xy a, Xy b)
{
    return a.x != b.x ? a.x < b.x : a.y < b.y;
}

/// A line that sweeps over the edges from west to east, with those that it meets in their order from south to north:
/// before two of them cross, they are neighbours (Shamos and Hoey 1976). n log n, however long the edges are.
class EdgeSweep {
public:
    EdgeSweep(const FlatGeometry& polygons, std::size_t feature)
        : edges_(edgesOf(polygons, feature)), order_(IsSouth{&edges_})
    {
        std::erase_if(edges_, [](const Edge& e) { return e.a == e.b; });
        for (Edge& e : edges_)
            if (isBefore(e.b, e.a)) std::swap(e.a, e.b);
        std::ranges::sort(edges_, isBefore, &Edge::a);
        for (std::uint32_t e = 0; e < edges_.size(); ++e) byEnd_.push_back(e);
        std::ranges::sort(byEnd_, [&](std::uint32_t e, std::uint32_t f) { return isBefore(edges_[e].b, edges_[f].b); });
        places_.resize(edges_.size());
    }
    EdgeSweep(const EdgeSweep&) = delete;
    EdgeSweep& operator=(const EdgeSweep&) = delete;

    std::optional<Xy> search()
    {
        for (std::uint32_t e = 0; e < edges_.size(); ++e) {
            // What ends where another begins is out of its way.
            while (!isBefore(edges_[e].a, edges_[byEnd_[ended_]].b))
                if (endNext()) return found_;
            const auto place = places_[e] = order_.insert(e).first;
            if (place != order_.begin() && check(*std::prev(place), e)) return found_;
            if (std::next(place) != order_.end() && check(e, *std::next(place))) return found_;
        }
        while (ended_ < byEnd_.size())
            if (endNext()) return found_;
        return std::nullopt;
    }

private:
    /// Of two edges that the line meets; of one that begins on another, by where it goes.
    struct IsSouth {
        const std::vector<Edge>* edges;

        bool operator()(std::uint32_t e, std::uint32_t f) const
        {
            return e < f ? isNorthOf((*edges)[e], (*edges)[f]) : e != f && !isNorthOf((*edges)[f], (*edges)[e]);
        }
        /// later: begins where the other has begun already.
        static bool isNorthOf(const Edge& earlier, const Edge& later)
        {
            const long double begin = side(earlier, later.a);
            return begin != 0 ? begin > 0 : side(earlier, later.b) >= 0;
        }
        static long double side(const Edge& e, Xy c)
        {
            using Real = long double;
            return (Real{e.b.x} - e.a.x) * (Real{c.y} - e.a.y) - (Real{e.b.y} - e.a.y) * (Real{c.x} - e.a.x);
        }
    };
    using Order = std::set<std::uint32_t, IsSouth>;

    /// Whether those cross that are neighbours then.
    bool endNext()
    {
        const auto after = order_.erase(places_[byEnd_[ended_++]]);
        return after != order_.begin() && after != order_.end() && check(*std::prev(after), *after);
    }
    bool check(std::uint32_t e, std::uint32_t f)
    {
        if (!meet(edges_[e], edges_[f])) return false;
        found_ = placeOf(edges_[e], edges_[f]);
        return true;
    }

    std::vector<Edge> edges_;           // from west to east, by where they begin
    std::vector<std::uint32_t> byEnd_;  // by where they end
    Order order_;                       // of those that the line meets
    std::vector<Order::iterator> places_;
    std::size_t ended_ = 0;  // of byEnd_
    std::optional<Xy> found_;
};

}  // namespace

std::optional<Xy> findCrossing(const FlatGeometry& polygons, std::size_t feature)
{
    if (const auto any = anyEdgesCross(polygons, feature); any && !*any) return std::nullopt;
    EdgeGrid grid(polygons, feature);
    if (grid.fill())
        if (const Search found = grid.search(); found.complete) return found.place;
    return EdgeSweep(polygons, feature).search();
}

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
