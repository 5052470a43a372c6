// How much of the world takes part in the drawing of a view.
#pragma once

#include "map/drawn_detail.hpp"
#include "scene/view.hpp"

namespace frontline {

/// What of any layer is drawn: no region where that is not known, or where nearly all of the world is drawn.
DrawnDetail drawnDetail(const View& view);

}  // namespace frontline
