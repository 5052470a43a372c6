// Clipping of projected rings and lines to a box.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "geo/coordinates.hpp"

namespace frontline {

/// The part of a closed ring (last equals first) inside the box, as one closed ring that may run along the box's
/// sides (Sutherland and Hodgman 1974). Empty when nothing is inside. Same units on both sides.
std::vector<Xy> clipRing(std::span<const Xy> ring, const Box& box);

/// Narrows [t0, t1], the stretch a + t (b - a) of a segment, to what lies inside the box (Liang and Barsky 1984).
/// False when nothing does.
bool clipSegment(Xy a, Xy b, const Box& box, double& t0, double& t1);

/// Calls piece(coordinates, lengthBefore) for each stretch of the line inside the box, in order.
/// lengthBefore: planar length from the line's start to the first coordinate of the stretch, in the line's units.
/// Coordinates that are NaN interrupt the line.
void clipLine(std::span<const Xy> line, const Box& box,
              const std::function<void(std::span<const Xy> coordinates, double lengthBefore)>& piece);

}  // namespace frontline
