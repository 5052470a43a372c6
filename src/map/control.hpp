// Who holds which ground on a date, and how long the line is: computed from boundaries and lines, measured on the
// WGS84 ellipsoid.
#pragma once

#include <string>
#include <vector>

#include "base/local_text.hpp"
#include "base/result.hpp"
#include "map/data_store.hpp"

namespace frontline {

/// The occupied ground of a recipe, as a table of one feature with the column date, while a date is shown: read and
/// computed unless it is in the store.
Result<TablePointer> occupiedArea(const MapData& data, const OccupiedRecipe& recipe, const std::string& shownDate);
/// The same from the store, without waiting; nullptr when it is not there.
TablePointer findOccupiedArea(const MapData& data, const OccupiedRecipe& recipe, const std::string& shownDate);

/// The data that a recipe needs.
std::vector<DataId> dataOf(const MapDefinition& map, const OccupiedRecipe& recipe);

/// How the map computes what is occupied on a date: as its layer with the role OccupiedArea, or by cutting the oblasts.
OccupiedRecipe controlRecipe(const MapDefinition& map, const std::string& date);

/// km²: an oblast with less occupied ground has no row of its own where ground is told, and one with less of the other
/// is taken for occupied whole.
inline constexpr double smallestNamedKm2 = 0.5;

struct OblastControl {
    std::string iso;
    LocalText name;
    double areaSquareKm = 0, occupiedSquareKm = 0;
    [[nodiscard]] double share() const { return areaSquareKm > 0 ? occupiedSquareKm / areaSquareKm : 0; }
};

struct ControlReport {
    std::string date;
    double totalSquareKm = 0, occupiedSquareKm = 0;
    std::vector<OblastControl> oblasts;
    /// Of all oblasts by the map's boundary, 0..1.
    [[nodiscard]] double share() const { return totalSquareKm > 0 ? occupiedSquareKm / totalSquareKm : 0; }
};

/// Error: a date the map does not have (lists those there are).
Result<ControlReport> controlOn(const MapData& data, const std::string& date);

struct NamedLength {
    std::string iso;
    LocalText name;
    double kilometres = 0;
};

/// The lines of contact of a date, as far as they lie within Ukraine, in their own direction: cut to the areas of the
/// layer with the role OccupiedArea; whole in a map that has none, which does not say what Ukraine is. All lengths of
/// the line of contact are of these. Error: a date the map does not have.
Result<FeatureTable> contactLinesOn(const MapData& data, const std::string& date);

/// The length of contactLinesOn(). Oblasts sum to the total.
struct LengthReport {
    std::string date;
    double totalKm = 0;
    /// The line inside each oblast that it enters; along a boundary of two, half in each.
    std::vector<NamedLength> oblasts;
    double alongBoundariesKm = 0;  // of two oblasts
    FlatGeometry lines;            // what was measured; longitude/latitude
};

Result<LengthReport> lineLengthOn(const MapData& data, const std::string& date);

}  // namespace frontline
