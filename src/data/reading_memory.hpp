// Whether a data file can be read in the memory that there is, told before it is read. Internal to data.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "base/memory.hpp"
#include "base/result.hpp"

namespace frontline {

/// Bytes that reading the file takes at most, by its size and its format; of an archive, by what it unpacks to, which
/// for one of gzip is counted no further than to where it takes more than enough. 0 of formats of which the program
/// reads a part at a time, and of what is no map data. The path is absolute, and of a file that is there; the drivers
/// are registered.
std::uint64_t readingMemory(const std::filesystem::path& path, std::uint64_t enough);

/// The error says what the file takes, what is available, and how to make one of it that takes less. available: bytes;
/// absent where it is not known, which refuses nothing.
Result<Done> checkReadingMemory(const std::filesystem::path& path,
                                std::optional<std::uint64_t> available = allocatableMemory());

}  // namespace frontline
