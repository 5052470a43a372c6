// The scenarios that have been computed in this session, so that a switch back shows them at once.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "analysis/scenario_result.hpp"

namespace frontline {

/// The latest outcome of each scenario on each date. Of a scenario whose recipe is being changed, one outcome is kept:
/// that of the recipe before, until the next is there.
class ScenarioResults {
public:
    struct Outcome {
        std::string recipe;            // that it is the outcome of
        ScenarioResultPointer result;  // null when it failed
        std::string error;
    };

    /// The latest outcome on the document's date, perhaps of an earlier recipe; nullptr when there is none.
    [[nodiscard]] const Outcome* latest(const Document& document, const Scenario& scenario) const;
    /// The same, when it is that of the scenario's recipe as it is.
    [[nodiscard]] const Outcome* current(const Document& document, const Scenario& scenario) const;
    void put(const Document& document, const Scenario& scenario, ScenarioResultPointer result, std::string error);

private:
    std::map<std::pair<std::string, std::string>, Outcome> outcomes_;  // by id and date
};

/// The scenario that the document shows; control on its date when it shows none.
Scenario shownScenario(const Document& document);

/// The id of the scenario that a layer shows a part of: its own, or the document's; "" for none.
std::string scenarioOf(const Document& document, const Layer& layer);
/// Whether the layer shows a part of one scenario (and not a difference of two).
bool showsScenarioPart(const Layer& layer);

/// Sets the layers that show parts of scenarios to the latest outcomes. One that is still to be computed shows nothing.
void applyResults(Document& document, const ScenarioResults& results);

}  // namespace frontline
