#include "scene/furniture/subject.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace frontline {

namespace {

constexpr double cellPoints = 12;

}  // namespace

SubjectGrid::SubjectGrid(const View& view)
    : view_(view),
      cell_(std::max(1.0, cellPoints * view.pixelsPerPoint)),
      columns_(std::max(1, static_cast<int>(std::ceil(view.widthPixels / cell_)))),
      rows_(std::max(1, static_cast<int>(std::ceil(view.heightPixels / cell_)))),
      weights_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), 0.0F)
{}

void SubjectGrid::add(Xy pixel, double weight)
{
    if (!(pixel.x >= 0 && pixel.y >= 0 && pixel.x < view_.widthPixels && pixel.y < view_.heightPixels)) return;
    const auto column = static_cast<std::size_t>(pixel.x / cell_), row = static_cast<std::size_t>(pixel.y / cell_);
    float& cell = weights_[row * static_cast<std::size_t>(columns_) + column];
    cell = std::max(cell, static_cast<float>(weight));
}

void SubjectGrid::addPlace(Xy pixel, double weight)
{
    add(pixel, weight);
}

void SubjectGrid::addSegment(Xy a, Xy b, double weight)
{
    const Box picture{0, 0, static_cast<double>(view_.widthPixels), static_cast<double>(view_.heightPixels)};
    Box bounds;
    bounds.add(a);
    bounds.add(b);
    if (!bounds.intersects(picture)) return;
    const double longest = std::hypot(picture.maxX, picture.maxY) * 4 / cell_;
    const int steps =
        static_cast<int>(std::clamp(std::ceil(std::hypot(b.x - a.x, b.y - a.y) / cell_ * 2), 1.0, longest));
    for (int i = 0; i <= steps; ++i) {
        const double t = static_cast<double>(i) / steps;
        add({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)}, weight);
    }
}

void SubjectGrid::addArea(const FillMesh& mesh, double weight)
{
    const auto pixel = [&](std::size_t index) {
        const std::size_t vertex = std::size_t{2} * mesh.indices[index];
        return view_.toPixel({mesh.origin.x + mesh.xy[vertex], mesh.origin.y + mesh.xy[vertex + 1]});
    };
    for (std::size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
        const std::array<Xy, 3> corner{pixel(i), pixel(i + 1), pixel(i + 2)};
        Box bounds;
        for (const Xy& p : corner) bounds.add(p);
        // Columns and rows of cells whose middle is within the bounds.
        const auto first = [&](double from, int count) {
            return static_cast<int>(std::clamp<double>(std::ceil(from / cell_ - 0.5), 0, count));
        };
        const auto last = [&](double to, int count) {
            return static_cast<int>(std::clamp<double>(std::floor(to / cell_ - 0.5), -1, count - 1));
        };
        const auto side = [&](Xy a, Xy b, Xy p) { return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x); };
        for (int row = first(bounds.minY, rows_); row <= last(bounds.maxY, rows_); ++row)
            for (int column = first(bounds.minX, columns_); column <= last(bounds.maxX, columns_); ++column) {
                const Xy middle{(column + 0.5) * cell_, (row + 0.5) * cell_};
                const double a = side(corner[0], corner[1], middle), b = side(corner[1], corner[2], middle),
                             c = side(corner[2], corner[0], middle);
                if ((a >= 0 && b >= 0 && c >= 0) || (a <= 0 && b <= 0 && c <= 0)) add(middle, weight);
            }
    }
}

double SubjectGrid::under(const Box& pixels) const
{
    const auto cellAt = [&](double at, int count) {
        return static_cast<int>(std::clamp<double>(at / cell_, 0, count - 1));
    };
    double sum = 0;
    for (int row = cellAt(pixels.minY, rows_); row <= cellAt(pixels.maxY, rows_); ++row)
        for (int column = cellAt(pixels.minX, columns_); column <= cellAt(pixels.maxX, columns_); ++column)
            sum += weights_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                            static_cast<std::size_t>(column)];
    return sum;
}

}  // namespace frontline
