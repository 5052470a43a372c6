// What mouse and keys are in the middle of.
#pragma once

#include <functional>
#include <optional>

#include "geo/coordinates.hpp"
#include "map/ids.hpp"

namespace frontline {

/// A label of the picture: which feature of which layer it names.
struct LabelHit {
    LayerId layer;
    std::size_t feature = 0;
};

struct Pointing {
    std::optional<Xy> pointer;  // pixels; absent while it is outside the window
    std::optional<Xy> boxFrom;  // where a zoom box was begun
    int dragButton = 0;
    std::optional<Xy> pressedAt;  // where the left button went down on the map, until it moved away from there
    bool swiping = false;         // the divider is held
    enum class Awaited { Nothing, Layer, Scenario, Compared } awaited = Awaited::Nothing;  // the number of what
    /// Lets go of whatever is being done; the pointer is where it is.
    void stop() { boxFrom.reset(), pressedAt.reset(), dragButton = 0, swiping = false, awaited = Awaited::Nothing; }
    /// Tells which label of the picture a pixel is on, if any; may be empty.
    std::function<std::optional<LabelHit>(Xy)> labelAt;
};

}  // namespace frontline
