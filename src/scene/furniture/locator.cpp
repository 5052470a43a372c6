#include "scene/furniture/locator.hpp"

#include <algorithm>
#include <array>

namespace frontline {

namespace {

constexpr double linePoints = 1.4, rimPoints = 1.1, textPoints = 8, gapPoints = 2.5, paddingPoints = 2;

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

namespace {

/// Above or below the frame, at its left or right; inside it at the upper left where there is no room outside.
std::optional<Box> placeOfName(const Box& frame, double gap, double width, double height, const Box& picture,
                               const SubjectGrid* subject)
{
    const auto at = [&](double x, double y) { return Box{x, y, x + width, y + height}; };
    // What is partly out of the picture has its name at what is seen of it.
    const double left = std::max(frame.minX, 0.0), right = std::min(frame.maxX, picture.maxX) - width;
    const double above = frame.minY - gap - height, below = frame.maxY + gap;
    const std::array places{at(left, above), at(left, below), at(right, above), at(right, below),
                            at(left + gap, std::max(frame.minY, 0.0) + gap)};
    std::optional<Box> best;
    double least = 0, preference = 0;
    for (const Box& place : places) {
        preference += 0.5;
        if (!picture.contains(place)) continue;
        const double cost = preference + (subject ? subject->under(place) : 0);
        if (best && cost >= least) continue;
        best = place;
        least = cost;
    }
    return best;
}

/// frame: pixels. Returns what the name covers.
std::optional<Box> drawName(FurnitureCanvas& canvas, const std::string& name, const Box& frame,
                            const SubjectGrid* subject)
{
    if (name.empty()) return std::nullopt;
    const View& view = canvas.view();
    const double point = canvas.size(), gap = gapPoints * point, padding = paddingPoints * point;
    const TextStyle style = canvas.style(FontFace::SemiBold, textPoints);
    const Box text = textBox(0, 0, canvas.width(name, style), style.sizePixels).grownBy(padding);
    const Box picture{0, 0, static_cast<double>(view.widthPixels), static_cast<double>(view.heightPixels)};
    const auto place = placeOfName(frame, gap, text.width(), text.height(), picture, subject);
    if (!place) return std::nullopt;
    canvas.veil(*place);
    canvas.text(name, style, place->minX - text.minX, place->minY - text.minY);
    return place;
}

}  // namespace

std::optional<Box> drawLocator(FurnitureCanvas& canvas, const SubjectGrid* subject)
{
    const auto shown = located(canvas);
    if (!shown) return std::nullopt;
    const View& view = canvas.view();
    const std::vector<Xy> ring = frameOnMap(view, shown->lonLat);
    if (ring.empty()) return std::nullopt;
    Box bounds;
    for (const Xy& p : ring) bounds.add(p);
    const Box picture{0, 0, static_cast<double>(view.widthPixels), static_cast<double>(view.heightPixels)};
    if (!bounds.intersects(picture) || bounds.contains(picture)) return std::nullopt;
    const double point = canvas.size();
    const auto line = canvas.polyline(ring);
    for (const auto& [color, points] :
         {std::pair{canvas.paper(), linePoints + 2 * rimPoints}, std::pair{canvas.ink(), linePoints}})
        canvas.addBelowLabels(LineDraw{line, color, static_cast<float>(points * point), {}, 0});
    canvas.keepOff(ring);
    return drawName(canvas, shown->name, bounds, subject);
}

}  // namespace frontline
