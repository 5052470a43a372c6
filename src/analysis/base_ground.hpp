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
#include "map/data_store.hpp"

namespace frontline {

/// The polygons of a named area of a recipe, or whole oblasts.
struct NamedArea {
    FlatGeometry polygons;      // unless whole
    bool whole = false;         // the listed oblasts themselves
    std::vector<bool> oblasts;  // by feature of the oblasts: those it is (whole), or those it is limited to
};

struct BaseGround {
    BaseGround(std::string onDate, TablePointer oblastTable, Subdivision cut, FaceSet occupiedFaces)
        : date(std::move(onDate)),
          oblasts(std::move(oblastTable)),
          subdivision(std::move(cut)),
          occupied(std::move(occupiedFaces))
    {}

    std::string date;
    TablePointer oblasts;
    Subdivision subdivision;
    FaceSet occupied;                                      // on the date
    TablePointer occupiedTable;                            // the same, united
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

/// The data of the map that scenarios need. Those without an id are null.
struct ScenarioTables {
    TablePointer oblasts, contactLines, places, deposits, rivers, lakes;
};

/// The ids of what loadScenarioTables() reads, and of what control is computed from.
std::vector<DataId> scenarioData(const MapDefinition& map);

/// Read where they are not yet. Error: the map lacks oblasts or lines of contact, or something cannot be read.
Result<ScenarioTables> loadScenarioTables(const MapData& data);

/// The keys of all that scenarios are computed from on a date, for keys of what is computed from it.
std::string scenarioDataKey(const MapData& data);

/// The oblasts by iso code or name (in any language of the table). Error: an unknown one, with the nearest.
Result<std::vector<bool>> oblastsNamed(const FeatureTable& oblasts, const std::vector<std::string>& names);

/// What cuts the oblasts into faces beside the lines of the base date.
struct Cutters {
    FlatGeometry lines{GeometryKind::Line, {}, {0}, {0}, {0}};
    std::string key;  // tells them from others
};

/// A step's area on the base date. What cuts faces along the area's boundary is added to the cutters. Errors do not
/// name the step.
Result<NamedArea> namedArea(const MapData& data, const ScenarioTables& tables, const AreaRef& area,
                            const std::string& baseDate, Cutters& cutters);

/// The ground of a date with the lines of that date and further cutters. Computed once for the same cutters.
Result<std::shared_ptr<const BaseGround>> baseGround(const MapData& data, const ScenarioTables& tables,
                                                     const std::string& date, const Cutters& cutters);

/// A table of one feature.
TablePointer tableOf(const std::string& name, FlatGeometry geometry);

}  // namespace frontline
