// Who holds which ground on a date, and how long the line is: computed from boundaries and lines, measured on the
// WGS84 ellipsoid.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "map/document.hpp"

namespace frontline {

/// The occupied ground of a recipe, as a table of one feature. Data must be loaded.
Result<FeatureTable> occupiedArea(const Document& document, const OccupiedRecipe& recipe);

/// How the map computes what is occupied on a date: as its layers do, or by cutting the oblasts.
OccupiedRecipe controlRecipe(const Document& document, const std::string& date);

struct OblastControl {
    std::string iso, name, nameUkrainian;
    double areaSquareKm = 0, occupiedSquareKm = 0;
    [[nodiscard]] double share() const { return areaSquareKm > 0 ? occupiedSquareKm / areaSquareKm : 0; }
};

struct ControlReport {
    std::string date;
    double totalSquareKm = 0, occupiedSquareKm = 0;
    std::vector<OblastControl> oblasts;
};

/// Error: a date the map does not have (lists those there are).
Result<ControlReport> controlOn(Document& document, const std::string& date);

struct NamedLength {
    std::string iso, name;  // iso is empty for parts of the line
    double kilometres = 0;
};

struct LengthReport {
    std::string date;
    double totalKm = 0;
    std::vector<NamedLength> parts;
    std::vector<NamedLength> oblasts;  // the line inside each oblast; only those it enters
};

Result<LengthReport> lineLengthOn(Document& document, const std::string& date);

}  // namespace frontline
