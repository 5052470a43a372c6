// What is said of files whose features, texts or formats are odd.
#include "program.hpp"
#include "refused_file.hpp"
#include "stored_zip.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

TEST_CASE("a feature without a place says which and why")
{
    const TemporaryFolder folder;
    checkRefused(
        folder,
        folder.write("huge.geojson",
                     "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"LineString\",\"coordinates\":"
                     "[[1e300,48],[2e300,49]]}}"),
        "no places on earth");
    checkRefused(folder, folder.write("words.csv", "name,lon,lat\na,nan,48\n"), "feature 0: has no place");
}

TEST_CASE("coordinates of no CRS are not said to want one")
{
    const TemporaryFolder folder;
    const std::string huge =
        folder.write("huge.geojson",
                     "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"LineString\","
                     "\"coordinates\":[[1e300,48],[2e300,49]]}}");
    CHECK_THAT(runProgram({"layers", huge}).errors, !Contains("--assume-crs"));
    const std::string metres =
        folder.write("metres.geojson",
                     "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"LineString\","
                     "\"coordinates\":[[600000,5300000],[610000,5310000]]}}");
    CHECK_THAT(runProgram({"layers", metres}).errors, Contains("--assume-crs"));
}

TEST_CASE("the extent of a file is that of what are places")
{
    const TemporaryFolder folder;
    const std::string point =
        "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\","
        "\"coordinates\":";
    for (const char* senseless : {"[1e400,48]", "[1e300,48]", "[37,-1e200]"}) {
        const std::string file = folder.write("points.geojson", "{\"type\":\"FeatureCollection\",\"features\":[" +
                                                                    point + senseless + "}}," + point + "[30,48]}}," +
                                                                    point + "[31,49]}}," + point + "[31,49]}}]}");
        const auto json = jsonOf({"layers", file});
        CHECK(json["layers"][0]["extent"] == nlohmann::json({30.0, 48.0, 31.0, 49.0}));
        CHECK(json["layers"][0]["skipped"] == 1);
    }
}

TEST_CASE("the extent of a file is in its own CRS, and of what are places in every format")
{
    const TemporaryFolder folder;
    const std::string metres = folder.write(
        "metres.geojson",
        R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:32637"}},"features":[)"
        R"({"type":"Feature","properties":{},"geometry":{"type":"MultiPoint","coordinates":)"
        R"([[500000,5300000],[1e300,5300000],[510000,5310000]]}}]})");
    CHECK(jsonOf({"layers", metres})["layers"][0]["extent"] ==
          nlohmann::json({500000.0, 5300000.0, 510000.0, 5310000.0}));
    const std::string table = folder.write("table.csv", "name,lon,lat\na,30,48\nb,31,149\nc,32,49\n");
    CHECK(jsonOf({"layers", table})["layers"][0]["extent"] == nlohmann::json({30.0, 48.0, 32.0, 49.0}));
}

TEST_CASE("an archive is told from a file of an unknown format, with what lies in it")
{
    const TemporaryFolder folder;
    const std::string zip = storedZip({{"towns.txt", "towns"}, {"rivers.txt", "rivers"}});
    checkRefused(folder, folder.write("a.zip", zip), "zip archive, which is not read as map data");
    checkRefused(folder, folder.write("a.zip", zip), "(towns.txt, rivers.txt)");
    checkRefused(folder, folder.write("b.zip", zip.substr(0, zip.size() / 2)), "damaged or incomplete");
    checkRefused(folder, folder.write("c.zip", storedZip({})), "nothing in it");
    std::vector<std::pair<std::string, std::string>> many;
    for (int i = 0; i < 9; ++i) many.emplace_back(std::to_string(i) + ".txt", "towns");
    checkRefused(folder, folder.write("d.zip", storedZip(many)), "(0.txt, 1.txt, 2.txt, 3.txt and 5 more)");
    using namespace std::string_literals;
    // "towns", by gzip.
    const std::string gzip =
        "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x2b\xc9\x2f\xcf\x2b\x06\x00\x3d\x4e\xf9\xca\x05\x00\x00\x00"s;
    checkRefused(folder, folder.write("a.geojson.gz", gzip), "is packed");
    checkRefused(folder, folder.write("a.7z", "7z\xbc\xaf\x27\x1c\x00\x04"s), "is an archive that is damaged");
}

TEST_CASE("GDAL's words do not repeat the path of a file")
{
    const TemporaryFolder folder;
    const std::string file = folder.write("broken.kml",
                                          "<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/"
                                          "2.2\"><Document><Placemark><name>a</name>");
    const std::string errors = runProgram({"layers", file}).errors;
    const std::size_t first = errors.find(file);
    REQUIRE(first != std::string::npos);
    CHECK(errors.find(file, first + 1) == std::string::npos);
}

TEST_CASE("a feature of a topology whose arcs are not there is said to lack them")
{
    const TemporaryFolder folder;
    const std::string file = folder.write(
        "arcs.topojson",
        "{\"type\":\"Topology\",\"arcs\":[[[30,48],[31,49]]],\"objects\":{\"a\":{\"type\":\"GeometryCollection\","
        "\"geometries\":[{\"type\":\"LineString\",\"arcs\":[7]},{\"type\":\"LineString\",\"arcs\":[0]}]}}}");
    CHECK_THAT(runProgram({"layers", file}).errors,
               Contains("feature 0: has no coordinates that are read") && Contains("its arcs are not in the file"));
}

TEST_CASE("a topology that lacks one arc of a ring is said to be incomplete, one whose arcs are all there is not")
{
    const TemporaryFolder folder;
    const auto topology = [&](const std::string& name, const std::string& arcs) {
        return folder.write(
            name, R"({"type":"Topology","arcs":[[[30,48],[31,48],[31,49]],[[31,49],[30,49],[30,48]]],"objects":)"
                  R"({"ground":{"type":"GeometryCollection","geometries":[{"type":"LineString","arcs":[0]},)"
                  R"({"type":"Point","coordinates":[30,48]},{"type":"Polygon","arcs":)" +
                      arcs + "}]}}}");
    };
    CHECK(runProgram({"layers", topology("whole.topojson", "[[0,1]]")}).errors == "");
    CHECK(runProgram({"layers", topology("turned.topojson", "[[-2,-1]]")}).errors == "");
    for (const std::string arcs : {"[[0,1,2]]", "[[0,1,-4]]", "[[0,1,99999999999999999999]]"})
        CHECK_THAT(
            runProgram({"layers", topology("lacking.topojson", arcs)}).errors,
            Contains("1 geometry names arcs that are not in the file") && Contains("object \"ground\", geometry 2"));
}

TEST_CASE("a small topology that names one arc again and again is refused before it fills the memory")
{
    const TemporaryFolder folder;
    const auto topology = [&](int count) {
        std::string arc, names;
        for (int i = 0; i < count; ++i) {
            arc += (i > 0 ? ",[1," : "[1,") + std::to_string(i % 2) + "]";
            names += i > 0 ? ",[0]" : "[0]";
        }
        return folder.write(std::to_string(count) + ".topojson", R"({"type":"Topology","arcs":[[)" + arc +
                                                                     R"(]],"objects":{"a":{"type":)"
                                                                     R"("MultiLineString","arcs":[)" +
                                                                     names + "]}}}");
    };
    CHECK(runProgram({"layers", topology(300)}).exitCode == 0);
    checkFails({"layers", topology(20'000)}, 1, "they have 400000000 vertices");
    // Not so much that it is no map, but more than there is.
    setenv("FRONTLINE_MEMORY_BYTES", "100000000", 1);
    checkFails({"layers", topology(2000)}, 1, "GB of memory");
    unsetenv("FRONTLINE_MEMORY_BYTES");
}

TEST_CASE("a file of which nothing is in the picture is named, and swapped coordinates are told from others")
{
    const TemporaryFolder folder;
    const std::string out = folder / "o.png";
    const auto point = [&](const std::string& name, const std::string& coordinates) {
        return folder.write(name, R"({"type":"Point","coordinates":)" + coordinates + "}");
    };
    const auto said = [&](const std::string& file) {
        return runProgram({"render", "--out", out, "--size", "300x200", "--view", "donbas", file}).errors;
    };
    CHECK(said(point("seen.geojson", "[37.2,48.3]")) == "");
    const std::string far = point("lviv.geojson", "[24.03,49.84]"), swapped = point("swapped.geojson", "[48.3,37.2]");
    CHECK_THAT(said(far),
               Contains(far + ": nothing of it is in view") && Contains("24.030, 49.840") && !Contains("swapped"));
    CHECK_THAT(said(swapped), Contains("nothing of it is in view") && Contains("look swapped"));
}

TEST_CASE("an encoding is named by layers as by render, and --encoding says another")
{
    const TemporaryFolder folder;
    const std::string file = folder.write("cp1251.csv", "name,lon,lat\n\xcb\xf3\xe3\xe0\xed\xf1\xfc\xea,30.5,48.5\n");
    CHECK_THAT(runProgram({"layers", file}).errors, Contains("windows-1251") && Contains("--encoding"));
    const auto drawn = [&](const std::string& encoding) {
        return runProgram({"render", "--map", squaresMap(), "--size", "64x64", "--out", folder / "a.png", file,
                           "--encoding", encoding});
    };
    CHECK_THAT(drawn("cp1251").errors, !Contains("encoding"));
    CHECK_THAT(drawn("UTF-8").errors, Contains("not all of its texts are UTF-8"));
    CHECK(drawn("rubbish").exitCode == 2);
    CHECK_THAT(drawn("rubbish").errors, Contains("--encoding: \"rubbish\""));
    CHECK(runProgram({"layers", file, "--encoding", "rubbish"}).exitCode == 2);
    CHECK(runProgram({"layers", folder.write("utf8.csv", "name,lon,lat\nЛуганськ,30.5,48.5\n")}).errors == "");
}
