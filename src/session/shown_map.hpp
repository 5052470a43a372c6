// The map as it is drawn in the window. While what was chosen is still being read or computed, what was there before
// stays in its place.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analysis/comparison.hpp"
#include "analysis/draw_map.hpp"
#include "analysis/scenario_result.hpp"

namespace frontline {

/// What was tried in vain, each with why.
using Failures = std::map<std::string, std::string>;

/// What stands out on the map.
struct LitUp {
    TablePointer ground;    // of the ledger's row under the pointer
    TablePointer selected;  // rows of the table of attributes
    TablePointer found;     // the feature that the card is about
    bool operator==(const LitUp&) const = default;
};

class ShownMap {
public:
    /// Follows the map, the selection and the store: to be called when one of them has changed.
    void update(const MapPointer& map, DataStore& store, const Selection& selection, const Failures& failed);
    /// Draws them on top; null draws none.
    void lightUp(const LitUp& lit);
    /// The map has been replaced: nothing of the one before stays.
    void forget() { held_.reset(); }

    /// What is drawn now; its selection is the one that it shows.
    [[nodiscard]] const DrawnMap& drawn() const { return drawn_; }
    /// Something of the selection is not there yet, and has not been tried in vain.
    [[nodiscard]] bool waiting() const { return waiting_; }
    /// Of the scenario that is drawn, or of control alone; null until it is computed.
    [[nodiscard]] const ScenarioResultPointer& result() const { return result_; }
    /// Of what is compared as a difference; null when nothing is.
    [[nodiscard]] const ComparisonPointer& difference() const { return difference_; }
    /// Another number whenever what is drawn has changed.
    [[nodiscard]] long revision() const { return revision_; }

private:
    DrawnMap drawn_;
    ScenarioResultPointer result_;
    ComparisonPointer difference_;
    std::optional<Selection> held_;  // the latest of which everything was there
    LitUp lit_;                      // what is drawn on top
    bool waiting_ = false;
    long revision_ = 0;
};

/// What the content of a picture depends on: the date, and what is shown and compared.
std::string contentKey(const Selection& selection);

/// A text for each thing that is to be seen and is not there: begins with the layer's id and a line feed, or with a
/// line feed for what is not of one layer.
std::vector<std::string> missingOf(const DrawnNow& now, const Selection& selection);

/// The scenario that the map shows; control on its date when it shows none.
Scenario shownScenario(const DrawnMap& drawn);

/// A layer that outlines ground, lines or places, in the palette's colour "highlight" where the theme has one. number:
/// of those that are there at once, from 0.
DrawnLayer highlightLayer(const MapDefinition& map, ThemeId theme, TablePointer lit, std::size_t number = 0);
[[nodiscard]] bool isHighlight(const DrawnLayer& layer);

}  // namespace frontline
