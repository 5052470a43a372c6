#include "map/read_scenarios.hpp"

#include "map_files.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

struct Read {
    MapDefinition map;
    std::vector<std::string> warnings;
};

Read readText(const std::string& text)
{
    const TemporaryFolder folder;
    Read read{readSquares(), {}};
    auto done = readScenarios(read.map, folder.write("scenarios.toml", text));
    if (!done) FAIL(done.error().message);
    read.warnings = std::move(done.warnings);
    for (std::string& line : checkScenarioBases(read.map)) read.warnings.push_back(std::move(line));
    return read;
}

/// A scenario that is wrong, beside a sound one: the warning.
std::string warningOf(const std::string& text)
{
    const Read read = readText(text + "\n[[scenarios]]\nid = \"sound\"\n");
    REQUIRE(read.warnings.size() == 1);
    const ScenarioPointer sound = read.map.scenarioById(ScenarioId("sound"));
    REQUIRE(sound);
    CHECK(sound->error.empty());
    CHECK_THAT(read.warnings[0], Contains("scenarios.toml, line "));
    return read.warnings[0];
}

std::string withStep(const std::string& step)
{
    return "[[scenarios]]\nid = \"a\"\n[[scenarios.steps]]\n" + step;
}

}  // namespace

TEST_CASE("a scenario is read with all it says")
{
    const Read read = readText(R"([[scenarios]]
id = "a"
name = { en = "Name", uk = "Назва" }
proposer = "Somebody"
date = "2025-08-17"
source = "Press"
note = "Note"
base = "2024-01-01"
[[scenarios.steps]]
do = "union"
oblasts = ["East", "T-1"]
[[scenarios.steps]]
do = "intersection"
behind = "old_line"
within = ["West"]
[[scenarios.steps]]
do = "minus"
buffer = { of = "line", km = 12.5 }
[[scenarios.zones]]
name = "Zone"
held_km = 15
occupied_km = 5
figure = "total"
no_entry = "both"
optional = true
choices_km = [5, 10, 40]
[[scenarios]]
id = "b"
base = "a"
)");
    CHECK(read.warnings.empty());
    REQUIRE(read.map.scenarios.size() == 2);
    const Scenario& a = *read.map.scenarios[0];
    CHECK(a.name.own() == "Name");
    CHECK(a.name.in(Language::of("uk")) == "Назва");
    CHECK(a.baseDate == "2024-01-01");
    REQUIRE(a.steps.size() == 3);
    CHECK(a.steps[0].area.oblasts == std::vector<std::string>{"East", "T-1"});
    CHECK(a.steps[1].operation == ScenarioStep::Operation::Intersection);
    CHECK(a.steps[1].area.data == DataId("old_line"));
    CHECK(a.steps[2].area.kind == AreaRef::Kind::Buffer);
    CHECK(a.steps[2].area.kilometres == 12.5);
    CHECK(a.steps[2].line == 16);
    REQUIRE(a.zones.size() == 1);
    CHECK(a.zones[0].figure == ZoneRecipe::Figure::Total);
    CHECK(a.zones[0].choicesKm == std::vector<double>{5, 10, 40});
    CHECK(read.map.scenarios[1]->baseScenario == ScenarioId("a"));
}

TEST_CASE("a scenario that is wrong is named with its line, and the others can be used")
{
    CHECK_THAT(warningOf("[[scenarios]]\nname = \"without id\"\n"),
               Contains("scenario 1") && Contains("\"id\" is missing"));
    CHECK_THAT(warningOf(withStep("oblasts = [\"East\"]\n")),
               Contains("scenario \"a\", step 1") && Contains("\"do\" is missing"));
    CHECK_THAT(warningOf(withStep("do = \"unoin\"\noblasts = [\"East\"]\n")),
               Contains("line 4") && Contains("did you mean \"union\"?"));
    CHECK_THAT(warningOf(withStep("do = \"union\"\n")), Contains("one area is needed, there are 0"));
    CHECK_THAT(warningOf(withStep("do = \"union\"\nukraine = true\nbehind = \"old_line\"\n")), Contains("there are 2"));
    CHECK_THAT(warningOf(withStep("do = \"union\"\noblast = [\"East\"]\n")),
               Contains("unknown key \"oblast\"") && Contains("oblasts"));
    CHECK_THAT(warningOf(withStep("do = \"union\"\noblasts = \"East\"\n")), Contains("must be"));
    CHECK_THAT(warningOf(withStep("do = \"union\"\nbehind = \"olf_line\"\n")), Contains("did you mean \"old_line\"?"));
    CHECK_THAT(warningOf(withStep("do = \"union\"\noccupied = \"2025-01-02\"\n")), Contains("unknown date"));
    CHECK_THAT(warningOf(withStep("do = \"union\"\nbuffer = { km = -1 }\n")), Contains("from 0 to 500, but is -1"));
    CHECK_THAT(warningOf(withStep("do = \"union\"\nbuffer = { of = \"line\" }\n")), Contains("\"km\" is missing"));
}

TEST_CASE("a zone's depth is from 0 to 500 km")
{
    const std::string zone = "[[scenarios]]\nid = \"a\"\n[[scenarios.zones]]\n";
    CHECK_THAT(warningOf(zone + "held_km = -5\n"), Contains("zone 1") && Contains("from 0 to 500, but is -5"));
    CHECK_THAT(warningOf(zone + "held_km = 10\noccupied_km = 501\n"), Contains("from 0 to 500, but is 501"));
    CHECK_THAT(warningOf(zone + "name = \"flat\"\n"), Contains("above 0"));
    CHECK_THAT(warningOf(zone + "ground = \"held\"\n"), Contains("\"within\""));
    CHECK_THAT(warningOf(zone + "held_km = 1\nno_entry = \"all\"\n"), Contains("no_entry"));
}

TEST_CASE("two scenarios with one id are told apart by their lines")
{
    const Read read =
        readText("[[scenarios]]\nid = \"a\"\nname = \"first\"\n[[scenarios]]\nid = \"a\"\nname = \"second\"\n");
    REQUIRE(read.warnings.size() == 1);
    CHECK_THAT(read.warnings[0],
               Contains("line 5") && Contains("two scenarios have the id \"a\"") && Contains("line 1"));
    REQUIRE(read.map.scenarios.size() == 1);
    CHECK(read.map.scenarios[0]->name.own() == "first");
}

TEST_CASE("scenarios that build on each other in a circle, or on nothing, are named")
{
    const Read read = readText(
        "[[scenarios]]\nid = \"a\"\nbase = \"b\"\n[[scenarios]]\nid = \"b\"\nbase = \"a\"\n"
        "[[scenarios]]\nid = \"c\"\nbase = \"d\"\n[[scenarios]]\nid = \"e\"\nbase = \"2020-01-01\"\n"
        "[[scenarios]]\nid = \"sound\"\n");
    REQUIRE(read.warnings.size() == 4);
    CHECK_THAT(read.warnings[0], Contains("line 1") && Contains("a → b → a") && Contains("circle"));
    CHECK_THAT(read.warnings[1], Contains("b → a → b"));
    CHECK_THAT(read.warnings[2], Contains("neither a date of the map nor a scenario"));
    CHECK_THAT(read.warnings[3], Contains("unknown date \"2020-01-01\""));
    CHECK(read.map.scenarioById(ScenarioId("sound"))->error.empty());
    CHECK_FALSE(read.map.scenarioById(ScenarioId("a"))->error.empty());
}

TEST_CASE("ten thousand scenarios that build on each other are read, and a circle at their end is told of each")
{
    const auto chain = [](const std::string& lastBase) {
        std::string text;
        for (int i = 0; i < 10000; ++i)
            text += "[[scenarios]]\nid = \"s" + std::to_string(i) + "\"\n" +
                    (i > 0 ? "base = \"s" + std::to_string(i - 1) + "\"\n" : lastBase);
        return text;
    };
    const Read sound = readText(chain(""));
    CHECK(sound.warnings.empty());
    CHECK(sound.map.scenarios.size() == 10000);
    const Read circle = readText(chain("base = \"s1\"\n"));
    REQUIRE(circle.warnings.size() == 10000);
    CHECK_THAT(circle.warnings[0], Contains("s0 → s1 → s0;"));
    CHECK_THAT(circle.warnings[9], Contains("s9 → s8 → s7") && Contains("→ s0 → s1;"));
    CHECK_THAT(circle.warnings[9999], Contains("s9999 → s9998") && Contains("→ …;"));
    CHECK(circle.warnings[9999].size() < 500);
}

TEST_CASE("a scenario file that is missing or no TOML is refused by name")
{
    MapDefinition map = readSquares();
    const TemporaryFolder folder;
    const auto missing = readScenarios(map, folder.path() / "none.toml");
    REQUIRE_FALSE(missing.ok());
    CHECK_THAT(missing.error().message, Contains("none.toml"));
    for (const char* text : {"[[scenarios", "\x01\x02\xff", "scenarios = 3", "[[scenario]]\nid = \"a\""}) {
        const auto broken = readScenarios(map, folder.write("broken.toml", text));
        REQUIRE_FALSE(broken.ok());
        CHECK_THAT(broken.error().message, Contains("broken.toml, line "));
    }
}
