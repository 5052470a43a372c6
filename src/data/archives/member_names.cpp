#include "data/archives/member_names.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <set>
#include <string_view>

#include "base/encoding.hpp"
#include "base/text.hpp"

namespace frontline {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 38> dataEndings{
    ".geojson", ".json", ".geojsonl",   ".geojsons", ".ndjson",     ".jsonl",  ".topojson", ".shp",
    ".gpkg",    ".fgb",  ".kml",        ".kmz",      ".csv",        ".tsv",    ".txt",      ".gpx",
    ".xml",     ".rss",  ".atom",       ".georss",   ".gml",        ".tab",    ".mif",      ".dxf",
    ".xlsx",    ".ods",  ".dbf",        ".000",      ".parquet",    ".arrow",  ".feather",  ".ipc",
    ".shz",     ".wkt",  ".geoparquet", ".gml.gz",   ".geojson.gz", ".json.gz"};

/// Of what stands beside data under its name.
constexpr std::array<std::string_view, 24> companionEndings{
    ".shx", ".prj", ".cpg", ".sbn", ".sbx", ".qix", ".qpj", ".qml",  ".qmd", ".sld", ".lyr", ".lyrx",
    ".dat", ".map", ".id",  ".ind", ".mid", ".xsd", ".gfs", ".csvt", ".idm", ".wld", ".fix", ".cst"};

constexpr std::array<std::string_view, 10> archiveEndings{".zip", ".7z",  ".tar", ".tgz", ".gz",
                                                          ".bz2", ".rar", ".xz",  ".zst", ".tbz2"};

bool endsAs(const std::string& small, const auto& endings)
{
    return std::ranges::any_of(endings, [&](std::string_view ending) { return small.ends_with(ending); });
}

/// With what comes to it, if it lies in a folder that is a data set: "maps/a.gdb" of "maps/a.gdb/a1.gdbtable".
std::optional<std::string> dataFolderOf(const std::string& name)
{
    constexpr std::string_view ending = ".gdb/";
    const auto at = smallAscii(name).find(ending);
    return at == std::string::npos || at == 0 ? std::nullopt : std::optional(name.substr(0, at + ending.size() - 1));
}

std::string withoutEnding(const std::string& name)
{
    return smallAscii(fs::path(name).replace_extension().string());
}

}  // namespace

std::vector<std::string> readableNames(std::vector<std::string> names)
{
    constexpr std::size_t sampleBytes = 100'000;
    std::string sample;
    for (const std::string& name : names)
        if (!isUtf8(name) && sample.size() < sampleBytes) sample += name + "\n";
    const std::string encoding = sample.empty() ? "" : guessedEncoding(sample);
    for (std::string& name : names) {
        if (!isUtf8(name)) name = utf8From(name, encoding).value_or(name);
        std::ranges::replace(name, '\\', '/');
        name = printable(name);
        while (name.starts_with("./")) name.erase(0, 2);
    }
    return names;
}

bool leadsOutOfArchive(const std::string& name)
{
    constexpr std::size_t longest = 2000;
    const fs::path path(name);
    const bool drive = name.size() > 1 && name[1] == ':';
    return name.empty() || name.size() > longest || drive || path.is_absolute() ||
           std::ranges::find(path, fs::path("..")) != path.end();
}

bool isHiddenMember(const std::string& name)
{
    return name.starts_with("__MACOSX/") || fs::path(name).filename().native().starts_with('.');
}

bool mayBeData(const std::string& name)
{
    const std::string small = smallAscii(name);
    return dataFolderOf(name) || endsAs(small, dataEndings) || endsAs(small, companionEndings);
}

bool isArchiveName(const std::string& name)
{
    const std::string small = smallAscii(name);
    return endsAs(small, archiveEndings) && !endsAs(small, dataEndings);
}

std::vector<std::string> dataSetsAmong(const std::vector<std::string>& names)
{
    std::set<std::string> found, shapes;
    for (const std::string& name : names)
        if (smallAscii(name).ends_with(".shp")) shapes.insert(withoutEnding(name));
    for (const std::string& name : names) {
        const std::string small = smallAscii(name);
        if (const auto folder = dataFolderOf(name)) {
            found.insert(*folder);
            continue;
        }
        // A .dbf alone is a table; a .xml beside what it describes is none.
        if (small.ends_with(".dbf") && shapes.contains(withoutEnding(name))) continue;
        if (small.ends_with(".shp.xml") || small.ends_with(".aux.xml") || small.ends_with(".gpkg.xml")) continue;
        if (endsAs(small, dataEndings)) found.insert(name);
    }
    return {found.begin(), found.end()};
}

}  // namespace frontline
