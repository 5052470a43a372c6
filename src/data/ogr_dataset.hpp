// Opening of data files through GDAL, with its messages kept. Internal to data: names GDAL's types.
#pragma once

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <filesystem>
#include <memory>
#include <string>

#include "base/result.hpp"
#include "data/download.hpp"

namespace frontline {

/// While it lives, GDAL's messages of this thread are collected and nothing is printed.
class GdalMessages {
public:
    GdalMessages();
    ~GdalMessages();
    GdalMessages(const GdalMessages&) = delete;
    GdalMessages& operator=(const GdalMessages&) = delete;

    /// Whether GDAL reported an error (not a warning) since the last call of forget().
    [[nodiscard]] bool failed() const { return !firstError_.empty(); }
    [[nodiscard]] const std::string& firstError() const { return firstError_; }
    [[nodiscard]] const std::string& firstWarning() const { return firstWarning_; }
    void forget() { firstError_.clear(), firstWarning_.clear(); }

private:
    static void handle(CPLErr level, CPLErrorNum number, const char* text);
    std::string firstError_, firstWarning_;
};

struct DatasetDeleter {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using DatasetPointer = std::unique_ptr<GDALDataset, DatasetDeleter>;

/// Opens a vector file for reading. embedded: only FlatGeobuf is tried, and only its driver is registered.
/// Errors: missing, empty, unreadable, unknown format; with GDAL's own words where it has some.
Result<DatasetPointer> openDataset(const std::filesystem::path& path, bool embedded, const GdalMessages& messages);
/// The same of a file that was fetched; errors name its address.
Result<DatasetPointer> openDataset(const FetchedFile& file, const GdalMessages& messages);

struct SrsDeleter {
    void operator()(OGRSpatialReference* srs) const { srs->Release(); }
};
using SrsPointer = std::unique_ptr<OGRSpatialReference, SrsDeleter>;

/// The layer's CRS, or nullptr when the file names none.
SrsPointer crsOf(OGRLayer& layer, const GDALDataset& dataset);

}  // namespace frontline
