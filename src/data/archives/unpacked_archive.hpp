// An archive's map data, unpacked into memory. Internal to data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace frontline {

/// More than that is no archive of map data, and is refused.
struct UnpackLimits {
    std::uint64_t mostBytes = 0;  // of what is kept
    /// Of all that is unpacked on the way to it, in archives that are compressed as a whole.
    std::uint64_t mostPassedBytes = std::uint64_t{16} << 30;
    std::size_t mostEntries = 1'000'000;
    std::size_t mostFiles = 10'000;  // that are kept
};

/// A quarter of the memory that is available at most, since what is read of it takes several times its size.
UnpackLimits unpackLimits();

/// Held as long as this lives; nothing of it is on the disk.
class UnpackedArchive {
public:
    struct LeftOut {
        std::string name, why;
    };

    /// Errors: it is damaged where its entries cannot be told, encrypted as a whole, has more than the limits, or
    /// stopping is asked for. shown: as messages name it; path: as GDAL's file functions take it. A file that is
    /// compressed by itself is an archive of one.
    static Result<UnpackedArchive> unpack(const std::string& shown, const std::filesystem::path& path,
                                          const std::stop_token& stop, const UnpackLimits& limits = unpackLimits());
    ~UnpackedArchive();
    UnpackedArchive(UnpackedArchive&& other) noexcept;
    UnpackedArchive& operator=(UnpackedArchive&&) = delete;

    /// What GDAL knows the folder by that all lies in, with / at its end.
    [[nodiscard]] const std::string& folder() const { return folder_; }
    /// Names of what can be opened, with the folders that it is in, sorted.
    [[nodiscard]] const std::vector<std::string>& dataSets() const { return dataSets_; }
    /// Map data, by their names, that were not unpacked.
    [[nodiscard]] const std::vector<LeftOut>& leftOut() const { return leftOut_; }
    /// Names of what is no map data.
    [[nodiscard]] const std::vector<std::string>& others() const { return others_; }
    /// Whether it is no archive, but a file that is compressed by itself.
    [[nodiscard]] bool isOneFile() const { return oneFile_; }

private:
    friend class Unpacking;
    UnpackedArchive();

    std::string folder_;
    std::vector<std::string> dataSets_, others_;
    std::vector<LeftOut> leftOut_;
    bool oneFile_ = false;
};

}  // namespace frontline
