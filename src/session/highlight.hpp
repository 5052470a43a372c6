// The ground that a row of the ledger is about, lit up on the map.
#pragma once

#include <string>
#include <vector>

#include "map/data_store.hpp"

namespace frontline {

/// Of the grounds (polygons), what lies in the oblast, as one feature; the oblast itself where there is none of it.
/// Error: an oblast that the map does not have, or data that cannot be read.
Result<TablePointer> groundInOblast(const MapData& data, const std::string& iso,
                                    const std::vector<TablePointer>& grounds);

}  // namespace frontline
