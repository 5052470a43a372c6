#include "map/prepared_tables.hpp"

#include "base/program_files.hpp"
#include "catch.hpp"
#include "data/read_features.hpp"
#include "data/table_file.hpp"
#include "map/control.hpp"

using namespace frontline;

TEST_CASE("each table of the default map that was prepared is what its file holds")
{
    const MapDefinition map = readMap(defaultMapPath()).value();
    int tables = 0;
    for (const auto& [id, file] : map.data) {
        INFO(id.text());
        const auto prepared = preparedTable(file);
        REQUIRE(prepared);
        const auto read = readFeatures(file.path, {});
        REQUIRE(read);
        CHECK((encodeTable(*prepared, 0) == encodeTable(read->front(), 0)));
        ++tables;
    }
    CHECK(tables >= 15);
}

TEST_CASE("the occupied area that was prepared for a date is what is computed from the line of that date")
{
    const MapDefinition map = readMap(defaultMapPath()).value();
    // The same map under another name has nothing prepared.
    MapDefinition plain = map;
    for (auto& [id, file] : plain.data) file.ofMap = false;
    DataStore store;
    for (const std::string& date : map.dates) {
        INFO(date);
        const OccupiedRecipe recipe = controlRecipe(map, date);
        const auto prepared = preparedOccupiedArea(map, recipe, date);
        REQUIRE(prepared);
        CHECK_FALSE(preparedOccupiedArea(plain, recipe, date));
        const auto computed = occupiedArea({plain, store}, recipe, date);
        REQUIRE(computed);
        CHECK((encodeTable(*prepared, 0) == encodeTable(**computed, 0)));
    }
}

TEST_CASE("nothing is prepared of a file that is not the default map's")
{
    DataFile file;
    file.path = defaultMapPath().parent_path() / "rivers.fgb";
    CHECK_FALSE(preparedTable(file));
}
