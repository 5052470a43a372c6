#include "geo/simplify.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <utility>

#include "base/jobs.hpp"

namespace frontline {

namespace {

constexpr double metresPerDegree = 6371000 * std::numbers::pi / 180;

/// Squared distance in metres of p from the segment a → b.
double squaredDistance(Xy p, Xy a, Xy b)
{
    // At a pole all longitudes are one place, but not on every map.
    constexpr double leastCosine = 0.05;
    const double metresPerDegreeX = metresPerDegree * std::max(leastCosine, std::cos(p.y * std::numbers::pi / 180));
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

bool smallerThan(const Box& box, double toleranceMetres)
{
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

/// Simplifies features one after the other into one geometry.
class PartSimplifier {
public:
    PartSimplifier(const FlatGeometry& from, const Box& within, double toleranceMetres, std::span<const Box> partBoxes)
        : from_(from),
          within_(within),
          toleranceMetres_(toleranceMetres),
          partBoxes_(partBoxes),
          simplifier_(toleranceMetres)
    {
        out_.kind = from.kind;
    }

    void add(std::uint32_t feature)
    {
        for (std::uint32_t p = from_.featureStarts[feature]; p < from_.featureStarts[feature + 1]; ++p) addPart(p);
        out_.endFeature();
    }

    [[nodiscard]] FlatGeometry take() { return std::move(out_); }

private:
    void addPart(std::uint32_t part)
    {
        if (!partBoxes_.empty() && !partBoxes_[part].intersects(within_)) return;
        const std::uint32_t first = from_.partStarts[part], end = from_.partStarts[part + 1];
        boxes_.assign(end - first, {});
        Box all;  // a hole that lies outside its polygon counts as ground
        for (std::uint32_t r = first; r < end; ++r) {
            Box& box = boxes_[r - first];
            for (const Xy& c : from_.ring(r)) box.add(c);
            all.add(Xy{box.minX, box.minY}), all.add(Xy{box.maxX, box.maxY});
        }
        if (first == end || !all.intersects(within_)) return;
        const std::size_t ringsBefore = out_.ringCount();
        for (std::uint32_t r = first; r < end; ++r)
            if (!addRing(from_.ring(r), boxes_[r - first]) && r == first && polygons()) break;
        if (out_.ringCount() > ringsBefore) out_.endPart();
    }

    [[nodiscard]] bool polygons() const { return from_.kind == GeometryKind::Polygon; }

    /// False: nothing of it is left.
    bool addRing(std::span<const Xy> ring, const Box& box)
    {
        if (from_.kind == GeometryKind::Point || !(toleranceMetres_ > 0)) {
            out_.addRing(ring);
            return true;
        }
        if (ring.size() < 2 || smallerThan(box, toleranceMetres_)) return false;
        keep_.assign(ring.size(), 0);
        const bool closed = ring.size() > 3 && ring.front() == ring.back();
        if (closed)
            markRing(ring, simplifier_, keep_);
        else
            simplifier_.mark(ring, 0, ring.size() - 1, keep_);
        kept_.clear();
        for (std::size_t i = 0; i < ring.size(); ++i)
            if (keep_[i]) kept_.push_back(ring[i]);
        if (closed && polygons() && kept_.size() < 4) return false;
        out_.addRing(kept_);
        return true;
    }

    const FlatGeometry& from_;
    Box within_;
    double toleranceMetres_;
    std::span<const Box> partBoxes_;
    Simplifier simplifier_;
    FlatGeometry out_;
    std::vector<Box> boxes_;  // of the rings of a part
    std::vector<char> keep_;
    std::vector<Xy> kept_;
};

/// The ends of stretches of the listed features that hold about as many coordinates each.
std::vector<std::size_t> stretchesOf(const FlatGeometry& geometry, std::span<const std::uint32_t> features)
{
    constexpr std::size_t fewest = 20'000;  // coordinates, for which another thread is worth it
    std::vector<std::size_t> ends;
    std::size_t coordinates = 0;
    for (std::size_t i = 0; i < features.size(); ++i) {
        const auto ringOf = [&](std::uint32_t f) { return geometry.partStarts[geometry.featureStarts[f]]; };
        coordinates += geometry.ringStarts[ringOf(features[i] + 1)] - geometry.ringStarts[ringOf(features[i])];
        if (coordinates < fewest && i + 1 < features.size()) continue;
        ends.push_back(i + 1);
        coordinates = 0;
    }
    return ends;
}

}  // namespace

FlatGeometry simplifyForDisplay(const FlatGeometry& lonLat, double toleranceMetres)
{
    std::vector<std::uint32_t> all(lonLat.featureCount());
    std::iota(all.begin(), all.end(), 0U);
    constexpr double most = std::numeric_limits<double>::infinity();
    return simplifyForDisplay(lonLat, all, {-most, -most, most, most}, toleranceMetres);
}

FlatGeometry simplifyForDisplay(const FlatGeometry& lonLat, std::span<const std::uint32_t> features, const Box& within,
                                double toleranceMetres, std::span<const Box> partBoxes)
{
    const std::vector<std::size_t> ends = stretchesOf(lonLat, features);
    std::vector<FlatGeometry> stretches(ends.size());
    parallelFor(ends.size(), [&](std::size_t s) {
        PartSimplifier simplifier(lonLat, within, toleranceMetres, partBoxes);
        for (std::size_t i = s == 0 ? 0 : ends[s - 1]; i < ends[s]; ++i) simplifier.add(features[i]);
        stretches[s] = simplifier.take();
    });
    if (stretches.size() == 1) return std::move(stretches.front());
    FlatGeometry out;
    out.kind = lonLat.kind;
    for (FlatGeometry& stretch : stretches) {
        appendFeatures(out, stretch);
        stretch = {};
    }
    return out;
}

}  // namespace frontline
