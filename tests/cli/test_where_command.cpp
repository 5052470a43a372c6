#include "program.hpp"

using namespace frontline;
using Catch::Matchers::Contains;
using nlohmann::json;

namespace {

const std::string polygonAndRest = R"({"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {"name": "area", "strength": 1500, "share": 0.25, "note": null},
     "geometry": {"type": "Polygon", "coordinates": [[[36, 48], [37, 48], [37, 49], [36, 49], [36, 48]]]}},
    {"type": "Feature", "properties": {"name": "far", "strength": 0, "share": 0.0, "note": ""},
     "geometry": {"type": "Point", "coordinates": [36.53, 48.5]}},
    {"type": "Feature", "properties": {"name": "near"},
     "geometry": {"type": "Point", "coordinates": [36.505, 48.5]}}]})";

std::vector<std::string> featureNames(const json& where)
{
    std::vector<std::string> names;
    for (const json& feature : where.at("features")) names.push_back(feature.at("attributes").at("name"));
    return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("where says whose a place is on a date, in which oblast, and what is nearest")
{
    const json here = jsonOf({"where", "37.085,48.461"});
    CHECK(here["lon"] == 37.085);
    CHECK(here["lat"] == 48.461);
    CHECK(here["side"] == "held");
    CHECK(here["oblast"] == "Donetsk");
    CHECK(here["features"] == json::array());
    std::vector<std::string> keys;
    for (const auto& [key, value] : here.items()) keys.push_back(key);
    CHECK(keys == std::vector<std::string>{"features", "lat", "lon", "oblast", "place", "side"});
    CHECK(jsonOf({"where", "37.8,48.0"})["side"] == "occupied");  // Donetsk
    // Selydove was held in August 2024, and lost in October.
    CHECK(jsonOf({"where", "37.3,48.15", "--date", "2024-08-08"})["side"] == "held");
    CHECK(jsonOf({"where", "37.3,48.15", "--date", "2025-08-17"})["side"] == "occupied");
    const json abroad = jsonOf({"where", "21.0,52.2"});
    CHECK(abroad["side"] == "outside");
    CHECK(abroad["oblast"].is_null());
}

TEST_CASE("towns on an estuary that the generalised coast puts into the water are in their oblasts")
{
    // The middle of each, after its railway station, theatre or port.
    CHECK(jsonOf({"where", "32.6169,46.6354"})["oblast"] == "Kherson");
    CHECK(jsonOf({"where", "32.6169,46.6354"})["side"] == "held");
    CHECK(jsonOf({"where", "31.5392,46.6183"})["oblast"] == "Mykolaiv");  // Ochakiv
    CHECK(jsonOf({"where", "33.5254,44.6166"})["oblast"] == "Sevastopol");
    CHECK(jsonOf({"where", "33.5254,44.6166"})["side"] == "occupied");
    CHECK(jsonOf({"where", "31.5,45.5"})["side"] == "outside");  // the open sea
    const TemporaryFolder folder;
    const auto stats = jsonOf({"stats",
                               folder.write("towns.csv",
                                            "name,lat,lon\nKherson,46.6354,32.6169\n"
                                            "Sevastopol,44.6166,33.5254\nsea,45.5,31.5\n"),
                               "--by", "side", "--json"});
    std::map<std::string, int> points;
    for (const auto& row : stats["layers"][0]["rows"]) points[row["side"]] = row["points"];
    CHECK(points == std::map<std::string, int>{{"held", 1}, {"occupied", 1}, {"outside", 1}});
}

TEST_CASE("the nearest place has its geodesic distance and the bearing to it")
{
    // By Vincenty's inverse formula (1975), from the coordinates of the places.
    struct Known {
        const char *place, *name, *ukrainian;
        double km, degrees;
    };
    for (const Known& known : {Known{"37.085,48.461", "Dobropillia", "Добропілля", 0.0575336, 14.8976372},
                               Known{"24.03,49.84", "Lviv", "Львів", 0.5244294, 248.8684901},
                               Known{"38.5,48.9", "Lysychansk", "Лисичанськ", 4.3580238, 276.1747829},
                               Known{"-60.5,10", "Sarajevo", "Сараєво", 8354.2024503, 47.1717996}}) {
        INFO(known.place);
        const json place = jsonOf({"where", known.place})["place"];
        CHECK(place["name"] == known.name);
        CHECK(place["name_uk"] == known.ukrainian);
        CHECK(figure(place, "distance_km") == Approx(known.km).margin(1e-6).epsilon(0));
        CHECK(figure(place, "bearing_degrees") == Approx(known.degrees).margin(1e-5).epsilon(0));
    }
    const json exact = jsonOf({"where", "37.0852,48.4615"})["place"];
    CHECK(exact["distance_km"] == 0);
    CHECK(exact["bearing_degrees"].is_null());
}

TEST_CASE("where lists what of a file lies there, the area first, with values as the file has them")
{
    const TemporaryFolder folder;
    const std::string file = folder.write("posts.geojson", polygonAndRest);
    const json here = jsonOf({"where", "36.5,48.5", file});
    CHECK(featureNames(here) == Names{"area", "near"});
    CHECK(here["features"][0]["layer"] == "posts");
    const json attributes = here["features"][0]["attributes"];
    CHECK(attributes["strength"] == 1500);
    CHECK(attributes["strength"].is_number_integer());
    CHECK(attributes["share"] == 0.25);
    CHECK(attributes["note"].is_null());
    CHECK(here["features"][1]["attributes"]["strength"].is_null());
    // 36.53 is 0.03 degrees away, 2,217 m at 48.5 N (a degree of longitude there is 73,901 m); nothing is 0 or "".
    const json wide = jsonOf({"where", "36.5,48.5", file, "--within", "2.22"});
    CHECK(featureNames(wide) == Names{"area", "near", "far"});
    CHECK(wide["features"][2]["attributes"] == json({{"name", "far"}, {"note", ""}, {"share", 0.0}, {"strength", 0}}));
    CHECK(featureNames(jsonOf({"where", "36.5,48.5", file, "--within", "2.21"})) == Names{"area", "near"});
    CHECK(featureNames(jsonOf({"where", "36.5,48.5", file, "--within", "0"})) == Names{"area"});
    CHECK(featureNames(jsonOf({"where", "35.5,48.5", file})) == Names{});
}

TEST_CASE("of several files the one on top comes first, and layers have the names that layers lists")
{
    const TemporaryFolder folder;
    const std::string first = folder.write("a.geojson", polygonAndRest);
    const std::string second = folder.write("b.geojson", polygonAndRest);
    const json here = jsonOf({"where", "36.5,48.5", first, second});
    std::vector<std::string> layers;
    for (const json& feature : here["features"]) layers.push_back(feature["layer"]);
    CHECK(layers == Names{"b", "a", "b", "a"});
    CHECK(featureNames(here) == Names{"area", "area", "near", "near"});
}

TEST_CASE("a file without a CRS is asked with the one that is given, on another map too")
{
    const TemporaryFolder folder;
    const std::string file = folder.write("t.csv", "x,y,name\n31.4,48.5,post\n");
    checkFails({"where", "31.4,48.5", file}, 1, "--assume-crs");
    const json here = jsonOf(
        {"where", "31.4,48.5", file, "--assume-crs", "EPSG:4326", "--map", squaresMap(), "--date", "2024-01-01"});
    CHECK(featureNames(here) == Names{"post"});
    CHECK(here["side"] == "held");                                                       // east of 31.5 on that date
    CHECK(here["place"].is_null());                                                      // the map has none
    CHECK(jsonOf({"where", "31.4,48.5", "--map", squaresMap()})["side"] == "occupied");  // east of 31.25
}

TEST_CASE("places in the west and the south are no options")
{
    CHECK(jsonOf({"where", "-60.5,10"})["lon"] == -60.5);
    CHECK(jsonOf({"where", "-0.5,-10"})["lat"] == -10);
    const Run after = runProgram({"where", "--json", "--", "-60.5,10"});
    CHECK(after.json()["lon"] == -60.5);
}

TEST_CASE("what is no place is a wrong argument")
{
    for (const char* wrong : {"37.085", "37.085,48.461,3", "x,y", "200,48", "37,91", "37;48", "nan,48"})
        checkFails({"where", wrong}, 2, "expected LONGITUDE,LATITUDE");
    checkFails({"where"}, 2, "a place is required");
    checkFails({"where", "37,48", "--within", "-1"}, 2, "--within");
    checkFails({"where", "37,48", "--within", "x"}, 2, "--within");
    checkFails({"where", "37,48", "--date", "2001-01-01"}, 2, "--date");
    checkFails({"where", "37,48", "none.geojson"}, 1, "none.geojson");
}

TEST_CASE("where says the same in words, in either language")
{
    const TemporaryFolder folder;
    const std::string file = folder.write("posts.geojson", polygonAndRest);
    const Run english = runProgram({"where", "37.3,48.461", "--language", "en", "--date", "2025-08-17"});
    CHECK(english.exitCode == 0);
    CHECK_THAT(english.output,
               Contains("37.3, 48.461") && Contains("oblast") && Contains("Donetsk") && Contains("17 August 2025"));
    CHECK_THAT(runProgram({"where", "30.52,50.45", "--language", "en"}).output, Contains("held by Ukraine"));
    CHECK_THAT(runProgram({"where", "37.8,48.0", "--language", "en"}).output, Contains("occupied"));
    const Run ukrainian = runProgram({"where", "37.8,48.0", "--language", "uk"});
    CHECK_THAT(ukrainian.output, Contains("Донецька область") && Contains("окуповано") && Contains("найближче"));
    CHECK(jsonOf({"where", "37.8,48.0", "--language", "uk"})["oblast"] == "Донецька область");
    const Run features = runProgram({"where", "36.5,48.5", file, "--language", "en"});
    CHECK_THAT(features.output, Contains("posts\n") && Contains("1500") && Contains("posts, 0.37 km away") &&
                                    Contains("note      no value"));
    CHECK_THAT(runProgram({"where", "30,50", file, "--language", "en"}).output, Contains("Nothing of the files"));
}
