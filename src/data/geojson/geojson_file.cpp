#include "data/geojson/geojson_file.hpp"

#include <gdal_priv.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>

#include "base/text.hpp"
#include "data/archives/member_names.hpp"
#include "data/geojson/json_pieces.hpp"
#include "data/ogr_dataset.hpp"
#include "data/opening_policy.hpp"

namespace frontline {

namespace {

std::uint64_t sizeOf(const std::filesystem::path& path)
{
    VSIStatBufL status;
    return VSIStatL(path.c_str(), &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
}

bool isJsonName(const std::filesystem::path& name)
{
    const std::string ending = smallAscii(name.extension());
    return ending == ".geojson" || ending == ".json";
}

bool isHidden(const ZipMember& member)
{
    return isHiddenMember(member.name);
}

/// Whether it begins as JSON, after blanks among its first bytes at most, and as none of the other formats of map data
/// that are JSON too.
bool beginsAsGeoJson(const std::filesystem::path& path, std::uint64_t most)
{
    const VsiPointer file(VSIFOpenL(path.c_str(), "rb"));
    if (!file) return false;
    JsonPieces pieces([&](char* into, std::size_t room) {
        const std::size_t read = VSIFReadL(into, 1, std::min<std::uint64_t>(room, most), file.get());
        most -= read;
        return read;
    });
    const char first = pieces.peek();
    if (first != '{' && first != '[') return false;
    if (firstBytes(path, 4).find('\0') != std::string::npos) return false;  // of UTF-16 or UTF-32
    const char* others[] = {"TopoJSON", "ESRIJSON", nullptr};
    return driverKnowing(path, others).empty();
}

/// What is packed may be nothing but blanks, and very many.
constexpr std::uint64_t mostBlanksPacked = std::uint64_t{1} << 20;

std::optional<GeoJsonFile> inGzip(const std::filesystem::path& path)
{
    // For the room that is reserved: what is not filled costs nothing.
    constexpr std::uint64_t unpackedPerByte = 20;
    const std::filesystem::path inner = path.stem();  // a.geojson of a.geojson.gz
    GeoJsonFile content{gzipContent(path), isJsonName(inner) ? inner.stem() : inner, unpackedPerByte * sizeOf(path)};
    if (!beginsAsGeoJson(content.path, mostBlanksPacked)) return std::nullopt;
    content.packed = true;
    return content;
}

std::optional<GeoJsonFile> inZip(const std::filesystem::path& path)
{
    if (!driverKnowing(path, fileDrivers()).empty()) return std::nullopt;
    auto members = zipMembers(path);
    if (!members) return std::nullopt;
    std::erase_if(*members, isHidden);
    const std::vector<ZipMember> found = geoJsonMembers(*members);
    if (found.size() != 1 || found.front().encrypted || leadsOut(found.front())) return std::nullopt;
    // With others it is one of several layers; GDAL does not find what it reads another name for.
    const auto mayBe = std::ranges::count_if(*members, [](const ZipMember& m) { return mayBeData(m.name); });
    if (mayBe > 1 || !found.front().namedInUtf8) return std::nullopt;
    const ZipMember& only = found.front();
    GeoJsonFile content{zipContent(path, only.name), std::filesystem::path(only.name).stem(), only.bytes};
    if (!beginsAsGeoJson(content.path, mostBlanksPacked) || !promisesFeatures(content.path)) return std::nullopt;
    content.most = only.bytes;
    content.crc = only.crc;
    content.packed = true;
    content.hasOthers = members->size() > 1;
    return content;
}

}  // namespace

std::vector<ZipMember> geoJsonMembers(const std::vector<ZipMember>& members)
{
    std::vector<ZipMember> found;
    for (const char* ending : {".geojson", ".json"})
        if (found.empty())
            std::ranges::copy_if(members, std::back_inserter(found), [&](const ZipMember& member) {
                return !isHidden(member) && smallAscii(std::filesystem::path(member.name).extension()) == ending;
            });
    return found;
}

bool leadsOut(const ZipMember& member)
{
    return leadsOutOfArchive(member.name);
}

std::optional<GeoJsonFile> plainGeoJson(const std::filesystem::path& path)
{
    GeoJsonFile file{path, path.stem(), sizeOf(path)};
    return beginsAsGeoJson(path, file.most) ? std::optional(std::move(file)) : std::nullopt;
}

std::optional<GeoJsonFile> packedGeoJson(const std::filesystem::path& path)
{
    const GdalMessages unheard;
    const std::string start = firstBytes(path, 4);
    if (isGzip(start)) return inGzip(path);
    return isZip(start) ? inZip(path) : std::nullopt;
}

std::optional<GeoJsonFile> heldGeoJson(const std::filesystem::path& path)
{
    auto found = plainGeoJson(path);
    const GdalMessages unheard;
    if (!found && isGzip(firstBytes(path, 4))) found = inGzip(path);
    if (found) found->beside = path;
    return found;
}

std::optional<GeoJsonFile> geoJsonFile(const std::filesystem::path& path)
{
    auto found = plainGeoJson(path);
    if (!found) found = packedGeoJson(path);
    if (found) found->disk = found->beside = path;
    return found;
}

bool promisesFeatures(const std::filesystem::path& path)
{
    const std::string start = firstBytes(path, 4096);
    return std::ranges::any_of(std::array{"\"Feature", "\"features\"", "\"coordinates\"", "\"geometries\""},
                               [&](const char* word) { return start.find(word) != std::string::npos; });
}

}  // namespace frontline
