// Lengths at a ruler, on the map of squares: the line of 2025-01-01 is the meridian of 31.25 E from 47.9 to 49.1 N
// (133.45 km by the meridian arc of WGS84) and a pocket of a tenth of a degree (2 x 11.12 km + 7.44 km + 7.42 km).
#include "analysis/line_length.hpp"

#include "square_scenarios.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

constexpr double meridianKm = 133.45, pocketLineKm = 37.10;

/// The map of squares with a river that the main line follows 500 m beside, between 48.2 and 48.5 N (33.36 km), and
/// that it crosses at 48.8 N.
TestMap withRiver()
{
    static const ScenarioMap folder("", "rivers = \"rivers\"\n");
    std::ifstream in(folder.path());
    std::string map{std::istreambuf_iterator<char>(in), {}};
    in.close();
    if (map.find("rivers.geojson") == std::string::npos)
        map.replace(map.find("[data]\n"), 7, "[data]\nrivers = { path = \"rivers.geojson\" }\n");
    folder.write("map.toml", map);
    folder.write("rivers.geojson", R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[31.2567,48.2],[31.2567,48.5]]}},
{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[31,48.8],[31.5,48.8]]}}]})");
    return folder.open();
}

std::shared_ptr<const StretchedLine> lineOf(const TestMap& map, const std::string& scenario, const std::string& date)
{
    auto line = stretchLine(map.data(), {ScenarioId(scenario), date}, map.date());
    if (!line) FAIL(line.error().message);
    return *line;
}

}  // namespace

TEST_CASE("with every vertex and nothing left out, all parts are measured")
{
    const ScenarioMap files("");
    const TestMap map = files.open();
    const auto line = lineOf(map, "", "2025-01-01");
    CHECK(line->date == "2025-01-01");
    CHECK(lengthAtRuler(*line, 0) == Approx(meridianKm + pocketLineKm).epsilon(0.001));
    const double rulers[] = {0, 0.5, 20, 50};
    const LengthProfile profile = lengthProfile(*line, rulers, {false, false, true});
    REQUIRE(profile.lengths.size() == 4);
    // A straight line is as long with every ruler, and the pocket is left out.
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(profile.lengths[i].rulerKm == rulers[i]);
        CHECK(profile.lengths[i].lengthKm == Approx(meridianKm).epsilon(0.0005));
    }
    // A compass of 20 km has no room in the pocket.
    CHECK(lengthAtRuler(*line, 20) == Approx(meridianKm).epsilon(0.0005));
}

TEST_CASE("the stretch along a river is left out, the crossing of one is not")
{
    const TestMap map = withRiver();
    const auto line = lineOf(map, "", "2025-01-01");
    CHECK(lengthAtRuler(*line, 0) == Approx(meridianKm + pocketLineKm).epsilon(0.001));
    // The river's ends reach 866 m further: what lies 500 m beside is within 1 km of them.
    const double along = 33.36 + 2 * 0.866;
    CHECK(lengthAtRuler(*line, 0, {true, false, true}) == Approx(meridianKm - along).margin(0.5));
    CHECK(lengthAtRuler(*line, 0, {true, false, false}) == Approx(meridianKm + pocketLineKm - along).margin(0.5));
    // What is left out interrupts the line: a ruler does not bridge the gap.
    CHECK(lengthAtRuler(*line, 50, {true, false, true}) == Approx(meridianKm - along).margin(0.5));
}

TEST_CASE("the stretch along the outline of all oblasts is left out with the borders")
{
    const ScenarioMap files("[[scenarios]]\nid = \"freeze\"\n");
    // 0.37 km inside the eastern edge of East, from 11.12 km south of it to 11.12 km north of it.
    files.write("contact_lines.geojson", R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"date":"2025-01-01","part":"main"},
 "geometry":{"type":"LineString","coordinates":[[31.995,49.1],[31.995,47.9]]}}]})");
    const TestMap map = files.open();
    const auto line = lineOf(map, "", "2025-01-01");
    CHECK(lengthAtRuler(*line, 0) == Approx(meridianKm).epsilon(0.0005));
    // The corners of East are within 1 km of the line for 0.93 km beyond its edge.
    CHECK(lengthAtRuler(*line, 0, {false, true, false}) == Approx(2 * (11.12 - 0.93)).margin(0.5));
    // The same line as that of a scenario, which ends with the oblasts: 111.21 km, all of it along their outline.
    const auto frozen = lineOf(map, "freeze", "2025-01-01");
    CHECK(lengthAtRuler(*frozen, 0) == Approx(111.21).epsilon(0.001));
    CHECK(lengthAtRuler(*frozen, 0, {false, true, false}) == Approx(0).margin(0.01));
}

TEST_CASE("the boundary between two oblasts is no border")
{
    const ScenarioMap files(
        "[[scenarios]]\nid = \"east\"\n[[scenarios.steps]]\ndo = \"union\"\noblasts = [\"East\"]\n");
    const TestMap map = files.open();
    const auto line = lineOf(map, "east", "2024-01-01");
    const double full = lengthAtRuler(*line, 0);
    CHECK(full == Approx(111.21).epsilon(0.001));
    CHECK(lengthAtRuler(*line, 0, {false, true, false}) == Approx(full).epsilon(1e-9));
}

TEST_CASE("what cannot be measured is said")
{
    const ScenarioMap files("[[scenarios]]\nid = \"give\"\n");
    const TestMap map = files.open();
    const auto date = stretchLine(map.data(), {{}, "2025-01-02"}, map.date());
    REQUIRE_FALSE(date.ok());
    CHECK_THAT(date.error().message, Contains("unknown date \"2025-01-02\"; did you mean \"2025-01-01\"?"));
    const auto scenario = stretchLine(map.data(), {ScenarioId("gives"), ""}, map.date());
    REQUIRE_FALSE(scenario.ok());
    CHECK_THAT(scenario.error().message, Contains("did you mean \"give\"?"));
    CHECK_THAT(parseExclusions("rivers,pocket").error().message,
               Contains("unknown exclusion \"pocket\"; did you mean \"pockets\"?"));
    CHECK((*parseExclusions("pockets,rivers") == LengthExclusions{true, false, true}));
    CHECK(exclusionNames({true, true, true}) == std::vector<std::string>{"rivers", "borders", "pockets"});
}

TEST_CASE("the rulers of a plot rise from every vertex to the longest")
{
    const std::vector<double> rulers = plotRulersKm();
    CHECK(rulers.front() == 0);
    CHECK(rulers.back() == longestRulerKm);
    CHECK(std::ranges::is_sorted(rulers));
}

TEST_CASE("published lengths are explained in both languages")
{
    const ScenarioMap files("");
    const TestMap map = files.open();
    const auto line = lineOf(map, "", "2025-01-01");
    const double published[] = {133, 171, 200};
    const auto statements = explainLength(*line, published);
    REQUIRE(statements.size() >= 5);
    CHECK_THAT(statements.front().own(), Contains("171 km long (2 parts)") || Contains("170 km long (2 parts)"));
    CHECK_THAT(statements.front().in(Language::of("uk")), Contains("2 частини"));
    const std::size_t first = statements.size() - 3;
    CHECK_THAT(statements[first].own(), Contains("133 km is") && Contains("full detail without the pockets (133 km)"));
    CHECK_THAT(statements[first].in(Language::of("uk")), Contains("без осередків"));
    CHECK_THAT(statements[first + 1].own(), Contains("the whole line in full detail"));
    CHECK_THAT(statements[first + 2].own(), Contains("200 km is 17.") && Contains("more than every vertex gives"));
}
