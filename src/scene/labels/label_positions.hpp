// Where a label may stand about its place, the best positions first.
#pragma once

#include <vector>

#include "scene/labels/label_placer.hpp"

namespace frontline {

/// A position of a text of one line: where it starts, in pixels.
struct TextPosition {
    double x = 0, baseline = 0;
    double cost = 0;  // the less the better
    bool leader = false;
};

/// Around a symbol, in the order in which readers and cartographers prefer them (after Imhof 1975), at costs 0 to 7.
std::vector<TextPosition> positionsAroundSymbol(const LabelCandidate& label, double widthPixels);

/// Centred on the anchor, and shifted a little.
std::vector<TextPosition> positionsOverArea(const LabelCandidate& label, double widthPixels);

/// Away from the symbol in all directions, the nearer the better.
std::vector<TextPosition> positionsWithLeader(const LabelCandidate& label, double widthPixels);

/// From the rim of the symbol to the nearest place beside the text.
LeaderLine leaderTo(const LabelCandidate& label, const Box& text);

}  // namespace frontline
