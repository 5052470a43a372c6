// What a map reaches: its own folder, what --allow names, and nothing else.
#include "program.hpp"

using namespace frontline;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

std::string mapOf(const std::string& file)
{
    return "crs = \"EPSG:32637\"\n[themes.paper]\nbackground = \"#FFFFFF\"\n[[views]]\nid = \"all\"\nbox = [30, 48, "
           "32, "
           "49]\n[data.a]\npath = \"" +
           file +
           "\"\n[[layers]]\nid = \"a\"\ndata = \"a\"\n[[layers.rules]]\nsymbol = { color = \"#FF0000\", size = 20 }\n";
}

constexpr const char* place = R"({"type":"Point","coordinates":[31,48.5]})";

}  // namespace

TEST_CASE("a map that names a file elsewhere is drawn when that is allowed, and else refused with what to write")
{
    const TemporaryFolder outside, folder;
    fs::create_directory(outside / "below");
    const std::string file = fs::canonical(outside.write("below/a.geojson", place)).string();
    (void)folder.write("own.geojson", place);
    const std::string map = folder.write("map.toml", mapOf(file)), own = folder.write("own.toml", mapOf("own.geojson"));
    const auto render = [&](const std::string& from, const std::string& to, std::vector<std::string> more = {}) {
        std::vector<std::string> arguments{"render", "--map", from, "--size", "200x200", "--out", folder / to};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return arguments;
    };
    checkFails(render(map, "a.png"), 1, map + ", line 8: data \"a\"");
    checkFails(render(map, "a.png"), 1, "--allow " + file);
    checkFails(render(map, "a.png", {"--allow", folder.string()}), 1, "--allow " + file);
    checkFails(render(map, "a.png", {"--allow", (outside / "bel").string()}), 2, "bel");
    checkFails(render(map, "a.png", {"--allow", "below"}), 2, "--allow: \"below\" is not a whole path");
    CHECK_FALSE(fs::exists(folder / "a.png"));
    REQUIRE(runProgram(render(own, "own.png")).exitCode == 0);
    for (const std::vector<std::string>& more :
         std::vector<std::vector<std::string>>{{"--allow", file},
                                               {"--allow=" + outside.string()},
                                               {"--allow", folder.string(), "--allow", outside.string()}}) {
        const Run run = runProgram(render(map, "a.png", more));
        INFO(run.errors);
        CHECK(run.exitCode == 0);
        CHECK(fileText(folder / "a.png").size() == fileText(folder / "own.png").size());
        fs::remove(folder / "a.png");
    }
}

TEST_CASE("an --allow takes one place, and goes with every command that opens a map")
{
    const TemporaryFolder outside, folder;
    const std::string file = outside.write("a.geojson", place), map = folder.write("map.toml", mapOf(file));
    CHECK(runProgram({"layers", "--allow", outside.string(), map}).exitCode == 0);
    CHECK(runProgram({"describe", "--allow", outside.string(), "--map", map}).exitCode == 0);
    for (const char* command : {"area", "length", "claims"}) {
        INFO(command);
        CHECK_THAT(runProgram({command, "--map", map}).errors, Contains("--allow"));
        CHECK_THAT(runProgram({command, "--map", map, "--allow", outside.string()}).errors, !Contains("--allow"));
    }
    // What the user names is read wherever it is.
    CHECK(runProgram({"layers", file}).exitCode == 0);
}
