// Which labels are drawn, and where: by priority, in one of several positions, without overlaps.
#pragma once

#include <string>
#include <vector>

#include "scene/obstacles.hpp"
#include "scene/scene.hpp"
#include "scene/text_run.hpp"

namespace frontline {

/// A label that wants a place.
struct LabelCandidate {
    std::string text, layer;
    std::uint32_t feature = 0;
    std::uint32_t owner = Obstacles::nobody;  // of its symbol among the obstacles; nobody: a label without a symbol
    Xy anchor;                                // pixels
    double symbolRadiusPixels = 0;
    double gapPixels = 2;                      // between the symbol and the text
    double priority = 0, featurePriority = 0;  // the higher first
    TextStyle style;
};

/// Places what fits, the most important first: with a symbol, right of it and then in seven more positions; without
/// one, centred on the anchor or near it. A position that crosses a line is taken only when no other is free. Nothing
/// reaches out of the frame (pixels). Placed labels are added to the obstacles, and their glyphs to glyphs.
std::vector<PlacedLabel> placeLabels(std::vector<LabelCandidate> candidates, const Box& frame, Obstacles& obstacles,
                                     FontSet& fonts, GlyphDraw& text);

}  // namespace frontline
