// A data file that is not where messages say that it is: fetched, unpacked, or piped in. Internal to data.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "data/describe_file.hpp"
#include "data/feature_table.hpp"
#include "data/read_features.hpp"

namespace frontline {

struct HeldFile {
    std::string shown;           // as messages name it
    std::filesystem::path path;  // as GDAL's file functions take it
    /// What else messages may name of where it lies, and what that is called: the folder of an archive.
    std::string held{}, heldAs{};
};

struct HeldTables {
    std::vector<FeatureTable> tables;
    std::uint32_t layers = 0;  // that the file has, be they empty
};

/// Whether it is data, for all that its beginning tells, and can be read in the memory that there is.
Result<Done> checkHeld(const HeldFile& file);

/// As readFeatures(), but that nothing to draw is no error. archives: whether one is unpacked. The drivers are
/// registered. Errors and warnings name the file as it is shown.
Result<HeldTables> readHeld(const HeldFile& file, const ReadOptions& options, bool archives);

/// As describeFile().
Result<FileSummary> describeHeld(const HeldFile& file, const std::string& assumedCrs, const std::string& encoding,
                                 bool archives);

/// The message with the names by which messages call files in the place of those by which GDAL knows them.
std::string namedAsShown(const HeldFile& file, std::string message);

}  // namespace frontline
