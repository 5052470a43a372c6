// Tables of large files as they were read and simplified before, in the user's cache: the second opening need not read
// the file. What is kept is used for that very file alone, as it was, by the program that has kept it, and is nothing
// that could not be made again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/job_queue.hpp"
#include "base/result.hpp"
#include "data/feature_table.hpp"
#include "map/drawn_detail.hpp"

namespace frontline {

class KeptTables {
public:
    /// Of a file before it is read. nullopt: it is not one of those that are kept (small, just written, of a format
    /// that has other files beside it, or not there).
    struct Source {
        std::string identity;  // path, file number, size, time of the last change
        std::filesystem::path path;
    };
    using Tables = std::vector<std::shared_ptr<const FeatureTable>>;

    /// XDG_CACHE_HOME/frontline/tables, or below ~/.cache; empty where neither names a folder.
    static std::filesystem::path userFolder();
    static constexpr std::uintmax_t defaultBudget = std::uintmax_t{1} << 30;
    /// mostBytes: of one file's tables, more are not kept. budget: bytes that all that is kept may take on the disk;
    /// what was not used for longest goes first.
    KeptTables(std::filesystem::path folder, std::size_t mostBytes, std::uintmax_t budget = defaultBudget);

    /// Smaller files are read as quickly.
    static constexpr std::uintmax_t smallestFile = 5'000'000;

    static std::optional<Source> source(const std::filesystem::path& path);
    /// With the warnings of the reading, in the user's language. options: what else decided how it was read.
    [[nodiscard]] std::optional<Result<Tables>> find(const Source& source, const std::string& options,
                                                     const DrawnDetail& detail) const;
    /// Writes them beside the caller, unless the file has changed since source() was asked. That they cannot be kept
    /// (a full disk, a folder that cannot be written to) is no error.
    void keep(const Source& source, const std::string& options, const DrawnDetail& detail, Tables tables,
              std::vector<std::string> warnings);
    /// Waits until all is written.
    void finish();

private:
    std::filesystem::path folder_;
    std::size_t mostBytes_;
    std::uintmax_t budget_;
    JobQueue queue_;  // last: ends first
};

}  // namespace frontline
