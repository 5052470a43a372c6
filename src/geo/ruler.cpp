#include "geo/ruler.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "geo/geodesic.hpp"

namespace frontline {

namespace {

/// A vertex this near to the compass's point, as a share of the opening, is where it steps: otherwise a rounding would
/// decide whether it steps on a corner or past it.
constexpr double snapShare = 1e-5;

/// Metres from the start of the edge a..b to where it leaves the circle of the radius around the centre. The start is
/// in the circle, the end is not; the distance from a point is convex along a geodesic of this length, so it leaves
/// once.
double leavesCircleAt(LonLat a, LonLat b, double edgeMetres, LonLat centre, double radius, double closeEnough)
{
    const auto outside = [&](double along) {
        return geodesicDistanceMetres(centre, geodesicPointTowards(a, b, along)) - radius;
    };
    // Regula falsi with the Illinois rule: sure like bisection, and a few steps suffice.
    double low = 0, high = edgeMetres, atLow = outside(low), atHigh = outside(high);
    if (atHigh <= closeEnough) return high;
    for (int side = 0, i = 0; i < 100 && high - low > 1e-6; ++i) {
        const double along = (low * atHigh - high * atLow) / (atHigh - atLow), value = outside(along);
        if (std::abs(value) <= 1e-6) return along;
        if (value < 0) {
            low = along, atLow = value;
            if (side == -1) atHigh /= 2;
            side = -1;
        } else {
            high = along, atHigh = value;
            if (side == 1) atLow /= 2;
            side = 1;
        }
    }
    return high;
}

}  // namespace

double rulerLengthMetres(std::span<const Xy> line, double rulerMetres)
{
    assert(rulerMetres >= 0);
    if (line.size() < 2) return 0;
    if (rulerMetres == 0) return geodesicLengthMetres(line);
    const double closeEnough = rulerMetres * snapShare;
    double metres = 0;
    LonLat point = lonLat(line.front());  // where the compass stands
    LonLat from = point;                  // start of what is left of the edge looked at
    for (std::size_t i = 1; i < line.size();) {
        const LonLat to = lonLat(line[i]);
        const double reach = geodesicDistanceMetres(point, to);
        if (reach + closeEnough < rulerMetres) {
            from = to;
            ++i;
            continue;
        }
        const double edge = geodesicDistanceMetres(from, to);
        double along = 0;
        if (point == from) {
            // On one edge the steps follow each other.
            along = std::min(edge, std::floor((edge + closeEnough) / rulerMetres) * rulerMetres);
            metres += along;
        } else {
            along = leavesCircleAt(from, to, edge, point, rulerMetres, closeEnough);
            metres += std::min(reach, rulerMetres);
        }
        if (edge - along <= closeEnough) {
            point = to;
            ++i;
        } else {
            point = geodesicPointTowards(from, to, along);
        }
        from = point;
    }
    return metres + geodesicDistanceMetres(point, lonLat(line.back()));
}

}  // namespace frontline
