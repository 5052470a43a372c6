// A kilometre on the ground around 48 N.
#pragma once

namespace frontline {

inline constexpr double kmNorth = 1 / 111.20, kmEast = 1 / 74.63;  // degrees

}  // namespace frontline
