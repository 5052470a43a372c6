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

/// Writes beside the target, syncs, and renames over it. On any failure (missing or read-only folder, full disk)
/// the target is untouched and no temporary file is left. An existing target is replaced.
Result<Done> writeFileAtomically(const std::filesystem::path& path, std::span<const std::byte> bytes);

/// The same, written piece by piece: nothing is at the path before commit(), and nothing ever is without it.
class AtomicFile {
public:
    static Result<std::unique_ptr<AtomicFile>> create(const std::filesystem::path& path);
    virtual ~AtomicFile() = default;
    virtual Result<Done> write(std::span<const std::byte> bytes) = 0;
    enum class Existing { Replace, Keep };
    /// Syncs and renames. A file that came to the path meanwhile is replaced, or kept: then that is the error.
    virtual Result<Done> commit(Existing existing = Existing::Replace) = 0;
};

/// Fails with a clear line when a file could not be created at path: checked before long work starts.
Result<Done> checkWritable(const std::filesystem::path& path);

}  // namespace frontline
