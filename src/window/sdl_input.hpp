// SDL's events as the program's own.
#pragma once

#include <optional>

#include "session/input_event.hpp"

union SDL_Event;

namespace frontline {

/// nullopt for events that are not input. pixelsPerUnit: framebuffer pixels per unit of mouse positions.
/// Resizes are not among them: the framebuffer's size is asked for instead.
std::optional<InputEvent> inputFromSdl(const SDL_Event& event, double pixelsPerUnit);

}  // namespace frontline
