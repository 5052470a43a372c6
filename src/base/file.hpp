// Whole files: read in one piece, written beside their target and renamed, so that nothing is ever half written.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

#include "base/result.hpp"

namespace frontline {

/// The bytes of a file. The error names the file and the reason (missing, a folder, no permission, a pipe
/// or a device, which are refused at once).
Result<std::string> readFile(const std::filesystem::path& path);

/// A file that is written piece by piece: nothing is at the path before commit(), and nothing ever is without it. Where
/// the system has files without a name, nothing is left in the folder whatever ends the process.
/// Errors: a missing or read-only folder, a full disk; a path where there is a folder, a device, a pipe, a link or a
/// file that is protected against writing. The target is untouched then, and no temporary file is left.
class AtomicFile {
public:
    enum class Temporary { Unnamed, Named };  // Named: as on file systems that have no files without a name
    static Result<std::unique_ptr<AtomicFile>> create(const std::filesystem::path& path,
                                                      Temporary kind = Temporary::Unnamed);
    ~AtomicFile();
    Result<Done> write(std::span<const std::byte> bytes);
    /// Onto the disk, which may be full: what can fail, before commit().
    Result<Done> sync();
    enum class Existing { Replace, Keep };
    /// Syncs and renames. A file that came to the path meanwhile is replaced, and who may read it stays; or it is kept:
    /// then that is the error.
    Result<Done> commit(Existing existing = Existing::Replace);

private:
    struct Content;
    explicit AtomicFile(std::unique_ptr<Content> content);
    std::unique_ptr<Content> content_;
};

/// The whole of it at once. An existing target is replaced, unless it is to be kept.
Result<Done> writeFileAtomically(const std::filesystem::path& path, std::span<const std::byte> bytes,
                                 AtomicFile::Existing existing = AtomicFile::Existing::Replace);

/// Fails with a clear line when a file could not be created at path: checked before long work starts.
Result<Done> checkWritable(const std::filesystem::path& path);

}  // namespace frontline
