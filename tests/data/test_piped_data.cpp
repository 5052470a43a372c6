// Data that is piped in.
#include "data/piped_data.hpp"

#include <unistd.h>

#include <stop_token>
#include <string>
#include <thread>

#include "catch.hpp"
#include "data/content_ending.hpp"
#include "data/opening_policy.hpp"
#include "stored_zip.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

/// What comes of a pipe into which the text is written.
Result<PipedData> piped(const std::string& text, std::uint64_t most = 1'000'000, const std::stop_token& stop = {})
{
    int ends[2] = {-1, -1};
    REQUIRE(pipe(ends) == 0);
    std::thread writer([&] {
        std::size_t written = 0;
        while (written < text.size()) {
            const ssize_t count = ::write(ends[1], text.data() + written, text.size() - written);
            if (count <= 0) break;
            written += static_cast<std::size_t>(count);
        }
        // A pipe into which nothing comes stays open.
        if (!stop.stop_possible()) close(ends[1]);
    });
    auto out = readPiped(ends[0], most, stop);
    close(ends[0]);
    writer.join();
    if (stop.stop_possible()) close(ends[1]);
    return out;
}

}  // namespace

TEST_CASE("what is piped in is held whole, under a name whose ending tells what it is")
{
    const auto read = piped(R"({"type":"Point","coordinates":[37,48]})");
    REQUIRE(read.ok());
    CHECK_THAT(read->path, Catch::Matchers::EndsWith("/stdin.geojson"));
    CHECK_THAT(piped(std::string(300'000, 'x') + ",y\n")->path, Catch::Matchers::EndsWith("/stdin.csv"));
}

TEST_CASE("the kind of data is told by how it begins")
{
    using namespace std::string_literals;
    CHECK(endingByContent("\xEF\xBB\xBF [1]") == ".geojson");
    CHECK(endingByContent("<?xml version=\"1.0\"?>\n<gpx version=\"1.1\">") == ".gpx");
    CHECK(endingByContent("<kml xmlns=\"http://www.opengis.net/kml/2.2\">") == ".kml");
    CHECK(endingByContent("<wfs:FeatureCollection>") == ".gml");
    CHECK(endingByContent("<rss version=\"2.0\">") == ".xml");
    CHECK(endingByContent("SQLite format 3\0..."s) == ".gpkg");
    CHECK(endingByContent("fgb\x03"s) == ".fgb");
    CHECK(endingByContent(storedZip({{"a.geojson", "{}"}})) == ".zip");
    CHECK(endingByContent(storedZip({{"[Content_Types].xml", "<Types/>"}})) == ".xlsx");
    CHECK(endingByContent("name;lat;lon\n") == ".csv");
    CHECK(endingByContent("\x7f"
                          "ELF\0\0"s) == "");
    CHECK(endingByContent(" \n") == "");
    CHECK(beginsAsWebPage("\n<!DOCTYPE HTML><title>Log in</title>"));
    CHECK_FALSE(beginsAsWebPage("<kml/>"));
}

TEST_CASE("well-known text becomes a table, a geometry in each line or one that goes over several")
{
    CHECK(tableOfWkt("POINT (30 50)\nSRID=4326;POINT(31 50)\n") ==
          "n,wkt\n1,\"POINT (30 50)\"\n2,\"SRID=4326;POINT(31 50)\"\n");
    CHECK(tableOfWkt("polygon((0 0,\n1 0,\n1 1,0 0))") == "n,wkt\n1,\"polygon((0 0, 1 0, 1 1,0 0))\"\n");
    for (const char* other : {"point,lon,lat\nA,1,2\n", "Pointe (1)\n", "name\nPOINT(1 2)\n"})
        CHECK(tableOfWkt(other) == other);
}

TEST_CASE("nothing, too much, a terminal, and what is given up are errors")
{
    CHECK_THAT(piped("").error().message, Contains("standard input is empty"));
    CHECK_THAT(piped(std::string(50000, char(0x78)), 40000).error().message, Contains("more than 0 MiB"));
    std::stop_source stop;
    stop.request_stop();
    CHECK_THAT(piped("", 1000, stop.get_token()).error().message, Contains("cancelled"));
}
