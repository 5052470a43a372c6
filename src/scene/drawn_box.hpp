// What of the world takes part in the drawing of a view.
#pragma once

#include "scene/view.hpp"

namespace frontline {

/// West, south, east, north in degrees: what lies outside is not drawn, whatever the layer. Empty where that is not
/// known, or where nearly all of the world is drawn.
Box drawnLonLat(const View& view);

}  // namespace frontline
