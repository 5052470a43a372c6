#include "scene/label_placer.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

namespace frontline {

namespace {

struct Place {
    double x, baseline;
};

/// Around a symbol, in the order in which readers and cartographers prefer them (after Imhof 1975).
std::vector<Place> placesAroundSymbol(const LabelCandidate& label, double width)
{
    const double size = label.style.sizePixels;
    const double side = label.symbolRadiusPixels + label.gapPixels;
    const double diagonal = label.symbolRadiusPixels * 0.7 + label.gapPixels * 0.5;
    const double middle = label.anchor.y + FontSet::capHeightEm * size / 2;
    const double above = label.anchor.y - diagonal - FontSet::descenderEm * size / 2;
    const double below = label.anchor.y + diagonal + FontSet::capHeightEm * size;
    const double right = label.anchor.x, left = label.anchor.x - width, centred = label.anchor.x - width / 2;
    return {
        {right + side, middle},
        {left - side, middle},
        {right + diagonal, above},
        {right + diagonal, below},
        {left - diagonal, above},
        {left - diagonal, below},
        {centred, label.anchor.y - side - FontSet::descenderEm * size},
        {centred, label.anchor.y + side + FontSet::capHeightEm * size},
    };
}

std::vector<Place> placesOverArea(const LabelCandidate& label, double width)
{
    const double size = label.style.sizePixels;
    const double x = label.anchor.x - width / 2, baseline = label.anchor.y + FontSet::capHeightEm * size / 2;
    std::vector<Place> places;
    for (const double dy : {0.0, 1.2, -1.2, 2.4, -2.4})
        for (const double dx : {0.0, 0.2, -0.2, 0.4, -0.4}) places.push_back({x + dx * width, baseline + dy * size});
    return places;
}

std::optional<Place> findPlace(const LabelCandidate& label, double width, const Box& frame, const Obstacles& obstacles)
{
    const bool hasSymbol = label.owner != Obstacles::nobody;
    std::optional<Place> acrossLine;
    for (const Place& place : hasSymbol ? placesAroundSymbol(label, width) : placesOverArea(label, width)) {
        const Box box = textBox(place.x, place.baseline, width, label.style.sizePixels);
        const Box padded = box.grownBy(label.style.haloPixels);
        if (!frame.contains(padded) || obstacles.overlapsBox(padded, label.owner)) continue;
        if (!obstacles.crossesLine(box)) return place;
        if (!acrossLine) acrossLine = place;
    }
    return acrossLine;
}

}  // namespace

std::vector<PlacedLabel> placeLabels(std::vector<LabelCandidate> candidates, const Box& frame, Obstacles& obstacles,
                                     FontSet& fonts, GlyphDraw& text)
{
    std::ranges::stable_sort(candidates, [](const LabelCandidate& a, const LabelCandidate& b) {
        return std::tie(b.priority, b.featurePriority, a.text, a.feature) <
               std::tie(a.priority, a.featurePriority, b.text, b.feature);
    });
    std::vector<PlacedLabel> placed;
    for (const LabelCandidate& label : candidates) {
        const double width = textWidthPixels(fonts, label.text, label.style);
        if (width <= 0) continue;
        const auto place = findPlace(label, width, frame, obstacles);
        if (!place) continue;
        const Box box = textBox(place->x, place->baseline, width, label.style.sizePixels);
        obstacles.addBox(box.grownBy(label.style.haloPixels), Obstacles::nobody);
        appendText(text, fonts, label.text, label.style, place->x, place->baseline);
        text.runs.back().layer = label.layer;
        placed.push_back({label.text, label.layer, label.feature, box});
    }
    return placed;
}

}  // namespace frontline
