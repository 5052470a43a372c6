// Where the text of a GeoJSON is: a file, or what is packed in one. Internal to data.
#pragma once

#include <cstdint>
#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "data/packed_files.hpp"

namespace frontline {

struct GeoJsonFile {
    /// As GDAL's file functions take it.
    std::filesystem::path path;
    /// Of its layer, where it names none.
    std::string name;
    /// About how many bytes it has.
    std::uint64_t bytes = 0;
    /// More are not read: a zip may unpack to more than it says, and than was found to fit in memory.
    std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
    bool packed = false;
    /// What the archive says that its checksum is.
    std::optional<std::uint32_t> crc{};
    /// Other files lie beside it in its archive.
    bool hasOthers = false;
    /// The file on the disk that it is, or that it is packed in; "" of what was fetched.
    std::filesystem::path disk{};
    /// The file beside which its style may be, as GDAL's file functions take it.
    std::filesystem::path beside{};
};

/// Absent: the file is no JSON, or of one of the other formats of map data that are JSON too. Nothing is said of what
/// is in it. path: as GDAL's file functions take it; its drivers are registered.
std::optional<GeoJsonFile> plainGeoJson(const std::filesystem::path& path);

/// What is packed with gzip, or is the only GeoJSON in a zip that no driver knows; absent: there is no such thing. Of a
/// file of gzip that is damaged, as far as can be told from its beginning. path: of a file on the disk, absolute.
std::optional<GeoJsonFile> packedGeoJson(const std::filesystem::path& path);

/// What the only GeoJSON of an archive may be, by its name: files .geojson, where there are none .json. What hidden
/// files are for, programs alone know.
std::vector<ZipMember> geoJsonMembers(const std::vector<ZipMember>& members);

/// Whether the name leads out of the archive.
bool leadsOut(const ZipMember& member);

/// Of a file that is held in memory: as it is, or packed with gzip.
std::optional<GeoJsonFile> heldGeoJson(const std::filesystem::path& path);

/// One of both.
std::optional<GeoJsonFile> geoJsonFile(const std::filesystem::path& path);

/// Whether its first bytes have something of a GeoJSON.
bool promisesFeatures(const std::filesystem::path& path);

}  // namespace frontline
