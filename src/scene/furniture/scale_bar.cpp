#include "scene/furniture/scale_bar.hpp"

#include <algorithm>
#include <cmath>

#include "geo/geodesic.hpp"

namespace frontline {

namespace {

constexpr double barPoints = 90, textPoints = 7, tickPoints = 2.5, barWidthPoints = 1.2, paddingPoints = 3;

}  // namespace

double scaleBarMetres(double metresPerPixel, double maxPixels)
{
    const double longest = metresPerPixel * maxPixels;
    const double decade = std::pow(10, std::floor(std::log10(longest)));
    for (const double step : {5.0, 2.0})
        if (step * decade <= longest) return step * decade;
    return decade;
}

double metresPerPixelAcross(const View& view)
{
    const double middleX = view.widthPixels / 2.0, y = view.heightPixels / 2.0, step = std::max(8.0, middleX / 16);
    const LonLat left = view.projection.inverse(view.fromPixel({middleX - step, y}));
    const LonLat right = view.projection.inverse(view.fromPixel({middleX + step, y}));
    if (!std::isfinite(left.lonDegrees) || !std::isfinite(right.lonDegrees)) return NAN;
    return geodesicDistanceMetres(left, right) / (2 * step);
}

std::optional<FurniturePiece> scaleBarPiece(const FurnitureCanvas& canvas, double mostWidth)
{
    const double point = canvas.size(), metresPerPixel = metresPerPixelAcross(canvas.view());
    const double padding = paddingPoints * point, longest = std::min(barPoints * point, mostWidth - 2 * padding);
    if (!(metresPerPixel > 0) || !std::isfinite(metresPerPixel) || longest < 12 * point) return std::nullopt;
    const double metres = scaleBarMetres(metresPerPixel, longest), length = metres / metresPerPixel;
    const TextStyle style = canvas.style(FontFace::Medium, textPoints);
    const std::string text = lengthText(metres, canvas.language());
    const double textWidth = canvas.width(text, style), tick = tickPoints * point;
    if (textWidth + 2 * padding > mostWidth) return std::nullopt;
    FurniturePiece piece{std::max(length, textWidth) + 2 * padding, tick + style.sizePixels * 1.1 + 2 * padding, {}};
    piece.draw = [=](FurnitureCanvas& on, const Box& place) {
        on.veil(place);
        const Box box = place.grownBy(-padding);
        const double left = box.maxX - length, right = box.maxX, bottom = box.maxY;
        const std::vector<Xy> bar{{left, bottom - tick}, {left, bottom}, {right, bottom}, {right, bottom - tick}};
        on.line(bar, on.ink(), barWidthPoints * point);
        // The text stays in the box also where it is longer than the bar.
        const double x = std::min(left + (length - textWidth) / 2, right - textWidth);
        on.text(text, style, x, bottom - tick - 1.5 * point);
    };
    return piece;
}

}  // namespace frontline
