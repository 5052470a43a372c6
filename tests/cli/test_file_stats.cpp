// `frontline stats FILE`: figures of files by oblast, side and column, in each form.
#include <cmath>

#include "program.hpp"

using namespace frontline;
using Catch::Matchers::Contains;
using nlohmann::json;

namespace {

/// On the squares map: an area across the boundary and the line, a road across both and out of the country, points on
/// either side, outside, and without a place.
const std::string mixed = R"({"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {"kind": "field", "level": 1}, "geometry": {"type": "Polygon",
     "coordinates": [[[30.6, 48.2], [31.6, 48.2], [31.6, 48.8], [30.6, 48.8], [30.6, 48.2]]]}},
    {"type": "Feature", "properties": {"kind": "road", "level": 2}, "geometry": {"type": "LineString",
     "coordinates": [[30.6, 48.3], [32.4, 48.3]]}},
    {"type": "Feature", "properties": {"kind": "post", "level": 2}, "geometry": {"type": "Point",
     "coordinates": [31.26, 48.5]}},
    {"type": "Feature", "properties": {"kind": "post, =old", "level": null}, "geometry": {"type": "MultiPoint",
     "coordinates": [[30.2, 48.2], [31.8, 48.2], [33, 48]]}},
    {"type": "Feature", "properties": {"kind": null}, "geometry": null}]})";

struct SquaresFile {
    TemporaryFolder folder;
    std::string path = folder.write("mine.geojson", mixed);
};

std::vector<std::string> statsOf(const std::string& file, const std::vector<std::string>& more = {})
{
    std::vector<std::string> arguments{"stats", "--map", squaresMap(), file};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

std::string outputOf(const std::vector<std::string>& arguments)
{
    const Run run = runProgram(arguments);
    INFO(run.errors);
    REQUIRE(run.exitCode == 0);
    return run.output;
}

/// The row of an oblast and a side; it must be there.
json rowOf(const json& layer, const json& oblast, const std::string& side)
{
    for (const json& row : layer.at("rows"))
        if (row.at("oblast") == oblast && row.at("side") == side) return row;
    FAIL("no row of " << oblast << ", " << side);
    return {};
}

double sumOf(const json& layer, const char* key)
{
    double sum = 0;
    for (const json& row : layer.at("rows")) sum += row.at(key).get<double>();
    return sum;
}

}  // namespace

TEST_CASE("stats of a file gives its figures by oblast and side, adding up to the total")
{
    const SquaresFile file;
    const json stats = jsonOf(statsOf(file.path, {"--within", "1"}));
    CHECK(stats.at("date") == "2025-01-01");
    CHECK(stats.at("scenario").is_null());
    CHECK(stats.at("column").is_null());
    CHECK(stats.at("by") == json{"oblast", "side"});
    CHECK(stats.at("within_km") == 1);
    REQUIRE(stats.at("layers").size() == 1);
    const json& layer = stats.at("layers")[0];
    CHECK(layer.at("layer") == "mine");
    CHECK(layer.at("left_out") == 0);
    CHECK(layer.at("total").at("features") == 4);
    CHECK(layer.at("total").at("points") == 4);
    // Planimeter and GeodSolve of GeographicLib 2.1.2; see tests/analysis/test_feature_figures.cpp.
    CHECK(figure(layer.at("total"), "area_km2") == Approx(4930.5953274).margin(1e-6).epsilon(0));
    CHECK(figure(layer.at("total"), "length_km") == Approx(133.541947848).margin(1e-6).epsilon(0));
    const json west = rowOf(layer, "West", "held");
    CHECK(west.at("iso") == "T-1");
    CHECK(west.at("features") == 3);
    CHECK(figure(west, "area_km2") == Approx(1972.2422).margin(1e-3));
    CHECK(figure(west, "length_km") == Approx(29.6772).margin(1e-3));
    const json east = rowOf(layer, "East", "occupied");
    CHECK(east.at("points") == 2);
    CHECK(figure(east, "area_km2") == Approx(1725.7142).margin(1e-3));
    CHECK(east.at("within").at("points") == 1);
    const json outside = rowOf(layer, nullptr, "outside");
    CHECK(outside.at("iso").is_null());
    CHECK(outside.at("points") == 1);
    CHECK(figure(outside, "length_km") == Approx(29.6772).margin(1e-3));
    CHECK(figure(layer.at("total").at("within"), "length_km") == Approx(2).epsilon(0.003));
    CHECK(sumOf(layer, "area_km2") == Approx(figure(layer.at("total"), "area_km2")).epsilon(1e-9));
    CHECK(sumOf(layer, "length_km") == Approx(figure(layer.at("total"), "length_km")).margin(5e-6));
    CHECK(sumOf(layer, "points") == 4);
    CHECK(sumOf(layer, "features") > 4);
}

TEST_CASE("stats of a file follows the date and the column that are asked for")
{
    const SquaresFile file;
    // The line lies at 31.5 E on the earlier date.
    const json earlier = jsonOf(statsOf(file.path, {"--date", "2024-01-01", "--by", "side"}));
    CHECK(earlier.at("date") == "2024-01-01");
    for (const json& row : earlier.at("layers")[0].at("rows")) {
        CHECK_FALSE(row.contains("oblast"));
        if (row.at("side") == "held") CHECK(row.at("points") == 2);
    }
    const json kinds = jsonOf(statsOf(file.path, {"--by", "column=kind"}));
    CHECK(kinds.at("column") == "kind");
    std::vector<json> values;
    for (const json& row : kinds.at("layers")[0].at("rows")) values.push_back(row.at("value"));
    CHECK(values == std::vector<json>{"field", "post", "post, =old", "road"});
    const json levels = jsonOf(statsOf(file.path, {"--by", "side", "--by", "column=level"}));
    CHECK(levels.at("by") == json{"column", "side"});
    CHECK(levels.at("layers")[0].at("rows")[0].at("value").is_null());
    CHECK(levels.at("layers")[0].at("rows").back().at("value") == 2);
    const json posts = jsonOf(statsOf(file.path, {"--by", "side", "--filter", "kind = 'post'"}));
    CHECK(posts.at("layers")[0].at("total").at("features") == 1);
}

TEST_CASE("stats of a file as CSV has a line for each row and one for the total, in the language that is asked for")
{
    const SquaresFile file;
    const std::string csv = outputOf(statsOf(file.path, {"--by", "side,column=kind", "--csv"}));
    CHECK_THAT(csv,
               Catch::Matchers::StartsWith("layer,row,value,side,features,points,points_undecided,length_km,area_km2\n"
                                           "mine,part,field,occupied,1,0,0,0.000000,1725.71"));
    CHECK_THAT(csv, Contains("\nmine,part,\"post, =old\",outside,1,1,0,0.000000,0.000000\n"));
    CHECK_THAT(csv, Contains("\nmine,total,,,4,4,0,133.541948,4930.595327\n"));
    const std::string oblasts = outputOf(statsOf(file.path, {"--language", "uk", "--csv", "--within", "1"}));
    CHECK_THAT(oblasts, Contains("within_features,within_points,within_length_km,within_area_km2\n"));
    CHECK_THAT(oblasts, Contains("mine,part,T-1,Захід,held,3,1,0,29.677"));
    CHECK_THAT(oblasts, Contains("mine,part,,,outside,2,1,0,29.677"));
}

TEST_CASE("stats of a file as text is a table in both languages, and says how features count")
{
    const SquaresFile file;
    const std::string english = outputOf(statsOf(file.path, {"--within", "2.5"}));
    CHECK_THAT(english, Contains("Control on 1 January 2025."));
    CHECK_THAT(english, Contains("held by Ukraine"));
    CHECK_THAT(english, Contains("outside Ukraine"));
    CHECK_THAT(english, Contains("Total"));
    CHECK_THAT(english, Contains("4,930.60"));
    CHECK_THAT(english, Contains("Of these within 2.5 km of the line:"));
    CHECK_THAT(english, Contains("A feature counts in each row that it has a part in, and once in the total."));
    const std::string ukrainian = outputOf(statsOf(file.path, {"--language", "uk", "--by", "side"}));
    CHECK_THAT(ukrainian, Contains("утримує Україна"));
    CHECK_THAT(ukrainian, Contains("за межами України"));
    CHECK_THAT(ukrainian, Contains("Контроль станом на 1 січня 2025 року."));
    // What there is nothing of has no column.
    const std::string posts = outputOf(statsOf(file.path, {"--filter", "kind = 'post'"}));
    CHECK_THAT(posts, !Contains("area km²"));
    CHECK_THAT(posts, !Contains("length km"));
    CHECK_THAT(posts, Contains("points"));
}

TEST_CASE("stats of several files gives each layer, under the scenario that is asked for")
{
    const SquaresFile file;
    const std::string other =
        file.folder.write("other.geojson", R"({"type": "Feature", "properties": {}, "geometry": {"type": "Point",
                            "coordinates": [37.5, 48.3]}})");
    const json two = jsonOf({"stats", "--map", squaresMap(), file.path, other, "--by", "side"});
    REQUIRE(two.at("layers").size() == 2);
    CHECK(two.at("layers")[1].at("layer") == "other");
    const auto sideUnder = [&](const std::string& scenario) {
        const json stats = jsonOf({"stats", other, "--scenario", scenario, "--by", "side", "--date", "2025-08-17"});
        CHECK(stats.at("scenario") == scenario);
        return stats.at("layers")[0].at("rows")[0].at("side").get<std::string>();
    };
    CHECK(jsonOf({"stats", other, "--by", "side", "--date", "2024-08-08"}).at("tolerance_metres") > 0);
    CHECK(sideUnder("four-oblasts") == "occupied");
    CHECK(sideUnder("borders-1991") == "held");
}

TEST_CASE("stats of a file names what it cannot measure and measures the rest")
{
    const TemporaryFolder folder;
    const std::string broken = folder.write("broken.geojson", R"({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon",
         "coordinates": [[[-170, 40], [170, 40], [170, 50], [-170, 50], [-170, 40]]]}},
        {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon",
         "coordinates": [[[30.2, 48.2], [30.4, 48.2], [30.2, 48.4], [30.4, 48.4], [30.2, 48.2]]]}}]})");
    const Run run = runProgram(statsOf(broken, {"--json"}));
    REQUIRE(run.exitCode == 0);
    CHECK_THAT(run.errors, Contains("is left out of the figures: it reaches over 180 degrees"));
    CHECK_THAT(run.errors, Contains("was repaired"));
    const json layer = run.json().at("layers")[0];
    CHECK(layer.at("left_out") == 1);
    CHECK(figure(layer.at("total"), "area_km2") > 100);
    CHECK_THAT(outputOf(statsOf(broken)), Contains("1 feature is not counted"));
}

TEST_CASE("a filter by a column that is called as the file is a filter, and no choice of a layer")
{
    const TemporaryFolder folder;
    const std::string file = folder.write("deaths.csv", "deaths,lat,lon\n0,48.5,31.2\n3,48.5,31.3\n5,48.5,31.4\n");
    CHECK(jsonOf(statsOf(file, {"--filter", "deaths=3", "--json"}))["layers"][0]["total"]["features"] == 1);
    const std::string other = folder.write("other.csv", "deaths,lat,lon\n0,48.5,31.2\n3,48.5,31.3\n");
    CHECK(jsonOf(statsOf(other, {"--filter", "other=deaths=3", "--json"}))["layers"][0]["total"]["features"] == 1);
}

TEST_CASE("of two columns with one heading each has its own values")
{
    const TemporaryFolder folder;
    const std::string file = folder.write("twice.csv", "name,lat,lon,name,n,n\nA,48.1,37.1,second,1,2\n");
    const auto attributes = jsonOf({"where", "37.1,48.1", file, "--json"})["features"][0]["attributes"];
    CHECK(attributes["name"] == "A");
    CHECK(attributes["name (2)"] == "second");
    CHECK(attributes["n (2)"] == 2);
}

TEST_CASE("options of stats that do not go together are refused with what does")
{
    const TemporaryFolder folder;
    const std::string file = folder.write("post.geojson", R"({"type": "Feature", "properties": {"kind": "post"},
        "geometry": {"type": "Point", "coordinates": [31.26, 48.5]}})");
    checkFails(statsOf(file, {"--by", "raion"}), 2, "\"raion\" is none of oblast, side and column=NAME");
    checkFails(statsOf(file, {"--by", "column="}), 2, "the column's name is missing");
    checkFails(statsOf(file, {"--by", "column=kin"}), 2, "did you mean \"kind\"");
    checkFails(statsOf(file, {"--within", "0"}), 2, "above 0 and up to 500");
    checkFails(statsOf(file, {"--all"}), 2, "--all is for scenarios");
    checkFails(statsOf(file, {"--zone", "5"}), 2, "--zone is for scenarios");
    checkFails(statsOf(file, {"--markdown"}), 2, "--markdown is for scenarios");
    checkFails(statsOf(file, {"--json", "--csv"}), 2, "only one of");
    checkFails(statsOf(file, {"--date", "1999-01-01"}), 2, "--date");
    checkFails(statsOf(file, {"--scenario", "none"}), 2, "--scenario");
    checkFails(statsOf(file, {"--filter", "kind ="}), 2, "--filter");
    checkFails({"stats", "--map", squaresMap(), "--scenario", "x", "--within", "5"}, 2, "--within needs a data file");
    checkFails({"stats", "--map", squaresMap()}, 2, "or a data file");
    checkFails(statsOf("nowhere.geojson"), 1, "nowhere.geojson");
}
