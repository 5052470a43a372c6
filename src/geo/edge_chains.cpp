#include "geo/edge_chains.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdint>
#include <vector>

#include "base/jobs.hpp"
#include "geo/edge.hpp"

namespace frontline {

namespace {

/// A few edges of a ring, one after the other: what is compared is the boxes of those, an eighth of all.
struct Chain {
    static constexpr std::uint32_t mostEdges = 8;

    Box box;
    std::uint32_t first = 0, last = 0;  // coordinates
};

/// A grid with about as many cells as there are chains, and in each cell the chains whose boxes reach into it.
class ChainGrid {
public:
    ChainGrid(const FlatGeometry& polygons, std::size_t feature) : coordinates_(polygons.coordinates)
    {
        const auto begin = polygons.partStarts[polygons.featureStarts[feature]];
        const auto end = polygons.partStarts[polygons.featureStarts[feature + 1]];
        chains_.reserve((polygons.ringStarts[end] - polygons.ringStarts[begin]) / Chain::mostEdges + end - begin);
        for (auto r = begin; r < end; ++r) addRing(polygons.ringStarts[r], polygons.ringStarts[r + 1]);
        const auto count = static_cast<double>(std::max<std::size_t>(chains_.size(), 1));
        const double width = std::max(box_.width(), 1e-12), height = std::max(box_.height(), 1e-12);
        columns_ = static_cast<std::size_t>(std::clamp(std::sqrt(count * width / height), 1.0, count));
        rows_ = static_cast<std::size_t>(std::clamp(count / static_cast<double>(columns_), 1.0, count));
        cellsPerX_ = static_cast<double>(columns_) / width, cellsPerY_ = static_cast<double>(rows_) / height;
    }

    /// False: there is more to compare than an effort by the number of edges can.
    bool fill()
    {
        const std::size_t most = 6 * chains_.size() + 1000;
        std::size_t entries = 0, effort = 128 * chains_.size() + 10'000;
        starts_.assign(columns_ * rows_ + 2, 0);
        for (const Chain& chain : chains_) {
            const Cells cells = cellsOf(chain.box);
            entries += (cells.east - cells.west + 1) * (cells.north - cells.south + 1);
            if (entries > most) return false;
            eachCell(cells, [&](std::size_t cell) { ++starts_[cell + 2]; });
        }
        for (std::size_t cell = 0; cell < columns_ * rows_; ++cell) {
            const std::size_t count = starts_[cell + 2], pairs = count * count;
            if (pairs > effort) return false;
            effort -= pairs;
            starts_[cell + 2] += starts_[cell + 1];
        }
        // Filling a cell moves its end from its start to where the next one begins.
        inCells_.resize(entries);
        for (std::uint32_t i = 0; i < chains_.size(); ++i)
            eachCell(cellsOf(chains_[i].box), [&](std::size_t cell) { inCells_[starts_[cell + 1]++] = i; });
        return true;
    }

    [[nodiscard]] bool anyCross() const
    {
        constexpr std::size_t each = 4096;
        std::atomic<bool> found = false;
        const auto inPieces = [&](std::size_t count, const auto& crosses) {
            parallelFor((count + each - 1) / each, [&](std::size_t piece) {
                const std::size_t end = std::min((piece + 1) * each, count);
                for (std::size_t i = piece * each; i < end && !found.load(std::memory_order_relaxed); ++i)
                    if (crosses(i)) found = true;
            });
        };
        inPieces(chains_.size(), [&](std::size_t i) { return crossesItself(chains_[i]); });
        if (!found) inPieces(columns_ * rows_, [&](std::size_t cell) { return crossInCell(cell); });
        return found;
    }

private:
    struct Cells {
        std::size_t west, east, south, north;
    };

    void addRing(std::uint32_t from, std::uint32_t end)
    {
        for (std::uint32_t first = from; first + 1 < end; first += Chain::mostEdges) {
            Chain chain{{}, first, std::min(first + Chain::mostEdges, end - 1)};
            for (std::uint32_t c = chain.first; c <= chain.last; ++c) chain.box.add(coordinates_[c]);
            box_.add(chain.box);
            chains_.push_back(chain);
        }
    }

    [[nodiscard]] std::size_t column(double x) const
    {
        return static_cast<std::size_t>(
            std::clamp((x - box_.minX) * cellsPerX_, 0.0, static_cast<double>(columns_ - 1)));
    }
    [[nodiscard]] std::size_t row(double y) const
    {
        return static_cast<std::size_t>(std::clamp((y - box_.minY) * cellsPerY_, 0.0, static_cast<double>(rows_ - 1)));
    }
    [[nodiscard]] Cells cellsOf(const Box& box) const
    {
        return {column(box.minX), column(box.maxX), row(box.minY), row(box.maxY)};
    }
    template <class Visit>
    void eachCell(const Cells& cells, const Visit& visit) const
    {
        for (std::size_t r = cells.south; r <= cells.north; ++r)
            for (std::size_t c = cells.west; c <= cells.east; ++c) visit(r * columns_ + c);
    }

    [[nodiscard]] bool crossesItself(const Chain& chain) const
    {
        std::vector<Edge>& edges = scratch();
        edges.clear();
        for (std::uint32_t c = chain.first; c < chain.last; ++c) {
            const Edge edge(coordinates_[c], coordinates_[c + 1]);
            for (const Edge& before : edges)
                if (meet(before, edge)) return true;
            edges.push_back(edge);
        }
        return false;
    }

    [[nodiscard]] bool crossInCell(std::size_t cell) const
    {
        for (std::size_t i = starts_[cell]; i < starts_[cell + 1]; ++i)
            for (std::size_t j = i + 1; j < starts_[cell + 1]; ++j) {
                const Chain &a = chains_[inCells_[i]], &b = chains_[inCells_[j]];
                const Box both{std::max(a.box.minX, b.box.minX), std::max(a.box.minY, b.box.minY),
                               std::min(a.box.maxX, b.box.maxX), std::min(a.box.maxY, b.box.maxY)};
                if (both.minX > both.maxX || both.minY > both.maxY) continue;
                // Once, though they may share several cells.
                if (row(both.minY) * columns_ + column(both.minX) == cell && theyCross(a, b, both)) return true;
            }
        return false;
    }

    /// both: where their boxes overlap; edges that cross, cross there.
    [[nodiscard]] bool theyCross(const Chain& a, const Chain& b, const Box& both) const
    {
        const auto reaches = [&](const Edge& e) {
            return e.minX <= both.maxX && both.minX <= e.maxX && e.minY <= both.maxY && both.minY <= e.maxY;
        };
        std::vector<Edge>& edges = scratch();
        edges.clear();
        for (std::uint32_t c = a.first; c < a.last; ++c)
            if (const Edge edge(coordinates_[c], coordinates_[c + 1]); reaches(edge)) edges.push_back(edge);
        for (std::uint32_t c = b.first; c < b.last && !edges.empty(); ++c) {
            const Edge edge(coordinates_[c], coordinates_[c + 1]);
            if (!reaches(edge)) continue;
            for (const Edge& other : edges)
                if (meet(other, edge)) return true;
        }
        return false;
    }

    static std::vector<Edge>& scratch()
    {
        static thread_local std::vector<Edge> edges;
        return edges;
    }

    const std::vector<Xy>& coordinates_;
    std::vector<Chain> chains_;
    Box box_;
    std::size_t columns_ = 1, rows_ = 1;
    double cellsPerX_ = 1, cellsPerY_ = 1;
    std::vector<std::uint32_t> starts_, inCells_;  // of each cell, in inCells_; chains
};

}  // namespace

std::optional<bool> anyEdgesCross(const FlatGeometry& polygons, std::size_t feature)
{
    ChainGrid grid(polygons, feature);
    if (!grid.fill()) return std::nullopt;
    return grid.anyCross();
}

}  // namespace frontline
