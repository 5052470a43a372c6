// Which lines run near a place and in its direction: a grid of the segments of lines and of polygon outlines.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "geo/geometry.hpp"

namespace frontline {

/// Longitude/latitude degrees, WGS84, not across the antimeridian. Distances are taken in the tangent plane of the
/// place asked about: true to 0.1 % within some tens of kilometres.
class SegmentIndex {
public:
    /// Adds the edges of lines, or the outlines of polygons and their ground. Points have none and add nothing.
    void add(const FlatGeometry& geometry);

    [[nodiscard]] bool empty() const { return segments_.empty(); }

    /// Whether a segment comes within the distance of the middle of the short piece from..to.
    [[nodiscard]] bool isNear(Xy from, Xy to, double metres) const;
    /// Whether one of those segments has the direction of the piece, either way round, within the angle (0..90).
    [[nodiscard]] bool isAlong(Xy from, Xy to, double metres, double angleDegrees) const;
    /// Whether the place is in one of the polygons (even-odd rule within each).
    [[nodiscard]] bool isInside(Xy place) const;

private:
    struct Segment {
        Xy from, to;
    };
    /// One polygon: its rings one after the other.
    struct Area {
        Box box;
        std::uint32_t firstSegment = 0, endSegment = 0;
    };

    void addSegment(Xy from, Xy to);
    template <class Accept>
    bool any(Xy place, double metres, const Accept& accept) const;

    std::vector<Segment> segments_;
    std::vector<Area> areas_;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> cells_;
};

}  // namespace frontline
