// Which labels are drawn, and where: by priority, in one of several positions, without overlaps.
#pragma once

#include <string>
#include <vector>

#include "scene/labels/obstacles.hpp"
#include "scene/labels/placed_text.hpp"
#include "scene/text_run.hpp"

namespace frontline {

/// Where a label stood in the last picture.
struct HeldLabel {
    int copy = 0;
    Xy mapUnits;
    Xy pixel;  // the place on the map in this picture
    LabelSlot slot;
};

/// A label that wants a place.
struct LabelCandidate {
    std::string text;
    LayerKey layer;
    std::uint32_t feature = 0;
    std::uint32_t owner = Obstacles::nobody;  // of its symbol among the obstacles; nobody: a label without a symbol
    Xy anchor;                                // pixels
    Xy mapUnits;                              // the same place
    double symbolRadiusPixels = 0;
    double gapPixels = 2;                      // between the symbol or the line and the text
    double clearancePixels = 0;                // between the text and lines
    double priority = 0, featurePriority = 0;  // the higher first
    TextStyle style;
    bool leader = false;          // may stand away from its symbol, with a line to it
    bool tied = false;            // its symbol waits among the obstacles, to be drawn with it or not at all
    std::vector<Xy> path;         // pixels: the name follows this line instead
    int firstCopy = 0;            // of a name along a line: where the count of its copies begins
    double repeatPixels = 0;      // of a name along a line: how far from one to the next; 0 names it once
    std::vector<HeldLabel> held;  // of the last picture; more than one only along a line
};

/// Maps pixels back, for the places of names along lines.
using FromPixel = std::function<Xy(Xy)>;

/// Places what fits, the most important first: with a symbol, right of it and then in eleven more positions, and
/// further away with a leader line where the style allows it; without one, centred on the anchor or near it; or along a
/// line. Where it stood in the last picture goes first. A position that crosses a loud line is taken only when no other
/// is free, one beyond a loud line as seen from the symbol when none is on its own side; one that crosses a quiet line
/// costs two or three places in the order. One where the text could be read as the name of another symbol is not taken;
/// with a leader line, one right beside another symbol. Waiting symbols of less important places are pushed out
/// only when nothing else is free. Nothing reaches out of the frame (pixels). Placed labels are added to the obstacles,
/// and all waiting symbols are settled.
std::vector<PlacedText> placeLabels(const std::vector<LabelCandidate>& candidates, const Box& frame,
                                    Obstacles& obstacles, FontSet& fonts, const FromPixel& fromPixel);

}  // namespace frontline
