#include "scene/furniture/swipe.hpp"

#include <algorithm>
#include <cmath>

namespace frontline {

namespace {

constexpr double dividerPoints = 2, rimPoints = 1, handlePoints = 15, textPoints = 8, gapPoints = 5, paddingPoints = 2;

/// An even number of pixels, at least 2: centred between two columns of pixels, its sides are sharp.
double evenPixels(double pixels)
{
    return std::max(2.0, 2 * std::round(pixels / 2));
}

/// A round handle half way down, with an arrow to either side.
void drawHandle(FurnitureCanvas& canvas, int x)
{
    const double point = canvas.point(), size = handlePoints * point;
    const double y = std::round(canvas.view().heightPixels / 2.0);
    SymbolDraw handle;
    handle.symbols.push_back({static_cast<float>(x), static_cast<float>(y), static_cast<float>(size),
                              SymbolKind::Circle, canvas.paper(), canvas.ink(), static_cast<float>(1.5 * point)});
    canvas.add(std::move(handle));
    for (const int side : {-1, 1}) {
        const double tip = x + side * size * 0.32, back = x + side * size * 0.15, half = size * 0.17;
        canvas.line({{back, y - half}, {tip, y}, {back, y + half}}, canvas.ink(), 1.4 * point);
    }
    const double radius = size / 2 + 2.5 * point;
    canvas.keepClear({x - radius, y - radius, x + radius, y + radius});
}

}  // namespace

int dividerPixel(const ComparisonView& comparison, int widthPixels)
{
    return static_cast<int>(std::lround(std::clamp(comparison.swipe, 0.0, 1.0) * widthPixels));
}

Box dividerBox(int dividerPixel, const View& view)
{
    const double half =
        evenPixels(dividerPoints * view.pixelsPerPoint) / 2 + std::round(rimPoints * view.pixelsPerPoint);
    return {dividerPixel - half, 0, dividerPixel + half, static_cast<double>(view.heightPixels)};
}

std::vector<Box> drawDivider(FurnitureCanvas& canvas, const Box& free)
{
    const DrawnMap& map = canvas.map();
    const double point = canvas.point();
    const int x = dividerPixel(*map.comparison(), canvas.view().widthPixels);
    const double width = evenPixels(dividerPoints * point), rim = width + 2 * std::round(rimPoints * point);
    // Beyond the picture at both ends, so that the round caps are out of sight.
    const std::vector<Xy> line{{double(x), -2 * rim}, {double(x), canvas.view().heightPixels + 2 * rim}};
    canvas.line(line, canvas.paper(), rim);
    canvas.line(line, canvas.ink(), width);
    drawHandle(canvas, x);
    const TextStyle style = canvas.style(FontFace::SemiBold, textPoints);
    const double gap = gapPoints * point + rim / 2, baseline = free.minY + FontSet::capHeightEm * style.sizePixels;
    std::vector<Box> boxes;
    const auto add = [&](const std::string& name, double room, bool left) {
        const std::string text = canvas.fitted(name, style, room);
        if (text.empty()) return;
        const double textWidth = canvas.width(text, style), at = left ? x - gap - textWidth : x + gap;
        const Box box = textBox(at, baseline, textWidth, style.sizePixels).grownBy(paddingPoints * point);
        canvas.veil(box);
        canvas.text(text, style, at, baseline);
        boxes.push_back(box);
    };
    add(nameOfFirst(map, canvas.language()), x - gap - free.minX, true);
    add(nameOfSecond(map, canvas.language()), free.maxX - x - gap, false);
    return boxes;
}

}  // namespace frontline
