// One layer of a data file that OGR reads, into flat feature tables. Internal to data.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "data/clean_geometry.hpp"
#include "data/column_reader.hpp"
#include "data/feature_geometries.hpp"
#include "data/feature_table.hpp"
#include "data/file_texts.hpp"
#include "data/layer_crs.hpp"
#include "data/layer_encoding.hpp"
#include "data/layer_tables.hpp"
#include "data/ogr_dataset.hpp"
#include "data/read_features.hpp"
#include "data/styles/ogr_styles.hpp"
#include "data/tables/column_types.hpp"
#include "data/tables/row_places.hpp"

namespace frontline {

class LayerReader {
public:
    /// All must live as long as the reader.
    LayerReader(std::string file, GDALDataset& dataset, OGRLayer& layer, const ReadOptions& options,
                GdalMessages& messages, FileTexts& texts);

    /// Appends a table for each kind of geometry. Once.
    Result<Done> read(std::vector<FeatureTable>& tables);
    std::vector<std::string> warnings() { return warnings_.take(); }
    /// Whether read() has left out features beyond the region of the options.
    [[nodiscard]] bool leftOut() const { return leftOut_; }
    /// What read() has appended.
    [[nodiscard]] const AppendedTables& appended() const { return appended_; }
    [[nodiscard]] const LayerEncoding& encoding() const { return encoding_; }
    [[nodiscard]] bool hasPlaces() const;
    /// Whether the places are longitudes and latitudes although nothing names their CRS.
    [[nodiscard]] bool promisesDegrees() const;
    /// The CRS that the file names; null where it names none.
    [[nodiscard]] SrsPointer namedCrs() const;
    /// As OGR names it: "Point".
    [[nodiscard]] std::string geometryType() const;
    /// Rows of a table that are no features: see RowPlaces.
    [[nodiscard]] int rowsBefore() const;
    [[nodiscard]] std::string nameOfField(int field) const;
    /// As OGR names it, once read: "Integer64".
    [[nodiscard]] std::string typeOfField(int field) const;

private:
    [[nodiscard]] std::string where() const;
    Result<LayerCrs> findCrs();
    void expectCoordinates();
    /// By the program's own reader, where the file is one that it reads. False: it is not, and nothing was added.
    Result<bool> readByOwnReader(const LayerCrs& crs);
    /// Whether the layer has an index that tells what lies in the region of the options, and gives only that from now
    /// on.
    bool filterByIndex(const LayerCrs& crs);
    Result<Done> readFeaturesOfLayer();
    Result<Done> readRows();
    void addFeatureOfLayer(const OGRFeature& feature);
    void useTypes(std::vector<CellType> types);
    void noteUnusable();
    [[nodiscard]] std::optional<LayerStyle> styleOfLayer() const;
    void nameWaypoints(std::vector<FeatureTable>& tables) const;

    std::string file_;
    GDALDataset& dataset_;
    OGRLayer& layer_;
    const ReadOptions& options_;
    GdalMessages& messages_;
    FileTexts& texts_;
    std::string name_;
    LayerEncoding encoding_;
    LayerWarnings warnings_;
    ColumnReader columns_;
    FeatureGeometries features_;
    std::vector<std::string> whyWithoutPlace_;  // of the first features without geometry
    OgrStyles styles_;
    std::optional<RowPlaces> places_;  // of a table
    CellTypes seenTypes_;              // of a table of text, by the rows that were read
    std::vector<CellType> types_;      // likewise, as they are read
    AppendedTables appended_;
    bool leftOut_ = false;
};

}  // namespace frontline
