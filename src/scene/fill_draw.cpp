#include "scene/fill_draw.hpp"

#include <cmath>
#include <numbers>

namespace frontline {

namespace {

Hatch hatchFrom(const View& view, const DrawnHatch& style, double opacity)
{
    Hatch hatch;
    hatch.color = style.color.withOpacity(opacity);
    hatch.angleDegrees = static_cast<float>(style.angleDegrees);
    hatch.spacingPixels = static_cast<float>(style.spacingPoints * view.pixelsPerPoint);
    hatch.widthPixels = static_cast<float>(style.widthPoints * view.pixelsPerPoint);
    hatch.dots = style.dots;
    anchorHatch(hatch, view);
    return hatch;
}

}  // namespace

void anchorHatch(Hatch& hatch, const View& view)
{
    // Reduced to one period, so that a float holds it to a fraction of a pixel wherever the view is.
    const Xy anchor = view.toPixel(view.hatchOrigin);
    const auto reduced = [&](double across) { return std::remainder(across, hatch.spacingPixels); };
    const double angle = hatch.angleDegrees * std::numbers::pi / 180;
    const double c = std::cos(angle), s = std::sin(angle);
    // Along and across the lines on the screen, whose y points down.
    const double along = reduced(anchor.x * c - anchor.y * s), across = reduced(anchor.x * s + anchor.y * c);
    hatch.anchorX = static_cast<float>(along * c + across * s);
    hatch.anchorY = static_cast<float>(-along * s + across * c);
}

FillDraw fillDraw(const View& view, const DrawnFill& style, double opacity, std::shared_ptr<const FillMesh> mesh,
                  std::shared_ptr<const LineMesh> edges)
{
    FillDraw draw{std::move(mesh), std::move(edges), style.color.withOpacity(opacity), {}};
    if (style.hatch) draw.hatch = hatchFrom(view, *style.hatch, opacity);
    return draw;
}

}  // namespace frontline
