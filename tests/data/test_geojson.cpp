#include <cmath>
#include <string>
#include <vector>

#include "catch.hpp"
#include "data/describe_file.hpp"
#include "geojson_texts.hpp"
#include "temporary_folder.hpp"

using namespace frontline;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

TEST_CASE("a feature of a GeoJSON that is broken is left out and named, and the others are drawn")
{
    const std::vector<std::pair<std::string, std::string>> broken{
        {R"({"type":"Feature","geometry":{"type":"Point","coordinates":["east",48]}})", "not a number: \"east\""},
        {R"({"type":"Feature","geometry":{"type":"Point","coordinates":[37]}})", "a single number"},
        {R"({"type":"Feature","geometry":{"type":"Point","coordinates":37}})", "no list"},
        {R"({"type":"Feature","geometry":{"type":"Point"}})", "no coordinates"},
        {R"({"type":"Feature","geometry":{"type":"Polygon","coordinates":[[36,48],[37,48]]}})", "shape of a Polygon"},
        {R"({"type":"Feature","geometry":{"type":"LineString","coordinates":[[36,48],[[37,48]]]}})", "unevenly"},
        {R"({"type":"Feature","geometry":{"type":"Circle","coordinates":[36,48]}})", "no geometry"},
        {R"({"geometry":{"coordinates":["east",48],"type":"Point"},"type":"Feature"})", "not a number"},
        {R"({"type":"Feature","geometry":{"type":"Point","coordinates":[36,,48]}})", "is broken"},
        {R"({"type":"Feature","properties":{"name":tru},"geometry":null})", "name"},
    };
    for (const auto& [text, why] : broken) {
        CAPTURE(text);
        const ReadText read = readText(collection(pointAt("[36,48]") + "," + text + "," + pointAt("[38,49]")));
        CHECK(read.error.empty());
        CHECK(features(read) == 2);
        CHECK_THAT(read.warnings, Contains("feature 1: is broken and was left out") && Contains(why));
    }
}

TEST_CASE("a member of the collection that is no feature is counted, and the others are drawn")
{
    const ReadText read = readText(collection(R"(17,"east",{"a":1},)" + pointAt("[36,48]")));
    CHECK(features(read) == 1);
    CHECK_THAT(read.warnings, Contains("3 members of the collection are no features"));
}

TEST_CASE("a GeoJSON that ends before its end is refused, and the message says after which feature")
{
    const std::string whole = collection(pointAt("[36,48]") + "," + pointAt("[37,48]") + "," + pointAt("[38,48]"));
    REQUIRE(features(readText(whole)) == 3);
    for (std::size_t length = 60; length < whole.size(); ++length) {
        CAPTURE(length);
        const ReadText read = readText(whole.substr(0, length));
        CHECK(read.tables.empty());
        CHECK_FALSE(read.error.empty());
    }
    CHECK_THAT(readText(whole.substr(0, whole.size() - 2)).error, Contains("incomplete after feature 3"));
}

TEST_CASE("features in lines, in records and in a plain list are read as a collection is")
{
    const std::string a = pointAt("[36,48]", R"({"n":1})"), b = pointAt("[37,48]", R"({"n":2})");
    for (const std::string& text :
         {a + "\n" + b + "\n", a + "\r\n" + b, "\x1e" + a + "\n\x1e" + b + "\n", "[" + a + "," + b + "]",
          "\xEF\xBB\xBF" + collection(a + "," + b), "\n\n " + collection(a + "," + b) + "\n"}) {
        CAPTURE(text);
        const ReadText read = readText(text);
        REQUIRE(features(read) == 2);
        CHECK(read.tables[0].number("n", 1) == 2);
        CHECK(read.warnings.empty());
    }
}

TEST_CASE("members of a GeoJSON may come in any order, with blanks, escapes and further members between them")
{
    const ReadText read = readText(
        R"( { "features" : [ { "geometry" : { "coordinates" : [ 36.5 , 4.8e1 , 120 ] , "type" : "Point" , "bbox" : [1,2] } ,
        "properties" : { "na\u006de" : "Бахмут \"\u0411\"" , "tags" : ["a", {"b": "]}"}] } , "x" : [[[{}]]] , "type" : "Feature" } ] ,
        "bbox" : [ 1 , 2 , 3 , 4 ] , "name" : "My \"towns\"" , "type" : "FeatureCollection" } )");
    REQUIRE(features(read) == 1);
    CHECK(read.tables[0].geometry.coordinates[0] == Xy{36.5, 48});
    CHECK(read.tables[0].text("name", 0) == "Бахмут \"Б\"");
    CHECK(read.tables[0].text("tags", 0) == R"(["a", {"b": "]}"}])");
    CHECK(read.tables[0].name == "My \"towns\"");
}

TEST_CASE("numbers that JSON does not have are found in coordinates, and are missing in attributes")
{
    const ReadText read =
        readText(collection(pointAt("[NaN,48]") + "," + pointAt("[-Infinity,48]") + "," + pointAt("[36,1e999]") + "," +
                            pointAt("[null,48]") + "," + pointAt("[36,48]", R"({"share":NaN})")));
    REQUIRE(features(read) == 5);
    CHECK(read.tables[0].geometry.coordinates == std::vector<Xy>{{36, 48}});
    CHECK(std::isnan(read.tables[0].number("share", 4)));
    for (const char* feature : {"feature 0", "feature 1", "feature 2", "feature 3"})
        CHECK_THAT(read.warnings, Contains(feature));
}

TEST_CASE("a column of a GeoJSON takes the type that holds all of its values")
{
    const ReadText read = readText(collection(pointAt("[36,48]", R"({"a":1,"b":1,"c":null,"e":true})") + "," +
                                              pointAt("[37,48]", R"({"a":2.5,"b":"two","c":3,"e":false})") + "," +
                                              pointAt("[38,48]", R"({"d":"late","a":9007199254740993})")));
    REQUIRE(features(read) == 3);
    const FeatureTable& table = read.tables[0];
    CHECK(table.number("a", 0) == 1);
    CHECK(table.number("a", 1) == 2.5);
    CHECK(table.text("b", 0) == "1");
    CHECK(table.text("b", 1) == "two");
    CHECK(table.number("c", 1) == 3);
    CHECK(table.text("d", 2) == "late");
    CHECK(table.number("e", 0) == 1);
}

TEST_CASE("the old member crs of a GeoJSON is followed, and one that is none is not taken for degrees")
{
    const auto withCrs = [](const std::string& crs, const std::string& position) {
        return R"({"type":"FeatureCollection","crs":)" + crs + R"(,"features":[)" + pointAt(position) + "]}";
    };
    for (const char* crs :
         {R"({"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32637"}})",
          R"({"type":"name","properties":{"name":"EPSG:32637"}})", R"({"type":"EPSG","properties":{"code":32637}})"}) {
        CAPTURE(crs);
        // 37° E 48° N: two degrees west of the central meridian of zone 37, by GeoConvert of GeographicLib.
        const ReadText read = readText(withCrs(crs, "[350812.125,5318235.614]"));
        REQUIRE(features(read) == 1);
        CHECK(read.tables[0].geometry.coordinates[0].x == Approx(37).margin(1e-8));
        CHECK(read.tables[0].geometry.coordinates[0].y == Approx(48).margin(1e-8));
    }
    CHECK(features(readText(
              withCrs(R"({"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}})", "[37,48]"))) == 1);
    for (const char* crs :
         {"null", R"({"type":"name","properties":{"name":"NO SUCH"}})",
          R"({"type":"link","properties":{"href":"http://127.0.0.1/crs"}})", R"({"type":"EPSG"})", "[1]"}) {
        CAPTURE(crs);
        CHECK_THAT(readText(withCrs(crs, "[37,48]")).error, Contains("CRS"));
    }
}

TEST_CASE("bytes of another encoding in a GeoJSON are replaced and said, and nothing else of it is lost")
{
    const ReadText read = readText(collection(pointAt("[36,48]", "{\"name\":\"\xC1\xE0\xF5\xEC\xF3\xF2\"}") + "," +
                                              pointAt("[37,48]", "{\"name\":\"two\tlines\n\"}")));
    CHECK(features(read) == 2);
    CHECK_THAT(read.warnings, Contains("UTF-8"));
}

TEST_CASE("a GeoJSON with a name of its own for each value is read with no more attributes than there is room for")
{
    std::string properties = "{", more;
    for (int i = 0; i < 200'000; ++i) properties += (i ? ",\"k" : "\"k") + std::to_string(i) + "\":1";
    properties += "}";
    const ReadText one = readText(collection(pointAt("[36,48]", properties)));
    CHECK(features(one) == 1);
    CHECK(one.tables[0].number("k199999", 0) == 1);
    for (int i = 0; i < 20'000; ++i) more += (i ? "," : "") + pointAt("[36,48]", "{\"k" + std::to_string(i) + "\":1}");
    const ReadText many = readText(collection(more));
    CHECK(features(many) == 20'000);
    CHECK_THAT(many.warnings, Contains("has 20000 attributes, of which the ") && Contains("most features have"));
}

TEST_CASE("attributes that next to no feature has take no more memory than there is, and those that all have are kept")
{
    std::string properties = "{", more;
    for (int i = 0; i < 70; ++i) properties += "\"k" + std::to_string(i) + "\":\"v\",";
    for (int i = 0; i < 400'000; ++i) more += "," + pointAt("[36,48]", R"({"name":"n"})");
    const ReadText read = readText(collection(pointAt("[36,48]", properties + R"("name":"n"})") + more));
    REQUIRE(features(read) == 400'001);
    const FeatureTable& table = read.tables[0];
    CHECK(bytesOf(table) < 320'000'000);
    CHECK(table.text("name", 400'000) == "n");
    CHECK(table.text("k0", 0) == "v");
    CHECK_THAT(read.warnings, Contains("has 71 attributes, of which the "));
    // Only where there are very many features.
    const ReadText few = readText(collection(pointAt("[36,48]", properties + R"("name":"n"})")));
    CHECK(few.tables[0].columns.size() == 71);
}

TEST_CASE("lists and collections that are nested very deep are an error of one line or one feature")
{
    const std::string deep(100'000, '[');
    CHECK_FALSE(readText(R"({"type":"Polygon","coordinates":)" + deep).error.empty());
    CHECK_FALSE(readText(deep).error.empty());
    std::string nested = R"({"type":"Point","coordinates":[36,48]})";
    for (int i = 0; i < 2'000; ++i) nested = R"({"type":"GeometryCollection","geometries":[)" + nested + "]}";
    const ReadText read = readText(collection(R"({"type":"Feature","geometry":)" + nested + "}," + pointAt("[37,48]")));
    CHECK(features(read) == 1);
    CHECK_THAT(read.warnings, Contains("feature 0"));
}

TEST_CASE("a JSON that is no map data is said to be of no known format")
{
    for (const char* text : {R"({"name":"frontline","version":"1"})", R"({"a":[1,2,{"b":null}]})", "[1,2,3]", "{}",
                             R"({"name": "unfinished)"}) {
        CAPTURE(text);
        const ReadText read = readText(text);
        CHECK_THAT(read.error, Contains("not map data of a known format"));
    }
    CHECK_THAT(readText(collection("")).error, Contains("nothing to draw"));
}

TEST_CASE("what is in a GeoJSON is listed with the types that it has")
{
    const TemporaryFolder folder;
    const auto described =
        describeFile(folder.write("a.geojson", collection(pointAt("[36,48]", R"({"name":"A","people":1,"share":0.5})") +
                                                          "," + pointAt("[37,49]"))));
    REQUIRE(described.ok());
    CHECK(described->driver == "GeoJSON");
    REQUIRE(described->layers.size() == 1);
    const auto& layer = described->layers[0];
    CHECK(layer.name == "a");
    CHECK(layer.geometryType == "Point");
    CHECK(layer.featureCount == 2);
    CHECK(layer.fields == std::vector<FieldSummary>{{"name", "String"}, {"people", "Integer"}, {"share", "Real"}});
    CHECK(layer.extent == Box{36, 48, 37, 49});
}
