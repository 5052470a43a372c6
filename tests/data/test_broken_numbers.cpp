// Numbers that are none, in formats that are text: OGR would read them as far as they go.
#include <algorithm>

#include "catch.hpp"
#include "data/describe_file.hpp"
#include "data/read_features.hpp"
#include "temporary_folder.hpp"

using namespace frontline;

namespace {

const std::string kmlStart = R"(<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document>
)";
const std::string kmlEnd = "</Document></kml>\n";

std::string placemark(const std::string& geometry)
{
    return "<Placemark>" + geometry + "</Placemark>\n";
}

std::string kmlPoint(const std::string& coordinates)
{
    return placemark("<Point><coordinates>" + coordinates + "</coordinates></Point>");
}

std::string kmlPolygon(const std::string& coordinates)
{
    return placemark("<Polygon><outerBoundaryIs><LinearRing><coordinates>" + coordinates +
                     "</coordinates></LinearRing></outerBoundaryIs></Polygon>");
}

std::string gml(const std::string& geometry)
{
    return R"(<?xml version="1.0" encoding="UTF-8"?>
<ogr:FeatureCollection xmlns:ogr="http://ogr.maptools.org/" xmlns:gml="http://www.opengis.net/gml">
<gml:featureMember><ogr:t fid="1"><ogr:geometryProperty>)" +
           geometry + R"(</ogr:geometryProperty><ogr:name>A</ogr:name></ogr:t></gml:featureMember>
<gml:featureMember><ogr:t fid="2"><ogr:geometryProperty><gml:Point srsName="EPSG:4326"><gml:pos>36 48</gml:pos></gml:Point></ogr:geometryProperty></ogr:t></gml:featureMember>
</ogr:FeatureCollection>
)";
}

std::string gmlPolygon(const std::string& coordinates)
{
    return R"(<gml:Polygon srsName="EPSG:4326"><gml:outerBoundaryIs><gml:LinearRing><gml:coordinates>)" + coordinates +
           "</gml:coordinates></gml:LinearRing></gml:outerBoundaryIs></gml:Polygon>";
}

/// A point in so many collections.
std::string nestedPoint(int depth)
{
    std::string geometry = R"(<gml:Point srsName="EPSG:4326"><gml:pos>36 48</gml:pos></gml:Point>)";
    for (int i = 0; i < depth; ++i)
        geometry = "<gml:MultiGeometry><gml:geometryMember>" + geometry + "</gml:geometryMember></gml:MultiGeometry>";
    return geometry;
}

bool saysAllOf(const std::vector<std::string>& warnings, const std::vector<std::string>& texts)
{
    return std::ranges::any_of(warnings, [&](const std::string& warning) {
        return std::ranges::all_of(texts,
                                   [&](const std::string& text) { return warning.find(text) != std::string::npos; });
    });
}

std::size_t drawnFeatures(const std::vector<FeatureTable>& tables)
{
    std::size_t count = 0;
    for (const FeatureTable& table : tables)
        for (std::size_t f = 0; f < table.featureCount(); ++f)
            count += table.geometry.featureStarts[f] < table.geometry.featureStarts[f + 1] ? 1 : 0;
    return count;
}

/// That of all features only one is drawn, and that a warning has both texts.
void checkOneIsLeft(const std::filesystem::path& file, const std::string& line, const std::string& word,
                    const std::string& assumedCrs = "")
{
    INFO(file.filename());
    ReadOptions options;
    options.assumedCrs = assumedCrs;
    const auto read = readFeatures(file, options);
    REQUIRE(read.ok());
    CHECK(drawnFeatures(*read) == 1);
    CHECK(saysAllOf(read.warnings, {file.string(), line, "\"" + word + "\""}));
    for (const FeatureTable& table : *read)
        for (const Xy c : table.geometry.coordinates) CHECK((c.x >= 36 && c.x <= 37 && c.y >= 48 && c.y <= 49));
}

}  // namespace

TEST_CASE("a letter in a coordinate of a KML leaves the feature out, and the warning has line and word")
{
    const TemporaryFolder folder;
    const std::string good = kmlPoint("36.5,48.5,0");
    checkOneIsLeft(folder.write("ring.kml", kmlStart + kmlPolygon("31,40 32,40 32,41\n31,4O 31,40") + good + kmlEnd),
                   "line 4", "4O");
    checkOneIsLeft(folder.write("point.kml", kmlStart + kmlPoint("30,xx") + good + kmlEnd), "line 3", "xx");
    checkOneIsLeft(folder.write("gap.kml", kmlStart + kmlPoint("30,,5") + good + kmlEnd), "line 3", "");
}

TEST_CASE("a letter in a coordinate of a GML, GPX or GeoRSS leaves the feature out")
{
    const TemporaryFolder folder;
    checkOneIsLeft(folder.write("ring.gml", gml(gmlPolygon("31,40 32,40 32,41 31,4O 31,40"))), "line 3", "4O");
    checkOneIsLeft(
        folder.write("point.gml", gml(R"(<gml:Point srsName="EPSG:4326"><gml:pos>30 xx</gml:pos></gml:Point>)")),
        "line 3", "xx");
    checkOneIsLeft(folder.write("a.gpx", R"(<?xml version="1.0"?>
<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1">
<wpt lat="48.5" lon="36.x"><name>a</name></wpt>
<wpt lat="48.5" lon="36.5"><name>b</name></wpt>
</gpx>)"),
                   "line 3", "36.x");
    checkOneIsLeft(folder.write("a.xml", R"(<?xml version="1.0"?>
<rss version="2.0" xmlns:georss="http://www.georss.org/georss"><channel><title>t</title><link>l</link>
<item><title>A</title><georss:point>48.x 36.5</georss:point></item>
<item><title>B</title><georss:point>48.5 36.5</georss:point></item>
</channel></rss>)"),
                   "line 3", "48.x");
}

TEST_CASE("a letter in a coordinate of a MapInfo interchange file leaves the object out, and attributes stay")
{
    const TemporaryFolder folder;
    const auto attributes = folder.write("a.mid", "\"A\"\n\"B\"\n");
    const auto file =
        folder.write("a.mif",
                     "Version 300\nCharset \"WindowsLatin1\"\nDelimiter \",\"\nCoordSys Earth Projection 1, "
                     "104\nColumns 1\n  name Char(10)\nData\n\nPoint 36.5 4x.5\nPoint 36.5 48.5\n");
    checkOneIsLeft(file, "line 9", "4x.5");
    const auto read = readFeatures(file);
    REQUIRE(read.ok());
    CHECK(read->front().text("name", 1) == "B");
}

TEST_CASE("a letter in the well-known text of a table, or one that does not end, leaves the row out and is named")
{
    const TemporaryFolder folder;
    const std::string start = "WKT,name\n", good = "\"POINT(36.5 48.5)\",good\n";
    checkOneIsLeft(folder.write("ring.csv", start + "\"POLYGON((31 40,32 40,32 41,31 4O,31 40))\",A\n" + good),
                   "feature 0", "4O", "EPSG:4326");
    checkOneIsLeft(folder.write("point.csv", start + "POINT(30 xx),A\n" + good), "feature 0", "xx", "EPSG:4326");
    checkOneIsLeft(folder.write("cut.csv", start + "POINT(36 48,A\n" + good), "feature 0", "POINT(36 48", "EPSG:4326");
}

TEST_CASE("numbers in every way that formats write them are numbers")
{
    const TemporaryFolder folder;
    const auto fine = [&](const std::string& name, const std::string& text, std::size_t features) {
        INFO(name);
        ReadOptions options;
        options.assumedCrs = "EPSG:4326";
        const auto read = readFeatures(folder.write(name, text), options);
        REQUIRE(read.ok());
        CHECK(read.warnings.empty());
        CHECK(drawnFeatures(*read) == features);
    };
    fine("a.kml",
         kmlStart + kmlPoint(" +36.5,4.85e1,-0 ") + kmlPoint("36.,48.5") +
             kmlPolygon("36,48,0\r\n37,48,.5\t37,49 36,48") + kmlEnd,
         3);
    fine("a.gml", gml(gmlPolygon("36,48 37,48 37,49 36,48")), 2);
    fine("a.csv",
         "WKT,name\n\"POLYGON Z ((36 48 0,37 48 0,37 49 1e1,36 48 0))\",A\n\"MULTIPOINT((36 48))\",B\nPOINT Z (36 48 "
         "1),C\n",
         3);
}

TEST_CASE("what is called pos or coordinates, but is an attribute, may be any text")
{
    const TemporaryFolder folder;
    const auto read = readFeatures(folder.write("a.gml", R"(<?xml version="1.0" encoding="UTF-8"?>
<ogr:FeatureCollection xmlns:ogr="http://ogr.maptools.org/" xmlns:gml="http://www.opengis.net/gml">
<gml:featureMember><ogr:t fid="1"><ogr:geometryProperty><gml:Point srsName="EPSG:4326"><gml:pos>36 48</gml:pos></gml:Point></ogr:geometryProperty><ogr:pos>north of it</ogr:pos></ogr:t></gml:featureMember>
</ogr:FeatureCollection>)"));
    REQUIRE(read.ok());
    CHECK(read.warnings.empty());
    CHECK(read->front().text("pos", 0) == "north of it");
}

TEST_CASE("an XML that is not well formed, or nested deeper than it is read, is refused with its line")
{
    const TemporaryFolder folder;
    const auto refusal = [&](const std::string& name, const std::string& text) {
        const auto read = readFeatures(folder.write(name, text));
        REQUIRE_FALSE(read.ok());
        return read.error().message;
    };
    CHECK_THAT(refusal("entity.gml", gml(R"(<gml:Point srsName="EPSG:4326"><gml:pos>&foo; 48</gml:pos></gml:Point>)")),
               Catch::Matchers::Contains("line 3") && Catch::Matchers::Contains("entity"));
    CHECK_THAT(refusal("cut.kml", kmlStart + kmlPoint("36,48")), Catch::Matchers::Contains("line 4"));
    CHECK_THAT(refusal("deep.gml", gml(nestedPoint(30))), Catch::Matchers::Contains("60 deep"));
    std::string folders;
    for (int i = 0; i < 120; ++i) folders += "<Folder>";
    CHECK_THAT(refusal("deep.kml", kmlStart + folders), Catch::Matchers::Contains("100 deep"));
    const auto shallow = readFeatures(folder.write("shallow.gml", gml(nestedPoint(25))));
    REQUIRE(shallow.ok());
    CHECK(drawnFeatures(*shallow) == 2);
}

TEST_CASE("what a table without a CRS holds is counted as drawn once its CRS is assumed")
{
    const TemporaryFolder folder;
    const auto file = folder.write("a.csv", "WKT,name\nPOINT(36 48),A\nPOINT(30 xx),B\n");
    const auto unknown = describeFile(file);
    REQUIRE(unknown.ok());
    CHECK_FALSE(unknown->layers.front().drawn.has_value());
    const auto assumed = describeFile(file, "EPSG:4326");
    REQUIRE(assumed.ok());
    CHECK(assumed->layers.front().crs == "EPSG:4326");
    CHECK(assumed->layers.front().drawn == 1);
    CHECK(assumed->layers.front().skipped == 1);
}
