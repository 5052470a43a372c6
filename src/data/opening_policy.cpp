#include "data/opening_policy.hpp"

#include <cpl_http.h>
#include <cpl_minixml.h>
#include <gdal_priv.h>
#include <ogr_srs_api.h>
#include <ogrsf_frmts.h>
#include <sys/stat.h>
#include <sys/vfs.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <functional>
#include <mutex>
#include <string_view>
#include <system_error>

#include "base/message.hpp"
#include "base/system_reason.hpp"
#include "base/text.hpp"
#include "data/database_source.hpp"

namespace frontline {

namespace {

/// Of statfs(2): what lies there is made up by the kernel as it is read.
bool isMadeUp(const std::filesystem::path& path)
{
    constexpr long proc = 0x9fa0, sys = 0x62656572;
    struct statfs system {};
    return ::statfs(path.c_str(), &system) == 0 && (system.f_type == proc || system.f_type == sys);
}

bool isDataFolder(const std::filesystem::path& path)
{
    return path.extension() == ".gdb";
}

/// What --allow names, links followed.
std::vector<std::filesystem::path>& allowedPlaces()
{
    static std::vector<std::filesystem::path> places;
    return places;
}

std::vector<WebPlace>& allowedHosts()
{
    static std::vector<WebPlace> hosts;
    return hosts;
}

bool isAllowed(const WebAddress& address)
{
    return std::ranges::any_of(allowedHosts(), [&](const WebPlace& place) { return covers(place, address); });
}

/// Whether the path is the place or below it; both with links followed.
bool liesIn(const std::filesystem::path& path, const std::filesystem::path& place)
{
    return std::ranges::mismatch(place, path).in1 == place.end();
}

bool isAllowed(const std::filesystem::path& real)
{
    return std::ranges::any_of(allowedPlaces(), [&](const auto& place) { return liesIn(real, place); });
}

/// In place of every request over the network.
CPLHTTPResult* refuseToFetch(const char* url, CSLConstList, GDALProgressFunc, void*, CPLHTTPFetchWriteFunc, void*,
                             void*)
{
    auto* result = static_cast<CPLHTTPResult*>(CPLCalloc(1, sizeof(CPLHTTPResult)));
    result->nStatus = -1;
    result->pszErrBuf = CPLStrdup((std::string("no connection is made: ") + (url ? url : "")).c_str());
    return result;
}

void setUpGdal()
{
    // Reading leaves nothing beside a file: GDAL 3.10 would write a GeoPackage's metadata into FILE.gpkg.aux.xml.
    CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");
    CPLSetConfigOption("CPL_VSIL_GZIP_WRITE_PROPERTIES", "NO");
    CPLSetConfigOption("GML_DOWNLOAD_SCHEMA", "NO");
    CPLSetConfigOption("GML_SKIP_RESOLVE_ELEMS", "ALL");
    CPLSetConfigOption("LIBKML_RESOLVE_STYLE", "NO");
    // With it come virtual tables, which a GeoPackage can define as any file there is.
    CPLSetConfigOption("SPATIALITE_LOAD", "NO");
    // Texts of a dBASE table as they stand: see layer_encoding.hpp.
    CPLSetConfigOption("SHAPE_ENCODING", "");
    // Settings of the user's other programs are not this one's.
    CPLSetConfigOption("GDAL_CONFIG_FILE", "/dev/null");
    CPLHTTPSetFetchCallback(refuseToFetch, nullptr);
    OSRSetPROJEnableNetwork(FALSE);
}

}  // namespace

Result<Done> checkIsDataFile(const std::filesystem::path& path)
{
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
        if (errno == ENOENT || errno == ENOTDIR) return Error{msg("{}: there is no such file", path.string())};
        return Error{msg("{}: cannot be opened: {}", path.string(), systemReason(errno))};
    }
    if (S_ISDIR(status.st_mode)) {
        if (isDataFolder(path)) return Done{};
        return Error{msg("{}: is a folder, not a file", path.string())};
    }
    if (!S_ISREG(status.st_mode) || isMadeUp(path))
        return Error{msg("{}: is a pipe, a device or the like, not a file", path.string())};
    if (status.st_size == 0) return Error{msg("{}: the file is empty", path.string())};
    return Done{};
}

namespace {

/// A part of a data set in the folder home; own: the folder of what the data set is a link to.
Result<Done> checkPart(const std::filesystem::path& part, const std::filesystem::path& home,
                       const std::filesystem::path& own)
{
    std::error_code error;
    const auto status = std::filesystem::status(part, error);
    if (!std::filesystem::exists(status)) return Done{};
    if (!std::filesystem::is_regular_file(status) && !std::filesystem::is_directory(status))
        return Error{msg("{}: is a pipe, a device or the like, not a file", part.string())};
    if (!std::filesystem::is_symlink(part, error)) return Done{};
    const auto real = std::filesystem::canonical(part, error);
    if (liesIn(real, home) || real.parent_path() == own || isAllowed(real)) return Done{};
    return Error{
        msg("{}: is a link that leads elsewhere, and is not followed; put a copy in its place, or allow it: "
            "--allow {}",
            part.string(), wordToAllow(real))};
}

}  // namespace

Result<Done> checkCompanions(const std::filesystem::path& path)
{
    namespace fs = std::filesystem;
    std::error_code error;
    const fs::path real = fs::canonical(path, error);
    if (fs::is_directory(real, error)) {
        for (fs::recursive_directory_iterator entry(real, error), end; !error && entry != end; entry.increment(error))
            if (auto part = checkPart(entry->path(), real, real); !part) return part;
        return Done{};
    }
    const fs::path folder = fs::canonical(fs::absolute(path, error).parent_path(), error);
    const std::string stem = smallAscii(path.stem().string()) + ".", own = path.filename();
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        const std::string name = entry->path().filename();
        if (name == own || !smallAscii(name).starts_with(stem)) continue;
        if (auto part = checkPart(entry->path(), folder, real.parent_path()); !part) return part;
    }
    return Done{};
}

bool namesOtherTables(const std::filesystem::path& table)
{
    VSILFILE* file = VSIFOpenL(table.c_str(), "rb");
    if (!file) return false;
    bool found = false;
    // A line longer than that is none of a table.
    while (const char* line = found ? nullptr : CPLReadLine2L(file, 10000, nullptr)) {
        while (std::isspace(static_cast<unsigned char>(*line))) ++line;
        found = STARTS_WITH_CI(line, "create view") || STARTS_WITH_CI(line, "open table") ||
                STARTS_WITH_CI(line, "\"\\IsSeamless\"");
    }
    VSIFCloseL(file);
    return found;
}

bool standsAlone(const std::filesystem::path& schema)
{
    const CPLXMLTreeCloser tree(CPLParseXMLFile(schema.c_str()));
    const std::function<bool(const CPLXMLNode*)> alone = [&](const CPLXMLNode* node) {
        for (; node; node = node->psNext) {
            if (node->eType == CXT_Attribute && EQUAL(node->pszValue, "schemaLocation") && node->psChild) {
                const std::string_view place(node->psChild->pszValue);
                // Those are not fetched: see refuseToFetch().
                if (!place.starts_with("http://") && !place.starts_with("https://")) return false;
            } else if (!alone(node->psChild)) {
                return false;
            }
        }
        return true;
    };
    return alone(tree.get());
}

void allowPlaces(std::vector<std::filesystem::path> places)
{
    allowedPlaces() = std::move(places);
}

void allowHosts(std::vector<WebPlace> hosts)
{
    allowedHosts() = std::move(hosts);
}

Result<std::filesystem::path> placeToAllow(const std::string& named)
{
    const std::filesystem::path path(named);
    if (!path.is_absolute())
        return Error{msg("\"{}\" is not a whole path: write it from / on, as /home/me/data", named)};
    std::error_code error;
    std::filesystem::path place = std::filesystem::canonical(path, error);
    if (error) return Error{msg("{}: cannot be opened: {}", named, systemReason(error.value()))};
    return place;
}

bool isAddress(const std::string& named)
{
    return named.find("://") != std::string::npos || named.starts_with("/vsi");
}

std::filesystem::path placeOf(const std::filesystem::path& folder, const std::string& named)
{
    const std::filesystem::path whole = (folder / named).lexically_normal();
    std::error_code error;
    std::filesystem::path real = std::filesystem::weakly_canonical(whole, error);
    return error ? whole : real;  // a link to itself, say: opening it tells why it cannot be read
}

Result<std::filesystem::path> pathWithin(const std::filesystem::path& folder, const std::string& named,
                                         const std::vector<std::filesystem::path>& answered)
{
    namespace fs = std::filesystem;
    if (isAddress(named))
        return Error{
            msg("\"{}\" is no file of this computer, and no connection is made: save what is there as a file "
                "beside the map, and name that",
                named)};
    const fs::path path(named), real = placeOf(folder, named);
    const bool below = !path.is_absolute() && std::ranges::find(path, fs::path("..")) == path.end();
    if ((below && liesIn(real, placeOf(folder, ""))) || isAllowed(real) ||
        std::ranges::find(answered, real) != answered.end()) {
        fs::path whole = (folder / path).lexically_normal();
        // Names that stand for more than files, standard input and databases, are the user's to say.
        return whole.native() == "-" || isDatabaseAddress(whole) ? fs::path("./" + whole.string()) : whole;
    }
    return Error{
        msg("\"{}\" lies outside: a map names only files in its own folder and below it; to read it all the "
            "same: --allow {}",
            named, wordToAllow(real))};
}

Result<Done> checkAddress(const WebAddress& address, const std::vector<std::filesystem::path>& answered)
{
    if (isAllowed(address) || std::ranges::find(answered, std::filesystem::path(address.text)) != answered.end())
        return Done{};
    return Error{msg("\"{}\" is on the network, and no connection is made unasked; to fetch it: --allow {}",
                     address.text, wordToAllow(address.text))};
}

bool mayLeadTo(const WebAddress& from, const WebAddress& to)
{
    // From http://host to https://host, each at its own port, the host is the same.
    return hostAndPort(from) == hostAndPort(to) || isAllowed(to);
}

std::string wordToAllow(const std::filesystem::path& pathOrAddress)
{
    const std::string text = pathOrAddress.string();
    const auto address = isWebAddress(text) ? webAddress(text) : Error{};
    return shellWord(address ? hostAndPort(*address) : text);
}

const char* const* fileDrivers()
{
    static const char* const drivers[] = {
        "TopoJSON", "ESRIJSON", "ESRI Shapefile", "GPKG", "FlatGeobuf", "KML",         "LIBKML", "CSV",
        "GPX",      "GeoRSS",   "MapInfo File",   "DXF",  "GML",        "OpenFileGDB", "XLSX",   "ODS",
        "S57",      "Parquet",  "Arrow",          nullptr};
    return drivers;
}

void registerFileDrivers(bool embedded)
{
    static std::mutex mutex;
    static bool some = false, all = false;
    const std::scoped_lock lock(mutex);
    if (all || (some && embedded)) return;
    if (!some) setUpGdal();
    some = true;
    // Registering every driver takes 30 ms: the embedded map needs one.
    if (embedded) {
        RegisterOGRFlatGeobuf();
    } else {
        GDALAllRegister();
        all = true;
    }
}

}  // namespace frontline
