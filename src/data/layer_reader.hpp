// One layer of a data file, read into flat feature tables. Internal to data.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "data/clean_geometry.hpp"
#include "data/column_reader.hpp"
#include "data/feature_table.hpp"
#include "data/file_texts.hpp"
#include "data/ogr_dataset.hpp"
#include "data/ogr_geometry.hpp"
#include "data/ogr_reader.hpp"

namespace frontline {

class LayerReader {
public:
    /// All must live as long as the reader.
    LayerReader(std::string file, GDALDataset& dataset, OGRLayer& layer, const ReadOptions& options,
                GdalMessages& messages, FileTexts& texts);

    /// Appends a table for each kind of geometry. Once.
    Result<Done> read(std::vector<FeatureTable>& tables);
    std::vector<std::string> warnings() { return warnings_.take(); }
    /// Features that were read, and those of them of which something can be drawn.
    [[nodiscard]] std::size_t features() const { return drawable_.size(); }
    [[nodiscard]] std::size_t drawable() const;

private:
    [[nodiscard]] std::string where() const;
    /// What to transform from; null when the coordinates are WGS84 already.
    Result<SrsPointer> findCrs();
    [[nodiscard]] Result<SrsPointer> assumedCrs() const;
    /// Metres in a file whose format, or the names of whose columns, promise degrees.
    [[nodiscard]] bool breaksPromise() const;
    Result<Done> readFeaturesOfLayer();
    void noteUnusable();
    /// What can be wrong with coordinates and rings; the numbers of features that cannot be measured.
    Result<std::vector<std::size_t>> putRight(GeometryCollector::Collected& collected);

    std::string file_;
    GDALDataset& dataset_;
    OGRLayer& layer_;
    const ReadOptions& options_;
    GdalMessages& messages_;
    std::string name_;
    LayerWarnings warnings_;
    ColumnReader columns_;
    GeometryCollector collector_;
    std::vector<bool> drawable_;  // by the feature's number in the file
    bool promised_ = false;       // degrees, by what the format is and not by what the file says
};

}  // namespace frontline
