// Whole files: read in one piece, written beside their target and renamed, so that nothing is ever half written.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>

#include "base/result.hpp"

namespace frontline {

/// The bytes of a file. The error names the file and the reason (missing, a folder, no permission).
Result<std::string> readFile(const std::filesystem::path& path);

/// Writes beside the target, syncs, and renames over it. On any failure (missing or read-only folder, full disk)
/// the target is untouched and no temporary file is left. An existing target is replaced.
Result<Done> writeFileAtomically(const std::filesystem::path& path, std::span<const std::byte> bytes);

/// Fails with a clear line when a file could not be created at path: checked before long work starts.
Result<Done> checkWritable(const std::filesystem::path& path);

}  // namespace frontline
