// GeoJSON that is packed: by gzip, or in a zip.
#include <cpl_vsi.h>

#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "data/describe_file.hpp"
#include "data/opening_policy.hpp"
#include "data/read_features.hpp"
#include "data/reading_memory.hpp"
#include "stored_zip.hpp"
#include "temporary_folder.hpp"

using namespace frontline;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

/// So many points, each at a longitude of its own.
std::string points(int count)
{
    std::string out;
    for (int i = 0; i < count; ++i)
        out += std::string(i == 0 ? "" : ",") + R"({"type":"Feature","properties":{"n":)" + std::to_string(i) +
               R"(},"geometry":{"type":"Point","coordinates":[)" + std::to_string(30 + i * 0.0001) + ",48]}}";
    return R"({"type":"FeatureCollection","features":[)" + out + "]}";
}

/// vsi: GDAL's name of what is written, in an archive.
void writePacked(const std::string& vsi, const std::string& text)
{
    registerFileDrivers(false);
    VSILFILE* file = VSIFOpenL(vsi.c_str(), "wb");
    REQUIRE(file);
    REQUIRE(VSIFWriteL(text.data(), 1, text.size(), file) == text.size());
    REQUIRE(VSIFCloseL(file) == 0);
}

fs::path gzipped(const TemporaryFolder& folder, const std::string& name, const std::string& text)
{
    writePacked("/vsigzip/" + (folder / name).string(), text);
    return folder / name;
}

std::size_t featuresRead(const fs::path& path)
{
    const auto read = readFeatures(path);
    INFO((read ? "" : read.error().message));
    REQUIRE(read.ok());
    REQUIRE(read->size() == 1);
    return read->front().featureCount();
}

std::string refusal(const fs::path& path)
{
    const auto read = readFeatures(path);
    return read ? "" : read.error().message;
}

std::string bytesOf(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("a GeoJSON that is packed with gzip is read as if it were not, and nothing is left beside it")
{
    const TemporaryFolder folder;
    const fs::path file = gzipped(folder, "towns.geojson.gz", points(20'000));
    CHECK(featuresRead(file) == 20'000);
    const auto summary = describeFile(file);
    REQUIRE(summary.ok());
    CHECK(summary->driver == "GeoJSON");
    CHECK(summary->layers[0].name == "towns");
    CHECK(summary->layers[0].drawn == 20'000);
    CHECK(summary->layers[0].extent == Box{30, 48, 31.9999, 48});
    CHECK(summary.warnings.empty());
    CHECK(folder.names() == std::vector<std::string>{"towns.geojson.gz"});
}

TEST_CASE("a packed GeoJSON that has changed since is read as it is now")
{
    const TemporaryFolder folder;
    CHECK(featuresRead(gzipped(folder, "a.geojson.gz", points(5))) == 5);
    CHECK(featuresRead(gzipped(folder, "a.geojson.gz", points(50'000))) == 50'000);
    CHECK(featuresRead(gzipped(folder, "a.geojson.gz", points(7))) == 7);
    CHECK(featuresRead(folder.write("a.zip", storedZip({{"a.geojson", points(5)}}))) == 5);
    CHECK(featuresRead(folder.write("a.zip", storedZip({{"a.geojson", points(500)}}))) == 500);
}

TEST_CASE("the only GeoJSON in a zip is read, and it is said that the rest is not")
{
    const TemporaryFolder folder;
    const fs::path alone = folder.write(
        "a.zip", storedZip({{"maps/towns.geojson", points(30)}, {"__MACOSX/maps/._towns.geojson", "of a computer"}}));
    CHECK(featuresRead(alone) == 30);
    CHECK(readFeatures(alone).warnings.empty());
    const auto summary = describeFile(alone);
    REQUIRE(summary.ok());
    CHECK(summary->layers[0].name == "towns");
    const fs::path others =
        folder.write("b.zip", storedZip({{"read me.pdf", "Towns."}, {"towns.json", points(30)}, {"a.png", "x"}}));
    CHECK(featuresRead(others) == 30);
    const auto read = readFeatures(others);
    REQUIRE(read.warnings.size() == 1);
    CHECK(read.warnings[0] == others.string() + ": of what lies in the archive only towns.json is read");
    CHECK(folder.names() == std::vector<std::string>{"a.zip", "b.zip"});
}

TEST_CASE("of a zip in which nothing is to be read, it is said what lies in it")
{
    const TemporaryFolder folder;
    CHECK_THAT(refusal(folder.write("b.zip", storedZip({{"style.json", R"({"color":"red"})"}, {"a.dat", "?"}}))),
               Contains("(style.json, a.dat)"));
}

TEST_CASE("a packed GeoJSON that is damaged says so")
{
    const TemporaryFolder folder;
    const std::string whole = bytesOf(gzipped(folder, "whole.geojson.gz", points(20'000)));
    const fs::path cut = folder.write("cut.geojson.gz", whole.substr(0, whole.size() / 2));
    CHECK_THAT(refusal(cut),
               Contains(cut.string() + ": damaged or incomplete after feature ") && Contains("it cannot be unpacked"));
    std::string wrongSum = whole;
    wrongSum[whole.size() - 6] = static_cast<char>(~wrongSum[whole.size() - 6]);
    CHECK_THAT(refusal(folder.write("sum.geojson.gz", wrongSum)), Contains("it cannot be unpacked"));
    const auto described = describeFile(cut);
    REQUIRE_FALSE(described.ok());
    CHECK_THAT(described.error().message, Contains("it cannot be unpacked"));
    const fs::path unfinished = gzipped(folder, "unfinished.geojson.gz", points(9).substr(0, 700));
    CHECK_THAT(refusal(unfinished), Contains("the file ends within the next one"));
}

TEST_CASE("a packed GeoJSON counts with what it unpacks to, as if it were not packed")
{
    const TemporaryFolder folder;
    registerFileDrivers(false);
    const std::string blanks(10'000'000, ' ');
    const std::string collection = R"({"type":"FeatureCollection","features":[)" + blanks + "]}";
    const std::string one = R"({"type":"Point","coordinates":[37,48])" + blanks + "}";
    const fs::path gzip = gzipped(folder, "a.geojson.gz", collection);
    CHECK(readingMemory(gzip, 1'000'000'000) == 3 * collection.size());
    CHECK(readingMemory(gzipped(folder, "b.geojson.gz", one), 1'000'000'000) == 16 * one.size());
    writePacked("/vsizip/" + (folder / "a.zip").string() + "/a.geojson", collection);
    CHECK(fs::file_size(folder / "a.zip") < 100'000);
    CHECK(readingMemory(folder / "a.zip", 1'000'000'000) == 3 * collection.size());
    CHECK(checkReadingMemory(gzip, 31'000'000).ok());
    for (const fs::path& bomb : {gzip, fs::path(folder / "a.zip")}) {
        const auto checked = checkReadingMemory(bomb, 20'000'000);
        REQUIRE_FALSE(checked.ok());
        CHECK_THAT(checked.error().message, Contains(bomb.string() + ": reading it needs about 0.0"));
    }
}

TEST_CASE("no more of a packed GeoJSON is read than the archive says that there is")
{
    const TemporaryFolder folder;
    writePacked("/vsizip/" + (folder / "honest.zip").string() + "/a.geojson", points(50'000));
    std::string zip = bytesOf(folder / "honest.zip");
    CHECK(featuresRead(folder / "honest.zip") == 50'000);
    const std::size_t directory = zip.rfind("PK\x01\x02");
    REQUIRE(directory != std::string::npos);
    const std::string tenThousand("\x10\x27\0\0", 4);
    for (const std::size_t at : {std::size_t{22}, directory + 24}) zip.replace(at, 4, tenThousand);
    CHECK_THAT(refusal(folder.write("lying.zip", zip)), Contains("damaged or incomplete"));
    // Nothing but blanks, and more than are looked through.
    CHECK_FALSE(refusal(gzipped(folder, "blanks.geojson.gz", std::string(3'000'000, ' '))).empty());
}

namespace {

/// The zip with other bytes so far behind each of its records, in the file and in its directory.
std::string altered(std::string zip, std::size_t afterLocal, std::size_t afterDirectory, const std::string& bytes)
{
    for (const auto& [mark, behind] : {std::pair("PK\x03\x04", afterLocal), std::pair("PK\x01\x02", afterDirectory)}) {
        const std::size_t at = zip.find(mark);
        REQUIRE(at != std::string::npos);
        zip.replace(at + behind, bytes.size(), bytes);
    }
    return zip;
}

}  // namespace

TEST_CASE("a GeoJSON in a zip that is not what was packed is refused by its checksum")
{
    const TemporaryFolder folder;
    std::string zip = storedZip({{"a.geojson", points(9)}});
    zip.replace(zip.find(",48]"), 4, ",49]");
    const fs::path changed = folder.write("a.zip", zip);
    CHECK_THAT(refusal(changed), Contains(changed.string() + ": damaged") && Contains("checksum"));
    const auto described = describeFile(changed);
    REQUIRE_FALSE(described.ok());
    CHECK_THAT(described.error().message, Contains("checksum"));
    // One that is said to be of no size.
    writePacked("/vsizip/" + (folder / "b.zip").string() + "/b.geojson", points(9));
    const std::string none = altered(bytesOf(folder / "b.zip"), 22, 24, std::string(4, '\0'));
    const fs::path zero = folder.write("zero.zip", none);
    CHECK_THAT(refusal(zero), Contains(zero.string()) && (Contains("checksum") || Contains("empty")));
}

TEST_CASE("why the only GeoJSON in a zip is not read is said")
{
    const TemporaryFolder folder;
    const std::string text = points(3);
    const auto why = [&](const std::string& zip) { return refusal(folder.write("a.zip", zip)); };
    CHECK_THAT(why(altered(storedZip({{"a.geojson", text}}), 6, 8, "\x01")), Contains("a.geojson in it is encrypted"));
    CHECK_THAT(why(storedZip({{"../../a.geojson", text}})),
               Contains("../../a.geojson in it has a name that leads out of the archive"));
    CHECK_THAT(why(storedZip({{"/etc/a.geojson", text}})), Contains("leads out of the archive"));
    CHECK_THAT(why(storedZip({{"a.geojson", ""}})), Contains("a.geojson in it is empty"));
    CHECK_THAT(why(storedZip({{"a.geojson", std::string(20'000, ' ')}})),
               Contains("a.geojson in it is damaged, or no GeoJSON"));
}

TEST_CASE("hidden files and a package.json beside the one GeoJSON of a zip do not keep it from being read")
{
    const TemporaryFolder folder;
    const fs::path hidden =
        folder.write("a.zip", storedZip({{"a.geojson", points(5)}, {"sub/._a.geojson", "x"}, {".DS_Store", "x"}}));
    CHECK(featuresRead(hidden) == 5);
    CHECK(readFeatures(hidden).warnings.empty());
    const fs::path package =
        folder.write("b.zip", storedZip({{"package.json", R"({"name":"x"})"}, {"data.geojson", points(6)}}));
    CHECK(featuresRead(package) == 6);
    const auto read = readFeatures(package);
    REQUIRE(read.warnings.size() == 1);
    CHECK_THAT(read.warnings[0], Contains("package.json"));
}

TEST_CASE("a zip may have any name, and something after its end")
{
    const TemporaryFolder folder;
    const std::string zip = storedZip({{"a.geojson", points(5)}});
    for (const char* name :
         {"data}.zip", "da{ta.zip", "{}{.zip", "noending", "\xD0\xBC\xD1\x96\xD1\x81\xD1\x82\xD0\xBE.zip"}) {
        CAPTURE(name);
        CHECK(featuresRead(folder.write(name, zip)) == 5);
    }
    CHECK(featuresRead(folder.write("behind.zip", zip + std::string(100, 'x'))) == 5);
}
