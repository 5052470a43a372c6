// Names along rivers and other lines.
#pragma once

#include <vector>

#include "scene/labels/label_placer.hpp"

namespace frontline {

/// Lays a name along its path where that is straight and free: first where it stood in the last picture, then at the
/// best place, and again at the label's distance from it. Adds what was placed to the obstacles and to placed.
void placeAlong(const LabelCandidate& label, const Box& frame, Obstacles& obstacles, FontSet& fonts,
                const FromPixel& fromPixel, std::vector<PlacedText>& placed);

}  // namespace frontline
