#include "geo/projection_grid.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "base/jobs.hpp"

namespace frontline {

namespace {

/// Cells along each side: the fewest that are tried, and the most.
constexpr std::size_t fewestCells = 4, mostCells = 64;
/// So many of the cells may need PROJ without more and smaller ones being tried.
constexpr double fewExact = 0.1;
/// A check at few places finds most of the error, not all of it.
constexpr double checkedShare = 0.5;
constexpr std::size_t nodesAcross = 4, nodesBetween = nodesAcross - 1;
constexpr std::size_t placesOfAJob = 50'000;

/// Coefficients of 1, t, t^2, t^3 of the cubic through values at 0, 1/3, 2/3, 1 (Lagrange).
std::array<Xy, 4> cubicThrough(const std::array<Xy, 4>& value)
{
    const auto combined = [&](double a, double b, double c, double d) {
        return Xy{a * value[0].x + b * value[1].x + c * value[2].x + d * value[3].x,
                  a * value[0].y + b * value[1].y + c * value[2].y + d * value[3].y};
    };
    return {value[0], combined(-5.5, 9, -4.5, 1), combined(9, -22.5, 18, -4.5), combined(-4.5, 13.5, -13.5, 4.5)};
}

/// a + t b.
Xy plus(Xy a, double t, Xy b)
{
    return {a.x + t * b.x, a.y + t * b.y};
}

/// Where the error of a cubic through four points is greatest: in the middle of the outer thirds, or near it; and in
/// between.
constexpr std::array<Xy, 9> checkedPlaces{{{0.127, 0.127},
                                           {0.5, 0.127},
                                           {0.873, 0.127},
                                           {0.127, 0.5},
                                           {0.5, 0.5},
                                           {0.873, 0.5},
                                           {0.127, 0.873},
                                           {0.5, 0.873},
                                           {0.873, 0.873}}};

Xy valueAt(const Xy (&coefficients)[16], double u, double v)
{
    Xy rows[4];
    for (std::size_t i = 0; i < 4; ++i) {
        const Xy* const c = coefficients + 4 * i;
        rows[i] = plus(c[0], v, plus(c[1], v, plus(c[2], v, c[3])));
    }
    return plus(rows[0], u, plus(rows[1], u, plus(rows[2], u, rows[3])));
}

}  // namespace

ProjectionGrid::ProjectionGrid(Projection projection, const Box& lonLat, double tolerance)
    : projection_(std::move(projection)), box_(lonLat)
{
    if (!(lonLat.width() > 0) || !(lonLat.height() > 0) || !(tolerance > 0)) return;
    for (std::size_t cells = fewestCells; cells <= mostCells; cells *= 2)
        if (build(cells, cells, tolerance * checkedShare)) return;
}

/// False: so many cells would need PROJ that smaller ones are worth a try.
bool ProjectionGrid::build(std::size_t columns, std::size_t rows, double tolerance)
{
    columns_ = columns, rows_ = rows;
    columnsPerDegree_ = static_cast<double>(columns) / box_.width();
    rowsPerDegree_ = static_cast<double>(rows) / box_.height();
    const auto at = [&](double column, double row) {
        return Xy{box_.minX + column / columnsPerDegree_, box_.minY + row / rowsPerDegree_};
    };
    std::vector<Xy> nodes;
    for (std::size_t row = 0; row <= nodesBetween * rows; ++row)
        for (std::size_t column = 0; column <= nodesBetween * columns; ++column)
            nodes.push_back(at(static_cast<double>(column) / nodesBetween, static_cast<double>(row) / nodesBetween));
    std::vector<Xy> checked;
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t column = 0; column < columns; ++column)
            for (const Xy place : checkedPlaces)
                checked.push_back(at(static_cast<double>(column) + place.x, static_cast<double>(row) + place.y));
    projection_.forward(nodes);
    projection_.forward(checked);
    cells_.assign(columns * rows, {});
    good_.assign(cells_.size(), 0);
    for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
        cells_[cell] = cellThrough(nodes, cell % columns, cell / columns);
        double error = 0;
        for (std::size_t i = 0; i < checkedPlaces.size(); ++i) {
            const Xy exact = checked[cell * checkedPlaces.size() + i];
            const Xy found = valueAt(cells_[cell].coefficients, checkedPlaces[i].x, checkedPlaces[i].y);
            const double off = std::hypot(found.x - exact.x, found.y - exact.y);
            error = off <= error ? error : off;  // NaN stays
        }
        good_[cell] = error <= tolerance ? 1 : 0;
    }
    return exactShare() <= fewExact;
}

ProjectionGrid::Cell ProjectionGrid::cellThrough(std::span<const Xy> nodes, std::size_t column, std::size_t row) const
{
    const std::size_t across = nodesBetween * columns_ + 1;
    // First along each of four parallels, then their coefficients along the meridian.
    std::array<std::array<Xy, 4>, 4> alongParallel;
    for (std::size_t j = 0; j < nodesAcross; ++j) {
        const std::size_t first = (nodesBetween * row + j) * across + nodesBetween * column;
        alongParallel[j] = cubicThrough({nodes[first], nodes[first + 1], nodes[first + 2], nodes[first + 3]});
    }
    Cell cell;
    for (std::size_t i = 0; i < 4; ++i) {
        const auto powers =
            cubicThrough({alongParallel[0][i], alongParallel[1][i], alongParallel[2][i], alongParallel[3][i]});
        std::ranges::copy(powers, cell.coefficients + 4 * i);
    }
    return cell;
}

inline bool ProjectionGrid::project(Xy& c) const
{
    const double column = (c.x - box_.minX) * columnsPerDegree_, row = (c.y - box_.minY) * rowsPerDegree_;
    // Not so where a coordinate is no number, either.
    if (!(column >= 0 && row >= 0 && column <= static_cast<double>(columns_) && row <= static_cast<double>(rows_)))
        return false;
    const std::size_t i = std::min(static_cast<std::size_t>(column), columns_ - 1);
    const std::size_t j = std::min(static_cast<std::size_t>(row), rows_ - 1);
    const std::size_t cell = j * columns_ + i;
    if (good_[cell] == 0) return false;
    c = valueAt(cells_[cell].coefficients, column - static_cast<double>(i), row - static_cast<double>(j));
    return true;
}

void ProjectionGrid::forwardPart(std::span<Xy> coordinates) const
{
    std::vector<std::size_t> left;
    for (std::size_t i = 0; i < coordinates.size(); ++i)
        if (!project(coordinates[i])) left.push_back(i);
    if (left.empty()) return;
    std::vector<Xy> exact;
    exact.reserve(left.size());
    for (const std::size_t i : left) exact.push_back(coordinates[i]);
    projection_.forward(exact);
    for (std::size_t k = 0; k < left.size(); ++k) coordinates[left[k]] = exact[k];
}

void ProjectionGrid::forward(std::span<Xy> coordinates) const
{
    if (cells_.empty()) {
        projection_.forward(coordinates);
        return;
    }
    const std::size_t parts = (coordinates.size() + placesOfAJob - 1) / placesOfAJob;
    parallelFor(parts, [&](std::size_t part) {
        const std::size_t first = part * placesOfAJob;
        forwardPart(coordinates.subspan(first, std::min(placesOfAJob, coordinates.size() - first)));
    });
}

double ProjectionGrid::exactShare() const
{
    if (good_.empty()) return 1;
    const auto good = std::accumulate(good_.begin(), good_.end(), std::size_t{0});
    return 1 - static_cast<double>(good) / static_cast<double>(good_.size());
}

}  // namespace frontline
