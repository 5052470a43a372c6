// What the mouse does to the map: drags, zooms, boxes, clicks and the divider of a swipe. Internal to session.
#pragma once

#include "geo/coordinates.hpp"
#include "session/input_event.hpp"

namespace frontline {

class Session;

void pointerMoved(Session& session, Xy pixel);
void pointerDown(Session& session, const InputEvent& event);
void pointerUp(Session& session, const InputEvent& event);

/// Whether the divider of a swipe is near enough to be taken.
[[nodiscard]] bool onDivider(const Session& session, Xy pixel);
/// The box that is being drawn to zoom to (pixels); empty when none is.
[[nodiscard]] Box zoomBox(const Session& session);

}  // namespace frontline
