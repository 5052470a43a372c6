// The ground that features of files are counted and measured on: oblasts, who holds what, how near the line is.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/place_at.hpp"
#include "analysis/shore.hpp"
#include "geo/area_cutter.hpp"
#include "geo/polygon_rows.hpp"
#include "geo/segment_index.hpp"
#include "map/data_store.hpp"

namespace frontline {

/// Areas are cut along chords of so many metres at most: they leave the geodesic by 5 mm, and an area by a square metre
/// for each edge that is cut.
inline constexpr double figureEdgeMetres = 500;

/// Where a piece of ground lies.
struct GroundPart {
    std::optional<std::uint32_t> oblast;  // feature of the map's oblasts; nothing outside all of them
    PlaceFacts::Side side = PlaceFacts::Side::Outside;
    bool isNear = false;  // within the distance of the line that was asked for
    bool operator==(const GroundPart&) const = default;
};

/// Control on a date, or what a scenario makes of it. Does not change; may be used from several threads.
struct FigureGround {
    std::string date;                // of control
    std::optional<double> withinKm;  // how near to the line is near
    TablePointer oblasts;
    /// Of the line: a place nearer to it is on neither side for sure. 0: that is not stated.
    double toleranceMetres = 0;

    PolygonRows rows;   // the oblasts, then occupied ground, then ground near the line where it is asked for
    SegmentIndex line;  // that has the tolerance
    AreaCutter areas;   // faces that lie each in one part of the ground, within the oblasts as outline
    std::vector<GroundPart> parts;       // of each area; one that lies outside is the ground near the line there
    std::shared_ptr<const Shore> shore;  // of the oblasts

    [[nodiscard]] GroundPart partAt(Xy place) const;
    /// Of a point: one in the sea beside an oblast counts with it (see Shore).
    [[nodiscard]] GroundPart partOfPoint(Xy place) const;
    /// Whether a place is nearer to the line than that is true to. Outside nothing is.
    [[nodiscard]] bool isUndecided(Xy place, const GroundPart& part) const;
};

using FigureGroundPointer = std::shared_ptr<const FigureGround>;

/// scenario: null is control on the date. withinKm: above 0; ground within so many kilometres of the line (0.1 %) is
/// told apart. Computed once for what it depends on. Error: the map has no oblasts or lines of contact, not that date,
/// or the scenario cannot be computed.
Result<FigureGroundPointer> figureGround(const MapData& data, const std::string& date, const Scenario* scenario,
                                         std::optional<double> withinKm);

}  // namespace frontline
