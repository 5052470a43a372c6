// Where a line runs along others: along a river, along a border.
#pragma once

#include <span>
#include <vector>

#include "geo/geometry.hpp"
#include "geo/segment_index.hpp"

namespace frontline {

/// What counts as running along something.
struct AlongRule {
    double nearMetres = 1000;  // not further from it than this,
    double angleDegrees = 30;  // and in its direction within this;
    /// for at least this long. A line that crosses at 45 degrees or more is near for less: it does not count.
    double shortestMetres = 3000;
    double pieceMetres = 250;  // what is looked at at a time
};

/// A piece of an edge of a line, longitude/latitude, and whether it runs along something.
struct AlongPiece {
    Xy from, to;
    double metres = 0;
    bool startsEdge = false;  // from is a vertex of the line
    bool along = false;
};

/// The line in pieces of at most rule.pieceMetres, cut on the geodesics of its edges. A piece counts when it is near
/// and in the direction of a segment, or in a polygon of the index; and so does a bend between two such pieces that
/// stays near and is shorter than rule.shortestMetres.
std::vector<AlongPiece> piecesAlong(std::span<const Xy> line, const SegmentIndex& index, const AlongRule& rule = {});

/// The lines with parts joined where one ends and another starts (within 1e-7 degrees): parts of what is one line in
/// truth. Directions are kept. Where several start, any one is taken. Where a line comes back to a vertex that it has
/// passed, what lies between is a closed line of its own.
std::vector<std::vector<Xy>> joinLines(const FlatGeometry& lines);

/// Kilometres of the lines (parts joined) along the segments of the index.
double kilometresAlong(const FlatGeometry& lines, const SegmentIndex& index, const AlongRule& rule = {});

}  // namespace frontline
