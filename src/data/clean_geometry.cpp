#include "data/clean_geometry.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "base/message.hpp"

namespace frontline {

void LayerWarnings::add(std::size_t feature, const std::string& what)
{
    add(msg("feature {}: {}", feature, what));
}

void LayerWarnings::add(const std::string& what)
{
    if (lines_.size() < most)
        lines_.push_back(msg("{}, layer {}, {}", file_, layer_, what));
    else
        ++unwritten_;
}

std::vector<std::string> LayerWarnings::take()
{
    if (unwritten_ > 0)
        lines_.push_back(msgn("{}, layer {}: and {} more warning of this kind",
                              "{}, layer {}: and {} more warnings of this kind", unwritten_, file_, layer_,
                              unwritten_));
    unwritten_ = 0;
    return std::exchange(lines_, {});
}

namespace {

bool possible(Xy c)
{
    return std::isfinite(c.x) && std::isfinite(c.y) && std::abs(c.y) <= 90 && std::abs(c.x) <= 360;
}

/// The possible coordinates of a ring, closed again; empty when too few are left.
std::vector<Xy> survivors(std::span<const Xy> ring, GeometryKind kind)
{
    std::vector<Xy> kept;
    std::ranges::copy_if(ring, std::back_inserter(kept), possible);
    if (kind == GeometryKind::Polygon) {
        if (!kept.empty() && !(kept.front() == kept.back())) kept.push_back(kept.front());
        if (kept.size() < 4) kept.clear();
    } else if (kind == GeometryKind::Line && kept.size() < 2) {
        kept.clear();
    }
    return kept;
}

}  // namespace

void dropImpossibleCoordinates(FlatGeometry& geometry, const std::function<std::size_t(std::size_t)>& number,
                               LayerWarnings& warnings)
{
    const bool polygons = geometry.kind == GeometryKind::Polygon;
    const auto ringIsFine = [&](std::size_t r) { return geometry.ring(r).size() >= (polygons ? 4u : 1u); };
    bool fine = std::ranges::all_of(geometry.coordinates, possible);
    for (std::size_t r = 0; fine && r < geometry.ringCount(); ++r) fine = ringIsFine(r);
    if (fine) return;
    std::size_t swapped = 0, impossible = 0;
    FlatGeometry out;
    out.kind = geometry.kind;
    for (std::size_t f = 0; f < geometry.featureCount(); ++f) {
        std::size_t dropped = 0, shortRings = 0;
        for (std::uint32_t p = geometry.featureStarts[f]; p < geometry.featureStarts[f + 1]; ++p) {
            const std::size_t ringsBefore = out.ringCount();
            for (std::uint32_t r = geometry.partStarts[p]; r < geometry.partStarts[p + 1]; ++r) {
                const auto ring = geometry.ring(r);
                for (const Xy& c : ring) {
                    if (possible(c)) continue;
                    ++dropped;
                    if (std::abs(c.y) <= 360 && std::abs(c.x) <= 90) ++swapped;
                }
                const auto kept = survivors(ring, geometry.kind);
                const bool isOuter = r == geometry.partStarts[p];
                if (kept.empty()) {
                    ++shortRings;
                    if (polygons && isOuter) break;
                    continue;
                }
                out.addRing(kept);
            }
            if (out.ringCount() > ringsBefore) out.endPart();
        }
        out.endFeature();
        impossible += dropped;
        if (dropped > 0)
            warnings.add(number(f), msgn("{} coordinate is no place on earth and was left out",
                                         "{} coordinates are no place on earth and were left out", dropped, dropped));
        if (shortRings > 0)
            warnings.add(number(f), msgn("{} part with too few coordinates was left out",
                                         "{} parts with too few coordinates were left out", shortRings, shortRings));
    }
    if (impossible > 0 && swapped == impossible)
        warnings.add(msg("latitudes over 90 degrees: longitude and latitude look swapped in the file"));
    geometry = std::move(out);
}

}  // namespace frontline
