#include "data/opening_policy.hpp"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstring>

#include "catch.hpp"
#include "data/read_features.hpp"
#include "temporary_folder.hpp"

using namespace frontline;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

TEST_CASE(
    "pipes, sockets, devices, folders, links to nothing and the kernel's files are no data, and are not waited for")
{
    const TemporaryFolder folder;
    REQUIRE(mkfifo((folder / "pipe.geojson").c_str(), 0600) == 0);
    const int socketFile = socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string socketPath = folder / "s.geojson";
    REQUIRE(socketPath.size() < sizeof address.sun_path);
    std::memcpy(address.sun_path, socketPath.c_str(), socketPath.size());
    REQUIRE(bind(socketFile, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    fs::create_directory(folder / "folder.geojson");
    fs::create_symlink("itself.geojson", folder / "itself.geojson");
    fs::create_symlink("/dev/zero", folder / "endless.geojson");
    const std::array<fs::path, 7> refused{
        folder / "pipe.geojson",    socketPath,          folder / "folder.geojson", folder / "itself.geojson",
        folder / "endless.geojson", "/proc/self/status", folder / "missing.geojson"};
    for (const fs::path& path : refused) {
        INFO(path);
        const auto read = readFeatures(path);
        REQUIRE_FALSE(read.ok());
        CHECK_THAT(read.error().message, Contains(path.string()));
        CHECK_FALSE(checkIsDataFile(path).ok());
    }
    close(socketFile);
    CHECK(checkIsDataFile(folder.write("a.geojson", "{}")).ok());
}

TEST_CASE("a map names files in its own folder and below, and no link leads out")
{
    const TemporaryFolder outside, folder;
    (void)outside.write("secret.geojson", "{}");
    fs::create_directory(folder / "below");
    (void)folder.write("below/own.geojson", "{}");
    fs::create_symlink(fs::path(outside.string()) / "secret.geojson", folder / "link.geojson");
    fs::create_symlink(fs::path(outside.string()), folder / "way");
    fs::create_symlink("below/own.geojson", folder / "inner.geojson");
    const fs::path home = folder.string();
    for (const char* named : {"below/own.geojson", "inner.geojson", "./below/own.geojson", "not-there-yet.geojson"}) {
        INFO(named);
        CHECK(pathWithin(home, named).ok());
    }
    const std::string absolute = outside / "secret.geojson";
    for (const std::string named : {absolute.c_str(), "../x.geojson", "below/../../x.geojson", "link.geojson",
                                    "way/secret.geojson", "below/../below/own.geojson"}) {
        INFO(named);
        const auto path = pathWithin(home, named);
        REQUIRE_FALSE(path.ok());
        CHECK_THAT(path.error().message, Contains(named));
    }
}

TEST_CASE("what is allowed may be named as well: a file, or a folder with all below, links followed")
{
    struct Allowance {
        explicit Allowance(std::vector<fs::path> places) { allowPlaces(std::move(places)); }
        ~Allowance() { allowPlaces({}); }
    };
    const TemporaryFolder outside, folder;
    fs::create_directories(outside / "data/below");
    const std::string one = outside.write("one.geojson", "{}"), two = outside.write("data/below/two.geojson", "{}"),
                      other = outside.write("data2.geojson", "{}");
    fs::create_symlink(one, folder / "link.geojson");
    fs::create_symlink(fs::path(outside.string()) / "data", folder / "way");
    const fs::path home = folder.string();
    const auto place = placeToAllow((folder / "way").string());
    REQUIRE(place.ok());
    CHECK(*place == fs::canonical(outside / "data"));
    {
        const Allowance allowance({*place, fs::canonical(one)});
        for (const std::string& named : {one, two, std::string("link.geojson"), std::string("way/below/two.geojson"),
                                         "../" + outside.path().filename().string() + "/one.geojson"}) {
            INFO(named);
            const auto path = pathWithin(home, named);
            REQUIRE(path.ok());
            CHECK(fs::equivalent(*path, named.find("two") == std::string::npos ? one : two));
        }
        CHECK_FALSE(pathWithin(home, other).ok());
        CHECK_FALSE(pathWithin(home, outside.string()).ok());
        CHECK_FALSE(pathWithin(home, one + "/../data2.geojson").ok());
    }
    const auto refused = pathWithin(home, "link.geojson");
    REQUIRE_FALSE(refused.ok());
    CHECK_THAT(refused.error().message, Contains("--allow " + fs::canonical(one).string()));
    CHECK(pathWithin(home, one, {fs::canonical(one)}).ok());
    CHECK_FALSE(pathWithin(home, two, {fs::canonical(one)}).ok());
    CHECK_FALSE(placeToAllow("data").ok());
    CHECK_FALSE(placeToAllow("").ok());
    CHECK_THAT(placeToAllow(outside / "none").error().message, Contains("none"));
}

TEST_CASE("where a map names a file, an address is refused, whatever is allowed")
{
    const TemporaryFolder folder;
    allowPlaces({"/"});
    allowHosts({*webPlace("example.org")});
    for (const char* named : {"https://example.org/a.geojson", "/vsicurl/https://example.org/a.geojson",
                              "/vsizip//tmp/a.zip/a.geojson", "ftp://example.org/a"}) {
        const auto path = pathWithin(folder.path(), named);
        REQUIRE_FALSE(path.ok());
        CHECK_THAT(path.error().message, Contains(named) && Contains("no connection is made") && !Contains("--allow"));
    }
    allowPlaces({});
    allowHosts({});
}

TEST_CASE("the address of data is allowed by its host, or by an answer for itself alone")
{
    const auto address = webAddress("https://example.org/a.geojson"),
               other = webAddress("https://example.org/b.geojson");
    const auto refused = checkAddress(*address);
    REQUIRE_FALSE(refused.ok());
    CHECK_THAT(refused.error().message, Contains(address->text) && Contains("--allow example.org"));
    CHECK(checkAddress(*address, {address->text}).ok());
    CHECK_FALSE(checkAddress(*other, {address->text}).ok());
    allowHosts({*webPlace("example.org")});
    CHECK(checkAddress(*address).ok());
    CHECK(checkAddress(*other).ok());
    allowHosts({});
}

TEST_CASE("the path to allow is in quotes where a shell would take it apart")
{
    const TemporaryFolder outside, folder;
    const std::string file = std::filesystem::canonical(outside.write("my towns.geojson", "{}")).string();
    const auto refused = pathWithin(folder.path(), file);
    REQUIRE_FALSE(refused.ok());
    CHECK_THAT(refused.error().message, Contains("--allow '" + file + "'"));
}

TEST_CASE("a virtual data set is not opened under any name, and leaves what it names unread")
{
    const TemporaryFolder outside, folder;
    const std::string table = outside.write("secret.csv", "name,lon,lat\nhidden,37.123,48.456\n");
    const std::string virtualTable =
        "<OGRVRTDataSource><OGRVRTLayer name=\"secret\"><SrcDataSource>" + table +
        "</SrcDataSource><GeometryField encoding=\"PointFromColumns\" x=\"lon\" y=\"lat\"/>"
        "</OGRVRTLayer></OGRVRTDataSource>";
    for (const char* name : {"a.vrt", "a.csv", "a.geojson", "a.kml", "a.xml"}) {
        INFO(name);
        const auto read = readFeatures(folder.write(name, virtualTable));
        REQUIRE_FALSE(read.ok());
        CHECK_THAT(read.error().message, Contains(name) && !Contains("hidden"));
    }
}

TEST_CASE("reading a GML file writes nothing beside it")
{
    const TemporaryFolder folder;
    const auto read = readFeatures(
        folder.write("a.gml",
                     "<?xml version=\"1.0\"?><c:FeatureCollection xmlns:c=\"http://ogr.maptools.org/\" "
                     "xmlns:gml=\"http://www.opengis.net/gml\"><gml:featureMember><c:a fid=\"a.0\"><c:geometryProperty>"
                     "<gml:Point srsName=\"urn:ogc:def:crs:OGC:1.3:CRS84\"><gml:pos>37 48</gml:pos></gml:Point>"
                     "</c:geometryProperty></c:a></gml:featureMember></c:FeatureCollection>"));
    if (!read) FAIL(read.error().message);
    CHECK(folder.fileCount() == 1);
}

TEST_CASE("metres in a format that stands for degrees are refused with the remedy, and read with it")
{
    const TemporaryFolder folder;
    // 437,000 m E, 5,350,000 m N of UTM zone 37: 38.1505 E, 48.3001 N.
    const std::string file = folder.write(
        "a.geojson",
        R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[437000,5350000]}})");
    const auto refused = readFeatures(file);
    REQUIRE_FALSE(refused.ok());
    CHECK_THAT(refused.error().message, Contains("a.geojson") && Contains("--assume-crs"));
    const auto read = readFeatures(file, {"", "EPSG:32637", false});
    if (!read) FAIL(read.error().message);
    const Xy at = read->front().geometry.coordinates.front();
    CHECK(at.x == Approx(38.1505).margin(0.0005));
    CHECK(at.y == Approx(48.3001).margin(0.0005));
    REQUIRE(read.warnings.size() == 1);
    CHECK_THAT(read.warnings.front(), Contains("EPSG:32637"));
}
