// One layer of a data file, read into flat feature tables. Internal to data.
#pragma once

#include <map>
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
    /// Of the coordinates that are places, in the file's own CRS; kept where no attributes are read.
    [[nodiscard]] const Box& extent() const { return extent_; }

private:
    [[nodiscard]] std::string where() const;
    /// What to transform from; null when the coordinates are WGS84 already.
    Result<SrsPointer> findCrs();
    [[nodiscard]] Result<SrsPointer> assumedCrs() const;
    /// Metres in a file whose format, or the names of whose columns, promise degrees.
    [[nodiscard]] bool breaksPromise() const;
    Result<Done> readFeaturesOfLayer();
    /// Keeps why a feature has no place, where the file says more than that.
    void noteWithoutPlace(const OGRFeature& feature, std::uint32_t number);
    void noteUnusable();
    /// To WGS84, unless srs is null.
    Result<Done> transform(FlatGeometry& geometry, const SrsPointer& srs);
    /// What can be wrong with coordinates and rings; the numbers of features that cannot be measured.
    Result<std::vector<std::size_t>> putRight(GeometryCollector::Collected& collected);

    std::string file_;
    GDALDataset& dataset_;
    OGRLayer& layer_;
    const ReadOptions& options_;
    GdalMessages& messages_;
    FileTexts& texts_;
    std::string name_;
    LayerWarnings warnings_;
    ColumnReader columns_;
    GeometryCollector collector_;
    std::vector<bool> drawable_;  // by the feature's number in the file
    std::map<std::uint32_t, std::string> withoutPlace_;
    Box extent_;
    bool promised_ = false;  // degrees, by what the format is and not by what the file says
};

}  // namespace frontline
