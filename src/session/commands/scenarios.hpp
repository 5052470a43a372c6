// The scenario that is shown, and a zone of the user's own.
#pragma once

#include "map/selection.hpp"
#include "session/command.hpp"

namespace frontline {

struct SetScenario {
    ScenarioId id;  // empty shows control alone
    void run(Session& session) const;
};

struct StepScenario {
    int steps = 1;  // along the list, control alone before the first; stops at the ends
    void run(Session& session) const;
};

struct EditZone {  // changes up to the next EndEdit are one step of undo
    ZoneDraft draft;
    void run(Session& session) const;
};

struct SaveZone {
    void run(Session& session) const;
};

}  // namespace frontline
