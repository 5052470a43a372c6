// Data files: each format of the opening policy by the name that its files have, through the program's own reader.
#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>

#include "data/describe_file.hpp"
#include "data/read_features.hpp"
#include "fuzz_targets.hpp"
#include "input_folder.hpp"

namespace frontline::fuzz {

namespace {

void requireSound(const FlatGeometry& geometry)
{
    const auto ascends = [](const std::vector<std::uint32_t>& starts, std::size_t end) {
        return !starts.empty() && starts.front() == 0 && std::ranges::is_sorted(starts) && starts.back() == end;
    };
    require(ascends(geometry.featureStarts, geometry.partCount()), "features have parts");
    require(ascends(geometry.partStarts, geometry.ringCount()), "parts have rings");
    require(ascends(geometry.ringStarts, geometry.coordinates.size()), "rings have coordinates");
    require(std::ranges::all_of(geometry.coordinates, [](Xy c) { return std::abs(c.x) <= 360 && std::abs(c.y) <= 90; }),
            "coordinates are places on earth");
    for (std::size_t r = 0; r < geometry.ringCount() && geometry.kind == GeometryKind::Polygon; ++r)
        require(geometry.ring(r).size() >= 4 && geometry.ring(r).front() == geometry.ring(r).back(),
                "rings are closed");
}

void requireSound(const FeatureTable& table)
{
    requireSound(table.geometry);
    for (const Column& column : table.columns) {
        require(column.size() == table.featureCount(), "a column has a value for each feature");
        require(column.valid.empty() || column.valid.size() == column.size(), "what is missing is known of each");
    }
}

Outcome readData(const std::filesystem::path& path, const std::string& said, const std::string& assumedCrs)
{
    ReadOptions options;
    options.assumedCrs = assumedCrs;
    const auto tables = readFeatures(path, options);
    for (const std::string& warning : tables.warnings) requireMessage(warning, said);
    if (!tables) {
        requireMessage(tables.error().message, assumedCrs.empty() ? said : "");
        return {tables.error().message};
    }
    require(!tables->empty(), "what was read holds something");
    for (const FeatureTable& table : *tables) requireSound(table);
    return {};
}

/// As `render` and `layers` read a file, and once more in metres where it does not say what it is in.
Outcome readAll(const std::filesystem::path& path, const InputFolder& folder)
{
    const auto summary = describeFile(path);
    if (!summary) requireMessage(summary.error().message, path.filename());
    Outcome outcome = readData(path, path.filename(), "");
    if (!outcome.wasRead()) outcome = readData(path, path.filename(), "EPSG:32637");
    folder.requireUntouched();
    return outcome;
}

constexpr std::string_view threeFeatures =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"kind":"a","people":5},"geometry":)"
    R"({"type":"Point","coordinates":[37,48]}},{"type":"Feature","properties":{"kind":"b","people":50},"geometry":)"
    R"({"type":"LineString","coordinates":[[37,48],[38,49]]}},{"type":"Feature","properties":{"kind":null},"geometry":)"
    R"({"type":"Polygon","coordinates":[[[37,48],[38,48],[38,49],[37,48]]]}}]})";

template <std::size_t size>
struct Name {
    char text[size];
    constexpr Name(const char (&from)[size]) { std::copy_n(from, size, text); }
};

template <Name name>
Outcome fuzzFile(std::string_view bytes)
{
    const InputFolder folder(bytes, name.text);
    return readAll(folder / name.text, folder);
}

/// A .gdb is a folder: the files of the input become those of one within it.
Outcome fuzzFolder(std::string_view bytes)
{
    const InputFolder folder(bytes, "a00000001.gdbtable");
    const InputFolder around("", "unused");
    std::filesystem::create_directory_symlink(folder.path(), around / "input.gdb");
    return readAll(around / "input.gdb", folder);
}

/// Spreadsheets are archives: the files of the input become those of one, stored as they are. A "+" in a name stands
/// for the "/" of a path.
template <Name name>
Outcome fuzzArchive(std::string_view bytes)
{
    const InputFolder parts(bytes, "content.xml");
    const InputFolder folder("", name.text);
    const std::string path = folder / name.text;
    char** options = CSLSetNameValue(nullptr, "COMPRESSED", "NO");
    void* archive = CPLCreateZip(path.c_str(), nullptr);
    for (const std::string& part : parts.names()) {
        std::string inside = part;
        std::ranges::replace(inside, '+', '/');
        std::ifstream in(parts / part, std::ios::binary);
        const std::string content{std::istreambuf_iterator<char>(in), {}};
        CPLCreateFileInZip(archive, inside.c_str(), options);
        CPLWriteFileInZip(archive, content.data(), static_cast<int>(content.size()));
        CPLCloseFileInZip(archive);
    }
    CPLCloseZip(archive);
    CSLDestroy(options);
    return readAll(path, folder);
}

/// A style beside a file of three features.
template <Name name>
Outcome fuzzStyle(std::string_view bytes)
{
    const std::string around = "==input.geojson==\n" + std::string(threeFeatures) + "\n==" + name.text + "==\n";
    const InputFolder folder(around + std::string(bytes), name.text);
    return readAll(folder / "input.geojson", folder);
}

constexpr std::array targets{Target{"qml", fuzzStyle<"input.qml">},
                             Target{"sld", fuzzStyle<"input.sld">},
                             Target{"geojson", fuzzFile<"input.geojson">},
                             Target{"geojsonseq", fuzzFile<"input.geojsonl">},
                             Target{"topojson", fuzzFile<"input.topojson">},
                             Target{"esrijson", fuzzFile<"input.json">},
                             Target{"kml", fuzzFile<"input.kml">},
                             Target{"gml", fuzzFile<"input.gml">},
                             Target{"gpx", fuzzFile<"input.gpx">},
                             Target{"georss", fuzzFile<"input.xml">},
                             Target{"csv", fuzzFile<"input.csv">},
                             Target{"shapefile", fuzzFile<"input.shp">},
                             Target{"flatgeobuf", fuzzFile<"input.fgb">},
                             Target{"geopackage", fuzzFile<"input.gpkg">},
                             Target{"mapinfo", fuzzFile<"input.tab">},
                             Target{"mif", fuzzFile<"input.mif">},
                             Target{"dxf", fuzzFile<"input.dxf">},
                             Target{"s57", fuzzFile<"input.000">},
                             Target{"filegdb", fuzzFolder},
                             Target{"xlsx", fuzzArchive<"input.xlsx">},
                             Target{"ods", fuzzArchive<"input.ods">}};

}  // namespace

std::span<const Target> dataTargets()
{
    return targets;
}

}  // namespace frontline::fuzz
