// What the parts of a line of contact are called.
#pragma once

#include <vector>

#include "analysis/line_length.hpp"
#include "base/local_text.hpp"
#include "base/result.hpp"
#include "map/data_store.hpp"

namespace frontline {

/// Of its lines, in their order: the longest is the main line, the others are lines and pockets (closed ones) near a
/// place of the map: the one with the most people of those within 6 km, or else so many km from the nearest. Numbered
/// in a map without places. Error: the places cannot be read.
Result<std::vector<LocalText>> linePartNames(const MapData& data, const StretchedLine& line);

}  // namespace frontline
