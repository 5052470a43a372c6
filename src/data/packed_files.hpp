// What is packed in a file, as GDAL's file functions see it. Internal to data.
#pragma once

#include <cpl_vsi.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace frontline {

struct VsiCloser {
    void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};
using VsiPointer = std::unique_ptr<VSILFILE, VsiCloser>;

/// No more than the file has; none of one that cannot be opened. path: as GDAL's file functions take it.
std::string firstBytes(const std::filesystem::path& path, std::size_t most);

/// The first one that is no blank, be its characters of one byte or two; 0: there is none.
char firstCharacter(const std::filesystem::path& path);

/// By the first bytes of a file.
bool isZip(std::string_view start);
bool isGzip(std::string_view start);

/// The driver of these (as GDALOpenEx() takes them) that knows the file by how it begins; "": none does. Of what is
/// packed with gzip its content is asked for: some drivers would open such a file only to tell.
std::string driverKnowing(const std::filesystem::path& path, const char* const* drivers);

struct ZipMember {
    std::string name;         // with the folders that it is in
    std::uint64_t bytes = 0;  // unpacked, by what the archive says
    std::uint32_t crc = 0;    // likewise
    bool encrypted = false;
    bool namedInUtf8 = true;
};

/// The files in an archive, by its directory (APPNOTE.TXT of PKWARE, 4.3): nothing is unpacked. Absent: it has none
/// that can be read.
std::optional<std::vector<ZipMember>> zipMembers(const std::filesystem::path& zip);

/// What GDAL's file functions know the content by.
std::filesystem::path zipContent(const std::filesystem::path& zip, const std::string& member);
std::filesystem::path gzipContent(const std::filesystem::path& gzip);

}  // namespace frontline
