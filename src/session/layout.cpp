#include "session/layout.hpp"

#include <algorithm>

namespace frontline {

namespace {

constexpr double menuPoints = 26, marginPoints = 10, layersWidthPoints = 336;
// The scale bar and the attribution of the map stand below the date strip and stay visible: side by side where the
// window is wide, one above the other where the attribution takes three lines, or more.
constexpr double furniturePoints = 46, scaleBarPoints = 72;
constexpr double stackedPoints = 84, stackedBelowWidthPoints = 1200, tallPoints = 104, tallBelowWidthPoints = 880;
constexpr double dateStripHeightPoints = 40, dateWidthPoints = 98, dateArrowsPoints = 84;
constexpr double exportWidthPoints = 340;
constexpr double leastTablePoints = 420;
constexpr double ledgerWidthPoints = 392, wideLedgerPoints = 880;
// The ledger opens by itself where it leaves this much for the map.
constexpr double roomyMapPoints = 480, leastMapPoints = 160;
/// A title and a legend have room in it.
constexpr double leastFurniturePoints = 190;

double furnitureHeight(const LayoutRequest& request)
{
    const double widthPoints = request.widthPixels / request.scale;
    return (widthPoints < tallBelowWidthPoints      ? tallPoints
            : widthPoints < stackedBelowWidthPoints ? stackedPoints
                                                    : furniturePoints) *
           request.scale;
}

/// At the bottom, between the panels at the sides.
void placeDates(Layout& layout, const LayoutRequest& request, double right)
{
    const double width = layout.width, scale = layout.scale, margin = marginPoints * scale;
    double left = layout.layers.maxX + margin;
    if (width - left < width / 2) left = margin;
    if (!layout.ledger.empty() && layout.ledger.minX - margin - left > 200 * scale) right = layout.ledger.minX - margin;
    const double wantedWidth = (dateArrowsPoints + dateWidthPoints * static_cast<double>(request.dateCount)) * scale;
    const double stripWidth = std::min(wantedWidth, right - left);
    const double middle = (left + right) / 2;
    const double bottom = layout.height - furnitureHeight(request);
    layout.dates = {middle - stripWidth / 2, bottom - dateStripHeightPoints * scale, middle + stripWidth / 2, bottom};
}

/// Above the dates, between the panels at the sides where they leave room enough to read in, else over them.
void placeTable(Layout& layout, const LayoutRequest& request)
{
    const double scale = layout.scale, margin = marginPoints * scale;
    double left = layout.layers.maxX + margin, right = layout.width - margin;
    if (!layout.ledger.empty()) right = layout.ledger.minX - margin;
    if (!layout.exporting.empty()) right = layout.exporting.minX - margin;
    if (right - left < leastTablePoints * scale) left = margin;
    if (right - left < leastTablePoints * scale) right = layout.width - margin;
    const double bottom = layout.dates.empty() ? layout.height - furnitureHeight(request) : layout.dates.minY - margin;
    const double room = std::max(bottom - layout.menuHeight - margin, 0.0);
    const double height = std::max(std::min(request.tablePoints * scale, room * 0.6), std::min(120 * scale, room));
    layout.table = {left, bottom - height, right, bottom};
}

}  // namespace

Box Layout::freeArea() const
{
    // What little a panel leaves is no place to fit a view into.
    return between(width * 0.35);
}

Box Layout::furnitureArea() const
{
    return between(std::min(leastFurniturePoints * scale, width * 0.35));
}

Box Layout::between(double leastPixels) const
{
    Box area{0, 0, width, height};
    if (!layers.empty() && width - layers.maxX > leastPixels) area.minX = layers.maxX;
    if (!ledger.empty() && ledger.minX - area.minX > leastPixels) area.maxX = ledger.minX;
    if (!exporting.empty()) {
        area.maxX = exporting.minX;
        if (area.width() < leastMapPoints * scale) area.minX = 0;
        if (area.width() <= 0) area.maxX = width;
    }
    if (menuHeight > 0) area.minY = menuHeight;
    if (!dates.empty() && dates.minY > height / 2) area.maxY = dates.minY;
    if (!table.empty() && table.minY > area.minY + height * 0.2) area.maxY = std::min(area.maxY, table.minY);
    return area;
}

Layout computeLayout(const LayoutRequest& request)
{
    Layout layout;
    const double scale = layout.scale = request.scale;
    const double width = layout.width = request.widthPixels;
    const double height = layout.height = request.heightPixels;
    const double margin = marginPoints * scale;
    if (request.exporting) {
        const double top = (request.panels ? menuPoints * scale : 0) + margin;
        const double exportWidth = std::min(exportWidthPoints * scale, width - 2 * margin);
        layout.exporting = {width - margin - exportWidth, top, width - margin,
                            std::max(top + 120 * scale, height - margin)};
    }
    if (!request.panels) return layout;
    layout.menuHeight = menuPoints * scale;
    const double top = layout.menuHeight + margin;
    const double panelBottom = std::max(top + 120 * scale, height - furnitureHeight(request));
    layout.layers = {margin, top, margin + std::min(layersWidthPoints * scale, width - 2 * margin), panelBottom};
    double right = width - margin;
    const double room = width - layout.layers.maxX - 2 * margin;
    if (request.exporting) {
        right = std::max(layout.exporting.minX - margin, width / 2);
    } else if (request.ledger.value_or(room >= (ledgerWidthPoints + roomyMapPoints) * scale)) {
        const double most = std::max(ledgerWidthPoints * scale, room - leastMapPoints * scale);
        const double wanted = request.ledgerWide ? wideLedgerPoints : ledgerWidthPoints;
        const double ledgerWidth = std::min({wanted * scale, most, width - 2 * margin});
        layout.ledger = {
            right - ledgerWidth, top, right,
            std::max(top + 120 * scale, height - std::max(scaleBarPoints * scale, furnitureHeight(request)))};
    }
    if (request.dateCount > 0) placeDates(layout, request, right);
    if (request.tablePoints > 0) placeTable(layout, request);
    return layout;
}

}  // namespace frontline
