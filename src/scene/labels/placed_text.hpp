// A label on the picture, with what is drawn of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scene/layer_key.hpp"
#include "scene/scene.hpp"

namespace frontline {

/// How a label stands about its place on the map.
struct LabelSlot {
    Xy offset;            // pixels from the place to where its text starts, of a label that follows no line
    bool above = true;    // of one that follows a line: on which side, as read
    bool leader = false;  // away from its symbol, with a line to it
};

/// A thin line from a symbol to a label that stands away from it; pixels.
struct LeaderLine {
    Xy from, to;
};

struct PlacedText {
    PlacedLabel label;
    DrawnLayer::Side side = DrawnLayer::Side::Both;  // on which its layer is drawn
    int copy = 0;                                    // counts the repetitions of a name along a line
    Xy mapUnits;  // its place on the map: the symbol, the middle of the name of an area, or the middle on a line
    LabelSlot slot;
    bool tied = false;  // its symbol is drawn with it or not at all
    GlyphDraw text;     // without its atlas
    std::optional<LeaderLine> leader;
    Color leaderColor, leaderHalo;
    double leaderWidthPixels = 0;
};

}  // namespace frontline
