#include "program.hpp"
#include "scenario_map.hpp"

using namespace frontline;
using Catch::Matchers::Contains;
using nlohmann::json;

TEST_CASE("the titles of sources are in the language that is asked for")
{
    // Beside each other in a table: a long title goes on below.
    CHECK_THAT(runProgram({"layers", "--language", "en"}).output, Contains("Line of contact on five"));
    CHECK_THAT(runProgram({"layers", "--language", "uk"}).output, Contains("Лінія зіткнення на п'ять"));
    const auto described = jsonOf({"describe", "--language", "uk"}).at("sources");
    CHECK_FALSE(described.empty());
    for (const auto& source : described) CHECK(source.at("title").get<std::string>().find("Line") == std::string::npos);
}

TEST_CASE("the layers of a map are listed with their sources")
{
    const Run text = runProgram({"layers", squaresMap()});
    CHECK(text.exitCode == 0);
    CHECK_THAT(text.output, Contains("views   all, east") && Contains("2024-01-01, 2025-01-01 (shown: 2025-01-01)"));
    CHECK_THAT(text.output, Contains("no     occupied-before  Occupied before"));
    const json map = runProgram({"layers", "--map", squaresMap(), "--json"}).json();
    CHECK(map["themes"] == json({"night", "paper"}));
    CHECK(map["views"][1]["box"] == json({31.0, 48.0, 32.0, 49.0}));
    REQUIRE(map["layers"].size() == 5);
    CHECK(map["layers"][0]["id"] == "land");
    CHECK(map["layers"][0]["attribution"] == "Squares: drawn for the tests");
    CHECK(map["layers"][0]["status"] == "schematic");
    CHECK(map["layers"][1]["computed"] == true);
    CHECK(map["layers"][2]["visible"] == false);
}

TEST_CASE("every layer of the program's own map has a source, licence, date and status")
{
    const json map = runProgram({"layers", "--json"}).json();
    REQUIRE(map["layers"].size() > 10);
    for (const json& layer : map["layers"]) {
        INFO(layer["id"]);
        CHECK(layer.value("source_title", "") != "");
        CHECK(layer.value("licence", "") != "");
        CHECK(layer.value("status", "") != "");
        CHECK(layer.value("source_date", "") != "");
    }
}

TEST_CASE("the layers of a data file are listed with geometry, CRS and fields")
{
    const std::string towns = std::string(FRONTLINE_TEST_DIR) + "/map/files/squares/towns.geojson";
    const Run text = runProgram({"layers", towns});
    CHECK(text.exitCode == 0);
    CHECK_THAT(text.output,
               Contains("(GeoJSON)") && Contains("features  3") && Contains("EPSG:4326") && Contains("population"));
    const json file = runProgram({"layers", towns, "--json"}).json();
    REQUIRE(file["layers"].size() == 1);
    CHECK(file["layers"][0]["features"] == 3);
    CHECK(file["layers"][0]["extent"] == json({30.2, 48.2, 31.7, 48.7}));
}

TEST_CASE("a layer of a data file is listed with its id, places in degrees, fields, colour and dates")
{
    const TemporaryFolder folder;
    const json file = jsonOf({"layers", folder.write("events.geojson", R"({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"kind": "a", "people": 5, "seen": "2025-08-17T23:30:00Z"},
         "geometry": {"type": "Point", "coordinates": [36.5, 48.25]}},
        {"type": "Feature", "properties": {"kind": "b", "people": null, "seen": "2025-08-01"},
         "geometry": {"type": "Point", "coordinates": [37.5, 47.5]}},
        {"type": "Feature", "properties": {"kind": "c"}, "geometry": null}]})")});
    CHECK(file["driver"] == "GeoJSON");
    REQUIRE(file["layers"].size() == 1);
    const json& layer = file["layers"][0];
    CHECK(layer["id"] == "events");
    CHECK(layer["features"] == 3);
    CHECK(layer["drawn"] == 2);
    CHECK(layer["skipped"] == 1);
    CHECK(layer["crs_from"] == "assumed");
    CHECK(layer["encoding"] == "UTF-8");
    CHECK(layer["extent"] == json({36.5, 47.5, 37.5, 48.25}));
    CHECK(layer["bbox"] == json({36.5, 47.5, 37.5, 48.25}));
    CHECK(layer["fields"] == json::parse(R"([{"name": "kind", "type": "String"}, {"name": "people", "type": "Integer"},
                                             {"name": "seen", "type": "String"}])"));
    CHECK(layer["style_from"] == "default");
    CHECK(layer["colors"] == json({"#0072b2"}));
    CHECK(layer["label_field"].is_null());
    CHECK(layer["date_field"] == "seen");
    CHECK(layer["dates"] == json({"2025-08-01", "2025-08-17"}));
    REQUIRE(layer["warnings"].size() == 1);
    CHECK_THAT(layer["warnings"][0].get<std::string>(), Contains("feature 2") && Contains("has no geometry"));
}

TEST_CASE("who has said what the coordinates are is listed, and where they lie in degrees")
{
    const TemporaryFolder folder;
    const auto listed = [](const std::vector<std::string>& arguments) {
        std::vector<std::string> all{"layers"};
        all.insert(all.end(), arguments.begin(), arguments.end());
        return jsonOf(all).at("layers").at(0);
    };
    // 48 N on the central meridian (39 E) of UTM zone 37: 0.9996 of the meridian's arc, integrated by hand.
    const std::string metres = R"({"type": "Feature", "properties": {}, "geometry": {"type": "Point",
        "coordinates": [500000, 5316300.224]}})";
    const std::string utm = R"({"type": "FeatureCollection", "crs": {"type": "name",
        "properties": {"name": "urn:ogc:def:crs:EPSG::32637"}}, "features": [)" +
                            metres + "]}";
    const json file = listed({folder.write("utm.geojson", utm)});
    CHECK(file["crs_from"] == "file");
    CHECK(file["crs"] == "EPSG:32637");
    CHECK(file["extent"] == json({500000.0, 5316300.224, 500000.0, 5316300.224}));
    CHECK(file["bbox"][0].get<double>() == Approx(39).margin(1e-9));
    CHECK(file["bbox"][1].get<double>() == Approx(48).margin(1e-7));

    const std::string bare = folder.write("bare.csv", "x,y,name\n37,48,A\n");
    CHECK(listed({bare})["crs_from"].is_null());
    CHECK(listed({bare})["bbox"].is_null());
    CHECK(listed({bare})["colors"] == json::array());
    CHECK(listed({bare, "--assume-crs", "EPSG:4326"})["crs_from"] == "option");
    CHECK(listed({folder.write("lon.csv", "lon,lat,name\n37,48,A\n")})["crs_from"] == "assumed");
}

TEST_CASE("several files are a list, and each of their layers has an id and a colour of its own")
{
    const TemporaryFolder folder;
    const std::string point =
        R"({"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [37, 48]}})";
    std::filesystem::create_directory(folder / "b");
    const std::string first = folder.write("front.geojson", point), second = folder.write("b/front.json", point);
    const std::string places = folder.write("land.geojson", point);
    const json files = jsonOf({"layers", first, second, places, "--map", squaresMap()});
    REQUIRE(files.is_array());
    REQUIRE(files.size() == 3);
    CHECK(files[1]["path"] == second);
    CHECK(files[0]["layers"][0]["id"] == "front");
    CHECK(files[1]["layers"][0]["id"] == "front-2");
    CHECK(files[2]["layers"][0]["id"] == "land-2");  // the map has a layer "land"
    CHECK(files[0]["layers"][0]["colors"] == json({"#0072b2"}));
    CHECK(files[1]["layers"][0]["colors"] == json({"#d55e00"}));
    checkFails({"layers", first, folder / "none.gpkg", "--json"}, 1, "none.gpkg");
    const Run text = runProgram({"layers", first, second});
    CHECK_THAT(text.output, Contains("front (id front-2)"));
}

TEST_CASE("the layers of a file with several are named after both, and can be switched by these names")
{
    const TemporaryFolder folder;
    const std::string file = folder.write("plan.topojson", R"({"type": "Topology", "objects": {
        "areas": {"type": "GeometryCollection", "geometries": [{"type": "Polygon", "arcs": [[0]]}]},
        "my posts": {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [36.5, 48.2]}]}},
        "arcs": [[[36, 48], [37, 48], [37, 48.5], [36, 48]]]})");
    const json layers = jsonOf({"layers", file}).at("layers");
    REQUIRE(layers.size() == 2);
    CHECK(layers[0]["id"] == "plan/areas");
    CHECK(layers[1]["id"] == "plan/my posts");
    const std::string svg = folder / "plan.svg";
    REQUIRE(runProgram({"render", "--out", svg, "--size", "300x200", file}).exitCode == 0);
    CHECK_THAT(fileText(svg), Contains("<g id=\"layer-plan/areas\"") &&
                                  Contains("<g id=\"layer-plan/my-posts\" data-layer=\"plan/my posts\""));
    REQUIRE(runProgram({"render", "--out", svg, "--size", "300x200", file, "--layers", "-plan/my posts"}).exitCode ==
            0);
    CHECK_THAT(fileText(svg), Contains("layer-plan/areas") && !Contains("my-posts"));
}

TEST_CASE("a layer of mixed types is one in the list, in the picture and to switches")
{
    const TemporaryFolder folder;
    const std::string file = folder.write("mixed.geojson", R"({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [36.5, 48.2]}},
        {"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": [[36, 48], [37, 49]]}},
        {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon",
            "coordinates": [[[36, 48], [37, 48], [37, 49], [36, 48]]]}}]})");
    CHECK(jsonOf({"layers", file}).at("layers").size() == 1);
    const std::string svg = folder / "mixed.svg";
    REQUIRE(runProgram({"render", "--out", svg, "--size", "300x200", file}).exitCode == 0);
    const std::string text = fileText(svg);
    const auto from = text.find("<g id=\"layer-mixed\"");
    REQUIRE(from != std::string::npos);
    const std::string group = text.substr(from, text.find("</g>", from) - from);
    CHECK_THAT(group, Contains("fill-opacity=\"0.349\"") && Contains("fill=\"none\"") && Contains("<circle"));
    CHECK(text.find("layer-mixed", from + 20) == std::string::npos);
    REQUIRE(runProgram({"render", "--out", svg, "--size", "300x200", file, "--layers", "-mixed"}).exitCode == 0);
    CHECK_THAT(fileText(svg), !Contains("layer-mixed"));
}

TEST_CASE("a list of the map's layers alone hides no file that is asked for, one that names a file hides the others")
{
    const TemporaryFolder folder;
    const std::string point =
        R"({"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [30.5, 48.5]}})";
    const std::string a = folder.write("a.geojson", point), b = folder.write("b.geojson", point);
    const auto drawn = [&](const std::string& layers) {
        const std::string svg = folder / "x.svg";
        const Run run = runProgram({"render", "--out", svg, "--size", "300x200", "--map", squaresMap(), "--bbox",
                                    "30,48,31,49", a, b, "--layers", layers});
        INFO(run.errors);
        REQUIRE(run.exitCode == 0);
        const std::string text = fileText(svg);
        std::string out;
        for (const char* id : {"land", "occupied", "a", "b"})
            if (text.find("\"layer-" + std::string(id) + "\"") != std::string::npos) out += std::string(id) + " ";
        return out;
    };
    CHECK(drawn("land") == "land a b ");
    CHECK(drawn("land,a") == "land a ");
    CHECK(drawn("-a") == "land occupied b ");
    checkFails({"render", "--out", folder / "x.svg", a, "--layers", "-c"}, 2, "unknown layer \"c\"");
}

TEST_CASE("a file that cannot be listed fails with its path")
{
    const TemporaryFolder folder;
    checkFails({"layers", folder / "none.gpkg"}, 1, folder / "none.gpkg");
    checkFails({"layers", folder.write("empty.geojson", "")}, 1, "empty.geojson");
    checkFails({"layers", folder.write("binary.dat", std::string("\x7f"
                                                                 "ELF\0\1\2",
                                                                 7))},
               1, "binary.dat");
    checkFails({"layers", folder / "none.toml"}, 1, folder / "none.toml");
    checkFails({"layers", folder.string()}, 1, folder.string());
}

TEST_CASE("the scenarios of a map are listed, one that cannot be used with the reason")
{
    const TemporaryFolder folder;
    const std::string map = scenarioMap(folder.string());
    const Run text = runProgram({"layers", map});
    CHECK(text.exitCode == 0);
    CHECK_THAT(text.output, Contains("east      East whole") && Contains("Somebody  2025-02-03") &&
                                Contains("wrong     cannot be used: ") && Contains("900"));
    const json listed = runProgram({"layers", map, "--json"}).json();
    REQUIRE(listed["scenarios"].size() == 4);
    CHECK(listed["scenarios"][0]["id"] == "east");
    CHECK(listed["scenarios"][0]["error"] == "");
    CHECK(listed["scenarios"][3]["error"] != "");
}

TEST_CASE("a layer that shows one scenario has that scenario's date")
{
    const json map = runProgram({"layers", "--json"}).json();
    std::size_t checked = 0;
    for (const json& layer : map["layers"])
        for (const json& scenario : map["scenarios"])
            if (layer["id"] == "proposal-" + scenario["id"].get<std::string>()) {
                CHECK(layer["date"] == scenario["date"]);
                ++checked;
            }
    CHECK(checked == 8);
    CHECK_THAT(runProgram({"layers"}).output, !Contains("2024-06-14/2025-12-24"));
}

TEST_CASE("the licences and the status of sources are in the language that is asked for")
{
    const std::string text = runProgram({"layers", "--language", "uk"}).output;
    CHECK_THAT(text, Contains("узагальнено") && Contains("Суспільне надбання") && !Contains("generalised"));
}
