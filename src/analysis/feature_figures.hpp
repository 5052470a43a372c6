// Figures of the features of files: how many, how long, how large, by oblast, side of the line, and column.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "analysis/figure_ground.hpp"
#include "base/jobs.hpp"

namespace frontline {

/// By what features are told apart. Of none there is the total alone.
struct FigureGroups {
    bool byOblast = false, bySide = false;
    std::string column;  // of the table; "" does not tell them apart by it
    bool operator==(const FigureGroups&) const = default;
};

/// A value of a column; the first of them is a missing one, and NaN is the text "NaN".
using FigureValue = std::variant<std::monostate, double, std::int64_t, std::string>;

/// Which features, or which parts of them. What they are not told apart by is as it is here.
struct FigureKey {
    FigureValue value;
    /// A feature of the oblasts, or outsideOblasts.
    std::uint32_t oblast = 0;
    PlaceFacts::Side side = PlaceFacts::Side::Occupied;
    auto operator<=>(const FigureKey&) const = default;

    static constexpr std::uint32_t outsideOblasts = 0xFFFFFFFF;  // after all of them
};

/// Lengths of lines and areas of polygons, on the WGS84 ellipsoid; outlines of polygons have no length here.
struct FigureSums {
    std::size_t features = 0;  // with something of them here
    std::size_t points = 0;
    std::size_t undecided = 0;  // of the points: nearer to the line than that is true to, and counted on their side
    double lengthMetres = 0, areaSquareMetres = 0;
};

struct FigureRow {
    FigureSums all;
    FigureSums near;  // of these, near the line; nothing undecided is told of them
};

struct FeatureFigures {
    /// By key: values in their order, oblasts as the map has them, occupied, held, outside. Lengths, areas and points
    /// add up to the total. A feature counts once in each row that it has a part in, and once in the total.
    std::map<FigureKey, FigureRow> rows;
    FigureRow total;
    /// Features without a place, or that cannot be measured; the warnings name the latter.
    std::size_t leftOut = 0;

    /// As if the features of both had been in one table.
    void add(const FeatureFigures& more);
};

/// Counts and measures all features of a table, on all threads. Polygons that are not valid are repaired. file: for
/// warnings. Error: the column is not there (lists those there are); it was stopped. The figures do not depend on how
/// many threads there are.
Result<FeatureFigures> featureFigures(const FigureGround& ground, const FeatureTable& table, const FigureGroups& groups,
                                      const std::string& file = "", const JobProgress& progress = {});

}  // namespace frontline
