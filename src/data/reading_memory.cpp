#include "data/reading_memory.hpp"

#include <cpl_vsi.h>
#include <gdal_priv.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "base/message.hpp"
#include "base/text.hpp"
#include "data/archives/archive_reader.hpp"
#include "data/archives/member_names.hpp"
#include "data/geojson/geojson_file.hpp"
#include "data/ogr_dataset.hpp"
#include "data/opening_policy.hpp"
#include "data/packed_files.hpp"

namespace frontline {

namespace {

namespace fs = std::filesystem;

/// The most that the program's memory grew while it drew a file, for each byte of it (of what is in it, where it is
/// packed), rounded up. Measured with GDAL 3.6 and files of 20 to 60 MB, points with five attributes and polygons of 40
/// vertices: TopoJSON 19 and 17; ESRI JSON 25 and 18; KML 8.6 and 6.7, packed 8.8; GPX 3.1; XLSX 2.6; ODS 0.6; GML 0.3
/// and 1.3; GeoRSS 0.7; DXF 1.5.
struct Growth {
    std::string_view driver;
    double perByte;
};
constexpr std::array growths{Growth{"TopoJSON", 25}, Growth{"ESRIJSON", 25}, Growth{"KML", 9}, Growth{"LIBKML", 9},
                             Growth{"GPX", 4},       Growth{"XLSX", 3},      Growth{"ODS", 1}, Growth{"GML", 2},
                             Growth{"GeoRSS", 1},    Growth{"DXF", 2}};
/// Measured likewise: 2.4 and 2.6; as one feature of integer coordinates 10.8 as points and 15.1 as a line.
constexpr double growthOfGeoJson = 3, growthOfOneFeature = 16;
/// What GDAL makes of a JSON that it reads as a tree: for each object, and for each other value, in bytes. Measured
/// with 700,000 points of short and of long numbers, in one geometry (165 for a value) and in 150,000 of ESRI JSON with
/// two attributes (3,250 for the three objects and four values of each).
constexpr double bytesOfJsonObject = 900, bytesOfJsonValue = 170;
/// Of what its geometries have of its arcs, measured with 4 and 25 million vertices of one arc that is named again and
/// again (61).
constexpr double bytesOfTopologyVertex = 64;
/// Of what is packed in an archive and is none of these.
constexpr double otherArchive = 1;

/// As far as GDAL looks for what a GeoJSON is.
constexpr std::size_t lengthOfBeginning = 6000;

/// By its punctuation: as if there were none in its texts, so rather too much.
std::uint64_t jsonTreeMemory(const fs::path& path)
{
    VSILFILE* file = VSIFOpenL(path.c_str(), "rb");
    if (!file) return 0;
    std::vector<char> piece(std::size_t{1} << 20);
    std::uint64_t objects = 0, values = 0;
    while (const std::size_t read = VSIFReadL(piece.data(), 1, piece.size(), file)) {
        const std::string_view text(piece.data(), read);
        objects += static_cast<std::uint64_t>(std::ranges::count(text, '{'));
        values += static_cast<std::uint64_t>(std::ranges::count(text, ',') + std::ranges::count(text, '['));
    }
    VSIFCloseL(file);
    return static_cast<std::uint64_t>(bytesOfJsonObject * static_cast<double>(objects) +
                                      bytesOfJsonValue * static_cast<double>(values));
}

bool isJson(std::string_view start)
{
    if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
    const std::size_t at = start.find_first_not_of(" \t\r\n\x1e");
    return at != std::string_view::npos && (start[at] == '{' || start[at] == '[');
}

/// onlyData: of what is unpacked to be read.
std::uint64_t unpackedZip(const fs::path& path, bool onlyData)
{
    std::uint64_t bytes = 0;
    for (const ZipMember& member : zipMembers(path).value_or(std::vector<ZipMember>{}))
        if (!onlyData || mayBeData(member.name)) bytes += member.bytes;
    return bytes;
}

/// A file of gzip does not tell how large it becomes, but for the last 32 bits of that.
std::uint64_t unpackedGzip(const fs::path& path, std::uint64_t enough)
{
    VSILFILE* file = VSIFOpenL(gzipContent(path).c_str(), "rb");
    if (!file) return 0;
    std::vector<char> piece(std::size_t{1} << 20);
    std::uint64_t bytes = 0;
    while (bytes <= enough) {
        const std::size_t read = VSIFReadL(piece.data(), 1, piece.size(), file);
        bytes += read;
        if (read < piece.size()) break;
    }
    VSIFCloseL(file);
    return bytes;
}

double growthOf(const std::string& driver, double otherwise)
{
    const auto* const growth = std::ranges::find(growths, std::string_view(driver), &Growth::driver);
    return growth == growths.end() ? otherwise : growth->perByte;
}

std::uint64_t times(std::uint64_t bytes, double perByte)
{
    return static_cast<std::uint64_t>(std::ceil(static_cast<double>(bytes) * perByte));
}

/// Only of a collection there is no more than a feature at a time in memory.
double growthOfJson(std::string_view start)
{
    return start.find("\"FeatureCollection\"") == std::string_view::npos ? growthOfOneFeature : growthOfGeoJson;
}

/// A FlatGeobuf made of the file, and the file as ogr2ogr takes it. Nothing: it is one.
struct Conversion {
    std::string to, from;
};
std::optional<Conversion> conversionOf(const fs::path& path)
{
    fs::path name = path.filename(), from = path;
    const std::string start = firstBytes(path, 4);
    if (isGzip(start)) {
        name = name.stem();
        from = "/vsigzip/" + path.string();
    } else if (isZip(start)) {
        if (const auto packed = packedGeoJson(path)) from = packed->path;
    }
    if (smallAscii(name.extension()) == ".fgb") return std::nullopt;
    return Conversion{shellWord(name.replace_extension(".fgb").string()), shellWord(from.string())};
}

std::string needed(std::uint64_t bytes)
{
    return gigabytes(bytes, messageLanguage(), Rounding::Up);
}

std::string availableWords(std::uint64_t bytes)
{
    return gigabytes(bytes, messageLanguage(), Rounding::Down);
}

/// shown: the file as messages name it.
Error tooLarge(const std::string& shown, const fs::path& path, std::uint64_t bytes, std::uint64_t available)
{
    const Conversion conversion = conversionOf(path).value_or(Conversion{});
    return Error{msg(
        "{}: reading it needs about {} GB of memory, {} GB are available: make a FlatGeobuf of it, which needs less: "
        "ogr2ogr -f FlatGeobuf {} {}",
        shown, needed(bytes), availableWords(available), conversion.to, conversion.from)};
}

}  // namespace

std::uint64_t readingMemory(const fs::path& path, std::uint64_t enough)
{
    VSIStatBufL found;
    if (VSIStatL(path.c_str(), &found) != 0 || !VSI_ISREG(found.st_mode)) return 0;
    const GdalMessages unheard;
    const std::string start = firstBytes(path, lengthOfBeginning), driver = driverKnowing(path, fileDrivers());
    const auto geoJson = packedGeoJson(path);
    const double perByteOfJson = geoJson ? growthOfJson(firstBytes(geoJson->path, lengthOfBeginning)) : 0;
    if (isZip(start))
        return geoJson ? times(geoJson->bytes, perByteOfJson)
                       : times(unpackedZip(path, driver.empty()), growthOf(driver, otherArchive));
    if (isGzip(start)) {
        // Of what is unpacked to be read, no more is than there is room for: see archives/unpacked_archive.hpp.
        if (!geoJson && driver.empty() && beginsAsArchive(path)) return 0;
        // GML is what GDAL reads so packed.
        const double perByte = geoJson ? perByteOfJson : growthOf(driver, growthOf("GML", otherArchive));
        return times(unpackedGzip(path, times(enough, 1 / perByte)), perByte);
    }
    const auto size = static_cast<std::uint64_t>(found.st_size);
    if (driver == "TopoJSON" || driver == "ESRIJSON") return size + jsonTreeMemory(path);
    // GDAL is not asked to read those.
    if (driver.empty() && isJson(start)) return times(size, growthOfJson(start));
    return times(size, growthOf(driver, 0));
}

Result<Done> checkReadingMemory(const fs::path& path, std::optional<std::uint64_t> available)
{
    if (!available) return Done{};
    const std::uint64_t bytes = readingMemory(path, *available);
    return bytes <= *available ? Result<Done>(Done{}) : tooLarge(path.string(), path, bytes, *available);
}

Result<Done> checkTopologyMemory(const std::string& shown, const fs::path& path, std::uint64_t vertices)
{
    const auto available = allocatableMemory();
    const std::uint64_t bytes = times(vertices, bytesOfTopologyVertex);
    return !available || bytes <= *available ? Result<Done>(Done{}) : tooLarge(shown, path, bytes, *available);
}

Result<Done> checkFeatureMemory(const std::string& shown, const fs::path& disk, std::size_t feature,
                                std::uint64_t bytes)
{
    const auto available = allocatableMemory();
    const std::uint64_t whole = times(bytes, growthOfOneFeature);
    if (!available || whole <= *available) return Done{};
    const auto conversion = disk.empty() ? std::nullopt : conversionOf(disk);
    if (!conversion)
        return Error{msg("{}: reading feature {} needs about {} GB of memory, {} GB are available", shown, feature,
                         needed(whole), availableWords(*available))};
    return Error{
        msg("{}: reading feature {} needs about {} GB of memory, {} GB are available: make a FlatGeobuf of the file, "
            "which needs less: ogr2ogr -f FlatGeobuf {} {}",
            shown, feature, needed(whole), availableWords(*available), conversion->to, conversion->from)};
}

Error notEnoughMemory(const std::string& shown, const fs::path& disk)
{
    const auto conversion = disk.empty() ? std::nullopt : conversionOf(disk);
    if (!conversion)
        return Error{msg("{}: there is not enough memory to read it: end other programs, or read a part of it", shown)};
    return Error{
        msg("{}: there is not enough memory to read it: end other programs, or make a FlatGeobuf of it, which "
            "needs less: ogr2ogr -f FlatGeobuf {} {}",
            shown, conversion->to, conversion->from)};
}

}  // namespace frontline
