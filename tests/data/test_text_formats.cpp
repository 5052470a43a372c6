// Numbers that are none, in formats that are text: OGR would read them as far as they go.
#include <cpl_vsi.h>

#include <algorithm>
#include <stop_token>

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
    checkOneIsLeft(folder.write("gap.kml", kmlStart + kmlPoint("30,,5") + good + kmlEnd), "line 3", "30,,5");
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
    checkOneIsLeft(folder.write("b.gpx", R"(<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">
<wpt flat="33" lat="4O" lon=" 36.5 "/><wpt lat=" 48.5 " lon="36.5"/></gpx>)"),
                   "line 2", "4O");
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
    CHECK(read->front().text("name", 0) == "B");
    const auto refused = readFeatures(folder / "a.mid");
    REQUIRE_FALSE(refused.ok());
    CHECK_THAT(refused.error().message, Catch::Matchers::Contains("open the .mif beside it"));
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

TEST_CASE("a place of a KML or GML has two or three numbers: with more or fewer it is left out")
{
    const TemporaryFolder folder;
    const std::string good = kmlPoint("36.5,48.5,0");
    checkOneIsLeft(folder.write("comma.kml", kmlStart + kmlPoint("31,5,48,5") + good + kmlEnd), "line 3", "31,5,48,5");
    checkOneIsLeft(folder.write("blank.kml", kmlStart + kmlPolygon("31,48,032,48,0 32,49,0 31,48,0") + good + kmlEnd),
                   "line 3", "31,48,032,48,0");
    checkOneIsLeft(folder.write("lone.kml", kmlStart + kmlPolygon("31,48 32 32,49 31,48") + good + kmlEnd), "line 3",
                   "32");
    checkOneIsLeft(
        folder.write("nan.gml", gml(R"(<gml:Point srsName="EPSG:4326"><gml:pos>NaN 48</gml:pos></gml:Point>)")),
        "line 3", "NaN");
    checkOneIsLeft(
        folder.write(
            "marks.gml",
            gml(R"(<gml:Point srsName="EPSG:4326"><gml:coordinates decimal="," cs=" " ts=";">31,5 48,O</gml:coordinates></gml:Point>)")),
        "line 3", "48.O");
}

TEST_CASE("an XML in another encoding is read as one in UTF-8, and checked like it")
{
    const TemporaryFolder folder;
    // "Дніпро" in windows-1251.
    const std::string start =
        "<?xml version=\"1.0\" encoding=\"windows-1251\"?>\n"
        "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>\n";
    const auto named = readFeatures(folder.write(
        "a.kml", start +
                     placemark("<name>\xC4\xED\xB3\xEF\xF0\xEE</name><Point><coordinates>36,48</coordinates></Point>") +
                     kmlEnd));
    REQUIRE(named.ok());
    CHECK(named.warnings.empty());
    CHECK(named->front().text("Name", 0) == "Дніпро");
    checkOneIsLeft(folder.write("b.kml", start + kmlPoint("36,4O") + kmlPoint("36.5,48.5") + kmlEnd), "line 3", "4O");
    std::string wide = "\xFF\xFE";
    for (const char c : kmlStart.substr(kmlStart.find("<kml")) + kmlPoint("36,4O") + kmlPoint("36.5,48.5") + kmlEnd)
        wide += std::string{c, '\0'};
    checkOneIsLeft(folder.write("c.kml", wide), "line 2", "4O");
    const auto unknown = readFeatures(folder.write("d.kml", "<?xml version=\"1.0\" encoding=\"klingon\"?><kml/>"));
    REQUIRE_FALSE(unknown.ok());
    CHECK_THAT(unknown.error().message, Catch::Matchers::Contains("\"klingon\" is not known; save it as UTF-8"));
}

TEST_CASE("a track of a KML without a time for each place is left out, and named")
{
    const TemporaryFolder folder;
    const auto track = [](int places, int times) {
        std::string text = "<gx:Track>";
        for (int i = 0; i < times; ++i) text += "<when>2025-08-17T00:00:0" + std::to_string(i) + "Z</when>";
        for (int i = 0; i < places; ++i) text += "<gx:coord>36." + std::to_string(i) + " 48 0</gx:coord>";
        return placemark(text + "</gx:Track>");
    };
    const std::string start = R"(<?xml version="1.0"?>
<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document>
)";
    for (const auto& [places, times] : {std::pair(2, 0), std::pair(2, 1), std::pair(1, 2), std::pair(0, 1)}) {
        const auto read =
            readFeatures(folder.write("a.kml", start + track(places, times) + kmlPoint("36.5,48.5") + kmlEnd));
        REQUIRE(read.ok());
        CHECK(drawnFeatures(*read) == 1);
        CHECK(saysAllOf(read.warnings, {"line 3", std::to_string(places) + " places and " + std::to_string(times)}));
    }
    const auto nested = readFeatures(folder.write(
        "c.kml",
        start + placemark("<gx:Track><gx:Track><when>2025</when></gx:Track><gx:coord>36 48 0</gx:coord></gx:Track>") +
            kmlPoint("36.5,48.5") + kmlEnd));
    REQUIRE(nested.ok());
    CHECK(drawnFeatures(*nested) == 1);
    CHECK(saysAllOf(nested.warnings, {"line 3", "lies in another"}));
    const auto whole = readFeatures(folder.write("b.kml", start + track(3, 3) + kmlEnd));
    REQUIRE(whole.ok());
    CHECK(whole.warnings.empty());
    CHECK(whole->front().geometry.coordinates.size() == 3);
}

TEST_CASE("blocks of a drawing that stand in each other without end are refused at once")
{
    const TemporaryFolder folder;
    const auto dxf = [](const std::string& blocks, const std::string& entities) {
        return "0\nSECTION\n2\nHEADER\n9\n$ACADVER\n1\nAC1015\n0\nENDSEC\n0\nSECTION\n2\nBLOCKS\n" + blocks +
               "0\nENDSEC\n0\nSECTION\n2\nENTITIES\n" + entities + "0\nENDSEC\n0\nEOF\n";
    };
    const std::string point = "0\nPOINT\n8\n0\n10\n36.5\n20\n48.5\n";
    const std::string block = "0\nBLOCK\n8\n0\n2\nA\n10\n0\n20\n0\n" + point + "0\nENDBLK\n8\n0\n";
    const auto insert = [](const std::string& name, const std::string& more) {
        return "0\nINSERT\n8\n0\n2\n" + name + "\n10\n0\n20\n0\n" + more;
    };
    ReadOptions degrees;
    degrees.assumedCrs = "EPSG:4326";
    const auto once = readFeatures(folder.write("a.dxf", dxf(block, insert("A", ""))), degrees);
    REQUIRE(once.ok());
    CHECK(drawnFeatures(*once) == 1);
    std::string doubling = block;
    for (int i = 0; i < 25; ++i) {
        const std::string name(1, static_cast<char>('B' + i)), before(1, static_cast<char>('A' + i));
        doubling += "0\nBLOCK\n8\n0\n2\n" + name + "\n10\n0\n20\n0\n" + insert(before, "") + insert(before, "") +
                    "0\nENDBLK\n8\n0\n";
    }
    for (const std::string& text :
         {dxf(block, insert("A", "70\n30000\n71\n30000\n")), dxf(doubling, insert("Z", ""))}) {
        const auto refused = readFeatures(folder.write("b.dxf", text), degrees);
        REQUIRE_FALSE(refused.ok());
        CHECK_THAT(refused.error().message, Catch::Matchers::Contains("b.dxf") && Catch::Matchers::Contains("blocks"));
    }
}

TEST_CASE("objects of a MapInfo interchange file are read with tabs between words, and in collections")
{
    const TemporaryFolder folder;
    const std::string start = "Version 300\nDelimiter \",\"\nCoordSys Earth Projection 1, 104\nColumns 0\nData\n\n";
    const auto drawn = [&](const std::string& objects) {
        const auto none = folder.write("a.mid", "");
        const auto read = readFeatures(folder.write("a.mif", start + objects));
        REQUIRE(read.ok());
        CHECK(read.warnings.empty());
        std::size_t vertices = 0;
        for (const FeatureTable& table : *read) vertices += table.geometry.coordinates.size();
        return vertices;
    };
    CHECK(drawn("Point 36 48\nPOINT\t36.5\t48\nPoint 37 48\n") == 3);
    CHECK(drawn("PLINE\t2\n36 48\n36.5\t48.5\n    Pen (1,2,0)\n") == 2);
    CHECK(drawn("Collection 2\nRegion 1\n4\n36 48\n37 48\n37 49\n36 48\nPline 2\n36 48\n37 48\nPoint 36 48\n") == 7);
}

TEST_CASE("a position of a TopoJSON that is no pair of numbers is an error, not 0° 0°")
{
    const TemporaryFolder folder;
    const auto refusal = [&](const std::string& transform, const std::string& arc, const std::string& geometry) {
        const auto read =
            readFeatures(folder.write("a.topojson", R"({"type":"Topology",)" + transform + R"("objects":{"b":)" +
                                                        geometry + R"(},"arcs":[)" + arc + "]}"));
        return read ? std::string() : read.error().message;
    };
    const std::string line = R"({"type":"LineString","arcs":[0]})";
    CHECK(refusal("", "[[36,48],[36.5,48.5]]", line) == "");
    for (const char* arc : {R"([[36,48],[36,"4O"],[37,49]])", "[[36,48],null,[37,49]]", "[[36,48],[36],[37,49]]"})
        CHECK_THAT(refusal("", arc, line), Catch::Matchers::Contains("arc 0"));
    for (const char* transform :
         {R"("transform":{"scale":["0.001",0.001],"translate":[36,48]},)",
          R"("transform":{"scale":[0.001],"translate":[36,48]},)", R"("transform":{"translate":[36,48]},)"})
        CHECK_THAT(refusal(transform, "[[1,1],[2,2]]", line), Catch::Matchers::Contains("transform"));
    CHECK_THAT(refusal("", "", R"({"type":"Point","coordinates":["36","48"]})"), Catch::Matchers::Contains("\"b\""));
    CHECK_THAT(refusal("", "", R"({"type":"MultiPoint","coordinates":[[36,48],[36,null]]})"),
               Catch::Matchers::Contains("\"b\""));
    CHECK(refusal("", "", R"({"type":"MultiPoint","coordinates":[[36,48],[36.5,48]]})") == "");
    for (const char* arc : {"5", "null", R"("x")", R"({"a":1})"})
        CHECK_THAT(refusal("", arc, line), Catch::Matchers::Contains("arc 0"));
    CHECK_THAT(refusal("", "", R"({"type":"Point","coordinates":[36]})"), Catch::Matchers::Contains("\"b\""));
    CHECK_THAT(refusal("", "", R"({"type":"MultiPoint","coordinates":[36,[36,48]]})"),
               Catch::Matchers::Contains("\"b\""));
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

TEST_CASE("each text of a KMZ is checked, and what links to others still does")
{
    const TemporaryFolder folder;
    const std::filesystem::path file = folder / "a.kmz";
    const auto add = [&](const std::string& name, const std::string& text) {
        VSILFILE* const out = VSIFOpenL(("/vsizip/{" + file.string() + "}/" + name).c_str(), "wb");
        REQUIRE(out);
        REQUIRE(VSIFWriteL(text.data(), 1, text.size(), out) == text.size());
        VSIFCloseL(out);
    };
    add("doc.kml", kmlStart + "<NetworkLink><Link><href>layers/b.kml</href></Link></NetworkLink>" + kmlEnd);
    add("layers/b.kml", kmlStart + kmlPoint("36,4O") + kmlPoint("36.5,48.5") +
                            "<Placemark><gx:Track xmlns:gx=\"http://www.google.com/kml/ext/2.2\"><gx:coord>31 48 0"
                            "</gx:coord></gx:Track></Placemark>" +
                            kmlEnd);
    const auto read = readFeatures(file);
    REQUIRE(read.ok());
    CHECK(drawnFeatures(*read) == 1);
    CHECK(saysAllOf(read.warnings, {"a.kmz, layers/b.kml, line 3", "\"4O\""}));
    CHECK(saysAllOf(read.warnings, {"a.kmz, layers/b.kml, line 5", "1 places and 0 times"}));
    CHECK_FALSE(saysAllOf(read.warnings, {"only doc.kml"}));
}

TEST_CASE("an empty place of a track breaks it there, and is no place at 0° 0°")
{
    const TemporaryFolder folder;
    std::string times;
    for (int i = 0; i < 5; ++i) times += "<when>2025-08-17T00:00:0" + std::to_string(i) + "Z</when>";
    const auto read = readFeatures(folder.write(
        "a.kml", kmlStart + "<Placemark><gx:Track xmlns:gx=\"http://www.google.com/kml/ext/2.2\">" + times +
                     "<gx:coord>36 48 0</gx:coord><gx:coord>36.5 48 0</gx:coord><gx:coord/><gx:coord>37 48 0</gx:coord>"
                     "<gx:coord>37 49 0</gx:coord></gx:Track></Placemark>" +
                     kmlEnd));
    REQUIRE(read.ok());
    CHECK(saysAllOf(read.warnings, {"line 3", "is no place"}));
    CHECK(read->front().geometry.coordinates == std::vector<Xy>{{36, 48}, {36.5, 48}, {37, 48}, {37, 49}});
}

TEST_CASE("features and extensions may have what a format calls its geometries")
{
    const TemporaryFolder folder;
    const auto gmlRead = readFeatures(folder.write("a.gml", R"(<?xml version="1.0" encoding="UTF-8"?>
<fc:FeatureCollection xmlns:fc="http://example.org/" xmlns:gml="http://www.opengis.net/gml">
<gml:featureMember><fc:Circle fid="1"><fc:g><gml:Point srsName="EPSG:4326"><gml:pos>36 48</gml:pos></gml:Point></fc:g><fc:radius>5 m</fc:radius><fc:pos>left</fc:pos></fc:Circle></gml:featureMember>
</fc:FeatureCollection>)"));
    REQUIRE(gmlRead.ok());
    CHECK(gmlRead.warnings.empty());
    CHECK(gmlRead->front().text("radius", 0) == "5 m");
    const auto gpxRead =
        readFeatures(folder.write("a.gpx", R"(<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">
<wpt lat="48.5" lon="36.5"><extensions><x:wpt xmlns:x="http://example.org/">abc</x:wpt></extensions></wpt></gpx>)"));
    REQUIRE(gpxRead.ok());
    CHECK(gpxRead.warnings.empty());
}

TEST_CASE("elements and attributes that a document type declares are refused, with their names")
{
    const TemporaryFolder folder;
    for (const char* type : {"<!ENTITY c '<wpt lat=\"4x\" lon=\"36\"/>'>", "<!ATTLIST wpt lat CDATA \"48x\">"}) {
        const auto refused = readFeatures(folder.write(
            "a.gpx",
            std::string("<!DOCTYPE gpx [") + type +
                "]>\n<gpx version=\"1.1\" xmlns=\"http://www.topografix.com/GPX/1/1\"><wpt lon=\"36\"/></gpx>"));
        REQUIRE_FALSE(refused.ok());
        CHECK_THAT(refused.error().message,
                   Catch::Matchers::Contains("a.gpx, line 1") && Catch::Matchers::Contains("document type"));
    }
}

TEST_CASE("where GDAL cannot read what was put right, the error has the word of the file and GDAL's own")
{
    const TemporaryFolder folder;
    const auto attributes = folder.write("a.mid", "");
    const auto file = folder.write("a.mif",
                                   "Version 300\nDelimiter \",\"\nCoordSys Earth Projection 1, 104\n"
                                   "Columns 0\nData\n\nPoint 31,48\n");
    const auto read = readFeatures(file);
    REQUIRE_FALSE(read.ok());
    CHECK_THAT(read.error().message,
               Catch::Matchers::Contains("a.mif, line 7: \"31,48\"") && Catch::Matchers::Contains("damaged"));
    std::stop_source stop;
    stop.request_stop();
    ReadOptions options;
    options.stop = stop.get_token();
    const auto cancelled = readFeatures(file, options);
    REQUIRE_FALSE(cancelled.ok());
    CHECK_THAT(cancelled.error().message,
               Catch::Matchers::Contains("cancelled") && !Catch::Matchers::Contains("31,48"));
}
