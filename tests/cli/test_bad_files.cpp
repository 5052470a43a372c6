// Data files and maps that are broken: one clear line, a non-zero exit, and no picture.
#include "program.hpp"
#include "refused_file.hpp"
#include "zip_bomb.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

std::string embedded(const std::string& name)
{
    return fileText(std::string(FRONTLINE_SOURCE_DIR) + "/geodata/" + name);
}

}  // namespace

TEST_CASE("a data file that is missing, empty, a folder, or no data at all is refused by name")
{
    const TemporaryFolder folder;
    checkRefused(folder, folder / "none.geojson", folder / "none.geojson");
    checkRefused(folder, folder.string(), folder.string());
    for (const char* name :
         {"empty.geojson", "empty.gpkg", "empty.shp", "empty.fgb", "empty.csv", "empty.kml", "empty"})
        checkRefused(folder, folder.write(name, ""), name);
    std::string binary;
    for (int i = 0; i < 4096; ++i) binary.push_back(static_cast<char>(i * 7919 % 251));
    for (const char* name : {"binary.geojson", "binary.gpkg", "binary.shp", "binary.fgb", "binary.kml", "binary"})
        checkRefused(folder, folder.write(name, binary), name);
}

TEST_CASE("a file or an archive that needs more memory than there is is refused with both figures")
{
    const TemporaryFolder folder;
    const std::string point = R"({"type":"Point","coordinates":[37,48]})";
    const std::string large = folder.write("large.geojson", point + std::string(20'000'000 - point.size(), ' '));
    const std::string bomb = folder.write("bomb.geojson", zipBomb(3));
    setenv("FRONTLINE_MEMORY_BYTES", "200000000", 1);
    checkRefused(folder, large, "needs about 0.4 GB of memory, 0.2 GB are available");
    checkRefused(folder, large, "ogr2ogr -f FlatGeobuf large.fgb " + large);
    checkRefused(folder, bomb, "needs about 12.0 GB of memory, 0.2 GB are available");
    checkFails({"layers", bomb}, 1, "needs about 12.0 GB of memory");
    unsetenv("FRONTLINE_MEMORY_BYTES");
}

TEST_CASE("a truncated data file is refused by name")
{
    const TemporaryFolder folder;
    checkRefused(folder,
                 folder.write("cut.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","geom)"),
                 "cut.geojson");
    const std::string oblasts = embedded("oblasts.fgb");
    REQUIRE(oblasts.size() > 10000);
    checkRefused(folder, folder.write("cut.fgb", oblasts.substr(0, oblasts.size() / 2)), "cut.fgb");
    checkRefused(folder, folder.write("head.fgb", oblasts.substr(0, 100)), "head.fgb");
}

TEST_CASE("a data file without a CRS is refused with the option that names one")
{
    const TemporaryFolder folder;
    const std::string table = folder.write("table.csv", "name,x,y\nA,30.5,48.5\n");
    checkRefused(folder, table, "--assume-crs");
    CHECK(runProgram({"render", "--map", squaresMap(), "--size", "64x64", "--out", folder / "a.png", table,
                      "--assume-crs", "EPSG:4326"})
              .exitCode == 0);
}

TEST_CASE("coordinates that are no places are left out with a warning, and the rest is drawn")
{
    const TemporaryFolder folder;
    const std::string file = folder.write("odd.geojson", R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[30.5,148.5]}},
{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1e400,48.5]}},
{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[30.5,48.5]}}]})");
    const Run run = runProgram({"render", "--map", squaresMap(), "--size", "64x64", "--out", folder / "a.png", file});
    CHECK(run.exitCode == 0);
    CHECK(run.errors.starts_with("frontline: warning: "));
    CHECK(std::filesystem::exists(folder / "a.png"));
}

TEST_CASE("a map with a wrong type or an unknown key is refused with the line")
{
    const TemporaryFolder folder;
    const std::string out = folder / "a.png";
    const std::string head = "crs = \"EPSG:32637\"\n[themes.paper]\nbackground = \"#FFFFFF\"\n";
    const std::string type = folder.write("type.toml", head + "[[layers]]\nid = 5\n");
    checkFails({"render", "--out", out, "--map", type}, 1,
               type + ", line 5: layer 1: key \"id\" must be a text in quotes, but is a whole number");
    const std::string key =
        folder.write("key.toml", head + "[[views]]\nid = \"a\"\nbox = [1, 2, 3, 4]\ntitel = \"A\"\n");
    checkFails({"render", "--out", out, "--map", key}, 1,
               key + ", line 7: view \"a\": unknown key \"titel\"; did you mean \"title\"?");
    const std::string text = folder.write("text.toml", "crs = \"EPSG:32637\n");
    checkFails({"render", "--out", out, "--map", text}, 1, text + ", line 1: not valid TOML");
    checkFails({"render", "--out", out, "--map", folder.write("empty.toml", "")}, 1, "empty.toml, line 1");
    checkFails({"render", "--out", out, "--map",
                folder.write("crs.toml",
                             "crs = \"EPSG:9\"\n" + head.substr(19) + "[[views]]\nid = \"a\"\nbox = [1, 2, 3, 4]\n")},
               1, "EPSG:9");
    CHECK_FALSE(std::filesystem::exists(out));
}

TEST_CASE("a map whose data is missing gives no picture, and says which layers to leave out")
{
    const TemporaryFolder folder;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(squaresMap()).parent_path()))
        std::filesystem::copy(entry.path(), folder.string());
    std::filesystem::remove(folder / "towns.geojson");
    const std::vector<std::string> arguments{"render", "--map", folder / "map.toml", "--size",
                                             "64x64",  "--out", folder / "a.png"};
    const Run run = runProgram(arguments);
    CHECK(run.exitCode == 1);
    CHECK(run.errorLines() == 2);
    CHECK_THAT(run.errors,
               Contains("warning: layer \"towns\" not drawn: ") && Contains("leave out with --layers -towns"));
    CHECK_FALSE(std::filesystem::exists(folder / "a.png"));
    auto without = arguments;
    without.insert(without.end(), {"--layers", "-towns"});
    CHECK(runProgram(without).exitCode == 0);
}

TEST_CASE("where a layer cannot be computed, the one line of the error names the file that is to be repaired")
{
    const TemporaryFolder folder;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(squaresMap()).parent_path()))
        std::filesystem::copy_file(entry.path(), folder / entry.path().filename().string());
    std::string oblasts = fileText(folder / "oblasts.geojson");
    const auto vertex = oblasts.find("[31, 49]");
    REQUIRE(vertex != std::string::npos);
    (void)folder.write("oblasts.geojson", oblasts.insert(vertex, "[31, 148], "));
    const Run run = runProgram({"render", "--map", folder / "map.toml", "--out", folder / "a.svg"});
    CHECK(run.exitCode == 1);
    CHECK_THAT(run.errors, Contains("map.toml: a layer is missing (layer \""));
    CHECK_THAT(run.errors, Contains("oblasts.geojson: feature 0 cannot be measured"));
}

TEST_CASE("a file of which nothing can be drawn is refused, whatever is wrong with it")
{
    const TemporaryFolder folder;
    const auto feature = [](const std::string& geometry) {
        return "{\"type\":\"Feature\",\"properties\":{},\"geometry\":" + geometry + "}";
    };
    const std::string nothing = "nothing to draw";
    checkRefused(folder, folder.write("none.geojson", feature("null")), nothing);
    checkRefused(
        folder,
        folder.write("short.geojson", feature("{\"type\":\"Polygon\",\"coordinates\":[[[30,48],[31,48],[30,48]]]}")),
        nothing);
}

TEST_CASE("an extent that is nowhere on earth is not told")
{
    const TemporaryFolder folder;
    const auto point = [](const std::string& at) {
        return "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":" + at + "}}";
    };
    for (const char* senseless : {"[1e400,48]", "[1e300,48]", "[37,-1e200]"}) {
        const std::string file = folder.write("points.geojson", "{\"type\":\"FeatureCollection\",\"features\":[" +
                                                                    point(senseless) + "," + point("[30,48]") + "," +
                                                                    point("[31,49]") + "," + point("[31,49]") + "]}");
        const std::string text = runProgram({"layers", file}).output;
        INFO(text);
        CHECK_THAT(text, Contains("features") && !Contains("inf") && !Contains("e+"));
        const auto extent = jsonOf({"layers", file})["layers"][0]["extent"];
        if (!extent.is_null()) CHECK(extent == nlohmann::json({30.0, 48.0, 31.0, 49.0}));
    }
}
