// `frontline length` with rulers, exclusions and scenarios. Without them: tests/cli/test_measure.cpp.
#include <set>

#include "program.hpp"

using namespace frontline;
using Catch::Matchers::Contains;
using nlohmann::json;

TEST_CASE("lengths at rulers come with what was left out and why they differ")
{
    const Run run = runProgram({"length", "--ruler", "0,5,10,50", "--exclude", "pockets,rivers", "--json"});
    CHECK(run.exitCode == 0);
    CHECK(run.errors == "");
    const json report = run.json();
    CHECK(report["date"] == "2025-08-17");
    CHECK(report["total_km"].get<double>() == Approx(1258).epsilon(0.01));
    CHECK(report["parts"].size() == 8);
    CHECK(report["excluded"] == json({"rivers", "pockets"}));
    REQUIRE(report["rulers"].size() == 4);
    CHECK(report["rulers"][1]["ruler_km"] == 5.0);
    double before = report["total_km"];
    for (const json& ruler : report["rulers"]) {
        CHECK(ruler["km"].get<double>() < before);
        before = ruler["km"];
    }
    std::string explanation;
    for (const json& sentence : report["explanation"]) explanation += sentence.get<std::string>() + "\n";
    for (const char* published : {"1,000 km is", "1,250 km is", "1,300 km is"})
        CHECK_THAT(explanation, Contains(published));
}

TEST_CASE("every vertex of the whole line is the length that there is without rulers")
{
    const json plain = runProgram({"length", "--json", "--all"}).json();
    const json ruled = runProgram({"length", "--json", "--all", "--ruler", "0"}).json();
    REQUIRE(plain.size() == ruled.size());
    for (std::size_t i = 0; i < plain.size(); ++i) {
        CHECK(plain[i].size() == 4);
        CHECK(ruled[i]["rulers"][0]["km"].get<double>() == Approx(plain[i]["total_km"].get<double>()).margin(0.002));
        CHECK(ruled[i]["excluded"] == json::array());
        for (const char* key : {"date", "total_km", "parts", "oblasts"}) CHECK(plain[i][key] == ruled[i][key]);
    }
}

TEST_CASE("a ruler or a depth that is given twice is measured once")
{
    const auto rulers = jsonOf({"length", "--ruler", "0,5,0,5.0"}).at("rulers");
    REQUIRE(rulers.size() == 2);
    CHECK(rulers.at(1).at("ruler_km") == 5);
    CHECK(jsonOf({"stats", "--scenario", "freeze", "--zone", "5,5.0"}).size() == 1);
}

TEST_CASE("lengths at rulers can be read as a table")
{
    const Run run = runProgram({"length", "--map", squaresMap(), "--ruler", "0,20", "--exclude", "pockets"});
    CHECK(run.exitCode == 0);
    CHECK_THAT(run.output, Contains("ruler km  whole line km  without pockets km"));
    CHECK_THAT(run.output,
               Contains("       0          170.") && Contains("      20          133.4               133.4"));
    CHECK_THAT(run.output, Contains("Without the pockets (37 km) it is 133 km."));
}

TEST_CASE("the line of a scenario is measured alike")
{
    const json report = runProgram({"length", "--scenario", "freeze", "--json", "--ruler", "0"}).json();
    CHECK(report["scenario"] == "freeze");
    // The line of contact without its ends outside the oblasts.
    CHECK(report["total_km"].get<double>() == Approx(1258).epsilon(0.03));
    CHECK(report["rulers"][0]["km"].get<double>() == Approx(report["total_km"].get<double>()).margin(0.002));
    double oblasts = 0;
    for (const json& oblast : report["oblasts"]) oblasts += oblast["km"].get<double>();
    CHECK(oblasts == Approx(report["total_km"].get<double>()).epsilon(0.001));
    const json none = runProgram({"length", "--scenario", "borders-1991", "--json", "--ruler", "10"}).json();
    CHECK(none["total_km"] == 0.0);
    CHECK(none["rulers"][0]["km"] == 0.0);
}

TEST_CASE("wrong rulers, exclusions and scenarios are one line each")
{
    for (const char* ruler : {"-1", "51", "x", "", "5,", "nan", "1e3", "5km"})
        checkFails({"length", std::string("--ruler=") + ruler}, 2, "--ruler");
    checkFails({"length", "--ruler", "5,60"}, 2,
               "--ruler: \"60\" is not 0 (every vertex) or a length in kilometres from 0.01 to 50");
    checkFails({"length", "--exclude", "rivers,border"}, 2,
               "--exclude: unknown exclusion \"border\"; did you mean \"borders\"?");
    checkFails({"length", "--scenario", "freze"}, 2,
               "--scenario: unknown scenario \"freze\"; did you mean \"freeze\"?");
}

TEST_CASE("the parts of the line have names that people know, in their language, and dates are in words")
{
    const std::string text = runProgram({"length"}).output,
                      ukrainian = runProgram({"length", "--language", "uk"}).output;
    CHECK_THAT(text, Contains("main line") && Contains("line near Vovchansk") && Contains("on 17 August 2025"));
    CHECK_THAT(ukrainian, Contains("головна лінія") && Contains("Вовчанськ") && Contains("17 серпня 2025 року"));
    for (const std::string& output : {text, ukrainian})
        CHECK_THAT(output, !Contains("2025-08-17") && !Contains("kupiansk-north") && !Contains("pocket-"));
    const json parts = jsonOf({"length"})["parts"];
    CHECK(parts[0]["title"] == "main line");
    std::set<std::string> titles;
    for (const json& part : parts) titles.insert(part["title"]);
    CHECK(titles.size() == parts.size());
    CHECK(std::ranges::is_sorted(parts, std::greater(), [](const json& part) { return part["km"].get<double>(); }));
}

TEST_CASE("a scenario that leaves the line where it is has the line's parts, under the same names")
{
    const json own = jsonOf({"length"})["parts"], frozen = jsonOf({"length", "--scenario", "freeze"})["parts"];
    REQUIRE(own.size() == frozen.size());
    for (std::size_t i = 0; i < own.size(); ++i) {
        CHECK(own[i]["title"] == frozen[i]["title"]);
        CHECK(own[i]["km"].get<double>() == Approx(frozen[i]["km"].get<double>()).margin(0.01));
    }
}

TEST_CASE("an oblast that is occupied in part without a stretch of the line is named")
{
    // The Kinburn Spit: the line passes it over water.
    CHECK_THAT(runProgram({"length"}).output, Contains("without a stretch of the line on its ground: Mykolaiv."));
}

TEST_CASE("where a boundary is shared, half of the line counts in each oblast, and it is said")
{
    CHECK_THAT(runProgram({"length", "--scenario", "four-oblasts"}).output,
               Contains("along the boundary of two oblasts (1,0") && Contains("half of it counts in each"));
    CHECK_THAT(runProgram({"stats", "--scenario", "four-oblasts"}).output, Contains("half counts in the row of each"));
}
