#include "data/reading_memory.hpp"

#include <cpl_vsi.h>
#include <ogrsf_frmts.h>

#include <cstdlib>
#include <new>
#include <utility>

#include "catch.hpp"
#include "data/opening_policy.hpp"
#include "data/read_features.hpp"
#include "stored_zip.hpp"
#include "temporary_folder.hpp"
#include "zip_bomb.hpp"

using namespace frontline;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

/// So many bytes.
std::string padded(const std::string& begin, std::size_t bytes, const std::string& end)
{
    return begin + std::string(bytes - begin.size() - end.size(), ' ') + end;
}

const std::string collectionStart = R"({"type":"FeatureCollection","features":[)";
const std::string point = R"({"type":"Point","coordinates":[37,48])";

std::string refusal(const fs::path& path, std::uint64_t available)
{
    registerFileDrivers(false);
    const auto checked = checkReadingMemory(path, available);
    return checked ? "" : checked.error().message;
}

}  // namespace

TEST_CASE("a file that takes more memory than is available is refused with both figures and the way to a smaller one")
{
    const TemporaryFolder folder;
    const fs::path whole = folder.write("my point.geojson", padded(point, 20'000'000, "}"));
    // 16 times its size.
    CHECK(refusal(whole, 320'000'000).empty());
    const std::string why = refusal(whole, 200'000'000);
    CHECK_THAT(why, Contains(whole.string() + ": reading it needs about 0.4 GB of memory, 0.2 GB are available"));
    CHECK_THAT(why, Contains("ogr2ogr -f FlatGeobuf 'my point.fgb' '" + whole.string() + "'"));
    // A collection is read feature by feature.
    const fs::path many = folder.write("many.geojson", padded(collectionStart, 20'000'000, "]}"));
    CHECK(refusal(many, 60'000'000).empty());
    CHECK_THAT(refusal(many, 59'999'999), Contains("needs about 0.06 GB of memory, 0.05 GB are available"));
    CHECK(refusal(folder / "missing.geojson", 1).empty());
}

TEST_CASE("what is read is refused before it is read, whichever way it is read")
{
    const TemporaryFolder folder;
    const fs::path file = folder.write("a.geojson", padded(point, 1'000'000, "}"));
    CHECK(readFeatures(file).ok());
    setenv("FRONTLINE_MEMORY_BYTES", "10000000", 1);
    const auto read = readFeatures(file);
    unsetenv("FRONTLINE_MEMORY_BYTES");
    REQUIRE_FALSE(read.ok());
    CHECK_THAT(read.error().message, Contains("0.02 GB of memory, 0.01 GB are available"));
}

TEST_CASE("an archive counts with what it unpacks to")
{
    const TemporaryFolder folder;
    const fs::path bomb = folder.write("bomb.geojson", zipBomb(3));
    CHECK(fs::file_size(bomb) < 500);
    CHECK_THAT(refusal(bomb, 11'900'000'000), Contains("needs about 12.0 GB of memory, 11.9 GB are available"));
    CHECK(refusal(bomb, 12'000'000'000).empty());
    CHECK_THAT(refusal(folder.write("bomb.kmz", zipBomb(1)), 30'000'000'000), Contains("needs about 36.0 GB"));
    CHECK_THAT(refusal(folder.write("bomb.xlsx", zipBomb(1)), 5'000'000'000), Contains("5.0 GB are available"));
}

TEST_CASE("what is packed with gzip is counted no further than to where it is too much, and leaves nothing beside it")
{
    const TemporaryFolder folder;
    registerFileDrivers(false);
    const fs::path packed = folder / "land.gml.gz";
    VSILFILE* file = VSIFOpenL(("/vsigzip/" + packed.string()).c_str(), "wb");
    REQUIRE(file);
    const std::string million(1'000'000, ' ');
    for (int i = 0; i < 40; ++i) REQUIRE(VSIFWriteL(million.data(), 1, million.size(), file) == million.size());
    VSIFCloseL(file);
    CHECK(fs::file_size(packed) < 100'000);
    CHECK(readingMemory(packed, 1'000'000'000) == 80'000'000);
    CHECK(readingMemory(packed, 10'000'000) < 13'000'000);
    CHECK_THAT(refusal(packed, 10'000'000), Contains("0.01 GB are available"));
    CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("a JSON that is read as a tree counts by what is in it, not by how it is written")
{
    const TemporaryFolder folder;
    registerFileDrivers(false);
    const std::string begin = R"({"type":"Topology","objects":{"a":{"type":"MultiPoint","coordinates":[)";
    std::string dense, wide;
    for (int i = 0; i < 100'000; ++i) {
        dense += "[1,2],";
        wide += "[  1.000000000000000,  2.000000000000000],";
    }
    const std::string end = R"([1,2]]}},"arcs":[]})";
    const fs::path denseFile = folder.write("dense.json", begin + dense + end);
    const fs::path wideFile = folder.write("wide.json", begin + wide + end);
    // Such points took 39 MB with GDAL 3.6, and 49 MB as they are written in the second file.
    for (const fs::path& file : {denseFile, wideFile}) {
        CAPTURE(file);
        CHECK(readingMemory(file, 1'000'000'000) > 49'000'000);
        CHECK(readingMemory(file, 1'000'000'000) < 60'000'000);
    }
}

TEST_CASE("a single large feature of a collection is refused before it is taken apart")
{
    const TemporaryFolder folder;
    const std::string feature =
        R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[37,48]})";
    const fs::path small = folder.write("small.geojson", padded(collectionStart + feature + "}", 2'000'000, "]}"));
    const fs::path large = folder.write("large.geojson", padded(collectionStart + feature, 2'000'000, "}]}"));
    setenv("FRONTLINE_MEMORY_BYTES", "7000000", 1);
    const auto few = readFeatures(small), one = readFeatures(large);
    unsetenv("FRONTLINE_MEMORY_BYTES");
    CHECK(few.ok());
    REQUIRE_FALSE(one.ok());
    CHECK_THAT(one.error().message, Contains(large.string() + ": reading feature 0 needs about 0.0") &&
                                        Contains("ogr2ogr -f FlatGeobuf large.fgb " + large.string()));
}

TEST_CASE("what makes a smaller file of one that is packed names what GDAL opens, and a new name")
{
    const TemporaryFolder folder;
    registerFileDrivers(false);
    const std::string text = padded(point, 1'000'000, "}");
    const fs::path gzip = folder / "towns.geojson.gz", zip = folder.write("maps.zip", storedZip({{"in/a.json", text}}));
    VSILFILE* file = VSIFOpenL(("/vsigzip/" + gzip.string()).c_str(), "wb");
    REQUIRE(file);
    REQUIRE(VSIFWriteL(text.data(), 1, text.size(), file) == text.size());
    VSIFCloseL(file);
    for (const auto& [path, line] : {std::pair(gzip, "towns.fgb /vsigzip/" + gzip.string()),
                                     std::pair(zip, "maps.fgb '/vsizip/{" + zip.string() + "}/in/a.json'")}) {
        const std::string why = refusal(path, 1'000'000);
        CHECK_THAT(why, Contains("ogr2ogr -f FlatGeobuf " + line));
        std::string from = why.substr(why.find("/vsi"));
        if (from.ends_with('\'')) from.pop_back();
        const GDALDatasetUniquePtr opened(GDALDataset::Open(from.c_str(), GDAL_OF_VECTOR));
        REQUIRE(opened);
        CHECK(opened->GetLayer(0)->GetFeatureCount() == 1);
    }
}

TEST_CASE("where memory runs out all the same, the file is named and what to do")
{
    const auto read = withinMemory("a.geojson", "/maps/a.geojson", []() -> Result<Done> { throw std::bad_alloc(); });
    REQUIRE_FALSE(read.ok());
    CHECK_THAT(read.error().message, Contains("a.geojson: there is not enough memory to read it") &&
                                         Contains("ogr2ogr -f FlatGeobuf a.fgb /maps/a.geojson"));
    const auto fetched = withinMemory("https://x/a", "", []() -> Result<Done> { throw std::bad_alloc(); });
    CHECK_THAT(fetched.error().message, Contains("https://x/a: there is not enough memory"));
    CHECK_THAT(notEnoughMemory("a.fgb", "/maps/a.fgb").message, !Contains("ogr2ogr"));
}
