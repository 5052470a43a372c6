#include "map/own_files.hpp"

#include <filesystem>
#include <set>

#include "map_files.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

struct Opened {
    MapDefinition map = readSquares();
    DataStore store;
    Selection selection = firstSelection(map);

    Result<std::vector<OwnLayer>> open(const std::filesystem::path& path, const std::string& crs = "")
    {
        auto layers = openOwnFile(map, store, selection, path, crs);
        if (layers) selection.files.insert(selection.files.end(), layers->begin(), layers->end());
        return layers;
    }
};

}  // namespace

TEST_CASE(
    "a user's file becomes a layer with a colour of its own: points on top, lines and areas below the map's symbols")
{
    Opened opened;
    const auto folder = squaresMap().parent_path();
    REQUIRE(opened.open(folder / "towns.geojson"));
    REQUIRE(opened.open(folder / "old_line.geojson"));
    REQUIRE(opened.open(folder / "oblasts.geojson"));
    const auto layers = layersOf(opened.map, opened.selection);
    REQUIRE(layers.size() == 8);
    const LayerDefinition &lines = *layers[4], &areas = *layers[5], &points = *layers[7];
    CHECK(layers[6]->id == LayerId("towns"));
    CHECK(points.title.own() == "towns");
    CHECK(points.id == LayerId("towns-2"));  // the map has a layer of that name
    CHECK(lines.id == LayerId("old_line-2"));
    CHECK(opened.store.findTable(opened.selection.files[0].file)->featureCount() == 3);
    REQUIRE(areas.rules.size() == 1);
    CHECK(areas.rules[0].fill->color.opacity == 0.35);
    CHECK(areas.rules[0].line);
    CHECK(lines.rules[0].line);
    CHECK_FALSE(lines.rules[0].fill);
    CHECK(points.rules[0].symbol);
    CHECK(std::set{areas.rules[0].fill->color.name, lines.rules[0].line->color.name, points.rules[0].symbol->color.name}
              .size() == 3);
}

TEST_CASE("a user's file that cannot be read leaves the selection as it was")
{
    Opened opened;
    const TemporaryFolder folder;
    const auto empty = folder.write("empty.geojson", "");
    CHECK_THAT(opened.open(empty).error().message, Contains("empty.geojson"));
    CHECK_THAT(opened.open(folder.path() / "none.gpkg").error().message, Contains("none.gpkg"));
    CHECK_THAT(opened.open(folder.write("table.csv", "name,x,y\nA,37,48\n")).error().message, Contains("table.csv"));
    CHECK(opened.selection == firstSelection(opened.map));
}

TEST_CASE("a file without a CRS is read with the one that is given")
{
    Opened opened;
    const TemporaryFolder folder;
    const auto layers = opened.open(folder.write("points, all.csv", "name,x,y\nA,37,48\n"), "EPSG:4326");
    REQUIRE(layers.ok());
    REQUIRE(layers->size() == 1);
    const OwnLayer& own = layers->front();
    CHECK(opened.store.findTable(own.file)->geometry.coordinates[0] == Xy{37, 48});
    CHECK(own.layer->id == LayerId("points- all"));
    CHECK(own.layer->title.own() == "points, all");
}

TEST_CASE("a table of a user's file that the store has forgotten is read again, the same one of several")
{
    Opened opened;
    const TemporaryFolder folder;
    const auto path = folder.write("both.geojson", R"({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [30, 48]}},
        {"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": [[30, 48], [31, 49]]}}]})");
    const auto layers = opened.open(path);
    REQUIRE(layers.ok());
    REQUIRE(layers->size() == 2);
    DataStore fresh;
    for (const OwnLayer& own : *layers) {
        const auto table = fresh.table(own.file);
        REQUIRE(table.ok());
        CHECK((*table)->geometry.kind == opened.store.findTable(own.file)->geometry.kind);
    }
}

TEST_CASE("a file's name becomes a title and an id without what is not printable")
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "a\x1B[31m\u202E\xFFz.geojson";
    std::filesystem::copy_file(squaresMap().parent_path() / "towns.geojson", file);
    Opened opened;
    const auto layers = opened.open(file);
    if (!layers) FAIL(layers.error().message);
    CHECK(layers->front().layer->title.own() == "a\uFFFD[31m\uFFFD\uFFFDz, towns");
    CHECK(layers->front().layer->id == LayerId("a\uFFFD[31m\uFFFD\uFFFDz"));
}

TEST_CASE("a file that would lie on the map with longitude and latitude exchanged is said to look swapped")
{
    Opened opened;
    const Box view = opened.map.views.front().lonLat;
    const Xy on = view.centre();
    REQUIRE_FALSE(view.contains(Xy{on.y, on.x}));
    const TemporaryFolder folder;
    const auto table = [&](const char* name, double latitude, double longitude) {
        return folder.write(name,
                            "name,lat,lon\nA," + std::to_string(latitude) + "," + std::to_string(longitude) + "\n");
    };
    const auto swapped = opened.open(table("swapped.csv", on.x, on.y));
    REQUIRE(swapped.warnings.size() == 1);
    CHECK_THAT(swapped.warnings[0], Contains("swapped.csv") && Contains("look swapped"));
    CHECK(opened.open(table("right.csv", on.y, on.x)).warnings.empty());
    CHECK(opened.open(table("elsewhere.csv", -33.86, 151.21)).warnings.empty());
}

TEST_CASE("a file's texts are read in the encoding that is given, and it stays with the file")
{
    Opened opened;
    const TemporaryFolder folder;
    // "Їжакове" in cp866, by Python's codec
    const auto path = folder.write("wells.csv", "lat,lon,name\n48,37,\xF4\xA6\xA0\xAA\xAE\xA2\xA5\n");
    const auto layers = openOwnFile(opened.map, opened.store, opened.selection, path, "", {}, {}, "CP866");
    REQUIRE(layers.ok());
    CHECK(layers.warnings.empty());
    CHECK(layers->front().file.encoding == "CP866");
    CHECK(opened.store.findTable(layers->front().file)->text("name", 0) == "Їжакове");
    // Read again, as a session does it.
    DataStore another;
    CHECK((*another.table(layers->front().file))->text("name", 0) == "Їжакове");
}
