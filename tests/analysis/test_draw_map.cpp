#include "geo/geodesic.hpp"
#include "map/layer_data.hpp"
#include "map_files.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

double areaKm2(const Layer& layer)
{
    REQUIRE(layer.table);
    double area = 0;
    for (std::size_t i = 0; i < layer.table->featureCount(); ++i)
        area += geodesicAreaSquareMetres(layer.table->geometry, i) / 1e6;
    return area;
}

/// The map with one text replaced, in a folder of its own with copies of the data.
Document changedSquares(const TemporaryFolder& folder, const std::string& what, const std::string& with)
{
    for (const auto& entry : std::filesystem::directory_iterator(squaresMap().parent_path()))
        std::filesystem::copy(entry.path(), folder.path());
    std::ifstream in(squaresMap());
    std::string text{std::istreambuf_iterator<char>(in), {}};
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    std::filesystem::remove(folder.path() / "map.toml");
    auto map = readMap(folder.write("map.toml", text.replace(at, what.size(), with)));
    if (!map) FAIL(map.error().message);
    return std::move(map).value();
}

std::string only(const std::vector<std::string>& warnings)
{
    REQUIRE(warnings.size() == 1);
    return warnings.front();
}

}  // namespace

TEST_CASE("visible layers are loaded, filtered and computed, hidden ones are not")
{
    Document map = readSquares();
    const auto loaded = loadLayers(map);
    REQUIRE(loaded);
    CHECK(loaded.warnings.empty());
    CHECK(map.layer("land")->table->featureCount() == 3);
    CHECK(map.layer("towns")->table->featureCount() == 2);
    CHECK(map.layer("towns")->table->text("name", 1) == "Middle");
    CHECK(map.layer("contact-line")->table->featureCount() == 2);
    CHECK(areaKm2(*map.layer("occupied")) == Approx(0.75 * degreeSquareKm2 + tenthSquareKm2).epsilon(0.001));
    CHECK(map.layer("occupied")->table->text("date", 0) == "2025-01-01");
    CHECK_FALSE(map.layer("occupied-before")->table);
    CHECK_FALSE(map.data.at("old_line").table);
    CHECK(map.layer("land")->table == map.data.at("oblasts").table);
}

TEST_CASE("all layers are loaded when asked for, and a layer when it is shown")
{
    Document map = readSquares();
    REQUIRE(loadLayers(map));
    const auto land = map.layer("land")->table;
    map.layer("occupied-before")->visible = true;
    REQUIRE(loadLayers(map));
    CHECK(areaKm2(*map.layer("occupied-before")) == Approx(0.25 * degreeSquareKm2 + islandKm2).epsilon(0.001));
    CHECK(map.layer("land")->table == land);
    Document everything = readSquares();
    REQUIRE(loadLayers(everything, true));
    CHECK(everything.layer("occupied-before")->table);
}

TEST_CASE("changing the date refilters and recomputes what follows it, and nothing else")
{
    Document map = readSquares();
    REQUIRE(loadLayers(map, true));
    const Document before = map;
    REQUIRE(setDate(map, "2024-01-01"));
    CHECK(map.date == "2024-01-01");
    CHECK(map.layer("contact-line")->table->featureCount() == 1);
    CHECK(areaKm2(*map.layer("occupied")) == Approx(0.5 * degreeSquareKm2).epsilon(0.001));
    CHECK(map.layer("occupied-before")->table == before.layer("occupied-before")->table);
    CHECK(map.layer("land")->table == before.layer("land")->table);
    CHECK(before.layer("contact-line")->table->featureCount() == 2);
    SECTION("and back again takes what was computed")
    {
        REQUIRE(setDate(map, "2025-01-01"));
        CHECK(map.layer("occupied")->table == before.layer("occupied")->table);
    }
    SECTION("a date that the map does not have changes nothing")
    {
        CHECK_THAT(
            setDate(map, "2024-01-02").error().message,
            Contains("unknown date \"2024-01-02\"; did you mean \"2024-01-01\"? There are: 2024-01-01, 2025-01-01"));
        CHECK(map.date == "2024-01-01");
    }
}

TEST_CASE("a hidden computed layer is computed for the new date when it is shown")
{
    Document map = readSquares();
    REQUIRE(loadLayers(map));
    map.layer("occupied")->visible = false;
    REQUIRE(setDate(map, "2024-01-01"));
    CHECK_FALSE(map.layer("occupied")->table);
    map.layer("occupied")->visible = true;
    REQUIRE(loadLayers(map));
    CHECK(areaKm2(*map.layer("occupied")) == Approx(0.5 * degreeSquareKm2).epsilon(0.001));
}

TEST_CASE("data that cannot be read is a warning that names its layers, and the others load")
{
    const TemporaryFolder folder;
    Document map = changedSquares(folder, "\"contact_lines.geojson\"", "\"nowhere.geojson\"");
    const auto loaded = loadLayers(map);
    REQUIRE(loaded);
    const std::string warning = only(loaded.warnings);
    CHECK_THAT(warning, Contains("layers \"occupied\", \"contact-line\" not drawn: ") && Contains("nowhere.geojson"));
    CHECK_FALSE(map.layer("occupied")->table);
    CHECK(map.layer("towns")->table);
    CHECK(map.layer("land")->table);
}

TEST_CASE("empty, truncated and binary data files are warnings")
{
    for (const std::string& content : {std::string(), std::string("{\"type\":\"FeatureColl"),
                                       std::string("\x7f"
                                                   "ELF\0\1\2\3",
                                                   8)}) {
        const TemporaryFolder folder;
        Document map = changedSquares(folder, "\"towns.geojson\"", "\"bad.geojson\"");
        (void)folder.write("bad.geojson", content);
        const auto loaded = loadLayers(map);
        REQUIRE(loaded);
        CHECK_THAT(only(loaded.warnings), Contains("layer \"towns\" not drawn: ") && Contains("bad.geojson"));
        CHECK(map.layer("land")->table);
    }
}

TEST_CASE("a column that the data does not have is a warning with those there are")
{
    const TemporaryFolder folder;
    Document map = changedSquares(folder, "column = \"population\"", "column = \"popluation\"");
    const auto loaded = loadLayers(map);
    CHECK_THAT(only(loaded.warnings),
               Contains("layer \"towns\": unknown column \"popluation\"; did you mean \"population\"?"));
    CHECK(map.layer("towns")->table);
}

TEST_CASE("a recipe that cannot be computed is a warning that names its layer")
{
    const TemporaryFolder folder;
    SECTION("an unknown oblast")
    {
        Document map = changedSquares(folder, "plus = [\"T-3\"]", "plus = [\"T-33\"]");
        const auto loaded = loadLayers(map, true);
        CHECK_THAT(only(loaded.warnings),
                   Contains("layer \"occupied-before\"") && Contains("unknown oblast \"T-33\"; did you mean \"T-3\"?"));
    }
    SECTION("a date without a line")
    {
        Document map = changedSquares(folder, "lines = \"contact_lines\", date = \"\"",
                                      "lines = \"contact_lines\", date = \"2023-05-05\"");
        CHECK_THAT(only(loadLayers(map).warnings), Contains("layer \"occupied\"") && Contains("no line of 2023-05-05"));
    }
    SECTION("points where lines are needed")
    {
        Document map = changedSquares(folder, "lines = \"old_line\"", "lines = \"towns\"");
        CHECK_THAT(only(loadLayers(map, true).warnings), Contains("data \"towns\" must hold lines"));
    }
}

TEST_CASE("a recipe with a date of its own keeps it")
{
    const TemporaryFolder folder;
    Document map = changedSquares(folder, "lines = \"contact_lines\", date = \"\"",
                                  "lines = \"contact_lines\", date = \"2024-01-01\"");
    REQUIRE(loadLayers(map));
    CHECK(areaKm2(*map.layer("occupied")) == Approx(0.5 * degreeSquareKm2).epsilon(0.001));
}
