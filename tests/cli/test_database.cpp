// A PostGIS database that the user names.
#include <thread>

#include "postgres_server.hpp"
#include "program.hpp"
#include "web_server.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

TEST_CASE("tables and views of a PostGIS database are layers, and its password is shown nowhere")
{
    const PostgresServer server("hunter2secret");
    server.sql(
        "CREATE EXTENSION postgis;"
        "CREATE TABLE posts (id int, name text, since date, at geometry(Point, 4326));"
        "INSERT INTO posts VALUES (1, 'Застава', '2025-02-01', ST_SetSRID(ST_MakePoint(37, 48), 4326)),"
        " (2, NULL, NULL, ST_SetSRID(ST_MakePoint(38, 48), 4326));"
        "CREATE TABLE roads (geom geometry(LineString, 32637));"
        "INSERT INTO roads VALUES (ST_Transform(ST_GeomFromText('LINESTRING(37 48, 37.5 48.5)', 4326), 32637));"
        "CREATE TABLE notes (text text);"
        "CREATE VIEW endless AS SELECT n, ST_SetSRID(ST_MakePoint(37, 48), 4326)::geometry(Point, 4326) AS geom"
        " FROM generate_series(1, 1000000000000) AS n;");
    const std::string whole = "postgresql://reader:hunter2secret@" + server.host() + "/postgres";
    const std::string keywords = "PG:host=127.0.0.1 port=" + std::to_string(server.port()) +
                                 " user=reader password=hunter2secret dbname=postgres ";
    const auto layers = jsonOf({"layers", keywords + "tables=posts,roads"});
    CHECK(layers["driver"] == "PostgreSQL");
    REQUIRE(layers["layers"].size() == 2);
    CHECK(layers["layers"][0]["id"] == "postgres/posts");
    CHECK(layers["layers"][0]["features"] == 2);
    CHECK(layers["layers"][0]["bbox"] == nlohmann::json({37.0, 48.0, 38.0, 48.0}));
    CHECK(layers["layers"][0]["date_field"] == "since");
    CHECK(layers["layers"][1]["bbox"][3].get<double>() == Approx(48.5).margin(1e-9));
    CHECK_THAT(layers["path"].get<std::string>(), Contains("password=***") && !Contains("hunter2"));
    const Run where = runProgram({"where", "37,48", keywords + "tables=posts", "--json"});
    INFO(where.errors);
    REQUIRE(where.exitCode == 0);
    CHECK(where.json()["features"][0]["attributes"]["name"] == "Застава");
    const Run wrong = runProgram({"layers", "postgresql://reader:hunter2wrong@" + server.host() + "/postgres"});
    CHECK(wrong.exitCode == 1);
    CHECK_THAT(wrong.errors, Contains("reader:***@") && Contains("check the address") && !Contains("hunter2"));
    const Run endless = runProgram({"layers", whole + "?options=-c%20statement_timeout%3D1s"});
    CHECK(endless.exitCode == 1);
    CHECK_THAT(endless.errors, Contains("\"endless\" cannot be counted") && !Contains("hunter2"));
}

TEST_CASE("a database that is not there, or says nothing, is given up")
{
    const std::string nowhere = "postgresql://me:hunter2@127.0.0.1:1/front";
    const Run refused = runProgram({"layers", nowhere});
    CHECK(refused.exitCode == 1);
    CHECK(refused.errorLines() == 1);
    CHECK_THAT(refused.errors, Contains("postgresql://me:***@127.0.0.1:1/front") && !Contains("hunter2"));
    WebServer silent;
    const Run waited = runProgram({"layers", "PG:host=127.0.0.1 port=" + std::to_string(silent.port()) +
                                                 " password='hunter2 x' connect_timeout=2"});
    CHECK(waited.exitCode == 1);
    CHECK_THAT(waited.errors, Contains("password=***") && !Contains("hunter2"));
}

TEST_CASE("no map and no link leads to a database")
{
    const TemporaryFolder folder;
    WebServer silent;
    const std::string database = "PG:host=127.0.0.1 port=" + std::to_string(silent.port());
    static_cast<void>(folder.write("map.toml", "title = \"M\"\n[data]\na = { path = \"" + database +
                                                   "\" }\n[[layers]]\nid = \"a\"\ndata = \"a\"\n"));
    const Run map = runCommand(
        "/bin/sh", {"-c", "cd '" + folder.string() + "' && '" + programPath() + "' render --map map.toml --out a.png"});
    CHECK(map.exitCode != 0);
    const Run link = runProgram({"render", "--out", folder / "b.png", "--link",
                                 "file=postgresql://127.0.0.1:" + std::to_string(silent.port()) + "/a"});
    CHECK(link.exitCode != 0);
    CHECK_THAT(link.errors, Contains("a link cannot name a database"));
    CHECK(silent.requests().empty());
}
