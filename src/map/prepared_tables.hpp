// Tables of the default map that were read and computed when the program was built: it then starts without GDAL and
// GEOS. They hold exactly what would be read and computed again, and are used for that content alone.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "data/feature_table.hpp"
#include "map/map_definition.hpp"

namespace frontline {

/// The table of a data file of the default map, made from the file as it is now; nothing when there is none.
std::optional<FeatureTable> preparedTable(const DataFile& file);
/// The same of an occupied area. date: of its lines.
std::optional<FeatureTable> preparedOccupiedArea(const MapDefinition& map, const OccupiedRecipe& recipe,
                                                 const std::string& date);

/// Makes the folder's files anew from the default map: a table of each of its data files, and of its occupied areas on
/// all dates.
Result<Done> prepareTables(const std::filesystem::path& folder);

}  // namespace frontline
