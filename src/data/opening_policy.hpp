// What may be opened, and what may be reached by opening it: the one place that decides. A file from a stranger reaches
// nothing but itself and what stands beside it under the same stem.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "data/web_address.hpp"

namespace frontline {

/// Whether this is a file with content, or a folder that is a data set (.gdb). Pipes, sockets, devices, other folders
/// and what the kernel makes up (/proc) are refused without being opened. The error names path and reason.
Result<Done> checkIsDataFile(const std::filesystem::path& path);

/// Whether all that belongs to the data file is a file that lies beside it: what has its stem and another ending, or
/// what is in a folder that is a data set. A link to elsewhere that is not allowed, and a pipe or the like, is an error
/// that names it.
Result<Done> checkCompanions(const std::filesystem::path& path);

/// Whether a MapInfo table (.tab) only names other tables, wherever they are: a view or a seamless table.
bool namesOtherTables(const std::filesystem::path& table);

/// Whether an XML schema pulls in no other file. True as well when it cannot be read.
bool standsAlone(const std::filesystem::path& schema);

/// What maps may read besides what lies in their folders, for as long as the program runs: files, and folders with all
/// that is below. For the user's own word on the command line; before anything is opened.
void allowPlaces(std::vector<std::filesystem::path> places);

/// A place for allowPlaces(), links followed. Error: not an absolute path, or nothing is there.
Result<std::filesystem::path> placeToAllow(const std::string& named);

/// What maps may fetch over the network, for as long as the program runs; nothing else is ever connected to on behalf
/// of a map. For the user's own word on the command line; before anything is opened.
void allowHosts(std::vector<WebPlace> hosts);

/// Whether it is an address on a network, or one of GDAL's names for what is no file (/vsicurl/ ...).
bool isAddress(const std::string& named);

/// Where a path that a map names leads: absolute, links followed.
std::filesystem::path placeOf(const std::filesystem::path& folder, const std::string& named);

/// The path of a file that a map names. It must lie in the map's folder or below (relative, without "..", and, links
/// followed, within), in a place that is allowed, or lead to one of the files for which the user has answered so
/// (placeOf()). The error names the path and the remedy; an address gets no remedy but a file.
Result<std::filesystem::path> pathWithin(const std::filesystem::path& folder, const std::string& named,
                                         const std::vector<std::filesystem::path>& answered = {});

/// The address of data that a map names. It must be of a host that is allowed, or be one of those for which the user
/// has answered so. The error names the address and the remedy.
Result<Done> checkAddress(const WebAddress& address, const std::vector<std::filesystem::path>& answered = {});

/// Whether a redirect from an address that may be fetched is followed: to the same host, encrypted or not, or to one
/// that is allowed.
bool mayLeadTo(const WebAddress& from, const WebAddress& to);

/// A path or an address as it is to stand after --allow in a shell: of an address its host.
std::string wordToAllow(const std::filesystem::path& pathOrAddress);

/// GDAL's drivers that read files and nothing else, as GDALOpenEx() takes them. GeoJSON is not read through GDAL (see
/// geojson/geojson_reader.hpp). Left out is what leads elsewhere:
/// virtual data sets, services, databases, formats of raster data.
const char* const* fileDrivers();

/// Registers the drivers. GDAL opens no connection afterwards, reads no configuration of its own, and writes nothing
/// beside what it reads. embedded: those of the embedded map alone. May be called from any thread, any number of times.
void registerFileDrivers(bool embedded);

}  // namespace frontline
