// `frontline stats` on the map that comes with the program: published figures, conservation, forms of output.
#include <cmath>
#include <map>

#include "program.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

std::map<std::string, nlohmann::json> allScenarios()
{
    const Run run = runProgram({"stats", "--all", "--json"});
    INFO(run.errors);
    REQUIRE(run.exitCode == 0);
    const nlohmann::json list = run.json();
    REQUIRE(list.is_array());
    std::map<std::string, nlohmann::json> byId;
    for (const auto& scenario : list) byId[scenario["scenario"]] = scenario;
    return byId;
}

nlohmann::json oblast(const nlohmann::json& scenario, const std::string& iso)
{
    for (const auto& row : scenario["oblasts"])
        if (row["iso"] == iso) return row;
    FAIL("no oblast " << iso);
    return {};
}

}  // namespace

TEST_CASE("the scenarios come to what was published of them")
{
    const auto all = allScenarios();
    REQUIRE(all.size() == 9);
    CHECK(figure(all.at("freeze"), "passed_km2") == 0);
    CHECK(figure(all.at("freeze"), "returned_km2") == 0);
    CHECK(figure(all.at("freeze"), "after_km2") == Approx(113500).epsilon(0.005));
    // Reuters, 17 August 2025: about 6,600 and 440 km2.
    CHECK(figure(all.at("donbas-withdrawal"), "passed_km2") >= 6600);
    CHECK(figure(all.at("donbas-withdrawal"), "passed_km2") <= 7150);
    CHECK(figure(all.at("donbas-withdrawal"), "returned_km2") == Approx(440).epsilon(0.15));
    CHECK(figure(all.at("four-oblasts"), "passed_km2") == Approx(21000).epsilon(0.05));
    CHECK(figure(all.at("line-2022"), "after_km2") >= 41000);
    CHECK(figure(all.at("line-2022"), "after_km2") <= 45500);
    CHECK(figure(all.at("borders-1991"), "after_km2") == 0);
    CHECK(figure(all.at("borders-1991"), "line_km") == 0);
    // Zones of half the depth are about half the ground; no part of the demilitarised zone is occupied now.
    CHECK(figure(all.at("pullback-15"), "zone_km2") ==
          Approx(0.75 * figure(all.at("buffer-40"), "zone_km2")).epsilon(0.05));
    CHECK(figure(all.at("us-28-points"), "zone_occupied_km2") == 0);
    CHECK(figure(all.at("us-28-points"), "zone_held_km2") ==
          Approx(figure(oblast(all.at("us-28-points"), "UA-14"), "passed_km2")));
}

TEST_CASE("ground is conserved in every oblast under every scenario")
{
    const Run area = runProgram({"area", "--json"});
    REQUIRE(area.exitCode == 0);
    const nlohmann::json control = area.json();
    for (const auto& [id, scenario] : allScenarios()) {
        INFO(id);
        REQUIRE(scenario["oblasts"].size() == 27);
        double after = 0;
        for (const auto& row : scenario["oblasts"]) {
            INFO(row["name"].get<std::string>());
            CHECK(figure(row, "after_km2") ==
                  Approx(figure(row, "before_km2") + figure(row, "passed_km2") - figure(row, "returned_km2"))
                      .margin(0.01));
            CHECK(figure(row, "zone_held_km2") + figure(row, "zone_occupied_km2") <= figure(row, "area_km2") + 0.01);
            // The areas are those that `frontline area` measures on the oblasts themselves.
            const auto measured = oblast(control, row["iso"]);
            CHECK(figure(row, "area_km2") == Approx(figure(measured, "area_km2")).margin(0.01));
            CHECK(figure(row, "before_km2") == Approx(figure(measured, "occupied_km2")).margin(0.05));
            after += figure(row, "after_km2");
        }
        CHECK(figure(scenario, "after_km2") == Approx(after).margin(0.01));
    }
}

TEST_CASE("zones of several depths are listed side by side")
{
    const Run run = runProgram({"stats", "--scenario", "freeze", "--zone", "5,10,15,20,40", "--json"});
    REQUIRE(run.exitCode == 0);
    const nlohmann::json list = run.json();
    REQUIRE(list.size() == 5);
    double before = 0;
    for (const auto& entry : list) {
        const double depth = figure(entry, "zone_depth_km"), line = figure(entry, "line_km");
        const double held = figure(entry, "zone_held_km2"), occupied = figure(entry, "zone_occupied_km2");
        // Deeper zones are larger, but a band beside a bent line is at most as large as one beside a straight line.
        CHECK(held + occupied > before);
        CHECK(held < line * depth);
        CHECK(occupied < line * depth);
        before = held + occupied;
    }
    const Run text = runProgram({"stats", "--scenario", "freeze", "--zone", "5,10"});
    CHECK_THAT(text.output, Contains("each side km") && Contains("occupied km²"));
    checkFails({"stats", "--scenario", "freeze", "--zone", "0"}, 2, "above 0 and up to 500");
    checkFails({"stats", "--scenario", "freeze", "--zone", "5,x"}, 2, "\"x\"");
    checkFails({"stats", "--scenario", "freeze", "--zone", "501"}, 2, "501");
}

TEST_CASE("the ledger is printed as text, CSV and Markdown")
{
    const Run text = runProgram({"stats", "--scenario", "donbas-withdrawal"});
    CHECK(text.exitCode == 0);
    CHECK_THAT(text.output, Contains("Ukraine leaves the rest of Donetsk and Luhansk") && Contains("Kramatorsk") &&
                                Contains("before February 2022") && Contains("GeoNames"));
    const Run csv = runProgram({"stats", "--all", "--csv"});
    CHECK(csv.exitCode == 0);
    // A heading, and for each of nine scenarios 27 oblasts and a total.
    CHECK(std::count(csv.output.begin(), csv.output.end(), '\n') == 1 + 9 * 28);
    CHECK_THAT(csv.output, Contains("donbas-withdrawal,,UA-14,Donetsk,"));
    const Run markdown = runProgram({"stats", "--scenario", "freeze", "--markdown"});
    CHECK_THAT(markdown.output, Contains("## freeze") && Contains("| iso | oblast |") && Contains("|---|---|---:|"));
}

TEST_CASE("where nothing would be occupied there is no line, and deposits have their names")
{
    const Run run = runProgram({"stats", "--scenario", "borders-1991"});
    REQUIRE(run.exitCode == 0);
    CHECK_THAT(run.output, Contains("No line: ") && !Contains("0 km, of these") && Contains("Deposits concerned: ") &&
                               Contains("Kruta Balka"));
}

TEST_CASE("scenarios follow the date")
{
    const Run run = runProgram({"stats", "--scenario", "freeze", "--date", "2024-08-08", "--json"});
    REQUIRE(run.exitCode == 0);
    CHECK(run.json()[0]["base_date"] == "2024-08-08");
    CHECK(figure(run.json()[0], "after_km2") < 112000);
}

TEST_CASE("what stats cannot do is said in one line")
{
    checkFails({"stats"}, 2, "one of --scenario ID and --all");
    checkFails({"stats", "--scenario", "freez"}, 2, "did you mean \"freeze\"?");
    checkFails({"stats", "--scenario", "freeze", "--all"}, 2, "one of --scenario ID and --all");
    checkFails({"stats", "--all", "--json", "--csv"}, 2, "only one of");
    checkFails({"stats", "--scenario", "freeze", "--date", "2020-01-01"}, 2, "unknown date");
    checkFails({"stats", "--scenario", "a", "--map", squaresMap()}, 1, "has no scenarios");
}
