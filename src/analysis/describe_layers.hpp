// The layers of a picture, and in words how each is drawn. Internal to analysis.
#pragma once

#include <vector>

#include "analysis/describe_map.hpp"
#include "analysis/frame.hpp"

namespace frontline {

/// Of a colour on its own: "dark red", "light grey"; in languages that decline, as it goes into the names of signs.
LocalText colorWords(Color color);

/// The layers that draw something in the frame, in the order of drawing; of the two sides of a swipe one.
std::vector<DescribedLayer> describeLayers(const DrawnMap& map, const Frame& frame, double metresPerPoint);

}  // namespace frontline
