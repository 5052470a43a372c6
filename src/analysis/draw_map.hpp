// Definition + selection + store → drawn map, with the content of its layers read, computed and compared.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "map/drawn_map.hpp"

namespace frontline {

/// The map as selected, with everything that is shown of it read and computed, on all threads: tables of data files,
/// occupied areas, parts of scenarios, the other side of a comparison. Where that cannot be had for a layer it is a
/// warning that names it, and the layer has no table (one that shows a part of a scenario has an empty one).
/// Swipe: the layers that differ are there twice, for the left and for the right side. Difference: the layers of the
/// parts OnlyFirst and OnlySecond have their tables, and those of the shown scenario are hidden.
/// all: hidden layers as well. Errors: the scenario that is shown or compared with cannot be computed (said as
/// computeScenario() says it); nothing to compare with is named.
Result<DrawnMap> drawMap(const MapPointer& map, DataStore& store, const Selection& selection, bool all = false);

/// The same from what is in the store, without waiting for anything.
struct DrawnNow {
    DrawnMap map;
    bool complete = true;  // as drawMap() would have it, but for layers that could not be read
};
/// A layer whose content is not there has no table; a comparison that is not there is left out.
DrawnNow drawnNow(const MapPointer& map, DataStore& store, const Selection& selection);

}  // namespace frontline
