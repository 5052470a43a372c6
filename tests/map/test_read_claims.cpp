// Reading claims.toml: good claims, and what is wrong with each bad one, while the others still work.
#include "map_files.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

constexpr const char* mapHead = R"(
crs = "EPSG:4326"
dates = ["2024-01-01", "2025-01-01"]
oblasts = "oblasts"
contact_lines = "lines"
scenarios = "scenarios.toml"
claims = "claims.toml"
[data]
oblasts = { path = "oblasts.geojson" }
lines = { path = "lines.geojson" }
[themes.paper]
background = "#FFFFFF"
)";

/// The map with these claims. Line 1 of claims.toml is the first line of the text.
Result<MapDefinition> mapWith(const TemporaryFolder& folder, const std::string& claims)
{
    static_cast<void>(folder.write("scenarios.toml", "[[scenarios]]\nid = \"give\"\n[[scenarios]]\nid = \"take\"\n"));
    static_cast<void>(folder.write("claims.toml", claims));
    return readMap(folder.write("map.toml", mapHead));
}

/// A sound claim with its own id and further lines.
std::string claim(const std::string& id, const std::string& further)
{
    return "[[claims]]\nid = \"" + id + "\"\ntext = \"Text\"\npublished = 100\nsource = \"Somebody\"\n" + further +
           "\n";
}

/// Reads a claim, which must be wrong as told, beside one that is right.
void checkWrong(const std::string& further, const std::string& message)
{
    const TemporaryFolder folder;
    const auto map =
        mapWith(folder, claim("bad", further) + claim("good", "unit = \"km2\"\ntolerance = 1\nmeasure = \"area\""));
    REQUIRE(map.ok());
    REQUIRE(map.warnings.size() == 1);
    CHECK_THAT(map.warnings[0], Contains((folder.path() / "claims.toml").string() + ", line ") && Contains(message));
    REQUIRE(map->claims.size() == 2);
    CHECK(map->claims[0].error == map.warnings[0]);
    CHECK(map->claims[1].error.empty());
    CHECK(map->claims[1].id == "good");
}

constexpr const char* area = "unit = \"km2\"\ntolerance = 1\nmeasure = \"area\"\n";
constexpr const char* length = "unit = \"km\"\ntolerance = 1\nmeasure = \"line-length\"\n";

}  // namespace

TEST_CASE("a claim is read with all that it says")
{
    const TemporaryFolder folder;
    const auto map = mapWith(folder, R"([[claims]]
id = "length"
text = { en = "Length of the line", uk = "Довжина лінії" }
published = 1_250
unit = "km"
as_of = "2025-09"
source = { en = "Press", uk = "преса" }
tolerance_percent = 5
measure = "line-length"
date = "2024-01-01"
scenario = "give"
ruler_km = 2.5
exclude = ["pockets", "rivers"]
expected = "conflict"
reason = { en = "The ruler.", uk = "Лінійка." }

[[claims]]
id = "share"
text = "Share"
published = 19.5
unit = "%"
as_of = 1991
source = "Press"
tolerance = 0.5
measure = "occupied-share"
oblasts = ["West", "T-2"]
denominator_km2 = 603_550
denominator_source = { en = "the State's figure", uk = "за даними держави" }
)");
    REQUIRE(map.ok());
    CHECK(map.warnings.empty());
    REQUIRE(map->claims.size() == 2);
    const Claim& first = map->claims[0];
    CHECK(first.id == "length");
    CHECK(first.text.in(Language::of("uk")) == "Довжина лінії");
    CHECK(first.published == 1250);
    CHECK(first.asOf == "2025-09");
    CHECK(first.source.in(Language::of("uk")) == "преса");
    CHECK((first.tolerance == 5 && first.toleranceIsShare));
    CHECK(first.measure == Claim::Measure::LineLength);
    CHECK(first.date == "2024-01-01");
    CHECK(first.scenario == ScenarioId("give"));
    CHECK(first.rulerKm == 2.5);
    CHECK((first.excluded == LengthExclusions{true, false, true}));
    CHECK(first.conflictExpected);
    CHECK(first.reason.in(Language::of("uk")) == "Лінійка.");
    CHECK(first.line == 1);
    const Claim& second = map->claims[1];
    CHECK(second.asOf == "1991");
    CHECK((second.tolerance == 0.5 && !second.toleranceIsShare));
    CHECK(second.oblasts == std::vector<std::string>{"West", "T-2"});
    CHECK(second.denominatorKm2 == 603550);
    CHECK(second.denominatorSource.in(Language::of("uk")) == "за даними держави");
    CHECK_FALSE(second.conflictExpected);
}

TEST_CASE("a claim that is wrong is a warning, and the others still work")
{
    checkWrong("unit = \"km2\"\ntolerance = 1\nmeasure = \"ocupied-area\"",
               "line 8: claim \"bad\": unknown measure \"ocupied-area\"; did you mean \"occupied-area\"?");
    checkWrong("unit = \"km2\"\ntolerance = 1", "key \"measure\" is missing");
    checkWrong("unit = \"%\"\ntolerance = 1\nmeasure = \"area\"", "measure \"area\" has the unit \"km2\", not \"%\"");
    checkWrong("unit = \"km2\"\nmeasure = \"area\"",
               "one of the keys \"tolerance\" (in the unit) and \"tolerance_percent\"");
    checkWrong(std::string(area) + "tolerance_percent = 1", "one of the keys \"tolerance\"");
    checkWrong("unit = \"km2\"\ntolerance = -1\nmeasure = \"area\"", "key \"tolerance\" must be 0 or more, but is -1");
    checkWrong(std::string(area) + "expected = \"conflikt\"", "did you mean \"conflict\"?");
    checkWrong(std::string(area) + "expected = \"conflict\"", "a conflict that is known needs its \"reason\"");
    checkWrong(std::string(area) + "date = \"2024-01-01\"",
               "key \"date\" says nothing with measure \"area\": remove it");
    checkWrong(std::string(area) + "tolerence = 2", "unknown key \"tolerence\"");
    checkWrong(std::string(length) + "date = \"2024-01-02\"",
               "unknown date \"2024-01-02\"; did you mean \"2024-01-01\"?");
    checkWrong(std::string(length) + "ruler_km = 51", "key \"ruler_km\" must be from 0 to 50, but is 51");
    checkWrong(std::string(length) + "exclude = [\"river\"]", "unknown exclusion \"river\"; did you mean \"rivers\"?");
    checkWrong(std::string(length) + "oblasts = [\"West\"]",
               "key \"oblasts\" says nothing with measure \"line-length\"");
    checkWrong("unit = \"km2\"\ntolerance = 1\nmeasure = \"scenario-passed\"\nscenario = \"gives\"",
               "unknown scenario \"gives\"; did you mean \"give\"?");
    checkWrong("unit = \"km2\"\ntolerance = 1\nmeasure = \"scenario-passed\"", "key \"scenario\" is missing");
    checkWrong("unit = \"km2\"\ntolerance = 1\nmeasure = \"data-area\"\ndata = \"oblast\"",
               "unknown data id \"oblast\"; did you mean \"oblasts\"?");
    checkWrong("unit = \"%\"\ntolerance = 1\nmeasure = \"held-share\"\ndenominator_km2 = 0",
               "key \"denominator_km2\" must be above 0");
    checkWrong("unit = \"%\"\ntolerance = 1\nmeasure = \"held-share\"\ndenominator_source = \"us\"",
               "key \"denominator_source\" says nothing without \"denominator_km2\"");
}

TEST_CASE("two claims with one id: the second is wrong and says where the first is")
{
    const TemporaryFolder folder;
    const auto map = mapWith(folder, claim("same", area) + claim("same", area));
    REQUIRE(map.ok());
    REQUIRE(map.warnings.size() == 1);
    CHECK_THAT(map.warnings[0], Contains("line 11: claim \"same\": two claims have the id \"same\"; the other is at") &&
                                    Contains("claims.toml, line 1"));
    REQUIRE(map->claims.size() == 2);
    CHECK(map->claims[0].error.empty());
    CHECK_FALSE(map->claims[1].error.empty());
}

TEST_CASE("a figure of 0 cannot have a tolerance in per cent")
{
    const TemporaryFolder folder;
    const auto map = mapWith(folder,
                             "[[claims]]\nid = \"none\"\ntext = \"T\"\npublished = 0\nunit = \"km2\"\nsource = \"S\"\n"
                             "tolerance_percent = 5\nmeasure = \"area\"\n");
    REQUIRE(map.warnings.size() == 1);
    CHECK_THAT(map.warnings[0], Contains("line 7: claim \"none\": a share of 0 is nothing"));
}

TEST_CASE("a file of claims that is missing or no TOML is an error with its path")
{
    const TemporaryFolder folder;
    static_cast<void>(folder.write("scenarios.toml", ""));
    const auto path = folder.write("map.toml", mapHead);
    const auto missing = readMap(path);
    REQUIRE_FALSE(missing.ok());
    CHECK_THAT(missing.error().message, Contains("claims.toml"));
    const auto broken = mapWith(folder, "[[claims]\n");
    REQUIRE_FALSE(broken.ok());
    CHECK_THAT(broken.error().message, Contains("claims.toml, line 1"));
    const auto misspelt = mapWith(folder, "[[claim]]\nid = \"a\"\n");
    REQUIRE_FALSE(misspelt.ok());
    CHECK_THAT(misspelt.error().message, Contains("unknown key \"claim\"; did you mean \"claims\"?"));
}
