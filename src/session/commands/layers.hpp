// Which layers are shown, how opaque, and in which order.
#pragma once

#include <cstddef>

#include "map/ids.hpp"
#include "session/command.hpp"

namespace frontline {

struct SetLayerVisible {
    LayerId layer;
    bool visible = true;
    void run(Session& session) const;
};

struct SetLayerOpacity {
    LayerId layer;
    double opacity = 1;  // 0..1; changes of one layer up to the next EndEdit are one step of undo
    void run(Session& session) const;
};

struct MoveLayer {
    LayerId layer;
    std::size_t position = 0;  // its place in drawing order afterwards, 0 is the bottom
    void run(Session& session) const;
};

}  // namespace frontline
