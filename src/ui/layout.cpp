#include "ui/layout.hpp"

#include <algorithm>

namespace frontline {

namespace {

constexpr double menuPoints = 26, marginPoints = 10, layersWidthPoints = 336;
// The scale bar and the attribution of the map stand below the date strip and stay visible.
constexpr double furniturePoints = 46;
constexpr double dateStripHeightPoints = 40, dateWidthPoints = 98, dateArrowsPoints = 84;

}  // namespace

Box Layout::freeArea() const
{
    Box area{0, 0, width, height};
    if (!layers.empty() && width - layers.maxX > width / 2) area.minX = layers.maxX;
    if (menuHeight > 0) area.minY = menuHeight;
    if (!dates.empty() && dates.minY > height / 2) area.maxY = dates.minY;
    return area;
}

Layout computeLayout(double widthPixels, double heightPixels, double scale, bool panels, std::size_t dateCount)
{
    Layout layout;
    layout.width = widthPixels;
    layout.height = heightPixels;
    layout.scale = scale;
    if (!panels) return layout;
    const double margin = marginPoints * scale;
    layout.menuHeight = menuPoints * scale;
    const double layersWidth = std::min(layersWidthPoints * scale, widthPixels - 2 * margin);
    layout.layers = {margin, layout.menuHeight + margin, margin + layersWidth,
                     std::max(layout.menuHeight + margin + 120 * scale, heightPixels - furniturePoints * scale)};
    if (dateCount == 0) return layout;
    double left = layout.layers.maxX + margin;
    if (widthPixels - left < widthPixels / 2) left = margin;
    const double wanted = (dateArrowsPoints + dateWidthPoints * static_cast<double>(dateCount)) * scale;
    const double stripWidth = std::min(wanted, widthPixels - margin - left);
    const double middle = (left + widthPixels - margin) / 2;
    const double bottom = heightPixels - furniturePoints * scale;
    layout.dates = {middle - stripWidth / 2, bottom - dateStripHeightPoints * scale, middle + stripWidth / 2, bottom};
    return layout;
}

}  // namespace frontline
