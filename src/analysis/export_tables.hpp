// A scenario's result as the layers of a file for a GIS.
#pragma once

#include <string>

#include "analysis/scenario_result.hpp"
#include "data/vector_writer.hpp"

namespace frontline {

/// Four layers: "areas" (occupied before and after, would pass, would return), "zones" (on either side), "lines" (the
/// scenario's line) and "ledger" (the oblasts with every figure of theirs). Figures are the ledger's: areas in km2 and
/// lengths in km on the ellipsoid. Ground that there is none of has no feature.
/// theme: in whose colours the map draws the same, written beside the features. program: name and version, for the
/// metadata. The result must be of this map.
VectorFile scenarioExport(const MapDefinition& map, ThemeId theme, const ScenarioResult& result,
                          const std::string& program);

}  // namespace frontline
