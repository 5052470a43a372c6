// What a map reaches: its own folder, what --allow names, and nothing else.
#include "bait.hpp"
#include "program.hpp"
#include "web_server.hpp"

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
    checkFails(render(map, "a.png", {"--allow", "below"}), 2, "--allow: \"below\" is neither a whole path");
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

TEST_CASE("a map that names data on the network is drawn when its host is allowed, and else nothing is connected to")
{
    const NoProxy noProxy;
    WebServer server;
    Bait bait;
    const TemporaryFolder folder;
    server.give("/a.geojson", place);
    (void)folder.write("own.geojson", place);
    const std::string map = folder.write("map.toml", mapOf(server.address("/a.geojson"))),
                      own = folder.write("own.toml", mapOf("own.geojson")),
                      baited = folder.write("bait.toml", mapOf(bait.address("a.geojson")));
    const auto render = [&](const std::string& from, const std::string& to, std::vector<std::string> more = {}) {
        std::vector<std::string> arguments{"render", "--map", from, "--size", "200x200", "--out", folder / to};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return arguments;
    };
    checkFails(render(map, "a.png"), 1, map + ", line 8: data \"a\"");
    checkFails(render(map, "a.png"), 1, "--allow " + server.host());
    checkFails(render(map, "a.png", {"--allow", "127.0.0.1", "--allow", folder.string()}), 1,
               "--allow " + server.host());
    checkFails(render(baited, "a.png", {"--allow", server.host()}), 1, bait.address("a.geojson"));
    CHECK(server.requests().empty());
    CHECK(bait.reached() == "");
    CHECK_FALSE(fs::exists(folder / "a.png"));
    REQUIRE(runProgram(render(own, "own.png")).exitCode == 0);
    for (const std::string& allowed : {server.host(), server.address("/"), server.address("/a.geojson")}) {
        const Run run = runProgram(render(map, "a.png", {"--allow", allowed}));
        INFO(run.errors);
        CHECK(run.exitCode == 0);
        CHECK(fileText(folder / "a.png").size() == fileText(folder / "own.png").size());
        fs::remove(folder / "a.png");
    }
    CHECK(server.requests().size() == 3);
}

TEST_CASE("what cannot be fetched is a layer that is missing, with the address, the reason and the remedy")
{
    const NoProxy noProxy;
    WebServer server;
    const TemporaryFolder folder;
    const std::string address = server.address("/none.geojson"), map = folder.write("map.toml", mapOf(address));
    const Run run = runProgram({"render", "--map", map, "--out", folder / "a.png", "--allow", server.host()});
    CHECK(run.exitCode == 1);
    CHECK_THAT(run.errors, Contains(address) && Contains("HTTP 404"));
    const Run inUkrainian =
        runProgram({"render", "--map", map, "--out", folder / "a.png", "--allow", server.host(), "--language", "uk"});
    CHECK_THAT(inUkrainian.errors, Contains(address) && Contains("сервер не дає його (HTTP 404)"));
    CHECK_FALSE(fs::exists(folder / "a.png"));
}

TEST_CASE("an allowed host lets a map fetch data, and nothing else that it names")
{
    const NoProxy noProxy;
    WebServer server;
    const TemporaryFolder folder;
    const std::string address = server.address("/a.toml");
    (void)folder.write("own.geojson", place);
    for (const std::string key : {"scenarios", "claims", "crs"}) {
        std::string text = mapOf("own.geojson");
        if (key == "crs") text.erase(0, text.find('\n') + 1);
        const std::string map = folder.write("map.toml", key + " = \"" + address + "\"\n" + text);
        checkFails({"render", "--map", map, "--out", folder / "a.png", "--allow", server.host()}, 1, address);
    }
    std::string text = mapOf("own.geojson");
    text.insert(text.find("[data.a]\n") + 9, "crs = \"" + address + "\"\n");
    const Run run = runProgram(
        {"render", "--map", folder.write("map.toml", text), "--out", folder / "a.png", "--allow", server.host()});
    CHECK(run.exitCode == 1);
    CHECK_THAT(run.errors, Contains(address) && Contains("is not a CRS"));
    CHECK(server.requests().empty());
}

TEST_CASE("an --allow that is neither a path nor a host is an error that names it")
{
    for (const std::string named : {"data/below", "ftp://example.org", "*.org"})
        checkFails({"layers", "--allow", named}, 2, named);
    checkFails({"layers", "--allow", "http://me:secret@example.org"}, 2, "http://me:***@example.org");
}
