// Projection for display: several times as fast as PROJ, within a stated error. What is measured goes through PROJ.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "geo/coordinates.hpp"
#include "geo/projection.hpp"

namespace frontline {

/// A stretch of the earth in cells, in each of which easting and northing are cubic polynomials of longitude and
/// latitude through 4 x 4 points that PROJ has projected. A cell in which they are off by too much at places between
/// (a pole, the seam of a projection) is projected by PROJ, as is all that lies outside. Cells that meet agree along
/// their common edge. May be used from several threads at once.
class ProjectionGrid {
public:
    /// Projects everything by PROJ.
    explicit ProjectionGrid(Projection projection) : projection_(std::move(projection)) {}
    /// lonLat: west, south, east, north in degrees; what is expected to be projected, other places cost time.
    /// tolerance: the most that a coordinate may be off by, in map units.
    ProjectionGrid(Projection projection, const Box& lonLat, double tolerance);

    /// In place, on all threads: longitude/latitude degrees → map units, as Projection::forward() does.
    void forward(std::span<Xy> coordinates) const;

    /// Share of the cells that need PROJ, 0..1.
    [[nodiscard]] double exactShare() const;

private:
    /// Easting and northing of the powers of the place in the cell, each 0..1: u^i v^j at 4 i + j.
    struct Cell {
        Xy coefficients[16];
    };

    bool build(std::size_t columns, std::size_t rows, double tolerance);
    [[nodiscard]] Cell cellThrough(std::span<const Xy> nodes, std::size_t column, std::size_t row) const;
    void forwardPart(std::span<Xy> coordinates) const;
    /// False: it is for PROJ.
    [[nodiscard]] bool project(Xy& c) const;

    Projection projection_;
    Box box_;
    std::size_t columns_ = 0, rows_ = 0;
    double columnsPerDegree_ = 0, rowsPerDegree_ = 0;
    std::vector<Cell> cells_;         // row by row from the south; empty: everything is for PROJ
    std::vector<std::uint8_t> good_;  // of each cell: within the tolerance
};

}  // namespace frontline
