#include "scene/fill_draw.hpp"

#include <cmath>
#include <numbers>

namespace frontline {

namespace {

Hatch hatchFrom(const Document& document, const View& view, const Layer& layer, const HatchStyle& style)
{
    Hatch hatch;
    hatch.color = document.color(style.color).withOpacity(layer.opacity);
    hatch.angleDegrees = static_cast<float>(style.angleDegrees);
    hatch.spacingPixels = static_cast<float>(style.spacingPoints * view.pixelsPerPoint);
    hatch.widthPixels = static_cast<float>(style.widthPoints * view.pixelsPerPoint);
    hatch.dots = style.dots;
    // Reduced to one period, so that a float holds it to a fraction of a pixel wherever the view is.
    const Xy anchor = view.toPixel(view.hatchOrigin);
    const auto reduced = [&](double across) { return std::remainder(across, hatch.spacingPixels); };
    const double angle = style.angleDegrees * std::numbers::pi / 180;
    const double c = std::cos(angle), s = std::sin(angle);
    // Along and across the lines on the screen, whose y points down.
    const double along = reduced(anchor.x * c - anchor.y * s), across = reduced(anchor.x * s + anchor.y * c);
    hatch.anchorX = static_cast<float>(along * c + across * s);
    hatch.anchorY = static_cast<float>(-along * s + across * c);
    return hatch;
}

}  // namespace

FillDraw fillDraw(const Document& document, const View& view, const Layer& layer, const FillStyle& style,
                  std::shared_ptr<const FillMesh> mesh, std::shared_ptr<const LineMesh> edges)
{
    FillDraw draw{std::move(mesh), std::move(edges), document.color(style.color).withOpacity(layer.opacity), {}};
    if (style.hatch) draw.hatch = hatchFrom(document, view, layer, *style.hatch);
    return draw;
}

}  // namespace frontline
