// What is known of a place on the map.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/scenario_result.hpp"
#include "base/local_text.hpp"
#include "geo/coordinates.hpp"
#include "session/features_here.hpp"

namespace frontline {

struct PlaceCard {
    LonLat place;
    LocalText name;                // of a place or label there; empty for none
    LocalText oblast;              // empty outside
    std::optional<bool> occupied;  // on the date shown; absent outside, while it is not known, and near the line
    double undecidedMetres = 0;    // the tolerance of the line of contact, when the place lies within it; else 0
    struct Line {
        LocalText scenario;
        PlaceVerdict verdict;
    };
    std::vector<Line> lines;  // one for each scenario that has been computed
    /// What of the layers lies there, as featuresHere() has it; no more than are looked at one by one.
    std::vector<FeatureHere> features;
    std::size_t moreFeatures = 0;    // beside those
    std::optional<std::size_t> lit;  // which of them is drawn on top of the map
    TablePointer found;              // that one alone; null: none
};

class Session;

/// The card of the pixel: what lies there, by its label or the nearest place; nothing where the projection has no
/// place.
std::optional<PlaceCard> cardAt(const Session& session, Xy pixel);
/// All but the name, which follows from the click: the rest may change while the card is open.
void fillCard(const Session& session, PlaceCard& card);

}  // namespace frontline
