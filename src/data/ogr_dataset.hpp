// Opening of data files through GDAL, with its messages kept. Internal to data: names GDAL's types.
#pragma once

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

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
    /// Has messages name a file by its name alone: its path stands before them.
    void shorten(const std::filesystem::path& path) { path_ = path; }

private:
    static void handle(CPLErr level, CPLErrorNum number, const char* text);
    std::string firstError_, firstWarning_, path_;
};

struct DatasetDeleter {
    void operator()(GDALDataset* dataset) const;
};
using DatasetPointer = std::unique_ptr<GDALDataset, DatasetDeleter>;

/// The error of a file that no reader knows. shown: as messages name it.
Error unknownFormat(const std::string& shown);

/// Whether the file may be opened, and read in the memory that there is. embedded: it is of the embedded map, of which
/// only the first is asked. Registers the drivers of fileDrivers(), or FlatGeobuf's alone.
Result<Done> checkBeforeOpening(const std::filesystem::path& path, bool embedded);

/// As GDAL takes names of files and nothing else: absolute.
std::filesystem::path nameForGdal(const std::filesystem::path& path);

/// The error with what was met before it, where GDAL read what stands for the file and not the file: what it says then
/// may not be in that.
Error afterWarnings(const std::vector<std::string>& warnings, Error error);

/// Opens a vector file for reading that may be opened. embedded: only FlatGeobuf is tried. encoding: as ReadOptions
/// has it.
/// Errors: unreadable, unknown format; with GDAL's own words where it has some.
Result<DatasetPointer> openDataset(const std::filesystem::path& path, bool embedded, const std::string& encoding,
                                   GdalMessages& messages);
/// The same of a file that is held elsewhere: whole is its name for GDAL; errors of the program itself name it as
/// shown.
Result<DatasetPointer> openHeldDataset(const std::string& shown, const std::filesystem::path& whole,
                                       const std::string& encoding, GdalMessages& messages);

struct SrsDeleter {
    void operator()(OGRSpatialReference* srs) const { srs->Release(); }
};
using SrsPointer = std::unique_ptr<OGRSpatialReference, SrsDeleter>;

/// The layer's CRS, or nullptr when the file names none.
SrsPointer crsOf(OGRLayer& layer, const GDALDataset& dataset);

}  // namespace frontline
