// What may be opened, and what may be reached by opening it: the one place that decides. A file from a stranger reaches
// nothing but itself and what stands beside it under the same stem.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.hpp"

namespace frontline {

/// Whether this is a file with content, or a folder that is a data set (.gdb). Pipes, sockets, devices, other folders
/// and what the kernel makes up (/proc) are refused without being opened. The error names path and reason.
Result<Done> checkIsDataFile(const std::filesystem::path& path);

/// The path of a file that a map or another file of the user's names, which must lie in that file's folder or below:
/// relative, without "..", and, links followed, within. The error names the path.
Result<std::filesystem::path> pathWithin(const std::filesystem::path& folder, const std::string& named);

/// GDAL's drivers that read files and nothing else, as GDALOpenEx() takes them. Left out is what leads elsewhere:
/// virtual data sets, services, databases, formats of raster data.
const char* const* fileDrivers();

/// Registers the drivers. GDAL opens no connection afterwards, reads no configuration of its own, and writes nothing
/// beside what it reads. embedded: those of the embedded map alone. May be called from any thread, any number of times.
void registerFileDrivers(bool embedded);

}  // namespace frontline
