// The places of a table's rows. Internal to data: names GDAL's types.
#pragma once

#include <ogrsf_frmts.h>

#include <optional>
#include <string>
#include <vector>

#include "data/feature_geometries.hpp"
#include "data/file_texts.hpp"
#include "data/tables/mgrs.hpp"
#include "data/tables/table_places.hpp"

namespace frontline {

/// Whether the layer is a table whose columns may hold places: CSV, a sheet of XLSX or ODS, a dBASE table.
bool isTable(OGRLayer& layer, const std::string& driver);

class RowPlaces {
public:
    /// Looks at the first rows of the layer. texts: as they are read from it.
    static RowPlaces of(OGRLayer& layer, FileTexts& texts, bool hasCrs);

    [[nodiscard]] const TablePlaces& where() const { return where_; }
    /// Rows that are no data: what stands above the headings of a sheet, and those themselves.
    [[nodiscard]] int rowsBefore() const { return rowsBefore_; }
    /// The headings that follow from that.
    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
    /// Adds what the row holds, and ends the feature. why: without a place, the reason in words for the user.
    void add(FeatureGeometries& features, const OGRFeature& row, FileTexts& texts, std::string& why);

private:
    std::optional<LonLat> pointOf(const OGRFeature& row, FileTexts& texts, std::string& why);
    OGRGeometryUniquePtr geometryOf(const OGRFeature& row, FileTexts& texts, std::string& why);

    void findHeadings(const std::vector<std::vector<std::string>>& rows, bool hasCrs);

    TablePlaces where_;
    int rowsBefore_ = 0;
    std::vector<std::string> names_;
    MgrsReader mgrs_;
};

}  // namespace frontline
