// The figures of a layer of an own file, counted while their window is open.
#pragma once

#include <optional>
#include <stop_token>
#include <string>

#include "analysis/feature_figures.hpp"
#include "map/ids.hpp"
#include "session/figures.hpp"
#include "session/job.hpp"

namespace frontline {

/// Of all tables of a layer, as it is drawn: by its filter, on its days.
struct OwnFigures {
    struct Counted {
        FeatureFigures figures;
        FigureGroups groups;
        TablePointer oblasts;  // that the keys of the figures number
        std::string date;
        std::string scenario;  // its name; "" is control
    };

    LayerId open;  // whose figures are shown; empty: of none
    FigureGroups groups{true, true, ""};
    std::string counting;  // the key of what is being counted
    std::stop_source stop;
    Figures::Answer<Counted> answer;
};

/// What the figures are asked for with; "" while none are.
std::string ownFiguresKey(const Session& session);
[[nodiscard]] bool wantsOwnFigures(const Session& session);
/// To be called only then. What is not wanted any more is given up.
Job ownFiguresJob(Session& session);

}  // namespace frontline
