#include "analysis/shore.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>
#include <vector>

namespace frontline {

namespace {

/// Of the segment a..b, what is nearest to the origin; plane coordinates.
Xy nearestOf(Xy a, Xy b)
{
    const Xy way{b.x - a.x, b.y - a.y};
    const double length = way.x * way.x + way.y * way.y;
    const double share = length > 0 ? std::clamp(-(a.x * way.x + a.y * way.y) / length, 0.0, 1.0) : 0;
    return {a.x + share * way.x, a.y + share * way.y};
}

}  // namespace

Shore::Shore(FlatGeometry oblasts, const FlatGeometry* abroad) : oblasts_(std::move(oblasts))
{
    edges_.add(ringsAsLines(oblasts_));
    if (abroad) abroad_.emplace(*abroad);
}

std::optional<Xy> Shore::landBeside(Xy place) const
{
    if (!edges_.isNear(place, place, reachMetres)) return std::nullopt;
    std::vector<std::uint32_t> found;
    if (abroad_) abroad_->featuresAt(place, found);
    if (!found.empty()) return std::nullopt;
    // In the plane that touches the ground there, in degrees of latitude.
    const double narrow = std::cos(place.y * std::numbers::pi / 180);
    const auto local = [&](Xy c) { return Xy{(c.x - place.x) * narrow, c.y - place.y}; };
    Xy nearest;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t r = 0; r < oblasts_.ringCount(); ++r) {
        const auto ring = oblasts_.ring(r);
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            const Xy at = nearestOf(local(ring[i]), local(ring[i + 1]));
            if (const double distance = std::hypot(at.x, at.y); distance < least) least = distance, nearest = at;
        }
    }
    if (!(least > 0) || !std::isfinite(least)) return std::nullopt;
    // Some metres further on than the edge.
    constexpr double insideDegrees = 0.00005;
    const double share = (least + insideDegrees) / least;
    return Xy{place.x + nearest.x * share / narrow, place.y + nearest.y * share};
}

}  // namespace frontline
