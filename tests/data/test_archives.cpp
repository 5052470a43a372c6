// Archives with several files of map data in them.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <stop_token>
#include <string>
#include <vector>

#include "catch.hpp"
#include "data/archives/unpacked_archive.hpp"
#include "data/describe_file.hpp"
#include "data/opening_policy.hpp"
#include "data/read_features.hpp"
#include "stored_zip.hpp"
#include "temporary_folder.hpp"
#include "written_archive.hpp"

using namespace frontline;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

const std::string pointJson =
    R"({"type":"Feature","properties":{"n":1},"geometry":{"type":"Point","coordinates":[37,48]}})";
const std::string twoRows = "name,lon,lat\nA,36,48\nB,37,48\n";
const std::string placeKml =
    "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Placemark><name>K</name><Point><coordinates>37,48"
    "</coordinates></Point></Placemark></Document></kml>";

/// "name of the layer: features", in their order.
std::vector<std::string> layersOf(const fs::path& path)
{
    const auto read = readFeatures(path);
    INFO((read ? "" : read.error().message));
    REQUIRE(read.ok());
    std::vector<std::string> out;
    for (const FeatureTable& table : *read) out.push_back(table.name + ": " + std::to_string(table.featureCount()));
    // As it is described.
    const auto summary = describeFile(path);
    REQUIRE(summary.ok());
    std::vector<std::string> described;
    for (const LayerSummary& layer : summary->layers)
        if (layer.drawn.value_or(0) > 0) described.push_back(layer.name + ": " + std::to_string(layer.featureCount));
    CHECK(described == out);
    CHECK(summary.warnings == read.warnings);
    return out;
}

std::string whyRefused(const fs::path& path)
{
    const auto read = readFeatures(path);
    return read ? "" : read.error().message;
}

bool anyContains(const std::vector<std::string>& warnings, const std::string& text)
{
    return std::ranges::any_of(warnings, [&](const std::string& w) { return w.find(text) != std::string::npos; });
}

std::string archiveBytes(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("every file of map data in an archive is a layer that is named after it, in whatever folder it lies")
{
    const TemporaryFolder folder;
    struct Kind {
        const char *name, *format, *filter;
    };
    for (const Kind& kind : {Kind{"a.zip", "zip", "none"}, Kind{"a.7z", "7zip", "none"}, Kind{"a.tar", "pax", "none"},
                             Kind{"a.tar.gz", "pax", "gzip"}, Kind{"a.tgz", "pax", "gzip"},
                             Kind{"a.tar.xz", "pax", "xz"}, Kind{"noending", "7zip", "none"}}) {
        CAPTURE(kind.name);
        const std::string path = folder / kind.name;
        writeArchive(path, kind.format, kind.filter,
                     {{"maps/posts.geojson", pointJson},
                      {"maps/sub/roads.csv", twoRows},
                      {"places.kml", placeKml},
                      {"maps/__MACOSX.txt", "of a computer"},
                      {"__MACOSX/maps/._posts.geojson", "of a computer"}});
        CHECK(layersOf(path) == std::vector<std::string>{"posts: 1", "roads: 2", "places: 1"});
        const auto read = readFeatures(path);
        CHECK(read->front().layersInFile == 3);
        CHECK(read->back().layerNumber == 2);
        REQUIRE(read.warnings.size() == 1);
        CHECK(read.warnings[0] == path + ": what is no map data in it is left out (maps/__MACOSX.txt)");
    }
}

TEST_CASE("a layer of an archive is read by its name")
{
    const TemporaryFolder folder;
    const fs::path zip = folder.write("a.zip", storedZip({{"a.geojson", pointJson}, {"b.csv", twoRows}}));
    ReadOptions options;
    options.layer = "b";
    const auto read = readFeatures(zip, options);
    REQUIRE(read.ok());
    REQUIRE(read->size() == 1);
    CHECK(read->front().featureCount() == 2);
    options.layer = "c";
    CHECK_THAT(readFeatures(zip, options).error().message, Contains("has no layer \"c\""));
}

TEST_CASE("what cannot be read of an archive is left out and named, and the rest is read")
{
    const TemporaryFolder folder;
    const fs::path tar = folder / "a.tar.gz";
    writeArchive(tar, "pax", "gzip",
                 {{"good.geojson", pointJson},
                  {"../../out.geojson", pointJson},
                  {"/etc/root.geojson", pointJson},
                  {"link.geojson", "", "/etc/passwd"},
                  {"empty.csv", ""},
                  {"cut.geojson", R"({"type":"FeatureCollection","features":[{"type":)"},
                  {"table.csv", "a,b\n1,2\n"},
                  {"good.geojson", twoRows},
                  {"photo.png", "x"}});
    CHECK(layersOf(tar) == std::vector<std::string>{"good: 1"});
    const std::vector<std::string> warnings = readFeatures(tar).warnings;
    for (const char* part :
         {"../../out.geojson in it is left out: its name leads out",
          "/etc/root.geojson in it is left out: its name leads", "link.geojson in it is left out: it is a link",
          "empty.csv in it is left out: it is empty", "a.tar.gz/cut.geojson: ", "a.tar.gz/table.csv",
          "good.geojson in it is left out: another file", "no map data in it is left out (photo.png)"}) {
        CAPTURE(part);
        CHECK(anyContains(warnings, part));
    }
    CHECK_FALSE(anyContains(warnings, "vsimem"));
    CHECK(folder.names() == std::vector<std::string>{"a.tar.gz"});
}

TEST_CASE("an archive in an archive is named and not opened, and one of nothing else is refused with the remedy")
{
    const TemporaryFolder folder;
    const std::string inner = storedZip({{"a.geojson", pointJson}, {"b.csv", twoRows}});
    const fs::path both =
        folder.write("both.zip", storedZip({{"in.zip", inner}, {"c.csv", twoRows}, {"d.kml", placeKml}}));
    CHECK(layersOf(both) == std::vector<std::string>{"c: 2", "d: 1"});
    CHECK(anyContains(readFeatures(both).warnings, "in.zip in it is left out: it is an archive itself"));
    CHECK_THAT(whyRefused(folder.write("only.zip", storedZip({{"in.zip", inner}}))),
               Contains("only.zip") && Contains("in.zip") && Contains("unpack it"));
}

TEST_CASE("names in an archive are in the encoding that Windows has given them")
{
    const TemporaryFolder folder;
    // "Посты" and "Дороги" in CP866, then in windows-1251, then in UTF-8, with the slash of Windows.
    CHECK(layersOf(folder.write("a.zip", storedZip({{"\x8f\xae\xe1\xe2\xeb.csv", twoRows},
                                                    {"\x84\xae\xe0\xae\xa3\xa8.csv", twoRows}}))) ==
          std::vector<std::string>{"Дороги: 2", "Посты: 2"});
    CHECK(layersOf(folder.write("b.zip", storedZip({{"\xcf\xee\xf1\xf2\xfb.csv", twoRows},
                                                    {"\xc4\xee\xf0\xee\xe3\xe8.csv", twoRows}}))) ==
          std::vector<std::string>{"Дороги: 2", "Посты: 2"});
    CHECK(layersOf(folder.write("c.zip", storedZip({{"карта\\Посты.csv", twoRows}}))) ==
          std::vector<std::string>{"Посты: 2"});
    CHECK(layersOf(folder.write("d.zip", storedZip({{"\x8f\xae\xe1\xe2\xeb.geojson", pointJson}}))) ==
          std::vector<std::string>{"Посты: 1"});
}

TEST_CASE("files of one name in two folders are two layers")
{
    const TemporaryFolder folder;
    CHECK(
        layersOf(folder.write("a.zip", storedZip({{"2024/front.geojson", pointJson}, {"2025/front.csv", twoRows}}))) ==
        std::vector<std::string>{"front: 1", "front: 2"});
}

TEST_CASE("an archive that is encrypted, cut or damaged says so")
{
    const TemporaryFolder folder;
    std::string encrypted = storedZip({{"a.csv", twoRows}});
    for (const auto& [mark, behind] : {std::pair("PK\x03\x04", 6), std::pair("PK\x01\x02", 8)})
        encrypted.replace(encrypted.find(mark) + static_cast<std::size_t>(behind), 1, "\x01");
    CHECK_THAT(whyRefused(folder.write("encrypted.zip", encrypted)),
               Contains("a.csv in it is left out: it is encrypted: unpack it with its password"));
    std::string changed = storedZip({{"a.csv", twoRows}, {"b.csv", twoRows}});
    changed.replace(changed.find("A,36"), 4, "A,35");
    const fs::path damaged = folder.write("damaged.zip", changed);
    CHECK(layersOf(damaged) == std::vector<std::string>{"b: 2"});
    CHECK(anyContains(readFeatures(damaged).warnings, "a.csv in it is left out: it is damaged"));
    for (const char* name : {"cut.7z", "cut.tar.gz"}) {
        const bool seven = std::string(name) == "cut.7z";
        writeArchive(folder / name, seven ? "7zip" : "pax", seven ? "none" : "gzip",
                     {{"a.csv", twoRows}, {"b.csv", twoRows}});
        const std::string whole = archiveBytes(folder / name);
        CHECK_THAT(whyRefused(folder.write(name, whole.substr(0, whole.size() / 2))), Contains(name));
    }
}

TEST_CASE("an archive that unpacks to very much is given up where it is more than there is room for")
{
    const TemporaryFolder folder;
    const std::string zeros(50'000'000, '0');
    UnpackLimits limits;
    limits.mostBytes = 10'000'000;
    registerFileDrivers(false);
    for (const char* format : {"pax", "zip"}) {
        const std::string path = folder / (std::string("bomb.") + format);
        writeArchive(path, format, std::string(format) == "pax" ? "gzip" : "none", {{"a.csv", zeros}});
        CHECK(fs::file_size(path) < 100'000);
        const auto unpacked = UnpackedArchive::unpack("bomb", path, {}, limits);
        REQUIRE_FALSE(unpacked.ok());
        CHECK_THAT(unpacked.error().message, Contains("bomb: unpacks to more than 9 MiB"));
    }
    // What is passed over on the way counts where all is compressed as one.
    limits.mostPassedBytes = 20'000'000;
    writeArchive(folder / "passed.tgz", "pax", "gzip", {{"a.bin", zeros}, {"b.csv", twoRows}});
    CHECK_FALSE(UnpackedArchive::unpack("passed", folder / "passed.tgz", {}, limits).ok());
    limits.mostFiles = 3;
    const std::string four = storedZip({{"a.csv", "1"}, {"b.csv", "1"}, {"c.csv", "1"}, {"d.csv", "1"}});
    CHECK_THAT(UnpackedArchive::unpack("four", folder.write("four.zip", four), {}, limits).error().message,
               Contains("more than 3 files of map data"));
    std::stop_source stop;
    stop.request_stop();
    CHECK_THAT(UnpackedArchive::unpack("four", folder / "four.zip", stop.get_token()).error().message,
               Contains("cancelled"));
}

TEST_CASE("an archive with a very many files of no map data is read for the two that are")
{
    const TemporaryFolder folder;
    std::vector<std::pair<std::string, std::string>> files;
    for (int i = 0; i < 60'000; ++i) files.emplace_back("tiles/" + std::to_string(i) + ".png", "");
    files.emplace_back("a.csv", twoRows);
    files.emplace_back("b.geojson", pointJson);
    CHECK(layersOf(folder.write("many.zip", storedZip(files))) == std::vector<std::string>{"a: 2", "b: 1"});
    files.clear();
    for (int i = 0; i < 1001; ++i) files.emplace_back(std::to_string(i) + ".csv", twoRows);
    CHECK_THAT(whyRefused(folder.write("data.zip", storedZip(files))), Contains("1001 files of map data"));
}

TEST_CASE("a file that is compressed by itself is read as what it is")
{
    const TemporaryFolder folder;
    for (const auto& [name, filter, text] :
         {std::tuple("places.kml.gz", "gzip", placeKml), std::tuple("rows.csv.gz", "gzip", twoRows),
          std::tuple("rows.csv.xz", "xz", twoRows), std::tuple("posts.geojson.bz2", "bzip2", pointJson)}) {
        CAPTURE(name);
        writeArchive(folder / name, "raw", filter, {{"x", text}});
        const auto read = readFeatures(folder / name);
        INFO((read ? "" : read.error().message));
        REQUIRE(read.ok());
        CHECK(read->size() == 1);
        CHECK(read->front().layersInFile == 1);
        CHECK(read.warnings.empty());
    }
}

TEST_CASE("what stands beside a file in an archive belongs to it: its style, its CRS, its encoding")
{
    const TemporaryFolder folder;
    const std::string qml =
        R"(<qgis version="3.28"><renderer-v2 type="singleSymbol"><symbols><symbol type="marker" name="0">)"
        R"(<layer class="SimpleMarker"><Option type="Map"><Option name="color" value="255,0,0,255"/>)"
        R"(<Option name="name" value="circle"/><Option name="size" value="3"/></Option></layer></symbol></symbols>)"
        R"(</renderer-v2></qgis>)";
    const auto summary = describeFile(folder.write(
        "a.zip", storedZip({{"m/a.geojson", pointJson}, {"m/a.qml", qml}, {"m/b.csv", twoRows}, {"m/b.qml", qml}})));
    REQUIRE(summary.ok());
    REQUIRE(summary->layers.size() == 2);
    for (const LayerSummary& layer : summary->layers) {
        CHECK(layer.styleFromFile);
        CHECK(layer.colors == std::vector<std::string>{"#ff0000"});
    }
    const auto unstyled =
        describeFile(folder.write("b.zip", storedZip({{"a.geojson", pointJson}, {"b.csv", twoRows}})));
    REQUIRE(unstyled.ok());
    CHECK_FALSE(unstyled->layers[0].styleFromFile);
}
