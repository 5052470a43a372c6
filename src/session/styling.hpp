// How layers of the user's own files are drawn, as it is chosen in the window. Making rules reads whole tables, so it
// is done beside the window, and what was drawn before stays until then.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "map/restyle.hpp"
#include "session/job.hpp"

namespace frontline {

struct Styling {
    struct Wish {
        LayerId layer;  // or what several parts are a part of
        OwnStyle style;
    };

    LayerId open;  // the layer whose style is being edited; empty: none
    std::optional<Wish> asked, making, refused;
    std::string problem;  // why it was refused
    /// Of what was made last.
    struct Made {
        LayerId layer;
        std::size_t features = 0, chosen = 0;
        FeatureClasses classes;
    } made;
    std::optional<OwnStyle> copied;
};

/// The style of a layer as it was asked for last, made or not; nullopt where it is no layer of an own file.
std::optional<OwnStyle> styleWanted(const Session& session, LayerId layer);

/// Asks for the style. A wish that has not been begun gives way to it.
void askForStyle(Session& session, LayerId layer, const OwnStyle& style);

[[nodiscard]] bool wantsStyle(const Session& session);
/// To be called only then.
Job styleJob(Session& session);

}  // namespace frontline
