#include "analysis/features_at.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <numbers>
#include <numeric>
#include <optional>

#include "geo/distance_to_lines.hpp"
#include "geo/geodesic.hpp"

namespace frontline {

namespace {

struct AskedPlace {
    LonLat place;
    Box around;  // what is near enough touches it
};

/// The same place, as a table may have it.
std::array<AskedPlace, 3> turnsOf(LonLat place, double withinMetres)
{
    const auto turned = [&](double degrees) {
        const LonLat turn{place.lonDegrees + degrees, place.latDegrees};
        return AskedPlace{turn, boxAround(turn, withinMetres)};
    };
    return {turned(0), turned(-360), turned(360)};
}

std::span<const std::uint32_t> ringsOf(const FlatGeometry& geometry, std::size_t feature)
{
    const std::size_t first = geometry.partStarts[geometry.featureStarts[feature]];
    const std::size_t last = geometry.partStarts[geometry.featureStarts[feature + 1]];
    return {geometry.ringStarts.data() + first, last - first};
}

bool liesWithin(const FlatGeometry& polygons, std::size_t feature, LonLat place)
{
    const std::uint32_t only[] = {static_cast<std::uint32_t>(feature)};
    return containsPoint(selectFeatures(polygons, only), {place.lonDegrees, place.latDegrees});
}

double metresTo(const FlatGeometry& geometry, std::size_t feature, LonLat place)
{
    if (geometry.kind == GeometryKind::Line) {
        const std::uint32_t only[] = {static_cast<std::uint32_t>(feature)};
        return distanceToLinesMetres(selectFeatures(geometry, only), place);
    }
    double nearest = std::numeric_limits<double>::infinity();
    for (const std::uint32_t& start : ringsOf(geometry, feature))
        nearest = std::min(nearest, geodesicDistanceMetres(place, lonLat(geometry.coordinates[start])));
    return nearest;
}

/// How far the feature is from the place; nothing where that is too far, or it is a polygon that the place is not in.
std::optional<double> reach(const FlatGeometry& geometry, std::size_t feature, const Box& box, const AskedPlace& asked,
                            double withinMetres)
{
    if (geometry.kind == GeometryKind::Polygon) {
        const bool within = box.contains(Xy{asked.place.lonDegrees, asked.place.latDegrees}) &&
                            liesWithin(geometry, feature, asked.place);
        return within ? std::optional(0.0) : std::nullopt;
    }
    if (!box.intersects(asked.around)) return std::nullopt;
    const double metres = metresTo(geometry, feature, asked.place);
    return metres <= withinMetres ? std::optional(metres) : std::nullopt;
}

/// The features that may lie there, the topmost first.
std::vector<std::uint32_t> candidates(const AskedTable& asked, std::span<const AskedPlace> turns)
{
    std::vector<std::uint32_t> out;
    if (!asked.boxes) {
        out.resize(asked.table.featureCount());
        std::iota(out.rbegin(), out.rend(), 0U);
        return out;
    }
    for (const AskedPlace& turn : turns) {
        const auto touching = asked.boxes->touching(turn.around);
        out.insert(out.end(), touching.begin(), touching.end());
    }
    std::ranges::sort(out, std::greater());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

}  // namespace

Box boxAround(LonLat place, double metres)
{
    // The shortest degrees of the ellipsoid, and room for rounding: the box is never too small.
    constexpr double metresOfLatitude = 110'500, metresOfLongitude = 111'300, room = 1.001, poleDegrees = 89;
    const double high = metres / metresOfLatitude * room;
    const double furthest = std::abs(place.latDegrees) + high;
    const double wide =
        furthest >= poleDegrees
            ? 360
            : std::min(360.0, metres / (metresOfLongitude * std::cos(furthest * std::numbers::pi / 180)) * room);
    return {place.lonDegrees - wide, place.latDegrees - high, place.lonDegrees + wide, place.latDegrees + high};
}

std::vector<FoundFeature> featuresAt(std::span<const AskedTable> tables, LonLat place, double withinMetres)
{
    std::vector<FoundFeature> areas, near;
    const auto turns = turnsOf(place, withinMetres);
    // The topmost first, so that it stays first of those that are as near.
    for (std::size_t t = tables.size(); t-- > 0;) {
        const FlatGeometry& geometry = tables[t].table.geometry;
        const bool polygons = geometry.kind == GeometryKind::Polygon;
        for (const std::uint32_t f : candidates(tables[t], turns)) {
            const Box box = boundsOf(geometry, f);
            if (box.empty()) continue;
            std::optional<double> nearest;
            for (const AskedPlace& turn : turns) {
                const auto metres = reach(geometry, f, box, turn, withinMetres);
                if (metres && (!nearest || *metres < *nearest)) nearest = metres;
            }
            if (nearest) (polygons ? areas : near).push_back({t, f, *nearest});
        }
    }
    std::ranges::stable_sort(near, {}, &FoundFeature::metres);
    areas.insert(areas.end(), near.begin(), near.end());
    return areas;
}

}  // namespace frontline
