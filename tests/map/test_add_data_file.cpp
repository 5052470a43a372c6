#include <set>

#include "map_files.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

TEST_CASE("a user's file becomes a layer on top with a colour of its own")
{
    Document map = readSquares();
    const auto folder = squaresMap().parent_path();
    REQUIRE(addDataFile(map, folder / "towns.geojson", ""));
    REQUIRE(addDataFile(map, folder / "old_line.geojson", ""));
    REQUIRE(addDataFile(map, folder / "oblasts.geojson", ""));
    REQUIRE(map.layers.size() == 8);
    const Layer &points = map.layers[5], &lines = map.layers[6], &areas = map.layers[7];
    CHECK(points.title == "towns");
    CHECK(points.id == "towns-2");  // the map has a layer of that name
    CHECK(lines.id == "old_line-2");
    CHECK(points.sourceId == "file");
    CHECK(points.table->featureCount() == 3);
    REQUIRE(areas.rules.size() == 1);
    CHECK(areas.rules[0].fill->color.opacity == 0.35);
    CHECK(areas.rules[0].line);
    CHECK(lines.rules[0].line);
    CHECK_FALSE(lines.rules[0].fill);
    CHECK(points.rules[0].symbol);
    CHECK(std::set{areas.rules[0].fill->color.name, lines.rules[0].line->color.name, points.rules[0].symbol->color.name}
              .size() == 3);
    REQUIRE(loadLayers(map));
    CHECK(areas.table);
}

TEST_CASE("a user's file that cannot be read leaves the map as it was")
{
    Document map = readSquares();
    const TemporaryFolder folder;
    const auto empty = folder.write("empty.geojson", "");
    CHECK_THAT(addDataFile(map, empty, "").error().message, Contains("empty.geojson"));
    CHECK_THAT(addDataFile(map, folder.path() / "none.gpkg", "").error().message, Contains("none.gpkg"));
    CHECK_THAT(addDataFile(map, folder.write("table.csv", "name,x,y\nA,37,48\n"), "").error().message,
               Contains("table.csv"));
    CHECK(map.layers.size() == 5);
}

TEST_CASE("a file without a CRS is read with the one that is given")
{
    Document map = readSquares();
    const TemporaryFolder folder;
    const auto table = folder.write("points, all.csv", "name,x,y\nA,37,48\n");
    REQUIRE(addDataFile(map, table, "EPSG:4326"));
    CHECK(map.layers.back().table->geometry.coordinates[0] == Xy{37, 48});
    CHECK(map.layers.back().id == "points--all");
    CHECK(map.layers.back().title == "points, all");
}
