#include "scene/furniture/subject.hpp"

#include <algorithm>
#include <cmath>

#include "scene/ring_rows.hpp"

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

void SubjectGrid::addArea(const LineMesh& rings, double weight)
{
    // Columns of cells whose middle is inside.
    const auto column = [&](double x) {
        return static_cast<int>(std::clamp<double>(std::ceil(x / cell_ - 0.5), 0, columns_));
    };
    for (int row = 0; row < rows_; ++row) {
        const double y = (row + 0.5) * cell_, mapY = view_.fromPixel({0, y}).y;
        forEachInside(rings, mapY, [&](double fromMapX, double toMapX) {
            const int end = column(view_.toPixel({toMapX, mapY}).x);
            for (int c = column(view_.toPixel({fromMapX, mapY}).x); c < end; ++c) add({(c + 0.5) * cell_, y}, weight);
        });
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
