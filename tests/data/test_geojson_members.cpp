// Members of a GeoJSON that are not what they should be, or not where.
#include <cmath>
#include <string>
#include <vector>

#include "catch.hpp"
#include "geojson_texts.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

const std::string pointMember = R"({"type":"Point","coordinates":[36,48]})";
const std::string zone37 = R"("crs":{"type":"name","properties":{"name":"EPSG:32637"}},)";
// 37° E 48° N: two degrees west of the central meridian of zone 37, by GeoConvert of GeographicLib.
const std::string inZone37 = "[350812.125,5318235.614]";

void checkIn37East48North(const ReadText& read)
{
    CHECK(read.error.empty());
    REQUIRE(features(read) == 1);
    CHECK(read.tables[0].geometry.coordinates[0].x == Approx(37).margin(1e-8));
    CHECK(read.tables[0].geometry.coordinates[0].y == Approx(48).margin(1e-8));
}

}  // namespace

TEST_CASE("the attributes of what is no feature are not given to the next one, nor are its geometry and its columns")
{
    for (const char* type : {"", R"("type":"Bogus",)", R"("type":7,)"}) {
        CAPTURE(type);
        const std::string ghost =
            std::string("{") + type + R"("properties":{"x":"ghost","y":7,"same":"text"},)" +
            R"("geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]},"id":"g"})";
        const ReadText read = readText(collection(pointAt("[36,48]", R"({"y":1,"same":1})") + "," + ghost + "," +
                                                  pointAt("[37,48]", R"({"same":2})")));
        REQUIRE(read.tables.size() == 1);
        const FeatureTable& table = read.tables[0];
        REQUIRE(table.featureCount() == 2);
        CHECK(table.columns.size() == 2);
        CHECK(table.isMissing("y", 1));
        CHECK(table.number("same", 1) == 2);
        CHECK(std::holds_alternative<std::vector<std::int64_t>>(table.column("same")->values));
        CHECK_THAT(read.warnings, Contains("1 member of the collection is no feature"));
    }
}

TEST_CASE("a geometry that is no JSON is named with its file and feature, and the others are drawn")
{
    for (const char* token : {"nul", "nope", "n", "nullx", "NULL", "None", "true", "1", "\"x\"", "[]", "{}"}) {
        CAPTURE(token);
        const std::string broken = R"({"type":"Feature","properties":{},"geometry":)" + std::string(token) + "}";
        const ReadText read = readText(collection(pointAt("[36,48]") + "," + broken + "," + pointAt("[37,48]")));
        CHECK(read.error.empty());
        CHECK(features(read) == 2);
        CHECK_THAT(read.warnings, Contains("a.geojson") && Contains("feature 1: is broken and was left out"));
    }
}

TEST_CASE("the CRS of a single geometry or feature is followed as that of a collection")
{
    const std::string geometry = R"("type":"Point","coordinates":)" + inZone37 + "}";
    checkIn37East48North(readText("{" + zone37 + geometry));
    checkIn37East48North(
        readText(R"({"type":"Feature",)" + zone37 + R"("properties":{},"geometry":{)" + geometry + "}"));
    checkIn37East48North(readText("{" + zone37 + geometry + "\n"));
    const ReadText lines = readText("{" + zone37 + geometry + "\n{" + zone37 + geometry + "\n");
    CHECK(features(lines) == 2);
    CHECK(lines.tables[0].geometry.coordinates[1].x == Approx(37).margin(1e-8));
}

TEST_CASE("the member crs is found by whichever way it is written")
{
    std::string escaped = zone37;
    escaped.replace(1, 1, "\\u0063");
    checkIn37East48North(readText(collection(pointAt(inZone37), escaped)));
    checkIn37East48North(readText(R"({"type":"FeatureCollection",")" + std::string("\\u0066") + R"(eatures":[)" +
                                  pointAt(inZone37) + "]," + zone37 + R"("x":1})"));
    // 32637 and 2^32.
    CHECK_THAT(
        readText(collection(pointAt("[36,48]"), R"("crs":{"type":"EPSG","properties":{"code":4294999933}},)")).error,
        Contains("CRS"));
}

TEST_CASE("a GeoJSON that names more than one CRS is refused, and one that names the same twice is not")
{
    const std::string degrees = R"("crs":{"type":"name","properties":{"name":"EPSG:4326"}},)";
    const std::string crs84 = R"("crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},)";
    CHECK_THAT(readText(collection(pointAt("[36,48]"), zone37 + degrees)).error, Contains("more than one CRS"));
    CHECK_THAT(readText(collection(pointAt(inZone37), zone37) + collection(pointAt("[36,48]"))).error,
               Contains("more than one CRS"));
    CHECK(features(readText(collection(pointAt("[36,48]"), degrees) + collection(pointAt("[36,48]"), crs84) +
                            collection(pointAt("[36,48]")))) == 3);
    checkIn37East48North(readText(collection(pointAt(inZone37), zone37 + zone37)));
}

TEST_CASE("a feature with a list of features of its own is drawn as the feature that it is")
{
    for (const std::string& text :
         {R"({"type":"Feature","features":[],"properties":{},"geometry":)" + pointMember + "}",
          R"({"type":"Feature","properties":{},"geometry":)" + pointMember + R"(,"features":[1,{"a":2}]})",
          R"({"geometry":)" + pointMember + R"(,"features":[],"type":"Feature"})",
          std::string(R"({"type":"Point","features":[],"coordinates":[36,48]})")}) {
        CAPTURE(text);
        const ReadText read = readText(text);
        CHECK(features(read) == 1);
        CHECK(read.warnings.empty());
    }
    CHECK_THAT(readText(R"({"features":[],"type":"Feature","properties":{},"geometry":)" + pointMember + "}").error,
               Contains("before its type"));
}

TEST_CASE("a collection without a list of features says so")
{
    for (const char* text : {R"({"type":"FeatureCollection"})", R"({"type":"FeatureCollection","features":null})",
                             R"({"type":"FeatureCollection","features":{"0":{"type":"Feature"}}})"}) {
        CAPTURE(text);
        CHECK_THAT(readText(text).error, Contains("a.geojson: ") && Contains("has no list of features"));
    }
}

TEST_CASE("a polygon whose outer ring is empty is left out with its holes")
{
    const std::string ring = "[[36,48],[37,48],[37,49],[36,48]]", hollow = "[[]," + ring + "]";
    const ReadText alone = readText(collection(R"({"type":"Feature","geometry":{"type":"Polygon","coordinates":)" +
                                               hollow + "}}," + pointAt("[36,48]")));
    REQUIRE(alone.tables.size() >= 1);
    for (const FeatureTable& table : alone.tables)
        if (table.geometry.kind == GeometryKind::Polygon) CHECK(table.geometry.partCount() == 0);
    CHECK_THAT(alone.warnings, Contains("feature 0") && Contains("too few coordinates"));
    const ReadText one = readText(R"({"type":"MultiPolygon","coordinates":[)" + hollow + ",[" + ring + "]]}");
    REQUIRE(one.tables.size() == 1);
    CHECK(one.tables[0].geometry.partCount() == 1);
    CHECK_THAT(one.warnings, Contains("too few coordinates"));
}

TEST_CASE("of a member that a feature has twice the last counts")
{
    const ReadText read = readText(collection(
        pointAt("[36,48]", R"({"a":1})",
                R"("geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]},"properties":{"b":2},)")));
    REQUIRE(read.tables.size() == 1);
    CHECK(read.tables[0].geometry.kind == GeometryKind::Point);
    CHECK(read.tables[0].columns.size() == 1);
    CHECK(read.tables[0].number("a", 0) == 1);
}

TEST_CASE("what a feature has under the name of a member of geometries is not looked at")
{
    for (const char* foreign :
         {R"("coordinates":"48N 36E",)", R"("geometries":[{"type":"LineString","coordinates":[[1,1],[2,2]]}],)",
          R"("geometries":"x",)", R"("coordinates":[[1],["a"]],)", R"("coordinates":nul,)"}) {
        CAPTURE(foreign);
        const ReadText read = readText(collection(pointAt("[36,48]", "{}", foreign)));
        REQUIRE(read.tables.size() == 1);
        CHECK(read.tables[0].geometry.coordinates == std::vector<Xy>{{36, 48}});
        CHECK(read.warnings.empty());
    }
    const ReadText inGeometry =
        readText(R"({"type":"Point","coordinates":[36,48],"geometries":[)" + pointMember + "]}");
    REQUIRE(features(inGeometry) == 1);
    CHECK(inGeometry.tables[0].geometry.coordinates.size() == 1);
}

TEST_CASE("whole numbers that are too large for one are kept as they are written")
{
    for (const char* digits : {"123456789012345678901234567890", "-9223372036854775809", "18446744073709551615"}) {
        const ReadText read = readText(collection(pointAt("[36,48]", std::string(R"({"id":)") + digits + "}") + "," +
                                                  pointAt("[37,48]", R"({"id":5})")));
        REQUIRE(features(read) == 2);
        CHECK(read.tables[0].text("id", 0) == digits);
        CHECK(read.tables[0].text("id", 1) == "5");
        CHECK(read.warnings.empty());
    }
}

TEST_CASE("a value that cannot be read is missing, its feature is drawn, and it is said once")
{
    for (const char* value : {"Infinity", "-Infinity", "1e400", R"("a\ud800b")", R"("a\xb")"}) {
        CAPTURE(value);
        const std::string properties = std::string(R"({"a":1,"v":)") + value + R"(,"z":2})";
        const ReadText read =
            readText(collection(pointAt("[35,48]", R"({"v":1})") + "," + pointAt("[36,48]", properties) + "," +
                                pointAt("[37,48]", properties)));
        REQUIRE(features(read) == 3);
        const FeatureTable& table = read.tables[0];
        CHECK(table.number("a", 1) == 1);
        CHECK(table.number("z", 2) == 2);
        CHECK(table.isMissing("v", 1));
        CHECK_THAT(read.warnings,
                   Contains("2 values of attributes cannot be read and are missing (the first is v of feature 1)"));
        CHECK(read.warnings.find('\n') == read.warnings.size() - 1);
    }
}

TEST_CASE("NaN is a number of an attribute by whichever way it is written, and what begins like null is none")
{
    const ReadText read =
        readText(collection(pointAt("[36,48]", R"({"v":nan})") + "," + pointAt("[36,48]", R"({"v":-NaN})") + "," +
                            pointAt("[36,48]", R"({"v":null})") + "," + pointAt("[36,48]", R"({"v":nope})")));
    REQUIRE(features(read) == 3);
    CHECK_FALSE(read.tables[0].isMissing("v", 0));
    CHECK(std::isnan(read.tables[0].number("v", 1)));
    CHECK(read.tables[0].isMissing("v", 2));
    CHECK_THAT(read.warnings, Contains("feature 3: is broken"));
}

TEST_CASE("a very long name of a layer is not printed with each warning")
{
    const ReadText read = readText(
        collection(pointAt("[36,48]") + R"(,{"type":"Feature","geometry":null},{"type":"Feature","geometry":null})",
                   "\"name\":\"" + std::string(100'000, 'x') + "\","));
    CHECK(features(read) == 1);
    CHECK_THAT(read.warnings, Contains("layer xxxxx") && Contains("x…, feature 2"));
    CHECK(read.warnings.size() < 1000);
}

TEST_CASE("of a text in UTF-16 or UTF-32 the encoding is named")
{
    const std::string text = collection(pointAt("[36,48]"));
    const auto wide = [&](std::size_t bytes, bool littleEndian, bool mark) {
        std::string out;
        const auto add = [&](unsigned code) {
            for (std::size_t i = 0; i < bytes; ++i)
                out += static_cast<char>(code >> 8 * (littleEndian ? i : bytes - 1 - i) & 0xFFU);
        };
        if (mark) add(0xFEFF);
        for (const char c : text) add(static_cast<unsigned char>(c));
        return out;
    };
    for (const bool littleEndian : {false, true})
        for (const bool mark : {false, true}) {
            CAPTURE(littleEndian, mark);
            CHECK_THAT(readText(wide(2, littleEndian, mark)).error, Contains("in UTF-16: save it as UTF-8"));
            CHECK_THAT(readText(wide(4, littleEndian, mark)).error, Contains("in UTF-32: save it as UTF-8"));
        }
}
