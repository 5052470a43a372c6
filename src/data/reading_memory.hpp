// Whether a data file can be read in the memory that there is, told before it is read. Internal to data.
#pragma once

#include <cstdint>
#include <filesystem>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>

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

/// The same of a TopoJSON whose geometries have so many vertices, which may be more than its size tells. shown: the
/// file as messages name it; path: absolute.
Result<Done> checkTopologyMemory(const std::string& shown, const std::filesystem::path& path, std::uint64_t vertices);

/// The same of a single feature of a GeoJSON, of so many bytes, which is in memory as a whole: a collection counts as
/// if all of them were small. shown, disk: as notEnoughMemory() has them.
Result<Done> checkFeatureMemory(const std::string& shown, const std::filesystem::path& disk, std::size_t feature,
                                std::uint64_t bytes);

/// The error when memory ran out in spite of all. shown: the file as messages name it; disk: where it lies, absolute,
/// "" of what was fetched.
Error notEnoughMemory(const std::string& shown, const std::filesystem::path& disk);

/// What read() returns, a Result; where memory runs out, the error above.
template <class Read>
auto withinMemory(const std::string& shown, const std::filesystem::path& disk, Read read) -> decltype(read())
{
    try {
        return read();
    } catch (const std::bad_alloc&) {
        return notEnoughMemory(shown, disk);
    } catch (const std::length_error&) {  // more than any memory could hold
        return notEnoughMemory(shown, disk);
    }
}

}  // namespace frontline
