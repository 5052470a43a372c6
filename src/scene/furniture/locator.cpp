#include "scene/furniture/locator.hpp"

#include <algorithm>
#include <cmath>

namespace frontline {

namespace {

constexpr double linePoints = 1.4, rimPoints = 1.1, textPoints = 8, gapPoints = 3;

struct Located {
    Box lonLat;
    std::string name;
};

/// A box that was given by hand has no name.
std::optional<Located> located(const FurnitureCanvas& canvas)
{
    const FurnitureChoice& choice = canvas.choice();
    if (!choice.locator) return std::nullopt;
    if (choice.locatorBox) return Located{*choice.locatorBox, ""};
    const ViewPreset* preset = canvas.map().map->view(choice.locatorView);
    if (!preset) return std::nullopt;
    return Located{preset->lonLat, preset->title.in(canvas.language())};
}

}  // namespace

std::vector<Xy> frameOnMap(const View& view, const Box& lonLat)
{
    constexpr int steps = 24;
    std::vector<Xy> ring;
    const auto edge = [&](Xy from, Xy to) {
        for (int i = 0; i < steps; ++i) {
            const double t = static_cast<double>(i) / steps;
            ring.push_back({from.x + t * (to.x - from.x), from.y + t * (to.y - from.y)});
        }
    };
    const Xy a{lonLat.minX, lonLat.maxY}, b{lonLat.maxX, lonLat.maxY}, c{lonLat.maxX, lonLat.minY},
        d{lonLat.minX, lonLat.minY};
    edge(a, b);
    edge(b, c);
    edge(c, d);
    edge(d, a);
    ring.push_back(a);
    if (view.projection.forward(ring) > 0) return {};
    for (Xy& p : ring) p = view.toPixel(p);
    return ring;
}

void drawLocator(FurnitureCanvas& canvas)
{
    const auto shown = located(canvas);
    if (!shown) return;
    const View& view = canvas.view();
    const std::vector<Xy> ring = frameOnMap(view, shown->lonLat);
    if (ring.empty()) return;
    Box bounds;
    for (const Xy& p : ring) bounds.add(p);
    const Box picture{0, 0, static_cast<double>(view.widthPixels), static_cast<double>(view.heightPixels)};
    if (!bounds.intersects(picture) || bounds.contains(picture)) return;
    const double point = canvas.size();
    const auto line = canvas.polyline(ring);
    for (const auto& [color, points] :
         {std::pair{canvas.paper(), linePoints + 2 * rimPoints}, std::pair{canvas.ink(), linePoints}})
        canvas.addBelowLabels(LineDraw{line, color, static_cast<float>(points * point), {}, 0});
    canvas.keepOff(ring);
    const TextStyle style = canvas.style(FontFace::SemiBold, textPoints);
    const double width = canvas.width(shown->name, style), gap = gapPoints * point;
    // Above the upper left corner; inside the frame where there is no room above.
    const double x = std::clamp(bounds.minX, gap, std::max(gap, picture.maxX - width - gap));
    double baseline = ring.front().y - gap - linePoints * point;
    if (baseline - style.sizePixels < 0) baseline = bounds.minY + style.sizePixels + gap;
    const Box box = textBox(x, baseline, width, style.sizePixels);
    if (shown->name.empty() || !picture.contains(box)) return;
    canvas.text(shown->name, style, x, baseline);
    canvas.keepClear(box.grownBy(2 * point));
}

}  // namespace frontline
