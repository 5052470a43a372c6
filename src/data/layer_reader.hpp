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
#include "data/layer_tables.hpp"
#include "data/ogr_dataset.hpp"
#include "data/read_features.hpp"
#include "data/styles/ogr_styles.hpp"

namespace frontline {

/// Whether a format, by OGR's name of its driver, is in longitude and latitude without saying so; tables are by the
/// names of their columns.
bool promisesDegrees(std::string_view driver);

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
    void noteUnusable();
    void nameWaypoints(std::vector<FeatureTable>& tables) const;

    std::string file_;
    GDALDataset& dataset_;
    OGRLayer& layer_;
    const ReadOptions& options_;
    GdalMessages& messages_;
    FileTexts& texts_;
    std::string name_;
    LayerWarnings warnings_;
    ColumnReader columns_;
    FeatureGeometries features_;
    std::vector<std::string> whyWithoutPlace_;  // of the first features without geometry
    OgrStyles styles_;
    AppendedTables appended_;
    bool leftOut_ = false;
};

}  // namespace frontline
