// `frontline claims`, on the program's own map and on one of squares.
#include <map>

#include "program.hpp"

using namespace frontline;
using Catch::Matchers::Contains;
using nlohmann::json;

namespace {

/// The map of squares with claims.
std::string mapWith(const TemporaryFolder& folder, const std::string& claims)
{
    namespace fs = std::filesystem;
    fs::copy(fs::path(squaresMap()).parent_path(), folder.string(),
             fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    const std::string map = fileText(squaresMap());
    static_cast<void>(folder.write("claims.toml", claims));
    return folder.write("map.toml", "claims = \"claims.toml\"\n" + map);
}

std::string share(const std::string& id, const std::string& oblast, int published, const std::string& further = "")
{
    return "[[claims]]\nid = \"" + id + "\"\ntext = \"Share\"\npublished = " + std::to_string(published) +
           "\nunit = \"%\"\nsource = \"Press\"\ntolerance = 1\nmeasure = \"occupied-share\"\noblasts = [\"" + oblast +
           "\"]\n" + further;
}

constexpr const char* known = "expected = \"conflict\"\nreason = \"Of another date.\"\n";

}  // namespace

TEST_CASE("the program's own map: every published figure agrees but for the two known conflicts")
{
    const Run run = runProgram({"claims", "--json", "--strict"});
    CHECK(run.exitCode == 0);
    CHECK(run.errors == "");
    const json claims = run.json();
    REQUIRE(claims.size() == 17);
    std::map<std::string, json> byId;
    for (const json& claim : claims) {
        const std::string id = claim["id"];
        byId[id] = claim;
        INFO(claim.dump());
        CHECK(claim["verdict"] == (id == "line-1000" || id == "donetsk-held-share" ? "conflict" : "agree"));
    }
    CHECK(byId.size() == 17);
    CHECK(byId["occupied-total"]["published"] == 114500);
    CHECK(byId["occupied-total"]["unit"] == "km2");
    // As the polygons published for the day give within these boundaries.
    CHECK(byId["occupied-total"]["measured"].get<double>() == Approx(113500).epsilon(0.005));
    CHECK(byId["line-1250"]["measured"].get<double>() == Approx(1258).epsilon(0.01));
    CHECK(byId["dobropillia"]["measured"].get<double>() == Approx(49).epsilon(0.02));
    CHECK_THAT(byId["line-1000"]["reason"].get<std::string>(), Contains("ruler"));
}

TEST_CASE("claims can be read as a table with its reasons")
{
    const TemporaryFolder folder;
    // East is occupied to 75 % on 2025-01-01.
    const Run run =
        runProgram({"claims", "--map", mapWith(folder, share("a", "East", 75) + share("b", "East", 50, known))});
    CHECK(run.exitCode == 0);
    CHECK(run.errors == "");
    CHECK_THAT(run.output, Contains("a           75.0      75.0  % of 8,218 km²  agree"));
    CHECK_THAT(run.output, Contains("b           50.0      75.0  % of 8,218 km²  conflict (expected)"));
    CHECK_THAT(run.output, Contains("25.0 percentage points more than published") && Contains("Of another date."));
    CHECK_THAT(run.output, Contains("1 agree, 1 in conflict (1 of them expected)"));
}

TEST_CASE("strict fails on what does not come out as expected")
{
    const TemporaryFolder folder;
    const auto exitCode = [&](const std::string& claims, bool strict) {
        std::vector<std::string> arguments{"claims", "--map", mapWith(folder, claims)};
        if (strict) arguments.emplace_back("--strict");
        return runProgram(arguments).exitCode;
    };
    CHECK(exitCode(share("a", "East", 75) + share("b", "East", 50, known), true) == 0);
    for (const std::string& claims : {share("near", "East", 77), share("conflict", "East", 50),
                                      share("known", "East", 75, known), share("unknown-oblast", "Eastt", 75)}) {
        CHECK(exitCode(claims, false) == 0);
        CHECK(exitCode(claims, true) == 1);
    }
}

TEST_CASE("a broken claim is one warning with file and line, and the others are checked")
{
    const TemporaryFolder folder;
    const Run run =
        runProgram({"claims", "--json", "--map",
                    mapWith(folder, share("a", "East", 75) + share("a", "East", 75) + share("c", "Eastt", 75))});
    CHECK(run.exitCode == 0);
    CHECK(run.errorLines() == 2);
    CHECK_THAT(run.errors, Contains("claims.toml, line 11: claim \"a\": two claims have the id \"a\""));
    CHECK_THAT(run.errors, Contains("did you mean \"East\"?"));
    const json claims = run.json();
    REQUIRE(claims.size() == 3);
    CHECK(claims[0]["verdict"] == "agree");
    CHECK(claims[1]["verdict"] == "not checked");
    CHECK(claims[2]["measured"].is_null());
}

TEST_CASE("a published figure that is no number is left empty, not shown as 0")
{
    const TemporaryFolder folder;
    const std::string map = mapWith(folder,
                                    "[[claims]]\nid = \"a\"\ntext = \"A\"\npublished = nan\nunit = \"km2\"\n"
                                    "source = \"S\"\ntolerance = 1\nmeasure = \"area\"\n");
    CHECK(runProgram({"claims", "--map", map, "--json"}).json()[0]["published"].is_null());
    CHECK_THAT(runProgram({"claims", "--map", map}).output, !Contains("0.0"));
}

TEST_CASE("a map without claims has an empty list of them")
{
    const Run run = runProgram({"claims", "--map", squaresMap(), "--json", "--strict"});
    CHECK(run.exitCode == 0);
    CHECK(run.json() == json::array());
    CHECK_THAT(runProgram({"claims", "--map", squaresMap()}).output, Contains("no claims"));
}

TEST_CASE("a share of another area than the map's says so in its row")
{
    const std::string text = runProgram({"claims"}).output;
    CHECK_THAT(text, Contains("occupied-share                 19.0      18.9  % of 603,550 km²"));
    CHECK_THAT(text, Contains("% of 26,599 km²"));
}
