#include "data/vector_writer.hpp"

#include <sys/resource.h>
#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <regex>
#include <set>

#include "catch.hpp"
#include "data/describe_file.hpp"
#include "data/read_features.hpp"
#include "temporary_folder.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

constexpr std::array allFormats{"a.geojson", "a.gpkg", "a.kml", "a.fgb", "a.csv"};
/// CSV has no place for the CRS.
const ReadOptions inDegrees{"", "EPSG:4326", false};

std::string fileText(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Two areas, the first with a hole and its outer ring clockwise, and a line.
VectorFile sampleFile()
{
    VectorLayer areas;
    areas.table.name = "areas";
    areas.title = "Some areas";
    areas.colors = {{0xD5, 0x5E, 0x00, 255}, {0x00, 0x72, 0xB2, 255}};
    FlatGeometry& polygons = areas.table.geometry;
    polygons.addRing(std::vector<Xy>{{30, 48}, {30, 49}, {31, 49}, {31, 48}, {30, 48}});
    polygons.addRing(std::vector<Xy>{{30.25, 48.25}, {30.75, 48.25}, {30.75, 48.75}, {30.25, 48.75}, {30.25, 48.25}});
    polygons.endPart();
    polygons.endFeature();
    polygons.addRing(std::vector<Xy>{{32, 48}, {33, 48}, {33, 49}, {32, 48}});
    polygons.endPart();
    polygons.endFeature();
    areas.table.columns = {{"name", std::vector<std::string>{"Ground “A” <&>", "Ґрунт"}},
                           {"area_km2", std::vector<double>{1234.5, 0}, {true, false}},
                           {"places", std::vector<std::int64_t>{0, 0}, {true, false}}};
    VectorLayer lines;
    lines.table.name = "lines";
    lines.title = "A line";
    lines.table.geometry.kind = GeometryKind::Line;
    lines.table.geometry.addRing(std::vector<Xy>{{30.123456789, 48}, {31, 48.5}});
    lines.table.geometry.endPart();
    lines.table.geometry.endFeature();
    lines.table.columns = {{"name", std::vector<std::string>{"Line"}}, {"length_km", std::vector<double>{87.5}}};
    VectorFile file;
    file.title = "A file";
    file.metadata = {{"recipe", "do = \"union\"\nof = 'two'"}, {"licences", "MIT"}};
    file.layers = {areas, lines};
    return file;
}

const FeatureTable& tableNamed(const std::vector<FeatureTable>& tables, std::string_view name, GeometryKind kind)
{
    for (const FeatureTable& table : tables)
        if (table.name == name && table.geometry.kind == kind) return table;
    FAIL("no layer " << name);
    return tables.front();
}

}  // namespace

TEST_CASE("layers, attributes, letters and missing values come back as they were written")
{
    const TemporaryFolder folder;
    for (const char* name : allFormats) {
        INFO(name);
        const auto path = folder / name;
        const auto written = writeVectorFile(path, sampleFile());
        if (!written) FAIL(written.error().message);
        const auto read = readFeatures(path, inDegrees);
        if (!read) FAIL(read.error().message);
        CHECK(read.warnings.empty());
        const bool together = path.extension() != ".gpkg" && path.extension() != ".kml";
        const FeatureTable& areas = tableNamed(*read, together ? read->front().name : "areas", GeometryKind::Polygon);
        const FeatureTable& lines = tableNamed(*read, together ? read->front().name : "lines", GeometryKind::Line);
        REQUIRE(areas.featureCount() == 2);
        // FlatGeobuf orders features for its index.
        const std::size_t a =
            areas.text("name", 0).starts_with("Ground") || areas.text("Name", 0).starts_with("Ground") ? 0 : 1;
        const std::string nameColumn = areas.column("Name") ? "Name" : "name";  // KML has its own
        CHECK(areas.text(nameColumn, a) == "Ground “A” <&>");
        CHECK(areas.text(nameColumn, 1 - a) == "Ґрунт");
        CHECK(areas.number("area_km2", a) == 1234.5);
        CHECK(areas.text("places", a) == "0");
        CHECK(lines.number("length_km", 0) == 87.5);
        if (together) {
            CHECK(areas.text("layer", a) == "areas");
            CHECK(lines.text("layer", 0) == "lines");
        }
        const FlatGeometry& geometry = areas.geometry;
        CHECK(geometry.partCount() == 2);
        CHECK(geometry.ringCount() == 3);
        const Box box = boundsOf(geometry);
        CHECK((box.minX == 30 && box.minY == 48 && box.maxX == 33 && box.maxY == 49));
    }
    CHECK(folder.fileCount() == allFormats.size());
}

TEST_CASE("every format that can says that it is in WGS84")
{
    const TemporaryFolder folder;
    for (const char* name : {"a.geojson", "a.gpkg", "a.kml", "A.FGB"}) {
        REQUIRE(writeVectorFile(folder / name, sampleFile()).ok());
        const auto summary = describeFile(folder / name);
        REQUIRE(summary.ok());
        for (const LayerSummary& layer : summary->layers) CHECK(layer.crs == "EPSG:4326");
    }
}

TEST_CASE("the text about the file is in each format where it can be")
{
    const TemporaryFolder folder;
    for (const char* name : allFormats) REQUIRE(writeVectorFile(folder / name, sampleFile()).ok());
    const auto json = nlohmann::json::parse(fileText(folder / "a.geojson"));
    CHECK(json["metadata"]["recipe"] == "do = \"union\"\nof = 'two'");
    CHECK(json["metadata"]["licences"] == "MIT");
    CHECK_THAT(fileText(folder / "a.gpkg"), Contains("<MDI key=\"licences\">MIT</MDI>"));
    CHECK_THAT(fileText(folder / "a.kml"), Contains("licences: MIT") && Contains("<name>A file</name>"));
    const auto flat = readFeatures(folder / "a.fgb");
    REQUIRE(flat.ok());
    CHECK(flat->front().text("recipe", 0) == "do = \"union\"\nof = 'two'");
    CHECK_THAT(fileText(folder / "a.csv"), Contains("\"do = \"\"union\"\"\nof = 'two'\",MIT"));
}

TEST_CASE("GeoJSON is by RFC 7946: outer rings counter-clockwise, seven decimals, no CRS member")
{
    const TemporaryFolder folder;
    REQUIRE(writeVectorFile(folder / "a.geojson", sampleFile()).ok());
    const auto json = nlohmann::json::parse(fileText(folder / "a.geojson"));
    CHECK_FALSE(json.contains("crs"));
    REQUIRE(json["features"].size() == 3);
    const auto signedArea = [](const nlohmann::json& ring) {
        double twice = 0;
        for (std::size_t i = 0; i + 1 < ring.size(); ++i)
            twice += ring[i][0].get<double>() * ring[i + 1][1].get<double>() -
                     ring[i + 1][0].get<double>() * ring[i][1].get<double>();
        return twice / 2;
    };
    const auto polygon = json["features"][0]["geometry"]["coordinates"][0];
    CHECK(signedArea(polygon[0]) > 0);
    CHECK(signedArea(polygon[1]) < 0);
    CHECK(json["features"][2]["geometry"]["coordinates"][0][0][0] == 30.1234568);
    CHECK(json["features"][1]["properties"].at("places").is_null());
    CHECK_FALSE(json["features"][2]["properties"].contains("places"));  // of the other layer
}

TEST_CASE("a name of no known format is refused with those there are")
{
    const TemporaryFolder folder;
    for (const char* name : {"a.shp", "a", "a.json.txt", ".gpkg"}) {
        const auto refused = writeVectorFile(folder / name, sampleFile());
        REQUIRE_FALSE(refused.ok());
        CHECK_THAT(refused.error().message, Contains(name) && Contains(".geojson") && Contains(".gpkg") &&
                                                Contains(".kml") && Contains(".fgb") && Contains(".csv"));
        CHECK_FALSE(checkVectorName(folder / name).ok());
    }
    CHECK(folder.fileCount() == 0);
}

TEST_CASE("a file that cannot be written leaves what was there, and nothing else")
{
    std::signal(SIGXFSZ, SIG_IGN);
    const TemporaryFolder folder;
    for (const char* name : allFormats) {
        const auto path = folder / name;
        std::ofstream(path) << "what was there";
        rlimit before{};
        REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
        const rlimit small{400, before.rlim_max};
        REQUIRE(setrlimit(RLIMIT_FSIZE, &small) == 0);  // as a full disk
        const auto failed = writeVectorFile(path, sampleFile());
        REQUIRE(setrlimit(RLIMIT_FSIZE, &before) == 0);
        REQUIRE_FALSE(failed.ok());
        CHECK_THAT(failed.error().message, Contains(name) && Contains("cannot be written"));
        CHECK(fileText(path) == "what was there");
    }
    CHECK(folder.fileCount() == allFormats.size());
    const auto missing = writeVectorFile(folder / "no/a.gpkg", sampleFile());
    REQUIRE_FALSE(missing.ok());
    CHECK_THAT(missing.error().message, Contains("does not exist"));
}

TEST_CASE("a layer without features is written where a format has layers")
{
    VectorFile file = sampleFile();
    file.layers[1].table = FeatureTable{"lines", {}, {}};
    file.layers[1].table.geometry.kind = GeometryKind::Line;
    const TemporaryFolder folder;
    for (const char* name : allFormats) {
        const auto written = writeVectorFile(folder / name, file);
        if (!written) FAIL(written.error().message);
    }
    const auto summary = describeFile(folder / "a.gpkg");
    REQUIRE(summary.ok());
    REQUIRE(summary->layers.size() == 2);
    CHECK(summary->layers[1].featureCount == 0);
}

TEST_CASE("texts that are no text for XML do not break a file")
{
    VectorFile file = sampleFile();
    file.title = "A ]]> title \x01";
    file.metadata.emplace_back("note", "ends ]]> here \x02 & <b>there</b>");
    std::get<std::vector<std::string>>(file.layers[0].table.columns[0].values)[0] = "Ground ]]> & \x03 <i>";
    const TemporaryFolder folder;
    for (const char* name : allFormats) {
        INFO(name);
        REQUIRE(writeVectorFile(folder / name, file).ok());
        const auto read = readFeatures(folder / name, inDegrees);
        if (!read) FAIL(read.error().message);
        std::size_t features = 0;
        for (const FeatureTable& table : *read) features += table.featureCount();
        CHECK(features == 3);
    }
}

TEST_CASE("a spreadsheet takes no text of a CSV for a formula, and numbers stay numbers")
{
    VectorFile file = sampleFile();
    auto& columns = file.layers[0].table.columns;
    std::get<std::vector<std::string>>(columns[0].values) = {"=HYPERLINK(\"http://x\")", "-12.5"};
    std::get<std::vector<double>>(columns[1].values)[0] = -1234.5;
    file.metadata.emplace_back("note", "@SUM(A1)");
    const TemporaryFolder folder;
    REQUIRE(writeVectorFile(folder / "a.csv", file).ok());
    const auto read = readFeatures(folder / "a.csv", inDegrees);
    REQUIRE(read.ok());
    const FeatureTable& areas = tableNamed(*read, read->front().name, GeometryKind::Polygon);
    CHECK(areas.text("name", 0) == "'=HYPERLINK(\"http://x\")");
    CHECK(areas.text("name", 1) == "-12.5");
    CHECK(areas.number("area_km2", 0) == -1234.5);
    CHECK(areas.text("note", 0) == "'@SUM(A1)");
    // What is no table stays as it is.
    REQUIRE(writeVectorFile(folder / "a.geojson", file).ok());
    CHECK_THAT(fileText(folder / "a.geojson"), Contains("\"=HYPERLINK(\\\"http"));
}

TEST_CASE("every time in a GeoPackage is the one that is set for files")
{
    const TemporaryFolder folder;
    ::setenv("SOURCE_DATE_EPOCH", "1000000000", 1);
    const bool written = writeVectorFile(folder / "a.gpkg", sampleFile()).ok();
    ::unsetenv("SOURCE_DATE_EPOCH");
    REQUIRE(written);
    const std::string bytes = fileText(folder / "a.gpkg");
    const std::regex time(R"(\d{4}-\d\d-\d\dT\d\d:\d\d:[0-9.]+Z)");
    std::set<std::string> times;
    for (std::sregex_iterator at(bytes.begin(), bytes.end(), time), end; at != end; ++at) times.insert(at->str());
    CHECK(times == std::set<std::string>{"2001-09-09T01:46:40.000Z"});
}
