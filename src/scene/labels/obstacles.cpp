#include "scene/labels/obstacles.hpp"

#include <algorithm>
#include <cmath>

#include "geo/clip.hpp"

namespace frontline {

namespace {

bool segmentTouches(Xy a, Xy b, const Box& box)
{
    double t0 = 0, t1 = 1;
    return clipSegment(a, b, box, t0, t1);
}

}  // namespace

Obstacles::Obstacles(int widthPixels, int heightPixels)
    : columns_(std::max(1, widthPixels / cellPixels + 1)), rows_(std::max(1, heightPixels / cellPixels + 1))
{
    boxCells_.resize(static_cast<std::size_t>(columns_) * rows_);
    segmentCells_.resize(boxCells_.size());
    symbolCells_.resize(boxCells_.size());
}

template <class Visit>
bool Obstacles::anyCell(const Box& pixels, Visit visit) const
{
    const auto cell = [](double v, int count) {
        return static_cast<int>(std::clamp(std::floor(v / cellPixels), -1.0, static_cast<double>(count)));
    };
    const int x0 = std::max(0, cell(pixels.minX, columns_)), x1 = std::min(columns_ - 1, cell(pixels.maxX, columns_));
    const int y0 = std::max(0, cell(pixels.minY, rows_)), y1 = std::min(rows_ - 1, cell(pixels.maxY, rows_));
    for (int y = y0; y <= y1; ++y)
        for (int x = x0; x <= x1; ++x)
            if (visit(static_cast<std::size_t>(y) * columns_ + x)) return true;
    return false;
}

void Obstacles::addBox(const Box& pixels, std::uint32_t owner)
{
    const auto index = static_cast<std::uint32_t>(boxes_.size());
    boxes_.push_back({pixels, owner});
    anyCell(pixels, [&](std::size_t cell) {
        boxCells_[cell].push_back(index);
        return false;
    });
}

void Obstacles::addSymbol(Xy centre, double radiusPixels, std::uint32_t owner)
{
    const Box box = Box{centre.x, centre.y, centre.x, centre.y}.grownBy(radiusPixels);
    addBox(box, owner);
    const auto index = static_cast<std::uint32_t>(symbols_.size());
    symbols_.push_back(centre);
    anyCell(box, [&](std::size_t cell) {
        symbolCells_[cell].push_back(index);
        return false;
    });
}

bool Obstacles::hasSymbolNear(const Box& pixels, double withinPixels, Xy place, double radiusPixels) const
{
    return anyCell(pixels.grownBy(withinPixels), [&](std::size_t cell) {
        return std::ranges::any_of(symbolCells_[cell], [&](std::uint32_t i) {
            const Xy centre = symbols_[i];
            return pixels.distanceTo(centre) < withinPixels &&
                   std::hypot(centre.x - place.x, centre.y - place.y) > radiusPixels;
        });
    });
}

void Obstacles::addSegment(Xy a, Xy b, Line line)
{
    if (!std::isfinite(a.x + a.y + b.x + b.y)) return;
    Box bounds;
    bounds.add(a), bounds.add(b);
    const auto index = static_cast<std::uint32_t>(segments_.size());
    segments_.push_back({a, b, line});
    anyCell(bounds, [&](std::size_t cell) {
        const double x = static_cast<double>(cell % columns_) * cellPixels;
        const std::size_t row = cell / columns_;
        const double y = static_cast<double>(row) * cellPixels;
        if (segmentTouches(a, b, {x, y, x + cellPixels, y + cellPixels})) segmentCells_[cell].push_back(index);
        return false;
    });
}

bool Obstacles::overlapsBox(const Box& pixels, std::uint32_t ignoredOwner) const
{
    return anyCell(pixels, [&](std::size_t cell) {
        return std::ranges::any_of(boxCells_[cell], [&](std::uint32_t i) {
            const bool ignored = ignoredOwner != nobody && boxes_[i].owner == ignoredOwner;
            return !ignored && boxes_[i].box.intersects(pixels);
        });
    });
}

bool Obstacles::crossesLine(const Box& pixels, Line line) const
{
    return anyCell(pixels, [&](std::size_t cell) {
        return std::ranges::any_of(segmentCells_[cell], [&](std::uint32_t i) {
            return segments_[i].line == line && segmentTouches(segments_[i].a, segments_[i].b, pixels);
        });
    });
}

}  // namespace frontline
