#include "data/opening_policy.hpp"

#include <cpl_http.h>
#include <gdal_priv.h>
#include <ogr_srs_api.h>
#include <ogrsf_frmts.h>
#include <sys/stat.h>
#include <sys/vfs.h>

#include <algorithm>
#include <cerrno>
#include <mutex>
#include <system_error>

#include "base/message.hpp"
#include "base/system_reason.hpp"

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
    CPLSetConfigOption("GML_DOWNLOAD_SCHEMA", "NO");
    CPLSetConfigOption("GML_SKIP_RESOLVE_ELEMS", "ALL");
    CPLSetConfigOption("LIBKML_RESOLVE_STYLE", "NO");
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

Result<std::filesystem::path> pathWithin(const std::filesystem::path& folder, const std::string& named)
{
    namespace fs = std::filesystem;
    const fs::path path(named);
    const auto outside = [&] {
        return Error{msg("\"{}\" lies outside: a map names only files in its own folder and below it", named)};
    };
    if (path.is_absolute() || std::ranges::find(path, fs::path("..")) != path.end()) return outside();
    const fs::path whole = (folder / path).lexically_normal();
    std::error_code code;
    const fs::path real = fs::weakly_canonical(whole, code), root = fs::weakly_canonical(folder, code);
    if (code) return whole;  // a link to itself, say: opening it tells why it cannot be read
    const auto [end, rest] = std::ranges::mismatch(root, real);
    if (end != root.end()) return outside();
    return whole;
}

const char* const* fileDrivers()
{
    static const char* const drivers[] = {
        "GeoJSON", "GeoJSONSeq", "TopoJSON", "ESRIJSON", "ESRI Shapefile", "GPKG", "FlatGeobuf", "KML",
        "LIBKML",  "CSV",        "GPX",      "GeoRSS",   "MapInfo File",   "DXF",  "GML",        "OpenFileGDB",
        "XLSX",    "ODS",        "S57",      "Parquet",  "Arrow",          nullptr};
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
