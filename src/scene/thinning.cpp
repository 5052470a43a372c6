#include "scene/thinning.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "scene/symbol_shape.hpp"

namespace frontline {

namespace {

/// Cells of the grid across a symbol with its rim. What is seen in the middle of a cell is drawn, so what is left out
/// is a sliver at most; fewer cells leave out more, and where symbols are dense show less of the rims of the lower ones
/// (with a third of the cells, a crowd is as much as a fifth darker). Rings are thin.
constexpr double cellsAcross = 8, cellsAcrossRing = 12;
/// Of a larger cell more than a sliver could be seen; but across a symbol there are no more cells than time is for.
constexpr double fineCellPixels = 0.6, mostCellsAcross = 32;
/// Places within a cell, along each side, that are told apart for the centre of a symbol.
constexpr std::size_t placesAlongCell = 8;
/// Smaller than this no cell need be.
constexpr double leastCellPixels = 0.5;
/// 64 MiB.
constexpr double mostCells = 1 << 26;
/// What needs more to be hidden hides nothing.
constexpr std::size_t mostLayers = 255;

bool hasRim(const SymbolInstance& symbol)
{
    return symbol.outline.alpha > 0 && symbol.outlinePixels > 0;
}

double reachPixels(const SymbolInstance& symbol)
{
    return static_cast<double>(symbol.sizePixels) / 2 + (hasRim(symbol) ? symbol.outlinePixels : 0);
}

bool covers(const SymbolInstance& symbol, float x, float y)
{
    const float distance = symbolDistance(x, y, symbol);
    return distance <= 0 || (hasRim(symbol) && rimDistance(x, y, symbol, distance) <= symbol.outlinePixels);
}

/// Under how many of such symbols nothing is seen any more: less than half a level of 255.
std::size_t hidingLayers(const SymbolInstance& symbol)
{
    // The rim reaches under the symbol.
    const double opacity = (hasRim(symbol) ? symbol.outline : symbol.color).alpha / 255.0;
    if (opacity >= 1) return 1;
    if (opacity <= 0) return mostLayers + 1;
    return static_cast<std::size_t>(std::ceil(std::log(1 / 510.0) / std::log(1 - opacity)));
}

/// How many symbols lie over the middle of each cell of the map about the picture.
class CoverGrid {
public:
    CoverGrid(const View& view, const SymbolInstance& symbol) : layers_(hidingLayers(symbol))
    {
        const double reach = reachPixels(symbol);
        const bool hollow = !hasRim(symbol) && (symbol.kind == SymbolKind::Ring || symbol.kind == SymbolKind::RingDot);
        const double width = view.widthPixels + 6 * reach, height = view.heightPixels + 6 * reach;
        const double fine = std::min(2 * reach / (hollow ? cellsAcrossRing : cellsAcross), fineCellPixels);
        const double cell =
            std::max({fine, 2 * reach / mostCellsAcross, leastCellPixels, std::sqrt(width * height / mostCells)});
        if (layers_ > mostLayers || cell > reach) return;
        cellUnits_ = cell * view.unitsPerPixel;
        const Box box = view.bounds().grownBy(3 * reach * view.unitsPerPixel);
        left_ = std::floor(box.minX / cellUnits_), bottom_ = std::floor(box.minY / cellUnits_);
        columns_ = static_cast<std::ptrdiff_t>(std::floor(box.maxX / cellUnits_) - left_) + 1;
        rows_ = static_cast<std::ptrdiff_t>(std::floor(box.maxY / cellUnits_) - bottom_) + 1;
        over_.resize(static_cast<std::size_t>(columns_ * rows_));
        addShapes(symbol, cell);
    }

    /// Whether it can tell anything: not of what hides nothing, nor of specks in a huge picture.
    [[nodiscard]] bool tells() const { return !over_.empty(); }

    /// Lays a symbol under those that are there; false: there is nothing to be seen of it.
    bool add(Xy mapUnits)
    {
        const double x = mapUnits.x / cellUnits_, y = mapUnits.y / cellUnits_;
        const auto column = static_cast<std::ptrdiff_t>(std::floor(x) - left_),
                   row = static_cast<std::ptrdiff_t>(std::floor(y) - bottom_);
        // Further from the picture than it reaches.
        if (column < reach_ || column >= columns_ - reach_ || row < reach_ || row >= rows_ - reach_) return true;
        const auto placeIn = [](double at) {
            return std::min(static_cast<std::size_t>((at - std::floor(at)) * placesAlongCell), placesAlongCell - 1);
        };
        const std::vector<std::ptrdiff_t>& shape = shapes_[placeIn(y) * placesAlongCell + placeIn(x)];
        std::uint8_t* const middle = &over_[static_cast<std::size_t>(row * columns_ + column)];
        if (std::ranges::all_of(shape, [&](std::ptrdiff_t at) { return middle[at] >= layers_; })) return false;
        for (const std::ptrdiff_t at : shape)
            if (middle[at] < layers_) ++middle[at];
        return true;
    }

private:
    void addShapes(const SymbolInstance& symbol, double cellPixels)
    {
        reach_ = static_cast<std::ptrdiff_t>(reachPixels(symbol) / cellPixels) + 1;
        const auto fromMiddle = [](std::size_t place) {
            return (static_cast<double>(place) + 0.5) / placesAlongCell - 0.5;
        };
        for (std::size_t place = 0; place < shapes_.size(); ++place) {
            const double centreX = fromMiddle(place % placesAlongCell), centreY = fromMiddle(place / placesAlongCell);
            for (std::ptrdiff_t y = -reach_; y <= reach_; ++y)
                for (std::ptrdiff_t x = -reach_; x <= reach_; ++x)
                    if (covers(symbol, static_cast<float>((static_cast<double>(x) - centreX) * cellPixels),
                               static_cast<float>((static_cast<double>(y) - centreY) * cellPixels)))
                        shapes_[place].push_back(y * columns_ + x);
        }
    }

    std::size_t layers_;            // that hide what lies under them
    double cellUnits_ = 1;          // of the map
    double left_ = 0, bottom_ = 0;  // of the grid, in cells from the map's origin
    std::ptrdiff_t columns_ = 0, rows_ = 0;
    std::ptrdiff_t reach_ = 0;  // of a symbol from the cell of its centre
    /// The cells that a symbol covers, from that of its centre, by the place of the centre in its cell.
    std::array<std::vector<std::ptrdiff_t>, placesAlongCell * placesAlongCell> shapes_;
    std::vector<std::uint8_t> over_;
};

}  // namespace

std::vector<std::uint32_t> paintedAnchors(const View& view, const SymbolInstance& symbol,
                                          const std::vector<Anchor>& anchors, std::vector<std::uint32_t> inPicture)
{
    if (inPicture.size() <= fewSymbols) return inPicture;
    CoverGrid grid(view, symbol);
    if (!grid.tells()) return inPicture;
    std::vector<std::uint32_t> painted = inPicture;
    const auto priority = [&](std::uint32_t i) { return anchors[i].priority; };
    if (!std::ranges::is_sorted(painted, {}, priority)) std::ranges::stable_sort(painted, {}, priority);
    // From the uppermost down: what is seen moves to the end.
    auto seen = painted.end();
    for (auto at = painted.end(); at != painted.begin();)
        if (grid.add(anchors[*--at].mapUnits)) *--seen = *at;
    if (seen == painted.begin()) return inPicture;
    painted.erase(painted.begin(), seen);
    return painted;
}

}  // namespace frontline
