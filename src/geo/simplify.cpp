#include "geo/simplify.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace frontline {

namespace {

constexpr double metresPerDegree = 6371000 * std::numbers::pi / 180;

/// Squared distance in metres of p from the segment a → b.
double squaredDistance(Xy p, Xy a, Xy b)
{
    const double metresPerDegreeX = metresPerDegree * std::cos(p.y * std::numbers::pi / 180);
    const double px = (p.x - a.x) * metresPerDegreeX, py = (p.y - a.y) * metresPerDegree;
    const double bx = (b.x - a.x) * metresPerDegreeX, by = (b.y - a.y) * metresPerDegree;
    const double squaredLength = bx * bx + by * by;
    const double t = squaredLength > 0 ? std::clamp((px * bx + py * by) / squaredLength, 0.0, 1.0) : 0;
    const double dx = px - t * bx, dy = py - t * by;
    return dx * dx + dy * dy;
}

/// Douglas and Peucker 1973 with a stack of its own: a line of millions of vertices may split one by one.
class Simplifier {
public:
    explicit Simplifier(double toleranceMetres) : squaredTolerance_(toleranceMetres * toleranceMetres) {}

    /// Marks what stays between first and last, both of which stay.
    void mark(std::span<const Xy> line, std::size_t first, std::size_t last, std::vector<char>& keep)
    {
        keep[first] = keep[last] = 1;
        stack_.assign(1, {first, last});
        // Lines that split one by one would take time by the square of their vertices: these are halved in the end, and
        // keep a few vertices more than they need.
        std::size_t effort = 0;
        const std::size_t mostEffort = 64 * (last - first);
        while (!stack_.empty()) {
            const auto [from, to] = stack_.back();
            stack_.pop_back();
            effort += to - from;
            double farthest = squaredTolerance_;
            std::size_t at = from;
            for (std::size_t i = from + 1; i < to; ++i) {
                const double distance = squaredDistance(line[i], line[from], line[to]);
                if (distance > farthest) farthest = distance, at = i;
            }
            if (at == from) continue;
            if (effort > mostEffort) at = from + (to - from) / 2;
            keep[at] = 1;
            stack_.push_back({from, at});
            stack_.push_back({at, to});
        }
    }

private:
    double squaredTolerance_;
    std::vector<std::pair<std::size_t, std::size_t>> stack_;
};

bool smallerThan(std::span<const Xy> ring, double toleranceMetres)
{
    Box box;
    for (const Xy& c : ring) box.add(c);
    const double cosine = std::cos(box.centre().y * std::numbers::pi / 180);
    return box.width() * metresPerDegree * cosine < toleranceMetres && box.height() * metresPerDegree < toleranceMetres;
}

bool before(Xy a, Xy b)
{
    return a.x != b.x ? a.x < b.x : a.y < b.y;
}

/// A ring is cut where it is farthest west and farthest east: two rings along the same edge are cut at the same places.
void markRing(std::span<const Xy> ring, Simplifier& simplifier, std::vector<char>& keep)
{
    const std::size_t last = ring.size() - 1;
    std::size_t west = 0, east = 0;
    for (std::size_t i = 0; i < last; ++i) {
        if (before(ring[i], ring[west])) west = i;
        if (before(ring[east], ring[i])) east = i;
    }
    std::vector<std::size_t> cuts{0, west, east, last};
    std::ranges::sort(cuts);
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i)
        if (cuts[i] < cuts[i + 1]) simplifier.mark(ring, cuts[i], cuts[i + 1], keep);
}

}  // namespace

FlatGeometry simplifyForDisplay(const FlatGeometry& lonLat, double toleranceMetres)
{
    if (lonLat.kind == GeometryKind::Point || !(toleranceMetres > 0)) return lonLat;
    FlatGeometry out;
    out.kind = lonLat.kind;
    out.coordinates.reserve(lonLat.coordinates.size() / 4);
    Simplifier simplifier(toleranceMetres);
    std::vector<char> keep;
    std::vector<Xy> kept;
    const bool polygons = lonLat.kind == GeometryKind::Polygon;
    for (std::size_t feature = 0; feature < lonLat.featureCount(); ++feature) {
        for (std::uint32_t p = lonLat.featureStarts[feature]; p < lonLat.featureStarts[feature + 1]; ++p) {
            const std::size_t ringsBefore = out.ringCount();
            for (std::uint32_t r = lonLat.partStarts[p]; r < lonLat.partStarts[p + 1]; ++r) {
                const auto ring = lonLat.ring(r);
                const bool isOuter = r == lonLat.partStarts[p];
                if (ring.size() < 2 || smallerThan(ring, toleranceMetres)) {
                    if (polygons && isOuter) break;
                    continue;
                }
                keep.assign(ring.size(), 0);
                const bool closed = ring.size() > 3 && ring.front() == ring.back();
                if (closed)
                    markRing(ring, simplifier, keep);
                else
                    simplifier.mark(ring, 0, ring.size() - 1, keep);
                kept.clear();
                for (std::size_t i = 0; i < ring.size(); ++i)
                    if (keep[i]) kept.push_back(ring[i]);
                if (closed && kept.size() < 4) {
                    if (polygons && isOuter) break;
                    if (polygons) continue;
                }
                out.addRing(kept);
            }
            if (out.ringCount() > ringsBefore) out.endPart();
        }
        out.endFeature();
    }
    return out;
}

}  // namespace frontline
