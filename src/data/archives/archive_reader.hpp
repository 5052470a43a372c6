// The entries of an archive one after another, by libarchive: zip, 7z, tar, and a single file that is compressed.
// Internal to data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace frontline {

struct ArchiveEntry {
    enum class Kind { File, Folder, Link, Other };
    std::string name;  // with the folders that it is in; as the archive has it: not always UTF-8
    Kind kind = Kind::Other;
    std::optional<std::uint64_t> bytes;  // unpacked, by what the archive says
    bool encrypted = false;
};

/// Of one thread, and one at a time there: while it lives, the thread's locale is one of UTF-8.
class ArchiveReader {
public:
    /// path: as GDAL's file functions take it. single: a file that is compressed and no archive is one of one entry,
    /// without a name.
    ArchiveReader(const std::filesystem::path& path, bool single);
    ~ArchiveReader();
    ArchiveReader(const ArchiveReader&) = delete;
    ArchiveReader& operator=(const ArchiveReader&) = delete;

    /// The next one; absent at the end, and where it is damaged, of an unknown kind or wholly encrypted: see failure().
    std::optional<ArchiveEntry> next();
    /// Some of the entry's bytes, at most so many; 0 at its end. Absent: they cannot be unpacked, their checksum is
    /// wrong, say.
    std::optional<std::size_t> read(char* into, std::size_t room);
    /// libarchive's words for what failed; "" when nothing did.
    [[nodiscard]] std::string failure() const { return failure_; }

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
    std::string failure_;
};

/// Whether it begins as an archive of several files that is not read as it is by a format of its own: 7z, tar, tar
/// that is compressed, and zip. path: as GDAL's file functions take it.
bool beginsAsArchive(const std::filesystem::path& path);

/// Whether it begins as a file that is compressed: gzip, bzip2, xz, Zstandard.
bool beginsCompressed(const std::filesystem::path& path);

}  // namespace frontline
