// What the map is seen beside.
#pragma once

#include <optional>

#include "map/scenario.hpp"
#include "session/command.hpp"

namespace frontline {

struct SetComparison {
    ControlChoice with;  // empty: with nothing
    void run(Session& session) const;
};

struct SetComparisonMode {
    std::optional<ComparisonView::Mode> mode;  // nullopt: compares with nothing; else with what was compared last
    void run(Session& session) const;
};

struct ToggleComparison {  // to this mode, or back to none
    ComparisonView::Mode mode = ComparisonView::Mode::Swipe;
    void run(Session& session) const;
};

struct SetSwipe {
    double share = 0.5;  // 0..1 of the width; changes up to the next EndEdit are one step of undo
    void run(Session& session) const;
};

}  // namespace frontline
