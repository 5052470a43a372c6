#include "scene/labels/label_positions.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace frontline {

std::vector<TextPosition> positionsAroundSymbol(const LabelCandidate& label, double width)
{
    const double size = label.style.sizePixels;
    const double side = label.symbolRadiusPixels + label.gapPixels;
    const double diagonal = label.symbolRadiusPixels * 0.7 + label.gapPixels * 0.5;
    const double middle = label.anchor.y + FontSet::capHeightEm * size / 2;
    const double above = label.anchor.y - diagonal - FontSet::descenderEm * size / 2;
    const double below = label.anchor.y + diagonal + FontSet::capHeightEm * size;
    const double over = label.anchor.y - side - FontSet::descenderEm * size,
                 under = label.anchor.y + side + FontSet::capHeightEm * size;
    const double right = label.anchor.x, left = label.anchor.x - width, centred = label.anchor.x - width / 2;
    return {
        {right + side, middle, 0},
        {left - side, middle, 1},
        {right + diagonal, above, 2},
        {right + diagonal, below, 3},
        {left - diagonal, above, 4},
        {left - diagonal, below, 5},
        {centred, over, 6},
        {centred, under, 7},
        {centred + width / 4, over, 8},
        {centred + width / 4, under, 9},
        {centred - width / 4, over, 10},
        {centred - width / 4, under, 11},
    };
}

std::vector<TextPosition> positionsOverArea(const LabelCandidate& label, double width)
{
    const double size = label.style.sizePixels;
    const double x = label.anchor.x - width / 2, baseline = label.anchor.y + FontSet::capHeightEm * size / 2;
    std::vector<TextPosition> positions;
    double cost = 0;
    for (const double dy : {0.0, 1.2, -1.2, 2.4, -2.4}) {
        for (const double dx : {0.0, 0.2, -0.2, 0.4, -0.4}) {
            positions.push_back({x + dx * width, baseline + dy * size, cost});
            cost += 0.4;
        }
    }
    return positions;
}

std::vector<TextPosition> positionsWithLeader(const LabelCandidate& label, double width)
{
    constexpr int directions = 32;
    const double size = label.style.sizePixels, height = (FontSet::capHeightEm + FontSet::descenderEm) * size;
    std::vector<TextPosition> positions;
    double ring = 0;
    for (const double away : {1.3, 1.6, 1.9, 2.2, 2.5}) {
        const double distance = label.symbolRadiusPixels + label.gapPixels + away * size;
        for (int k = 0; k < directions; ++k) {
            // To the right first, then in turns above and below.
            const int steps = (k + 1) / 2 * (k % 2 == 0 ? -1 : 1);
            const double angle = 2 * std::numbers::pi * steps / directions;
            const double cosine = std::cos(angle), sine = std::sin(angle);
            const double x = label.anchor.x + distance * cosine, y = label.anchor.y - distance * sine;
            // The side of the text that faces the symbol is at the end of the line.
            const double left = x - width * (1 - cosine) / 2, top = y - height * (1 + sine) / 2;
            positions.push_back({left, top + FontSet::capHeightEm * size, ring + 0.1 * k, true});
        }
        ring += 4;
    }
    return positions;
}

LeaderLine leaderTo(const LabelCandidate& label, const Box& text)
{
    const Xy end = text.nearestTo(label.anchor);
    const double dx = end.x - label.anchor.x, dy = end.y - label.anchor.y, length = std::hypot(dx, dy);
    const double from = std::min(label.symbolRadiusPixels, length), to = std::max(from, length - label.gapPixels);
    if (!(length > 0)) return {end, end};
    return {{label.anchor.x + dx * from / length, label.anchor.y + dy * from / length},
            {label.anchor.x + dx * to / length, label.anchor.y + dy * to / length}};
}

}  // namespace frontline
