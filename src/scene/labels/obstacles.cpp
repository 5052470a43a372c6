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

/// Twice the area of the triangle; its sign says on which side of the line through a and b the third place is.
double sideOf(Xy a, Xy b, Xy p)
{
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

/// Whether the segments have a place in common; lines that only touch in an end count.
bool segmentsCross(Xy a, Xy b, Xy c, Xy d)
{
    return sideOf(a, b, c) * sideOf(a, b, d) <= 0 && sideOf(c, d, a) * sideOf(c, d, b) <= 0;
}

}  // namespace

Obstacles::Obstacles(int widthPixels, int heightPixels)
    : columns_(std::max(1, widthPixels / cellPixels + 1)),
      rows_(std::max(1, heightPixels / cellPixels + 1)),
      coverColumns_(static_cast<int>(widthPixels / coverPixels) + 1),
      coverRows_(static_cast<int>(heightPixels / coverPixels) + 1)
{
    boxCells_.resize(static_cast<std::size_t>(columns_) * rows_);
    segmentCells_.resize(boxCells_.size());
    symbolCells_.resize(boxCells_.size());
    nameCells_.resize(boxCells_.size());
}

bool Obstacles::Symbol::isElsewhere(Xy place, double within) const
{
    return std::hypot(centre.x - place.x, centre.y - place.y) > within;
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

void Obstacles::addToCells(Cells& cells, const Box& pixels, std::size_t index) const
{
    anyCell(pixels, [&](std::size_t cell) {
        cells[cell].push_back(static_cast<std::uint32_t>(index));
        return false;
    });
}

void Obstacles::addBox(const Box& pixels, std::uint32_t owner)
{
    addToCells(boxCells_, pixels, boxes_.size());
    boxes_.push_back({pixels, owner});
    if (!areCrowded()) return;
    if (!covered_.empty()) {
        cover(boxes_.back());
        return;
    }
    covered_.assign(static_cast<std::size_t>(coverColumns_) * coverRows_, free);
    for (const OwnedBox& box : boxes_) cover(box);
}

namespace {

/// The places of a row or column within the stretch: from the first to before the last.
std::pair<int, int> placesWithin(double from, double to, double step, int count)
{
    return {static_cast<int>(std::clamp(std::ceil(from / step), 0.0, static_cast<double>(count))),
            static_cast<int>(std::clamp(std::floor(to / step) + 1, 0.0, static_cast<double>(count)))};
}

}  // namespace

void Obstacles::cover(const OwnedBox& box)
{
    const auto [left, right] = placesWithin(box.box.minX, box.box.maxX, coverPixels, coverColumns_);
    const auto [top, bottom] = placesWithin(box.box.minY, box.box.maxY, coverPixels, coverRows_);
    for (int y = top; y < bottom; ++y)
        for (int x = left; x < right; ++x) {
            std::uint32_t& owner = covered_[static_cast<std::size_t>(y) * coverColumns_ + x];
            owner = owner == free ? box.owner : owner == box.owner ? owner : nobody;
        }
}

bool Obstacles::isCoveredByOther(const Box& pixels, std::uint32_t ignoredOwner) const
{
    const auto [left, right] = placesWithin(pixels.minX, pixels.maxX, coverPixels, coverColumns_);
    const auto [top, bottom] = placesWithin(pixels.minY, pixels.maxY, coverPixels, coverRows_);
    for (int y = top; y < bottom; ++y)
        for (int x = left; x < right; ++x) {
            const std::uint32_t owner = covered_[static_cast<std::size_t>(y) * coverColumns_ + x];
            if (owner != free && (owner == nobody || owner != ignoredOwner)) return true;
        }
    return false;
}

std::uint32_t Obstacles::addSymbol(const Symbol& symbol)
{
    const auto index = static_cast<std::uint32_t>(symbols_.size());
    addToCells(symbolCells_, symbol.box(), index);
    symbols_.push_back(symbol);
    return index;
}

void Obstacles::addSymbol(Xy centre, double radiusPixels, std::uint32_t owner)
{
    const Symbol symbol{centre, radiusPixels, State::Drawn};
    addSymbol(symbol);
    addBox(symbol.box(), owner);
}

void Obstacles::addWaitingSymbol(Xy centre, double radiusPixels, std::uint32_t owner)
{
    waiting_[owner] = addSymbol({centre, radiusPixels, State::Waiting});
}

void Obstacles::settleSymbol(std::uint32_t owner, bool drawn)
{
    const auto found = waiting_.find(owner);
    if (found == waiting_.end()) return;
    Symbol& symbol = symbols_[found->second];
    symbol.state = drawn ? State::Drawn : State::LeftOut;
    if (drawn) addBox(symbol.box(), owner);
    waiting_.erase(found);
}

void Obstacles::addName(const Box& text, double withinPixels, Xy place, double radiusPixels)
{
    addToCells(nameCells_, text.grownBy(withinPixels), names_.size());
    names_.push_back({text, withinPixels, place, radiusPixels});
}

bool Obstacles::hasSymbolNear(const Box& pixels, double withinPixels, Xy place, double radiusPixels) const
{
    return anyCell(pixels.grownBy(withinPixels), [&](std::size_t cell) {
        return std::ranges::any_of(symbolCells_[cell], [&](std::uint32_t i) {
            const Symbol& symbol = symbols_[i];
            return symbol.state == State::Drawn && pixels.distanceTo(symbol.centre) < withinPixels &&
                   symbol.isElsewhere(place, radiusPixels);
        });
    });
}

int Obstacles::waitingSymbols(const Box& halo, const Box& text, double withinPixels, Xy place,
                              double radiusPixels) const
{
    if (waiting_.empty()) return 0;
    std::vector<std::uint32_t> found;
    anyCell(halo.grownBy(withinPixels), [&](std::size_t cell) {
        for (const std::uint32_t i : symbolCells_[cell]) {
            const Symbol& symbol = symbols_[i];
            if (symbol.state == State::Waiting && symbol.isElsewhere(place, radiusPixels) &&
                (symbol.box().intersects(halo) || text.distanceTo(symbol.centre) < withinPixels))
                found.push_back(i);
        }
        return false;
    });
    std::ranges::sort(found);  // one may lie in several cells
    return static_cast<int>(std::unique(found.begin(), found.end()) - found.begin());
}

bool Obstacles::hasRoomForSymbol(Xy centre, double radiusPixels) const
{
    const Symbol symbol{centre, radiusPixels, State::Waiting};
    const Box box = symbol.box();
    return !anyCell(box, [&](std::size_t cell) {
        return std::ranges::any_of(
                   boxCells_[cell],
                   [&](std::uint32_t i) { return boxes_[i].owner == nobody && boxes_[i].box.intersects(box); }) ||
               std::ranges::any_of(nameCells_[cell], [&](std::uint32_t i) {
                   const Name& name = names_[i];
                   return name.text.distanceTo(centre) < name.within && symbol.isElsewhere(name.place, name.radius);
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
    if (!covered_.empty() && isCoveredByOther(pixels, ignoredOwner)) return true;
    return anyCell(pixels, [&](std::size_t cell) {
        return std::ranges::any_of(boxCells_[cell], [&](std::uint32_t i) {
            const bool ignored = ignoredOwner != nobody && boxes_[i].owner == ignoredOwner;
            return !ignored && boxes_[i].box.intersects(pixels);
        });
    });
}

bool Obstacles::isBetween(Xy a, Xy b) const
{
    Box bounds;
    bounds.add(a), bounds.add(b);
    return anyCell(bounds, [&](std::size_t cell) {
        return std::ranges::any_of(segmentCells_[cell], [&](std::uint32_t i) {
            return segments_[i].line == Line::Loud && segmentsCross(a, b, segments_[i].a, segments_[i].b);
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
