// Everyday tables and what they are in: every kind of separator, encoding and heading.
#include <fstream>

#include "catch.hpp"
#include "data/describe_file.hpp"
#include "data/read_features.hpp"
#include "temporary_folder.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

FeatureTable onlyTable(const std::filesystem::path& path, const ReadOptions& options = {})
{
    auto read = readFeatures(path, options);
    if (!read) FAIL(read.error().message);
    REQUIRE(read->size() == 1);
    return std::move(read->front());
}

const std::vector<Xy> twoPlaces{{36.25, 47.5}, {37.75, 48.75}};

void checkTwoPlaces(const std::string& name, std::string_view text, const ReadOptions& options = {})
{
    const TemporaryFolder folder;
    const FeatureTable table = onlyTable(folder.write(name, text), options);
    INFO(text);
    REQUIRE(table.geometry.coordinates.size() == 2);
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(table.geometry.coordinates[i].x == Approx(twoPlaces[i].x).margin(1e-7));
        CHECK(table.geometry.coordinates[i].y == Approx(twoPlaces[i].y).margin(1e-7));
    }
}

ReadOptions encodedAs(const std::string& encoding)
{
    ReadOptions options;
    options.encoding = encoding;
    return options;
}

std::string oneWarning(const std::filesystem::path& path, const ReadOptions& options = {})
{
    const auto read = readFeatures(path, options);
    if (!read) FAIL(read.error().message);
    REQUIRE(read.warnings.size() == 1);
    return read.warnings.front();
}

std::string inUtf16(std::u16string_view text)
{
    std::string out = "\xFF\xFE";
    for (const char16_t c : text) out += static_cast<char>(c & 0xFF), out += static_cast<char>(c >> 8);
    return out;
}

/// A dBASE table of one column of texts. language: its byte for the encoding.
std::string dbase(const std::string& heading, const std::vector<std::string>& values, char language)
{
    constexpr std::size_t width = 20;
    std::string out(32, '\0');
    out[0] = 3, out[1] = 125, out[2] = 1, out[3] = 1;
    out[4] = static_cast<char>(values.size());
    out[8] = 65;          // length of the header
    out[10] = width + 1;  // of a record
    out[29] = language;
    std::string field(32, '\0');
    field.replace(0, heading.size(), heading);
    field[11] = 'C';
    field[16] = static_cast<char>(width);
    out += field + '\r';
    for (const std::string& value : values) out += ' ' + value + std::string(width - value.size(), ' ');
    return out + '\x1A';
}

void bigEndian(std::string& out, std::uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFF);
}

void appendRaw(std::string& out, const void* value, std::size_t size)
{
    out.append(static_cast<const char*>(value), size);
}

/// A Shapefile of as many points as there are texts, along the parallel of 48 degrees.
std::filesystem::path shapefile(const TemporaryFolder& folder, const std::vector<std::string>& names, char language)
{
    const auto header = [&](std::uint32_t words) {
        std::string out;
        bigEndian(out, 9994);
        for (int i = 0; i < 5; ++i) bigEndian(out, 0);
        bigEndian(out, words);
        const std::int32_t version = 1000, kind = 1;
        appendRaw(out, &version, 4);
        appendRaw(out, &kind, 4);
        const double box[8] = {30, 48, 60, 48, 0, 0, 0, 0};
        appendRaw(out, box, sizeof box);
        return out;
    };
    const auto count = static_cast<std::uint32_t>(names.size());
    std::string shapes = header(50 + count * 14), index = header(50 + count * 4);
    for (std::uint32_t i = 0; i < count; ++i) {
        bigEndian(index, 50 + i * 14);
        bigEndian(index, 10);
        bigEndian(shapes, i + 1);
        bigEndian(shapes, 10);
        const std::int32_t kind = 1;
        const double place[2] = {30.0 + i, 48};
        appendRaw(shapes, &kind, 4);
        appendRaw(shapes, place, sizeof place);
    }
    (void)folder.write("v.shx", index);
    (void)folder.write("v.dbf", dbase("NAME", names, language));
    (void)folder.write("v.prj", R"(GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],)"
                                R"(PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]])");
    return folder.write("v.shp", shapes);
}

// "Зелений Гай", "Їжакова Балка", "Новопетрівка", "Верхня Криниця" in windows-1251, by Python's codec.
const std::vector<std::string> villages1251{
    "\xC7\xE5\xEB\xE5\xED\xE8\xE9 \xC3\xE0\xE9", "\xAF\xE6\xE0\xEA\xEE\xE2\xE0 \xC1\xE0\xEB\xEA\xE0",
    "\xCD\xEE\xE2\xEE\xEF\xE5\xF2\xF0\xB3\xE2\xEA\xE0", "\xC2\xE5\xF0\xF5\xED\xFF \xCA\xF0\xE8\xED\xE8\xF6\xFF"};

}  // namespace

TEST_CASE("a table is read with every separator and usual heading")
{
    checkTwoPlaces("a.csv", "name,lat,lng\nA,47.5,36.25\nB,48.75,37.75\n");
    checkTwoPlaces("a.csv",
                   "\xEF\xBB\xBF\"name\",\"Latitude\",\"Longitude\"\r\n\"A\",\"47.5\",\"36.25\"\r\n"
                   "\"B\",\"48.75\",\"37.75\"\r\n");
    checkTwoPlaces("a.tsv", "NAME\tLAT\tLONG\nA\t47.5\t36.25\nB\t48.75\t37.75\n");
    checkTwoPlaces("a.csv", "Назва,Широта,Довгота\nA,47.5,36.25\nB,48.75,37.75\n");
    checkTwoPlaces("a.csv", "Название;Широта;Долгота\nA;47,5;36,25\nB;48,75;37,75\n");
    checkTwoPlaces("a.csv", "Широта, град;Довгота, град;Назва\n47,5;36,25;A\n48,75;37,75;B\n");
    checkTwoPlaces("a.csv", "name|lat|lon\nA, x|47.5|36.25\nB|48.75|37.75\n");
    checkTwoPlaces("a.csv", "sep=;\nname;lat;lon\nA;47,5;36,25\nB;48,75;37,75\n");
    checkTwoPlaces("a.csv", "Events of the week\n\nname;lat;lon\nA;47,5;36,25\nB;48,75;37,75\n");
    checkTwoPlaces("a.txt", "name;lat;lon\nA;47,5;36,25\nB;48,75;37,75\n");
    checkTwoPlaces("a.csv", "name,lat,lon\nA,\"47,5\",\"36,25\"\nB,\"48,75\",\"37,75\"\n");
}

TEST_CASE("a table may have both coordinates in one column, in either order")
{
    checkTwoPlaces("a.csv", "name,position\nA,\"47.5, 36.25\"\nB,\"48.75, 37.75\"\n");
    checkTwoPlaces("a.csv", "name\tКоординати\nA\t47,5; 36,25\nB\t48,75; 37,75\n");
    checkTwoPlaces("a.csv", "name;lon_lat\nA;36.25 47.5\nB;37.75 48.75\n");
}

TEST_CASE("a table of DMS and of letters for the quarters of the sky is read")
{
    checkTwoPlaces("a.csv", "name;lat;lon\nA;47°30'00\"N;36°15'00\"E\nB;48°45' пн.ш.;37°45' сх.д.\n");
    checkTwoPlaces("a.csv", "name;coordinates\nA;N 47°30' E 36°15'\nB;48.75N 37.75E\n");
}

TEST_CASE("easting and northing need a CRS, which a .prj may say")
{
    const std::string text = "name;easting;northing\nA;292894,9157;5264395,4763\nB;408116,0763;5400418,6969\n";
    const TemporaryFolder folder;
    const auto path = folder.write("a.csv", text);
    const auto refused = readFeatures(path);
    REQUIRE_FALSE(refused.ok());
    CHECK_THAT(refused.error().message, Contains("a.csv") && Contains("--assume-crs"));
    ReadOptions options;
    options.assumedCrs = "EPSG:32637";  // made by gdaltransform
    const FeatureTable table = onlyTable(path, options);
    CHECK(table.geometry.coordinates[0].x == Approx(36.25).margin(1e-7));
    CHECK(table.geometry.coordinates[1].y == Approx(48.75).margin(1e-7));
    CHECK(table.number("easting", 0) == 292894.9157);
    (void)folder.write("a.prj",
                       "PROJCS[\"WGS 84 / UTM zone 37N\",GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS "
                       "84\",6378137,298.257223563]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]],"
                       "PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"latitude_of_origin\",0],PARAMETER["
                       "\"central_meridian\",39],PARAMETER[\"scale_factor\",0.9996],PARAMETER[\"false_easting\","
                       "500000],PARAMETER[\"false_northing\",0],UNIT[\"metre\",1]]");
    CHECK(onlyTable(path).geometry.coordinates[0].y == Approx(47.5).margin(1e-7));
}

TEST_CASE("a geometry in a column is well-known text, with or without its CRS, or GeoJSON")
{
    checkTwoPlaces("a.csv", "id,geom\n1,SRID=4326;POINT(36.25 47.5)\n2,SRID=4326;POINT(37.75 48.75)\n");
    checkTwoPlaces("a.csv",
                   "id;geojson\n1;{\"type\":\"Point\",\"coordinates\":[36.25,47.5]}\n"
                   "2;{\"type\":\"Point\",\"coordinates\":[37.75,48.75]}\n");
    const TemporaryFolder folder;
    const auto broken =
        folder.write("b.csv", "id;geojson\n1;{\"type\":\"Point\",\"coordinates\":[36.25,47.5]}\n2;{\"type\":\n");
    CHECK_THAT(oneWarning(broken), Contains("b.csv") && Contains("feature 1") && Contains("GeoJSON"));
}

TEST_CASE("a row without a place is left out and named, and the others are read")
{
    const TemporaryFolder folder;
    const auto path = folder.write("t.csv",
                                   "name,lat,lon\nWhole,48.5,38\nEmpty,,\nHalf,48.1,\nWords,NaN,NaN\nDash,-,n/a\n"
                                   "Whole too,47.75,36.5\n");
    const auto read = readFeatures(path);
    REQUIRE(read.ok());
    CHECK(read->front().geometry.coordinates == std::vector<Xy>{{38, 48.5}, {36.5, 47.75}});
    CHECK(read.warnings.size() == 4);
    CHECK_THAT(read.warnings[1], Contains("t.csv") && Contains("feature 2") && Contains("has no place"));
    const auto described = describeFile(path);
    REQUIRE(described.ok());
    CHECK(described->layers[0].geometryType == "Point");
    CHECK(described->layers[0].featureCount == 6);
    CHECK(described->layers[0].drawn == 2U);
    CHECK(described->layers[0].skipped == 4U);
}

TEST_CASE("a column of numbers is one of numbers, and codes with zeros before them stay texts")
{
    const TemporaryFolder folder;
    const auto path = folder.write("fires.csv",
                                   "latitude,longitude,acq_time,frp,n,mixed\n48.7712,36.4121,0014,3.1,5,1\n"
                                   "47.9034,37.2054,1042,12.7,,2\n48.2266,37.6605,0131,1.9,7,many\n");
    const FeatureTable table = onlyTable(path);
    CHECK(table.text("acq_time", 0) == "0014");
    CHECK(std::holds_alternative<std::vector<double>>(table.column("frp")->values));
    CHECK(std::holds_alternative<std::vector<std::int64_t>>(table.column("n")->values));
    CHECK(table.isMissing("n", 1));
    CHECK(table.text("mixed", 0) == "1");
    CHECK(table.text("mixed", 2) == "many");
    const auto described = describeFile(path);
    REQUIRE(described.ok());
    CHECK(described->layers[0].fields == std::vector<FieldSummary>{{"latitude", "Real"},
                                                                   {"longitude", "Real"},
                                                                   {"acq_time", "String"},
                                                                   {"frp", "Real"},
                                                                   {"n", "Integer64"},
                                                                   {"mixed", "String"}});
}

TEST_CASE("a word far down makes a column of numbers one of texts, and no number of it is lost")
{
    const TemporaryFolder folder;
    std::string text = "lon,lat,n\n";
    for (int i = 0; i < 1500; ++i) text += "37,48," + std::to_string(i) + "\n";
    text += "37,48,007\n";
    const FeatureTable table = onlyTable(folder.write("a.csv", text));
    REQUIRE(table.featureCount() == 1501);
    CHECK(table.text("n", 1499) == "1499");
    CHECK(table.text("n", 1500) == "007");
}

TEST_CASE("decimal commas make numbers where a comma does not separate")
{
    const TemporaryFolder folder;
    const FeatureTable semicolons = onlyTable(folder.write("a.csv", "lat;lon;r\n48,5;37,5;0,25\n"));
    CHECK(semicolons.number("r", 0) == 0.25);
    const FeatureTable commas = onlyTable(folder.write("b.csv", "lat,lon,r\n48.5,37.5,\"1,234\"\n"));
    CHECK(commas.text("r", 0) == "1,234");
}

TEST_CASE("a table in windows-1251 is read so, with Cyrillic headings, and the encoding is named")
{
    const TemporaryFolder folder;
    // "назва;широта;довгота\nЗастава;48,25;37,5" by Python's codec.
    const auto path = folder.write("t.csv",
                                   "\xED\xE0\xE7\xE2\xE0;\xF8\xE8\xF0\xEE\xF2\xE0;\xE4\xEE\xE2\xE3\xEE\xF2\xE0\n"
                                   "\xC7\xE0\xF1\xF2\xE0\xE2\xE0;48,25;37,5\n");
    const FeatureTable table = onlyTable(path);
    CHECK(table.geometry.coordinates == std::vector<Xy>{{37.5, 48.25}});
    CHECK(table.text("назва", 0) == "Застава");
    CHECK_THAT(oneWarning(path), Contains("t.csv") && Contains("windows-1251") && Contains("--encoding"));
    CHECK(describeFile(path)->layers[0].encoding == "windows-1251");
    CHECK(readFeatures(path, encodedAs("cp1251")).warnings.empty());
    CHECK(onlyTable(path, encodedAs("cp1251")).text("назва", 0) == "Застава");
}

TEST_CASE("a spreadsheet's \"Unicode text\", UTF-16 with tabs, is read")
{
    const TemporaryFolder folder;
    const auto path = folder.write("t.txt", inUtf16(u"назва\tширота\tдовгота\r\nЗастава\t48,25\t37,5\r\n"));
    const FeatureTable table = onlyTable(path);
    CHECK(table.text("назва", 0) == "Застава");
    CHECK(table.geometry.coordinates == std::vector<Xy>{{37.5, 48.25}});
}

TEST_CASE("an encoding that is none is refused with the remedy")
{
    const TemporaryFolder folder;
    const auto path = folder.write("t.csv", "name,lat,lon\nA,48,37\n");
    const auto refused = readFeatures(path, encodedAs("rubbish"));
    REQUIRE_FALSE(refused.ok());
    CHECK_THAT(refused.error().message, Contains("rubbish") && Contains("windows-1251"));
    CHECK_FALSE(describeFile(path, "", "rubbish").ok());
}

TEST_CASE("a Shapefile's texts are read as its language byte says")
{
    const TemporaryFolder folder;
    const auto path = shapefile(folder, villages1251, '\xC9');
    const auto read = readFeatures(path);
    REQUIRE(read.ok());
    CHECK(read.warnings.empty());
    CHECK(read->front().text("NAME", 1) == "Їжакова Балка");
    CHECK(describeFile(path)->layers[0].encoding == "windows-1251");
}

TEST_CASE("a Shapefile's texts are read as its .cpg says, by whichever name")
{
    for (const char* name : {"ANSI 1251\r\n", "1251", "cp1251", "windows-1251", "CP1251\n"}) {
        const TemporaryFolder folder;
        const auto path = shapefile(folder, villages1251, '\0');
        (void)folder.write("v.cpg", name);
        const auto read = readFeatures(path);
        INFO(name);
        REQUIRE(read.ok());
        CHECK(read.warnings.empty());
        CHECK(read->front().text("NAME", 3) == "Верхня Криниця");
    }
}

TEST_CASE("a Shapefile that does not say its encoding is read as its texts look, and that is said once")
{
    for (const char language : {'\0', 'W'}) {
        const TemporaryFolder folder;
        const auto path = shapefile(folder, villages1251, language);
        CHECK(onlyTable(path).text("NAME", 0) == "Зелений Гай");
        CHECK_THAT(oneWarning(path), Contains("v.shp") && Contains("windows-1251") && Contains("--encoding"));
    }
    const TemporaryFolder folder;
    const auto path = shapefile(folder, {"Зелений", "Їжакова"}, '\0');
    CHECK(readFeatures(path).warnings.empty());
    CHECK(onlyTable(path).text("NAME", 1) == "Їжакова");
}

TEST_CASE("the user's word on the encoding goes before the file's")
{
    const TemporaryFolder folder;
    // "Їжакове" in cp866, by Python's codec; the byte says windows-1251.
    const auto path = shapefile(folder, {"\xF4\xA6\xA0\xAA\xAE\xA2\xA5"}, '\xC9');
    CHECK(onlyTable(path, encodedAs("CP866")).text("NAME", 0) == "Їжакове");
    CHECK(describeFile(path, "", "CP866")->layers[0].encoding == "IBM866");
}

TEST_CASE("a dBASE table without shapes is a table like others")
{
    const TemporaryFolder folder;
    const FeatureTable table = onlyTable(folder.write("a.dbf", dbase("COORDS", {"47.5, 36.25", "48.75, 37.75"}, '\0')));
    CHECK(table.geometry.coordinates == twoPlaces);
    CHECK(table.text("COORDS", 1) == "48.75, 37.75");
}

TEST_CASE("a MapInfo file without a character set is read in the encoding that is given, else as its texts look")
{
    const TemporaryFolder folder;
    const auto path =
        folder.write("a.mif",
                     "Version 300\nCharset \"Neutral\"\nDelimiter \",\"\nCoordSys Earth Projection 1, 104\n"
                     "Columns 1\n  NAME Char(20)\nData\n\nPoint 37 48\nPoint 38 48\n");
    (void)folder.write("a.mid", "\"" + villages1251[0] + "\"\n\"" + villages1251[2] + "\"\n");
    CHECK(onlyTable(path).text("NAME", 1) == "Новопетрівка");
    CHECK_THAT(oneWarning(path), Contains("a.mif") && Contains("windows-1251"));
    CHECK(onlyTable(path, encodedAs("KOI8-U")).text("NAME", 0) == "гЕКЕМХИ цЮИ");
}
