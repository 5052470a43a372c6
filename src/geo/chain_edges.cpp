// Shared edges laid end to end.
#include <bit>
#include <unordered_map>

#include "geo/subdivision.hpp"

namespace frontline {

namespace {

struct PointHash {
    std::size_t operator()(const Xy& p) const
    {
        const auto mixed = std::bit_cast<std::uint64_t>(p.x) * 0x9E3779B97F4A7C15ULL;
        return (mixed ^ mixed >> 29U) + std::bit_cast<std::uint64_t>(p.y) * 0xBF58476D1CE4E5B9ULL;
    }
};

}  // namespace

FlatGeometry chainEdges(std::span<const SharedEdge> edges)
{
    // Edges by their first point; how many edges begin and end at each point.
    std::unordered_map<Xy, std::vector<std::size_t>, PointHash> starts;
    std::unordered_map<Xy, std::size_t, PointHash> ends;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        starts[edges[i].a].push_back(i);
        ++ends[edges[i].b];
    }
    std::vector<bool> used(edges.size(), false);
    FlatGeometry out;
    out.kind = GeometryKind::Line;
    const auto follow = [&](std::size_t first) {
        std::vector<Xy> line{edges[first].a};
        for (std::size_t edge = first;;) {
            used[edge] = true;
            const Xy end = edges[edge].b;
            line.push_back(end);
            const auto next = starts.find(end);
            if (next == starts.end() || next->second.size() != 1 || ends[end] != 1 || used[next->second[0]]) break;
            edge = next->second[0];
        }
        out.addRing(line);
        out.endPart();
    };
    const auto begins = [&](const Xy& p) {
        const auto before = ends.find(p);
        return before == ends.end() || before->second != 1 || starts[p].size() != 1;
    };
    for (std::size_t i = 0; i < edges.size(); ++i)
        if (!used[i] && begins(edges[i].a)) follow(i);
    // What is left are rings.
    for (std::size_t i = 0; i < edges.size(); ++i)
        if (!used[i]) follow(i);
    out.endFeature();
    return out;
}

}  // namespace frontline
