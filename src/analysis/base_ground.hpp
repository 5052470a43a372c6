// The ground that scenarios are computed on: the oblasts cut into faces, and who holds each on the base date.
// Internal to analysis.
#pragma once

#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "geo/segment_index.hpp"
#include "geo/subdivision.hpp"
#include "map/document.hpp"

namespace frontline {

/// The polygons of a named area of a recipe, or whole oblasts.
struct NamedArea {
    FlatGeometry polygons;      // unless whole
    bool whole = false;         // the listed oblasts themselves
    std::vector<bool> oblasts;  // by feature of the oblasts: those it is (whole), or those it is limited to
};

struct BaseGround {
    BaseGround(std::string onDate, std::shared_ptr<const FeatureTable> oblastTable, Subdivision cut,
               FaceSet occupiedFaces)
        : date(std::move(onDate)),
          oblasts(std::move(oblastTable)),
          subdivision(std::move(cut)),
          occupied(std::move(occupiedFaces))
    {}

    std::string date;
    std::shared_ptr<const FeatureTable> oblasts;
    Subdivision subdivision;
    FaceSet occupied;                                      // on the date
    std::shared_ptr<const FeatureTable> occupiedTable;     // the same, united
    std::vector<std::optional<std::uint32_t>> placeFaces;  // by feature of the map's places; empty without
    std::vector<std::optional<std::uint32_t>> depositFaces;

    SegmentIndex water;  // rivers and lakes of the map

    /// Kilometres of the line around the occupied faces that run along water. Remembered for the latest lines.
    [[nodiscard]] double kilometresAlongWater(const FaceSet& occupiedFaces, const FlatGeometry& line) const;
    /// The faces of an area.
    [[nodiscard]] Result<FaceSet> facesOf(const NamedArea& area) const;

private:
    mutable std::mutex mutex_;
    mutable std::deque<std::pair<FaceSet, double>> alongWater_;
};

/// The data that scenarios need, loaded. Error: the map lacks it, or it cannot be read.
Result<Done> loadScenarioData(Document& document);

/// The oblasts by iso code or name (English or Ukrainian). Error: an unknown one, with the nearest.
Result<std::vector<bool>> oblastsNamed(const FeatureTable& oblasts, const std::vector<std::string>& names);

/// A step's area on the base date. Data must be loaded. cutters: what cuts faces along the area's boundary is added;
/// cutterKey: what tells these cutters from others is added. Errors do not name the step.
Result<NamedArea> namedArea(Document& document, const AreaRef& area, const std::string& baseDate, FlatGeometry& cutters,
                            std::string& cutterKey);

/// The ground of a date with the lines of that date and further cutters. Computed once for the same cutterKey.
Result<std::shared_ptr<const BaseGround>> baseGround(Document& document, const std::string& date,
                                                     const FlatGeometry& cutters, const std::string& cutterKey);

/// A table of one feature.
std::shared_ptr<const FeatureTable> tableOf(const std::string& name, FlatGeometry geometry);

}  // namespace frontline
