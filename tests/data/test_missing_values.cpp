// A value that is missing, NaN, 0 and "" are four things, in the table and in every format.
#include <cmath>
#include <fstream>
#include <limits>
#include <map>

#include "catch.hpp"
#include "data/feature_table.hpp"
#include "data/read_features.hpp"
#include "data/vector_writer.hpp"
#include "temporary_folder.hpp"

using namespace frontline;

namespace {

const std::string none = "(missing)";

std::string shown(const FeatureTable& table, const std::string& column, std::size_t feature)
{
    return table.isMissing(column, feature) ? none : table.text(column, feature);
}

/// The column's values by the text of the column "id", since FlatGeobuf orders features for its index.
std::map<std::string, std::string> byId(const std::vector<FeatureTable>& tables, const std::string& column)
{
    std::map<std::string, std::string> out;
    for (const FeatureTable& table : tables)
        for (std::size_t f = 0; f < table.featureCount(); ++f) out[table.text("id", f)] = shown(table, column, f);
    return out;
}

FlatGeometry pointRow(int count)
{
    FlatGeometry out;
    out.kind = GeometryKind::Point;
    for (int i = 0; i < count; ++i) {
        out.addRing(std::vector<Xy>{{30.0 + i, 48}});
        out.endPart();
        out.endFeature();
    }
    return out;
}

/// Features a (values), b (zeros, an empty text), c (nothing), d (what is hard to hold).
VectorFile gaps()
{
    VectorLayer layer;
    FeatureTable& table = layer.table;
    table.name = "places";
    table.geometry = pointRow(4);
    Column name{"note", std::vector<std::string>{"words", ""}};
    name.addMissing();
    name.add<std::string>("null");
    Column people{"people", std::vector<std::int64_t>{9007199254740993, 0}};
    people.addMissing();
    people.add(std::numeric_limits<std::int64_t>::min());
    Column share{"share", std::vector<double>{0.1, 0}};
    share.addMissing();
    share.add(std::nan(""));
    table.columns = {{"id", std::vector<std::string>{"a", "b", "c", "d"}}, name, people, share};
    VectorFile file;
    file.layers = {layer};
    return file;
}

std::vector<FeatureTable> through(const char* fileName)
{
    const TemporaryFolder folder;
    const auto written = writeVectorFile(folder / fileName, gaps());
    if (!written) FAIL(written.error().message);
    // CSV has no place for the CRS.
    auto read = readFeatures(folder / fileName, {"", "EPSG:4326", false});
    if (!read) FAIL(read.error().message);
    return *std::move(read);
}

std::vector<FeatureTable> fromText(const char* fileName, const std::string& text)
{
    const TemporaryFolder folder;
    std::ofstream(folder / fileName, std::ios::binary) << text;
    auto read = readFeatures(folder / fileName);
    if (!read) FAIL(read.error().message);
    return *std::move(read);
}

std::vector<std::string> columnOf(const std::vector<FeatureTable>& tables, const std::string& column)
{
    std::vector<std::string> out;
    for (const FeatureTable& table : tables)
        for (std::size_t f = 0; f < table.featureCount(); ++f) out.push_back(shown(table, column, f));
    return out;
}

using Values = std::map<std::string, std::string>;
using List = std::vector<std::string>;
const Values notes{{"a", "words"}, {"b", ""}, {"c", none}, {"d", "null"}};
const Values wholes{{"a", "9007199254740993"}, {"b", "0"}, {"c", none}, {"d", "-9223372036854775808"}};

}  // namespace

TEST_CASE("a missing value has no text and no number, and an empty text is not missing")
{
    const FeatureTable table = gaps().layers[0].table;
    CHECK(table.text("people", 2).empty());
    CHECK(std::isnan(table.number("people", 2)));
    CHECK(table.isMissing("people", 2));
    CHECK(table.isMissing("share", 2));
    CHECK(table.isMissing("no such column", 0));
    CHECK_FALSE(table.isMissing("note", 1));
    CHECK_FALSE(table.isMissing("share", 3));
    CHECK(table.text("share", 3) == "NaN");
    CHECK(table.reads("note", 1, ""));
    CHECK_FALSE(table.reads("note", 2, ""));
    CHECK_FALSE(table.reads("no such column", 0, ""));
}

TEST_CASE("chosen features keep what is missing of them")
{
    const FeatureTable chosen = selectFeatures(gaps().layers[0].table, {2, 0});
    CHECK(columnOf({chosen}, "people") == List{none, "9007199254740993"});
    CHECK(columnOf({chosen}, "note") == List{none, "words"});
    CHECK(chosen.column("id")->valid.empty());
}

TEST_CASE("FlatGeobuf keeps missing values, NaN, 0 and empty texts apart")
{
    const auto read = through("a.fgb");
    CHECK(byId(read, "note") == notes);
    CHECK(byId(read, "people") == wholes);
    CHECK(byId(read, "share") == Values{{"a", "0.1"}, {"b", "0"}, {"c", none}, {"d", "NaN"}});
}

TEST_CASE("CSV keeps missing values, NaN, 0 and empty texts apart")
{
    const auto read = through("a.csv");
    CHECK(byId(read, "note") == notes);
    CHECK(byId(read, "people") == wholes);
    CHECK(byId(read, "share") == Values{{"a", "0.1"}, {"b", "0"}, {"c", none}, {"d", "NaN"}});
}

TEST_CASE("GeoPackage keeps all but NaN, which SQLite stores as NULL")
{
    const auto read = through("a.gpkg");
    CHECK(byId(read, "note") == notes);
    CHECK(byId(read, "people") == wholes);
    CHECK(byId(read, "share") == Values{{"a", "0.1"}, {"b", "0"}, {"c", none}, {"d", none}});
}

TEST_CASE("GeoJSON keeps all but NaN, which JSON does not have: null")
{
    const auto read = through("a.geojson");
    CHECK(byId(read, "note") == notes);
    CHECK(byId(read, "people") == wholes);
    CHECK(byId(read, "share") == Values{{"a", "0.1"}, {"b", "0"}, {"c", none}, {"d", none}});
}

TEST_CASE("KML keeps all; whole numbers become texts of the same digits")
{
    const auto read = through("a.kml");
    CHECK(byId(read, "note") == notes);
    CHECK(byId(read, "people") == wholes);
    CHECK(byId(read, "share") == Values{{"a", "0.1"}, {"b", "0"}, {"c", none}, {"d", "NaN"}});
}

TEST_CASE("GeoJSON: null and a member that is left out are missing, 0, false and \"\" are not")
{
    const auto feature = [](const std::string& properties) {
        return R"({"type":"Feature","geometry":{"type":"Point","coordinates":[30,48]},"properties":)" + properties +
               "}";
    };
    const auto read = fromText(
        "a.geojson", R"({"type":"FeatureCollection","features":[)" + feature(R"({"n":5,"t":"x","b":true,"r":0.5})") +
                         "," + feature(R"({"n":0,"t":"","b":false,"r":0.0})") + "," +
                         feature(R"({"n":null,"t":null,"b":null,"r":null})") + "," + feature("{}") + "," +
                         feature(R"({"n":1,"t":"y","b":true,"r":NaN})") + "]}");
    CHECK(columnOf(read, "n") == List{"5", "0", none, none, "1"});
    CHECK(columnOf(read, "t") == List{"x", "", none, none, "y"});
    CHECK(columnOf(read, "b") == List{"1", "0", none, none, "1"});
    CHECK(columnOf(read, "r") == List{"0.5", "0", none, none, "NaN"});
}

TEST_CASE("CSV: nothing between separators is missing, two quotes are an empty text")
{
    const auto read = fromText("a.csv",
                               "lon,lat,t,n,r\n30,48,x,1,0.5\n31,48,,,\n32,48,\"\",\"\",\"\"\n33,48\n"
                               "34,48,NaN,9007199254740993,0\n");
    CHECK(columnOf(read, "t") == List{"x", none, "", none, "NaN"});
    CHECK(columnOf(read, "n") == List{"1", none, none, none, "9007199254740993"});  // a column of numbers has no ""
    CHECK(columnOf(read, "r") == List{"0.5", none, none, none, "0"});
}

TEST_CASE("CSV: quotes are found with other separators, over lines, and around quotes")
{
    const auto semicolons =
        fromText("a.csv",
                 "\xEF\xBB\xBFlon;lat;t;u\n30;48;\"two\n\nlines; one cell\";\n\n31;48;\"\";\"a \"\"b\"\"\"\n"
                 "32;48;;\"\"\n33;48;\"\"\"\"\"\";x\n");
    CHECK(columnOf(semicolons, "t") == List{"two\n\nlines; one cell", "", none, "\"\""});
    CHECK(columnOf(semicolons, "u") == List{none, "a \"b\"", "", "x"});
    const auto tabs = fromText("a.tsv", "lon\tlat\tt\n30\t48\t\"\"\n31\t48\t\n32\t48\tx\n");
    CHECK(columnOf(tabs, "t") == List{"", none, "x"});
}

TEST_CASE("CSV: without any two quotes every empty field is missing")
{
    const auto read = fromText("a.csv", "lon,lat,\"t\",u\n30,48,,\"x\"\n31,48,z,\n");
    CHECK(columnOf(read, "t") == List{none, "z"});
    CHECK(columnOf(read, "u") == List{"x", none});
}

TEST_CASE("KML: a value that is left out is missing, 0 is not")
{
    const auto read = fromText("a.kml", R"(<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Schema id="s"><SimpleField name="n" type="int"/>
<SimpleField name="r" type="float"/><SimpleField name="t" type="string"/></Schema>
<Placemark><ExtendedData><SchemaData schemaUrl="#s"><SimpleData name="n">0</SimpleData>
<SimpleData name="r">0.5</SimpleData></SchemaData></ExtendedData><Point><coordinates>30,48</coordinates></Point></Placemark>
<Placemark><name></name><ExtendedData><SchemaData schemaUrl="#s"><SimpleData name="t"></SimpleData></SchemaData></ExtendedData>
<Point><coordinates>31,48</coordinates></Point></Placemark></Document></kml>)");
    CHECK(columnOf(read, "n") == List{"0", none});
    CHECK(columnOf(read, "r") == List{"0.5", none});
    CHECK(columnOf(read, "t") == List{none, ""});
    CHECK(columnOf(read, "Name") == List{none, ""});
}
