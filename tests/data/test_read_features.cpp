#include "data/read_features.hpp"

#include <cmath>
#include <fstream>
#include <numbers>

#include "catch.hpp"
#include "data/describe_file.hpp"
#include "geo/geodesic.hpp"
#include "geo_package.hpp"
#include "temporary_folder.hpp"

using namespace frontline;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

std::string featureOf(const std::string& geometry, const std::string& properties = "{}")
{
    return R"({"type":"Feature","properties":)" + properties + R"(,"geometry":)" + geometry + "}";
}

std::string collection(const std::vector<std::string>& features)
{
    std::string text = R"({"type":"FeatureCollection","features":[)";
    for (std::size_t i = 0; i < features.size(); ++i) text += (i ? "," : "") + features[i];
    return text + "]}";
}

const std::string wholeSquare = R"({"type":"Polygon","coordinates":[[[36,48],[37,48],[37,49],[36,49],[36,48]]]})";

bool mentions(const std::vector<std::string>& warnings, const std::string& text)
{
    for (const auto& w : warnings)
        if (w.find(text) != std::string::npos) return true;
    return false;
}

void checkRefused(const fs::path& path, const std::string& text)
{
    const auto refused = readFeatures(path);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().message.find(path.string()) != std::string::npos);
    CHECK(refused.error().message.find(text) != std::string::npos);
    CHECK(refused.error().message.find('\n') == std::string::npos);
}

}  // namespace

TEST_CASE("features of a GeoJSON come with their attributes")
{
    const TemporaryFolder folder;
    const auto read = readFeatures(folder.write(
        "a.geojson",
        collection({featureOf(wholeSquare, R"({"name":"Перша","people":12,"share":0.5,"date":"2025-08-17"})"),
                    featureOf(R"({"type":"Point","coordinates":[37.1,48.5]})", R"({"name":"B"})")})));
    REQUIRE(read.ok());
    CHECK(read.warnings.empty());
    REQUIRE(read->size() == 2);
    for (const FeatureTable& table : *read) {
        REQUIRE(table.featureCount() == 1);
        if (table.geometry.kind == GeometryKind::Point) {
            CHECK(table.text("name", 0) == "B");
            CHECK(table.geometry.coordinates[0] == Xy{37.1, 48.5});
        } else {
            CHECK(table.text("name", 0) == "Перша");
            CHECK(table.number("people", 0) == 12);
            CHECK(table.number("share", 0) == 0.5);
            CHECK(table.text("date", 0) == "2025-08-17");
            CHECK(table.text("nothing", 0).empty());
        }
    }
}

TEST_CASE("nested collections are taken apart by kind")
{
    const TemporaryFolder folder;
    const auto read = readFeatures(folder.write(
        "a.geojson",
        collection({featureOf(
            R"({"type":"GeometryCollection","geometries":[{"type":"GeometryCollection","geometries":[)" + wholeSquare +
            R"(,{"type":"LineString","coordinates":[[36,48],[37,49]]}]},{"type":"Point","coordinates":[36,48]}]})")})));
    REQUIRE(read.ok());
    CHECK(read->size() == 3);
}

TEST_CASE("a table of longitudes and latitudes is points")
{
    const TemporaryFolder folder;
    const auto read = readFeatures(folder.write("a.csv", "name,lat,lon\nA,48.5,37\nB,49,38\n"));
    REQUIRE(read.ok());
    REQUIRE(read->size() == 1);
    CHECK(read->front().geometry.coordinates == std::vector<Xy>{{37, 48.5}, {38, 49}});
    checkRefused(folder.write("none.csv", "name,people\nA,1\n"), "nothing to draw");
}

TEST_CASE("KML and TopoJSON are read")
{
    const TemporaryFolder folder;
    const auto kml = readFeatures(folder.write(
        "a.kml",
        R"(<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>A</name>)"
        R"(<Point><coordinates>37,48.5</coordinates></Point></Placemark></Document></kml>)"));
    REQUIRE(kml.ok());
    CHECK(kml->front().geometry.coordinates[0].x == Approx(37));
    const auto topology = readFeatures(folder.write(
        "a.json",
        R"({"type":"Topology","objects":{"land":{"type":"GeometryCollection","geometries":[{"type":"Polygon","arcs":[[0]]}]}},)"
        R"("arcs":[[[36,48],[37,48],[37,49],[36,49],[36,48]]]})"));
    REQUIRE(topology.ok());
    CHECK(geodesicAreaSquareMetres(topology->front().geometry, 0) == Approx(8221e6).epsilon(0.005));
}

TEST_CASE("a TopoJSON that is nested very deep is an error, whatever of it is")
{
    const TemporaryFolder folder;
    const auto many = [](const std::string& text, int times) {
        std::string out;
        for (int i = 0; i < times; ++i) out += text;
        return out;
    };
    constexpr int depth = 50'000;
    const std::string start = R"({"type":"Topology","objects":{"a":)", end = R"(},"arcs":[]})";
    for (const std::string& geometry :
         {R"({"type":"Polygon","arcs":)" + many("[", depth) + many("]", depth) + "}",
          many(R"({"type":"GeometryCollection","geometries":[)", depth) + many("]}", depth)}) {
        const auto read = readFeatures(folder.write("deep.topojson", start + geometry + end));
        REQUIRE_FALSE(read.ok());
        CHECK_THAT(read.error().message, Contains("deep.topojson"));
        CHECK(read.error().message.find('\n') == std::string::npos);
    }
}

TEST_CASE("a CRS of the file is followed, one that is missing must be passed")
{
    const TemporaryFolder folder;
    // The centre of UTM zone 37N at the equator's quarter meridian: easting 500,000 is 39 degrees east.
    const std::string utm =
        R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32637"}},"features":[)" +
        featureOf(R"({"type":"Point","coordinates":[500000,5316300]})") + "]}";
    const auto read = readFeatures(folder.write("utm.geojson", utm));
    REQUIRE(read.ok());
    CHECK(read->front().geometry.coordinates[0].x == Approx(39));
    CHECK(read->front().geometry.coordinates[0].y == Approx(48).margin(0.01));

    const fs::path plain = folder.write("plain.csv", "name,x,y\nA,500000,5316300\n");
    checkRefused(plain, "--assume-crs");
    ReadOptions options;
    options.assumedCrs = "EPSG:32637";
    const auto assumed = readFeatures(plain, options);
    REQUIRE(assumed.ok());
    CHECK(assumed->front().geometry.coordinates[0].x == Approx(39));
    options.assumedCrs = "EPSG:nonsense";
    const auto unknown = readFeatures(plain, options);
    REQUIRE_FALSE(unknown.ok());
    CHECK(unknown.error().message.find("EPSG:nonsense") != std::string::npos);
}

TEST_CASE("what is missing, empty, binary, cut short or of no known format is refused in one line")
{
    const TemporaryFolder folder;
    checkRefused(folder / "missing.geojson", "no such file");
    checkRefused(folder.write("empty.geojson", ""), "empty");
    std::string binary = "\x01\x02";
    for (int i = 0; i < 4000; ++i) binary += static_cast<char>(i * 37 % 256);
    checkRefused(folder.write("binary.gpkg", binary), "");
    checkRefused(folder.write("text.txt.bin", "hello"), "not map data");
    const std::string whole = collection({featureOf(wholeSquare), featureOf(wholeSquare)});
    for (const std::size_t length : {std::size_t{1}, std::size_t{30}, whole.size() / 2, whole.size() - 3})
        checkRefused(folder.write("cut.geojson", whole.substr(0, length)), "");
}

TEST_CASE("a FlatGeobuf that is cut short is refused, not half read")
{
    const TemporaryFolder folder;
    std::ifstream in(fs::path(FRONTLINE_SOURCE_DIR) / "geodata" / "oblasts.fgb", std::ios::binary);
    const std::string whole((std::istreambuf_iterator<char>(in)), {});
    REQUIRE(whole.size() > 10000);
    for (const bool embedded : {false, true}) {
        ReadOptions options;
        options.embedded = embedded;
        for (const std::size_t length : {std::size_t{10}, std::size_t{200}, whole.size() / 2, whole.size() - 100})
            CHECK_FALSE(readFeatures(folder.write("cut.fgb", whole.substr(0, length)), options).ok());
    }
}

TEST_CASE("a line is broken where a vertex is no place, and the warning names feature and vertex")
{
    const TemporaryFolder folder;
    const auto read = readFeatures(folder.write(
        "a.geojson",
        collection(
            {featureOf(R"({"type":"LineString","coordinates":[[36,48],[37,95],[37,49]]})"),
             featureOf(R"({"type":"LineString","coordinates":[[35,48],[36,48],[1e999,49],[37,49],[37,50]]})")})));
    REQUIRE(read.ok());
    CHECK(mentions(read.warnings, "feature 0: 1 vertex is no place on earth (vertex 1: 37, 95)"));
    CHECK(mentions(read.warnings, "feature 1: 1 vertex is no place on earth (vertex 2: inf, 49)"));
    REQUIRE(read->size() == 1);
    CHECK(read->front().geometry.partCount() == 2);
    CHECK(read->front().geometry.coordinates == std::vector<Xy>{{35, 48}, {36, 48}, {37, 49}, {37, 50}});
}

TEST_CASE("a ring with a vertex that is no place goes, not the vertex alone, and with an outer ring its polygon")
{
    const TemporaryFolder folder;
    const std::string holes = R"({"type":"Polygon","coordinates":[[[36,48],[38,48],[38,50],[36,50],[36,48]],)"
                              R"([[36.2,48.2],[36.4,48.2],[36.4,1e999],[36.2,48.4],[36.2,48.2]],)"
                              R"([[37,49],[37.5,49],[37.5,49.5],[37,49.5],[37,49]]]})";
    const std::string gone = R"({"type":"Polygon","coordinates":[[[36,48],[37,48],[37,1e999],[36,49],[36,48]]]})";
    const auto read = readFeatures(
        folder.write("a.geojson", collection({featureOf(holes), featureOf(gone), featureOf(wholeSquare)})));
    REQUIRE(read.ok());
    CHECK(mentions(read.warnings, "feature 0: 1 vertex is no place on earth (vertex 7: 36.4, inf): its ring was left"));
    CHECK(mentions(read.warnings, "feature 1: 1 vertex is no place on earth (vertex 2: 37, inf): its ring was left"));
    const FlatGeometry& geometry = read->front().geometry;
    CHECK(geometry.featureStarts == std::vector<std::uint32_t>{0, 1, 1, 2});
    CHECK(geometry.partStarts == std::vector<std::uint32_t>{0, 2, 3});
    CHECK(geometry.coordinates[5] == Xy{37, 49});
    CHECK(read->front().unmeasurable == std::vector<std::size_t>{0, 1});
}

TEST_CASE("what is in a file says how many of its features can be drawn")
{
    const TemporaryFolder folder;
    const auto summary = describeFile(folder.write(
        "a.geojson", collection({featureOf(wholeSquare), featureOf(R"({"type":"Point","coordinates":[37,95]})"),
                                 featureOf("null"), featureOf(R"({"type":"Point","coordinates":[37,48]})")})));
    REQUIRE(summary.ok());
    CHECK(summary->layers[0].featureCount == 4);
    CHECK(summary->layers[0].drawn == std::size_t{2});
    CHECK(summary->layers[0].skipped == std::size_t{2});
    CHECK(mentions(summary.warnings, "feature 1: 1 point is no place on earth (37, 95)"));
}

TEST_CASE("a polygon whose edges nearly all cross each other is read as it is, and the warning names the feature")
{
    const TemporaryFolder folder;
    std::string ring;
    for (int i = 0; i <= 2001; ++i) {
        const double angle = 2 * std::numbers::pi * (i % 2001) * 1000 / 2001;
        ring +=
            (i ? ",[" : "[") + std::to_string(37 + std::cos(angle)) + "," + std::to_string(48 + std::sin(angle)) + "]";
    }
    const auto read = readFeatures(folder.write(
        "a.geojson",
        collection({featureOf(wholeSquare), featureOf(R"({"type":"Polygon","coordinates":[[)" + ring + "]]}")})));
    REQUIRE(read.ok());
    CHECK(mentions(read.warnings, "feature 1: the polygon crosses itself too often to be repaired"));
    CHECK(read->front().geometry.ring(1).size() == 2002);
    CHECK(read->front().unmeasurable == std::vector<std::size_t>{1});
}

TEST_CASE("a file with a name of its own for each value has its first attributes read, and says so")
{
    const TemporaryFolder folder;
    std::vector<std::string> features;
    for (int i = 0; i < 6000; ++i)
        features.push_back(
            featureOf(R"({"type":"Point","coordinates":[37,48]})", "{\"id-" + std::to_string(i) + "\":\"x\"}"));
    const auto read = readFeatures(folder.write("a.geojson", collection(features)));
    REQUIRE(read.ok());
    // 192 MiB of texts of 32 bytes for 6,000 features.
    REQUIRE(read->front().columns.size() == 1048);
    CHECK(read->front().text("id-1047", 1047) == "x");
    CHECK(read->front().isMissing("id-1047", 1046));
    CHECK(mentions(read.warnings, "has 6000 attributes, of which the 1048 that the most features have are read"));
}

TEST_CASE("swapped axes are recognised where a latitude cannot be one")
{
    const TemporaryFolder folder;
    const auto read = readFeatures(folder.write(
        "a.geojson",
        collection({featureOf(R"({"type":"LineString","coordinates":[[48,137],[49,138]]})"), featureOf(wholeSquare)})));
    REQUIRE(read.ok());
    CHECK(mentions(read.warnings, "swapped"));
}

TEST_CASE("rings that cross themselves or are not closed are put right with a warning")
{
    const TemporaryFolder folder;
    const auto read = readFeatures(folder.write(
        "a.geojson",
        collection({featureOf(R"({"type":"Polygon","coordinates":[[[36,48],[38,50],[38,48],[36,50],[36,48]]]})"),
                    featureOf(R"({"type":"Polygon","coordinates":[[[36,48],[37,48],[37,49],[36,49]]]})")})));
    REQUIRE(read.ok());
    CHECK(mentions(read.warnings, "feature 0: the polygon was not valid"));
    CHECK(geodesicAreaSquareMetres(read->front().geometry, 1) == Approx(8221e6).epsilon(0.005));
}

TEST_CASE("a feature without geometry is a warning, a file without any is an error")
{
    const TemporaryFolder folder;
    const auto read = readFeatures(folder.write("a.geojson", collection({featureOf("null"), featureOf(wholeSquare)})));
    REQUIRE(read.ok());
    CHECK(mentions(read.warnings, "no geometry"));
    checkRefused(folder.write("none.geojson", collection({featureOf("null")})), "nothing to draw");
}

TEST_CASE("many warnings are counted rather than listed")
{
    const TemporaryFolder folder;
    std::vector<std::string> features(200, featureOf(R"({"type":"Point","coordinates":[36,95]})"));
    features.push_back(featureOf(wholeSquare));
    const auto read = readFeatures(folder.write("a.geojson", collection(features)));
    REQUIRE(read.ok());
    CHECK(read.warnings.size() < 50);
    CHECK(mentions(read.warnings, "more warnings"));
}

TEST_CASE("a polygon of very many tiny parts is read whole")
{
    const TemporaryFolder folder;
#ifdef __SANITIZE_ADDRESS__
    constexpr int partCount = 10000;  // GDAL grows its list of parts one by one, which the sanitizer makes very slow
#else
    constexpr int partCount = 100000;
#endif
    std::string parts;
    for (int i = 0; i < partCount; ++i) {
        const std::string x = std::to_string(30 + i % 1000 * 0.01), y = std::to_string(45 + i / 1000 * 0.01);
        const std::string x2 = std::to_string(30 + i % 1000 * 0.01 + 0.004),
                          y2 = std::to_string(45 + i / 1000 * 0.01 + 0.004);
        parts += (i ? ",[[[" : "[[[") + x + "," + y + "],[" + x2 + "," + y + "],[" + x2 + "," + y2 + "],[" + x + "," +
                 y + "]]]";
    }
    const auto read = readFeatures(
        folder.write("a.geojson", collection({featureOf(R"({"type":"MultiPolygon","coordinates":[)" + parts + "]}")})));
    REQUIRE(read.ok());
    CHECK(read->front().geometry.partCount() == partCount);
}

TEST_CASE("a layer is chosen by its name, and what a file holds can be described")
{
    const TemporaryFolder folder;
    const fs::path file = folder.write(
        "towns.geojson", collection({featureOf(R"({"type":"Point","coordinates":[36,48]})", R"({"name":"A"})")}));
    ReadOptions options;
    options.layer = "villages";
    const auto refused = readFeatures(file, options);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().message.find("towns") != std::string::npos);
    const auto summary = describeFile(file);
    REQUIRE(summary.ok());
    CHECK(summary->driver == "GeoJSON");
    REQUIRE(summary->layers.size() == 1);
    CHECK(summary->layers[0].name == "towns");
    CHECK(summary->layers[0].featureCount == 1);
    CHECK(summary->layers[0].crs == "EPSG:4326");
    CHECK(summary->layers[0].fields == std::vector<FieldSummary>{{"name", "String"}});
}

TEST_CASE("bytes that are no UTF-8, controls and turned text are replaced where a file is read, and said once of it")
{
    const TemporaryFolder folder;
    const auto file = folder.write(
        "raw.csv", "lon,lat,na\xECme,note\r\n30.5,48.5,\xCC\xEE\x1B[2J,\"a\r\nb\"\r\n31,48,Ґ\u202Egpj,\xFF\r\n");
    ReadOptions asUtf8;  // else its encoding would be guessed
    asUtf8.encoding = "UTF-8";
    const auto read = readFeatures(file, asUtf8);
    if (!read) FAIL(read.error().message);
    REQUIRE(read->size() == 1);
    const FeatureTable& table = read->front();
    CHECK(table.text("na\uFFFDme", 0) == "\uFFFD\uFFFD\uFFFD[2J");
    CHECK(table.text("na\uFFFDme", 1) == "Ґ\uFFFDgpj");
    CHECK(table.text("note", 0) == "a\nb");
    CHECK(table.text("note", 1) == "\uFFFD");
    REQUIRE(read.warnings.size() == 1);
    CHECK_THAT(read.warnings[0], Catch::Matchers::Contains("raw.csv") && Catch::Matchers::Contains("UTF-8"));
    const auto summary = describeFile(file, "", "UTF-8");
    REQUIRE(summary);
    CHECK(summary->layers.at(0).fields.at(2) == FieldSummary{"na\uFFFDme", "String"});
}

TEST_CASE("turned text and controls that are UTF-8 are no reason for a warning")
{
    const TemporaryFolder folder;
    const auto read = readFeatures(folder.write("a.csv", "lon,lat,name\n30.5,48.5,a\u202Eb\n"));
    if (!read) FAIL(read.error().message);
    CHECK(read->front().text("name", 0) == "a\uFFFDb");
    CHECK(read.warnings.empty());
}

TEST_CASE("of a GeoPackage only the features of a region are read, with their attributes, and all where it says of any")
{
    const TemporaryFolder folder;
    const fs::path file = folder / "a.gpkg";
    {
        // One at 37 E, 48 N is there already.
        GeoPackage package(file);
        for (int i = 0; i < 50; ++i) package.addPoint({static_cast<double>(i), 40}, "at " + std::to_string(i));
    }
    ReadOptions options;
    options.region = {19.5, 39, 22.5, 41};
    const auto part = readFeatures(file, options);
    REQUIRE(part.ok());
    REQUIRE(part->size() == 1);
    REQUIRE(part->front().featureCount() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(part->front().geometry.coordinates[i] == Xy{20.0 + static_cast<double>(i), 40});
        CHECK(part->front().text("name", i) == "at " + std::to_string(20 + i));
    }
    options.region = {-60, -60, -50, -50};
    const auto nothing = readFeatures(file, options);
    REQUIRE(nothing.ok());
    CHECK(nothing->front().featureCount() == 51);
}
