#include "geo/overlapping_boxes.hpp"

#include <algorithm>
#include <numeric>

namespace frontline {

namespace {

/// Counts of sorted values that come and go (a Fenwick tree).
class Counts {
public:
    explicit Counts(std::vector<double> values) : values_(std::move(values)), sums_(values_.size() + 1)
    {
        std::ranges::sort(values_);
    }

    void change(double value, int by)
    {
        for (std::size_t i = below(value) + 1; i < sums_.size(); i += i & (~i + 1)) sums_[i] += by;
    }
    [[nodiscard]] std::int64_t countBelow(double value) const { return sum(below(value)); }
    [[nodiscard]] std::int64_t countUpTo(double value) const
    {
        return sum(static_cast<std::size_t>(std::ranges::upper_bound(values_, value) - values_.begin()));
    }

private:
    [[nodiscard]] std::size_t below(double value) const
    {
        return static_cast<std::size_t>(std::ranges::lower_bound(values_, value) - values_.begin());
    }
    [[nodiscard]] std::int64_t sum(std::size_t count) const
    {
        std::int64_t out = 0;
        for (; count > 0; count &= count - 1) out += sums_[count];
        return out;
    }

    std::vector<double> values_;
    std::vector<std::int64_t> sums_;
};

template <class Member>
std::vector<double> each(const std::vector<Box>& boxes, Member member)
{
    std::vector<double> out;
    for (const Box& box : boxes) out.push_back(box.*member);
    return out;
}

std::vector<std::size_t> inOrder(const std::vector<Box>& boxes, double Box::*by)
{
    std::vector<std::size_t> out(boxes.size());
    std::iota(out.begin(), out.end(), std::size_t{0});
    std::ranges::sort(out, {}, [&](std::size_t i) { return boxes[i].*by; });
    return out;
}

}  // namespace

std::uint64_t overlappingPairs(const std::vector<Box>& boxes)
{
    const auto byWest = inOrder(boxes, &Box::minX), byEast = inOrder(boxes, &Box::maxX);
    Counts souths(each(boxes, &Box::minY)), norths(each(boxes, &Box::maxY));
    std::uint64_t pairs = 0;
    auto ending = byEast.begin();
    for (const std::size_t b : byWest) {
        const Box& box = boxes[b];
        for (; boxes[*ending].maxX < box.minX; ++ending)
            souths.change(boxes[*ending].minY, -1), norths.change(boxes[*ending].maxY, -1);
        // Those that begin no further north than it ends, less those that end before it begins.
        pairs += static_cast<std::uint64_t>(souths.countUpTo(box.maxY) - norths.countBelow(box.minY));
        souths.change(box.minY, 1), norths.change(box.maxY, 1);
    }
    return pairs;
}

std::uint64_t overlappingEdges(const FlatGeometry& polygons, std::size_t feature)
{
    std::vector<Box> edges;
    for (auto p = polygons.featureStarts[feature]; p < polygons.featureStarts[feature + 1]; ++p)
        for (auto r = polygons.partStarts[p]; r < polygons.partStarts[p + 1]; ++r) {
            const auto ring = polygons.ring(r);
            for (std::size_t i = 1; i < ring.size(); ++i) {
                Box edge;
                edge.add(ring[i - 1]);
                edge.add(ring[i]);
                edges.push_back(edge);
            }
        }
    return overlappingPairs(edges);
}

std::uint64_t validityEffort(const FlatGeometry& polygons, std::size_t feature)
{
    // Measured with GEOS 3.11: a pair of rings, one within the other's box, takes as long as four pairs of edges; an
    // edge of an outer ring to which a hole is compared, the 128th part of one.
    constexpr std::uint64_t perPairOfRings = 4, perEdgeOfPair = 128;
    std::vector<Box> rings;
    std::uint64_t compared = 0;
    for (auto p = polygons.featureStarts[feature]; p < polygons.featureStarts[feature + 1]; ++p) {
        const auto first = polygons.partStarts[p], end = polygons.partStarts[p + 1];
        if (first < end) compared += std::uint64_t{end - first} * polygons.ring(first).size();
        for (auto r = first; r < end; ++r) {
            Box whole;
            for (const Xy c : polygons.ring(r)) whole.add(c);
            if (!polygons.ring(r).empty()) rings.push_back(whole);
        }
    }
    return overlappingEdges(polygons, feature) + perPairOfRings * overlappingPairs(rings) + compared / perEdgeOfPair;
}

}  // namespace frontline
