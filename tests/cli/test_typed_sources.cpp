// What the user names that is no file: standard input, and addresses.
#include "program.hpp"
#include "stored_zip.hpp"
#include "web_server.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

const std::string onePoint =
    R"({"type":"Feature","properties":{"name":"A"},"geometry":{"type":"Point","coordinates":[37,48]}})";

Run pipedInto(const std::string& text, const std::string& arguments)
{
    const TemporaryFolder folder;
    const std::string file = folder.write("input", text);
    return runCommand("/bin/sh", {"-c", "'" + programPath() + "' " + arguments + " < '" + file + "'"});
}

nlohmann::json layerOf(const Run& run)
{
    INFO(run.errors);
    REQUIRE(run.exitCode == 0);
    return run.json()["layers"][0];
}

}  // namespace

TEST_CASE("a minus in the place of a file is what is piped in, whatever its kind")
{
    for (const std::string& text :
         {onePoint, std::string("name,lon,lat\nA,37,48\n"), std::string("SRID=4326;POINT(37 48)\n"),
          std::string(
              "<gpx version=\"1.1\" xmlns=\"http://www.topografix.com/GPX/1/1\"><wpt lat=\"48\" lon=\"37\"><name>A"
              "</name></wpt></gpx>"),
          storedZip({{"a.csv", "name,lon,lat\nA,37,48\n"}})}) {
        CAPTURE(text);
        const auto layer = layerOf(pipedInto(text, "layers - --json"));
        CHECK(layer["id"].get<std::string>().starts_with("stdin"));
        CHECK(layer["features"] == 1);
        CHECK(layer["bbox"] == nlohmann::json({37.0, 48.0, 37.0, 48.0}));
    }
    const Run where = pipedInto(onePoint, "where 37,48 - --json");
    INFO(where.errors);
    REQUIRE(where.exitCode == 0);
    CHECK(where.json()["features"][0]["layer"] == "stdin");
    CHECK(where.json()["features"][0]["attributes"]["name"] == "A");
}

TEST_CASE("a minus with nothing behind it, or no data, is an error of one line")
{
    CHECK_THAT(pipedInto("", "layers -").errors, Contains("standard input is empty"));
    const Run unknown = pipedInto(std::string("\x7f"
                                              "ELF\0\0\0",
                                              7),
                                  "layers -");
    CHECK(unknown.exitCode == 1);
    CHECK_THAT(unknown.errors, Contains("standard input: is not map data") && !Contains("vsimem"));
    const TemporaryFolder folder;
    const std::string map = folder.write("map.toml",
                                         "title = \"M\"\n[data]\na = { path = \"-\" }\n"
                                         "[[layers]]\nid = \"a\"\ndata = \"a\"\n");
    CHECK_THAT(pipedInto(onePoint, "describe --map '" + map + "'").errors, !Contains("standard input"));
}

TEST_CASE("an address that the user types is fetched once and is a layer like a file")
{
    const NoProxy noProxy;
    WebServer server;
    server.give("/a/towns.geojson", onePoint);
    server.give("/table?format=csv&x=1", "name,lon,lat\nA,37,48\n");
    server.give("/all.zip", storedZip({{"a.csv", "name,lon,lat\nA,37,48\n"}, {"b.geojson", onePoint}}));
    CHECK(jsonOf({"layers", server.address("/a/towns.geojson")})["layers"][0]["id"] == "towns");
    CHECK(jsonOf({"layers", server.address("/table?format=csv&x=1")})["layers"][0]["id"] == "table");
    CHECK(jsonOf({"layers", server.address("/all.zip")})["layers"][1]["id"] == "all/b");
    const auto before = server.requests().size();
    const auto where = jsonOf({"where", "37,48", server.address("/a/towns.geojson")});
    CHECK(where["features"][0]["attributes"]["name"] == "A");
    CHECK(server.requests().size() == before + 1);
    CHECK_FALSE(server.requests().back().find("Authorization") != std::string::npos);
}

TEST_CASE("a password in an address reaches its server and nothing else")
{
    const NoProxy noProxy;
    WebServer server, second;
    server.give("/a.geojson", onePoint);
    server.give("/b.geojson?api_key=hunter2", onePoint);
    server.give("/table.csv", "a,b\n1,2\n");
    server.on("/away", [&](const WebAnswer& answer) { answer.redirect(second.address("/a.geojson")); });
    server.on("/here", [](const WebAnswer& answer) { answer.redirect("/a.geojson"); });
    const auto named = [&](const std::string& path) { return "http://me:hunter2@" + server.host() + path; };
    const Run run = runProgram({"layers", named("/a.geojson"), "--json"});
    REQUIRE(run.exitCode == 0);
    // "me:hunter2", as HTTP has it.
    CHECK_THAT(server.requests().back(), Contains("Authorization: Basic bWU6aHVudGVyMg=="));
    CHECK_THAT(run.output, Contains("me:***@") && !Contains("hunter2"));
    const TemporaryFolder folder;
    const std::string picture = folder / "a.svg";
    for (const std::vector<std::string>& arguments :
         std::vector<std::vector<std::string>>{{"layers", named("/here")},
                                               {"layers", named("/away")},
                                               {"layers", named("/none")},
                                               {"layers", named("/table.csv")},
                                               {"layers", "http://" + server.host() + "/b.geojson?api_key=hunter2"},
                                               {"layers", "ftp://me:hunter2@" + server.host() + "/a"},
                                               {"layers", "http://me:hunter2@" + server.host() + "x/a"},
                                               {"where", "37,48", named("/a.geojson")},
                                               {"render", "--describe", "--out", picture, named("/a.geojson")}}) {
        const Run other = runProgram(arguments);
        CAPTURE(arguments.back());
        CHECK_THAT(other.output + other.errors, !Contains("hunter2"));
    }
    CHECK_THAT(fileText(picture), Contains("<svg") && !Contains("hunter2"));
    CHECK(second.requests().empty());
}

TEST_CASE("a server that sends a page, an error or no end is named with what to do")
{
    const NoProxy noProxy;
    WebServer server;
    server.give("/login", "<!DOCTYPE html><html><title>Log in</title></html>");
    server.on("/endless", [](const WebAnswer& answer) {
        (void)answer.send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
        while (answer.send(std::string(1 << 16, ' '))) {}
    });
    checkFails({"layers", server.address("/login")}, 1, "is a web page");
    checkFails({"layers", server.address("/none")}, 1, "HTTP 404");
    const Variable memory("FRONTLINE_MEMORY_BYTES", "40000000");
    checkFails({"layers", server.address("/endless")}, 1, "is larger than");
}

TEST_CASE("a link names no address that is not allowed, and not standard input")
{
    const NoProxy noProxy;
    WebServer server;
    server.give("/a.geojson", onePoint);
    const TemporaryFolder folder;
    const std::string out = folder / "a.svg", link = "file=" + server.address("/a.geojson");
    const Run refused = runProgram({"render", "--out", out, "--link", link});
    CHECK(refused.exitCode != 0);
    CHECK_THAT(refused.errors, Contains("--allow " + server.host()));
    CHECK(server.requests().empty());
    CHECK_THAT(runProgram({"render", "--out", out, "--link", "file=-"}).errors, Contains("standard input"));
    CHECK(runProgram({"render", "--out", out, "--link", link, "--allow", server.host()}).exitCode == 0);
    CHECK(server.requests().size() == 1);
}
