// One figure for one thing: every way in which the program tells a figure of its map tells the same one.
#include <algorithm>
#include <cmath>
#include <map>

#include "program.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

double sum(const nlohmann::json& rows, const char* key)
{
    double total = 0;
    for (const auto& row : rows) total += row.at(key).get<double>();
    return total;
}

/// A figure by each way of showing it, all the same within the tolerance.
void checkAlike(const std::map<std::string, double>& shown, double tolerance)
{
    const double first = shown.begin()->second;
    for (const auto& [way, figure] : shown) {
        INFO(way);
        CHECK(figure == Approx(first).margin(tolerance).epsilon(0));
    }
}

const nlohmann::json& row(const nlohmann::json& rows, const std::string& key, const std::string& value)
{
    const auto found =
        std::ranges::find_if(rows, [&](const nlohmann::json& one) { return one.value(key, "") == value; });
    REQUIRE(found != rows.end());
    return *found;
}

/// The features of a scenario's export by their kind.
std::map<std::string, nlohmann::json> exported(const std::string& scenario, const std::string& date)
{
    const TemporaryFolder folder;
    const std::string file = folder / "a.geojson";
    REQUIRE(runProgram({"export", "--scenario", scenario, "--date", date, "--out", file}).exitCode == 0);
    std::map<std::string, nlohmann::json> features;
    const auto json = nlohmann::json::parse(fileText(file));
    for (const auto& feature : json.at("features"))
        features[feature.at("properties").at("kind")] = feature.at("properties");
    return features;
}

struct DatedLength {
    const char* date;
    double km;
};

/// Measured with Shapely and pyproj: the lines of geodata/contact_lines.fgb cut to the union of geodata/oblasts.fgb,
/// geodesics of WGS84.
constexpr DatedLength lengths[] = {{"2024-08-08", 1030.971},
                                   {"2025-02-01", 1088.403},
                                   {"2025-08-17", 1256.266},
                                   {"2026-02-01", 1228.694},
                                   {"2026-08-22", 1135.825}};

}  // namespace

TEST_CASE("the line of contact has one length on each date, whoever tells it, and oblasts and parts sum to it",
          "[again]")
{
    const auto claims = jsonOf({"claims"});
    for (const auto& [date, km] : lengths) {
        INFO(date);
        const auto length = jsonOf({"length", "--date", date});
        const auto frozen = jsonOf({"length", "--date", date, "--scenario", "freeze"});
        const auto stats = jsonOf({"stats", "--date", date, "--scenario", "freeze"}).at(0);
        const auto described = jsonOf({"describe", "--date", date}).at("sides").at(0).at("control");
        std::map<std::string, double> shown{
            {"measured with other tools", km},
            {"length", length.at("total_km")},
            {"length, parts", sum(length.at("parts"), "km")},
            {"length, oblasts", sum(length.at("oblasts"), "km")},
            {"length of freeze", frozen.at("total_km")},
            {"length of freeze, parts", sum(frozen.at("parts"), "km")},
            {"length of freeze, oblasts", sum(frozen.at("oblasts"), "km")},
            {"stats", stats.at("line_km")},
            {"stats, oblasts", sum(stats.at("oblasts"), "line_km")},
            {"describe", described.at("line_km")},
            {"describe, in the picture of all of it", described.at("line_in_view_km")},
            {"export", exported("freeze", date).at("line").at("length_km")},
        };
        for (const auto& claim : claims)
            if (claim.at("unit") == "km" && claim.at("how").get<std::string>().find(date) != std::string::npos)
                shown["claim " + claim.at("id").get<std::string>()] = claim.at("measured");
        checkAlike(shown, 0.01);
        // 0.02 km: where the line crosses from one oblast into the other, the ledger's faces meet some metres away.
        for (const auto& oblast : length.at("oblasts"))
            CHECK(row(stats.at("oblasts"), "iso", oblast.at("iso")).at("line_km") ==
                  Approx(oblast.at("km").get<double>()).margin(0.02).epsilon(0));
    }
}

TEST_CASE("occupied and passed ground, places and people are the same figures wherever they are told", "[again]")
{
    const char* const date = "2025-08-17";
    const auto area = jsonOf({"area", "--date", date});
    const auto stats = jsonOf({"stats", "--date", date, "--scenario", "donbas-withdrawal"}).at(0);
    const auto description = jsonOf({"describe", "--date", date, "--scenario", "donbas-withdrawal"});
    const auto control = description.at("sides").at(0).at("control");
    const auto scenario = description.at("sides").at(0).at("scenario");
    const auto claims = jsonOf({"claims"});
    auto features = exported("donbas-withdrawal", date);
    checkAlike({{"area", area.at("occupied_km2")},
                {"area, oblasts", sum(area.at("oblasts"), "occupied_km2")},
                {"describe", control.at("occupied_km2")},
                {"stats", stats.at("before_km2")},
                {"stats, oblasts", sum(stats.at("oblasts"), "before_km2")},
                {"claims", row(claims, "id", "occupied-total").at("measured")},
                {"export", features["occupied_before"].at("area_km2")}},
               0.02);
    checkAlike({{"area", area.at("total_km2")},
                {"describe", control.at("total_km2")},
                {"stats", stats.at("area_km2")},
                {"claims", row(claims, "id", "area-ukraine").at("measured")}},
               0.02);
    checkAlike({{"stats", stats.at("passed_km2")},
                {"stats, oblasts", sum(stats.at("oblasts"), "passed_km2")},
                {"describe", scenario.at("passed_km2")},
                {"claims", row(claims, "id", "donbas-held").at("measured")},
                {"export", features["passed"].at("area_km2")}},
               0.02);
    checkAlike({{"stats", stats.at("returned_km2")},
                {"describe", scenario.at("returned_km2")},
                {"claims", row(claims, "id", "northern-pockets").at("measured")},
                {"export", features["returned"].at("area_km2")}},
               0.02);
    for (const char* const ground : {"passed", "returned"})
        for (const char* const figure : {"people", "places"}) {
            const std::string key = std::string(ground) + "_" + figure;
            checkAlike({{"stats", stats.at(key)},
                        {"stats, oblasts", sum(stats.at("oblasts"), key.c_str())},
                        {"describe", scenario.at(key)},
                        {"export", features[ground].at(figure)}},
                       0.5);
        }
    checkAlike({{"stats", stats.at("line_km")},
                {"describe", scenario.at("line_km")},
                {"export", features["line"].at("length_km")}},
               0.01);
}

TEST_CASE("a share of Ukraine is of one area wherever it is told, and a claim of another area says both", "[again]")
{
    const char* const date = "2025-08-17";
    const auto area = jsonOf({"area", "--date", date});
    const auto stats = jsonOf({"stats", "--date", date, "--scenario", "donbas-withdrawal"}).at(0);
    const auto description = jsonOf({"describe", "--date", date, "--scenario", "donbas-withdrawal"});
    const auto side = description.at("sides").at(0);
    const auto claims = jsonOf({"claims"});
    const auto claim = row(claims, "id", "occupied-share");
    auto features = exported("donbas-withdrawal", date);
    // The union of geodata/oblasts.fgb, with pyproj's Geod.
    checkAlike({{"measured with other tools", 600317.511},
                {"area", area.at("total_km2")},
                {"describe", side.at("control").at("total_km2")},
                {"describe, scenario", side.at("scenario").at("area_km2")},
                {"stats", stats.at("area_km2")},
                {"stats, oblasts", sum(stats.at("oblasts"), "area_km2")},
                {"claims", claim.at("map_km2")},
                {"export", features["occupied_before"].at("ukraine_km2")}},
               0.1);
    checkAlike({{"area", area.at("share")},
                {"by hand", area.at("occupied_km2").get<double>() / area.at("total_km2").get<double>()},
                {"describe", side.at("control").at("share")},
                {"describe, scenario", side.at("scenario").at("share_before")},
                {"stats", stats.at("share_before")},
                {"export", features["occupied_before"].at("share_of_ukraine")}},
               2e-6);
    checkAlike({{"stats", stats.at("share_after")},
                {"describe", side.at("scenario").at("share_after")},
                {"export", features["occupied_after"].at("share_of_ukraine")}},
               2e-6);
    CHECK(claim.at("denominator_km2") == 603550);
    CHECK_THAT(claim.at("how").get<std::string>(),
               Contains("of 603,550 km², the State's figure; the map's boundary has 600,318 km²"));
    CHECK(row(claims, "id", "oval-office-donetsk").at("denominator_km2") ==
          row(claims, "id", "oval-office-donetsk").at("map_km2"));
    const std::vector<std::pair<std::vector<std::string>, std::string>> texts{
        {{"area", "--date", date, "--language", "en"}, "of 600,318 km² within the map's boundary (19.0 %)"},
        {{"describe", "--date", date, "--language", "en"}, "19.0 % of the 600,318 km² within the map's boundary"}};
    for (const auto& [arguments, words] : texts) CHECK_THAT(runProgram(arguments).output, Contains(words));
}

TEST_CASE("what passes and what lies in a zone are counted apart, each place once")
{
    const auto stats = jsonOf({"stats", "--scenario", "donbas-withdrawal", "--zone", "5"}).at(0);
    // Kramatorsk, Sloviansk and the others of the two oblasts pass: no sum with those of the zone is told.
    for (const char* const key : {"people", "places"}) {
        CHECK_FALSE(stats.contains(key));
        CHECK_FALSE(stats.at("oblasts").at(0).contains(key));
    }
    const auto whole = std::to_string(std::llround(stats.at("zone_people").get<double>()));
    REQUIRE(whole.size() == 6);
    CHECK_THAT(runProgram({"stats", "--scenario", "donbas-withdrawal", "--zone", "5", "--language", "en"}).output,
               Contains(whole.substr(0, 3) + "," + whole.substr(3)));
    const auto parts = stats.at("zone_held_km2").get<double>() + stats.at("zone_occupied_km2").get<double>();
    CHECK(stats.at("zone_km2") == Approx(parts).margin(0.001));
}

TEST_CASE("the legend of a picture says the figures of the commands")
{
    const TemporaryFolder folder;
    const std::string picture = folder / "a.svg";
    REQUIRE(runProgram({"render", "--language", "en", "--scenario", "donbas-withdrawal", "--date", "2025-08-17",
                        "--size", "1600x900", "--out", picture})
                .exitCode == 0);
    const auto stats = jsonOf({"stats", "--date", "2025-08-17", "--scenario", "donbas-withdrawal"}).at(0);
    const std::string svg = fileText(picture);
    for (const auto& [key, unit] :
         {std::pair{"passed_km2", "km²"}, std::pair{"returned_km2", "km²"}, std::pair{"line_km", "km"}}) {
        const auto whole = std::to_string(std::llround(stats.at(key).get<double>()));
        const std::string grouped =
            whole.size() > 3 ? whole.substr(0, whole.size() - 3) + "," + whole.substr(whole.size() - 3) : whole;
        CHECK_THAT(svg, Contains(grouped + "\u00A0" + unit));
    }
}

namespace {

/// Two oblasts of 6 by 2 degrees, of four corners each, and the lines of two dates.
std::string coarseMap(const TemporaryFolder& folder, const std::string& lines)
{
    const auto write = [&](const std::string& name, const std::string& text) { std::ofstream(folder / name) << text; };
    const auto oblast = [](const std::string& iso, int south) {
        const std::string from = std::to_string(south), to = std::to_string(south + 2);
        return R"({"type": "Feature", "properties": {"iso": ")" + iso + R"(", "name": ")" + iso +
               R"("}, "geometry": {"type": "Polygon", "coordinates": [[[30, )" + from + "], [36, " + from + "], [36, " +
               to + "], [30, " + to + "], [30, " + from + "]]]}}";
    };
    const std::string start = R"({"type": "FeatureCollection", "features": [)";
    write("oblasts.geojson", start + oblast("S", 46) + ", " + oblast("N", 48) + "]}");
    write("lines.geojson", start +
                               R"({"type": "Feature", "properties": {"date": "2025-01-01", "part": "main"}, )"
                               R"("geometry": {"type": "MultiLineString", "coordinates": )" +
                               lines + "}}]}");
    write("scenarios.toml", "[[scenarios]]\nid = \"freeze\"\nname = \"Freeze\"\n");
    write("map.toml", R"(title = "Coarse"
crs = "EPSG:32636"
oblasts = "oblasts"
contact_lines = "lines"
scenarios = "scenarios.toml"
dates = ["2025-01-01"]
[data]
oblasts = { path = "oblasts.geojson" }
lines = { path = "lines.geojson" }
[themes.plain]
background = "#FFFFFF"
ground = "#DDDDDD"
[[layers]]
id = "occupied"
role = "occupied-area"
occupied = { areas = "oblasts", lines = "lines", date = "" }
[[layers.rules]]
fill = { color = "ground" }
)");
    return folder / "map.toml";
}

}  // namespace

TEST_CASE("on a map of few vertices half of an oblast is half of its area, and every command says so")
{
    const TemporaryFolder folder;
    // Along the meridian that both oblasts have on either side alike.
    const std::string map = coarseMap(folder, "[[[33, 51], [33, 45]]]");
    const nlohmann::json area = runProgram({"area", "--map", map, "--json"}).json();
    const nlohmann::json stats = runProgram({"stats", "--map", map, "--scenario", "freeze", "--json"}).json()[0];
    for (const std::string iso : {"S", "N"}) {
        const auto& oblast = row(area["oblasts"], "iso", iso);
        const double half = oblast["area_km2"].get<double>() / 2;
        checkAlike({{"half of the area", half},
                    {"area", oblast["occupied_km2"].get<double>()},
                    {"stats", row(stats["oblasts"], "iso", iso)["before_km2"].get<double>()}},
                   0.01);
    }
    checkAlike({{"area", area["occupied_km2"].get<double>()},
                {"stats before", stats["before_km2"].get<double>()},
                {"stats after", stats["after_km2"].get<double>()}},
               0.01);
}

TEST_CASE("a line with a gap in it is told of where it is measured, with the places")
{
    const TemporaryFolder folder;
    const std::string whole = coarseMap(folder, "[[[33, 51], [33, 47.001]], [[33, 47.001], [33, 45]]]");
    CHECK_THAT(runProgram({"area", "--map", whole}).errors, !Contains("warning"));
    const TemporaryFolder other;
    const std::string map = coarseMap(other, "[[[33, 51], [33, 47.001]], [[33, 47], [33, 45]]]");
    using Words = std::vector<std::string>;
    for (const Words& words : {Words{"area"}, Words{"describe", "--bbox", "30,46,36,50"}}) {
        INFO(words.front());
        Words command = words;
        command.insert(command.end(), {"--map", map});
        const Run run = runProgram(command);
        CHECK(run.exitCode == 0);
        CHECK_THAT(run.errors,
                   Contains("2 ends of lines lie inside") && Contains("47.0010, 33.0000; 47.0000, 33.0000"));
    }
}
