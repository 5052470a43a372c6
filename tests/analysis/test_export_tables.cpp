#include "analysis/export_tables.hpp"

#include <cmath>

#include "catch.hpp"
#include "data/read_features.hpp"
#include "geo/geodesic.hpp"
#include "scenario_map.hpp"
#include "temporary_folder.hpp"
#include "test_map.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

VectorFile exported(const std::filesystem::path& map, const std::string& id, ScenarioResultPointer* result = nullptr)
{
    const TestMap opened(map);
    const auto computed = computeScenario(opened.data(), ScenarioId(id), opened.date());
    if (!computed) FAIL(computed.error().message);
    if (result) *result = *computed;
    return scenarioExport(*opened.map, opened.selection.theme, **computed, "Frontline test");
}

const FeatureTable& layerNamed(const VectorFile& file, std::string_view name)
{
    for (const VectorLayer& layer : file.layers)
        if (layer.table.name == name) return layer.table;
    FAIL("no layer " << name);
    return file.layers.front().table;
}

std::string metadata(const VectorFile& file, const std::string& key)
{
    for (const auto& [name, text] : file.metadata)
        if (name == key) return text;
    return "";
}

std::size_t featureOf(const FeatureTable& table, const std::string& column, const std::string& value)
{
    for (std::size_t i = 0; i < table.featureCount(); ++i)
        if (table.text(column, i) == value) return i;
    FAIL("no feature with " + column + " " + value);
    return 0;
}

}  // namespace

TEST_CASE("a scenario has areas, zones, lines and a ledger, each only where there is something of it")
{
    const TemporaryFolder folder;
    const VectorFile file = exported(scenarioMap(folder.path()), "east");
    REQUIRE(file.layers.size() == 4);
    const FeatureTable& areas = layerNamed(file, "areas");
    REQUIRE(areas.featureCount() == 3);  // nothing returns
    const std::size_t passed = featureOf(areas, "kind", "passed");
    CHECK(areas.number("area_km2", passed) == Approx(quarterOfEastKm2).epsilon(0.002));
    CHECK(areas.text("scenario", passed) == "east");
    CHECK(areas.text("base_date", passed) == "2025-01-01");
    CHECK(areas.text("status", passed) == "schematic");
    CHECK(areas.text("attribution", passed) == "Squares: drawn for the tests");
    CHECK(areas.number("places", passed) == 0);
    CHECK(layerNamed(file, "zones").featureCount() == 0);
    CHECK(layerNamed(file, "lines").featureCount() == 1);
    const FeatureTable& ledger = layerNamed(file, "ledger");
    REQUIRE(ledger.featureCount() == 3);
    const std::size_t east = featureOf(ledger, "iso", "T-2");
    CHECK(ledger.text("name_uk", east) == "Схід");
    CHECK(ledger.number("share_before", east) == Approx(0.75).margin(0.001));
    CHECK(ledger.number("share_after", east) == Approx(1));
    CHECK(ledger.number("passed_km2", featureOf(ledger, "iso", "T-1")) == 0);
}

TEST_CASE("the metadata hold recipe, source, licences, status, date and program")
{
    const TemporaryFolder folder;
    const VectorFile file = exported(scenarioMap(folder.path()), "east");
    CHECK(file.title == "East whole");
    CHECK_THAT(metadata(file, "recipe"), Contains("oblasts = [\"East\"]"));
    CHECK(metadata(file, "proposer") == "Somebody");
    CHECK(metadata(file, "scenario_date") == "2025-02-03");
    CHECK(metadata(file, "scenario_source") == "Nowhere");
    CHECK(metadata(file, "base_date") == "2025-01-01");
    CHECK_THAT(metadata(file, "sources"), Contains("Squares drawn for the tests"));
    CHECK_THAT(metadata(file, "licences"), Contains("MIT"));
    CHECK(metadata(file, "status") == "schematic");
    CHECK(metadata(file, "program") == "Frontline test");
}

TEST_CASE("a scenario that leaves nothing occupied has no line and no area after")
{
    const TemporaryFolder folder;
    const auto map = scenarioMap(folder.path(),
                                 "[[scenarios]]\nid = \"none\"\nname = \"Nothing stays\"\n"
                                 "[[scenarios.steps]]\ndo = \"minus\"\nukraine = true\n");
    const VectorFile file = exported(map, "none");
    const FeatureTable& areas = layerNamed(file, "areas");
    REQUIRE(areas.featureCount() == 2);
    CHECK(areas.text("kind", 0) == "occupied_before");
    CHECK(areas.text("kind", 1) == "returned");
    CHECK(layerNamed(file, "lines").featureCount() == 0);
}

TEST_CASE("areas measured from the files are those of the ledger, in every format")
{
    const TemporaryFolder folder;
    for (const char* id : {"donbas-withdrawal", "pullback-15"}) {
        ScenarioResultPointer result;
        const VectorFile file = exported(defaultMapPath(), id, &result);
        const LedgerRow& total = result->ledger.total;
        for (const char* name : {"a.geojson", "a.gpkg", "a.kml", "a.fgb", "a.csv"}) {
            INFO(id << " " << name);
            REQUIRE(writeVectorFile(folder / name, file).ok());
            const auto tables = readFeatures(folder / name, {"", "EPSG:4326", false});
            if (!tables) FAIL(tables.error().message);
            std::map<std::string, double> measured;
            double oblasts = 0, ledgerPassed = 0, lineKm = 0;
            for (const FeatureTable& table : *tables)
                for (std::size_t i = 0; i < table.featureCount(); ++i) {
                    const std::string kind = table.text("kind", i);
                    if (table.geometry.kind == GeometryKind::Line) {
                        lineKm += geodesicLengthMetres(table.geometry, i) / 1000;
                        continue;
                    }
                    const double km2 = geodesicAreaSquareMetres(table.geometry, i) / 1e6;
                    if (kind == "oblast")
                        oblasts += km2, ledgerPassed += table.number("passed_km2", i);
                    else
                        measured[kind] = km2;
                    if (kind != "oblast") CHECK(table.number("area_km2", i) == Approx(km2).margin(0.05));
                }
            // 0.05 km2: coordinates of GeoJSON are rounded to 7 decimals, and edges that are split by a neighbour's
            // vertex follow another geodesic.
            CHECK(measured["occupied_before"] == Approx(total.beforeKm2).margin(0.05));
            CHECK(measured["occupied_after"] == Approx(total.afterKm2).margin(0.05));
            CHECK(measured["passed"] == Approx(total.passedKm2).margin(0.05));
            CHECK(measured["returned"] == Approx(total.returnedKm2).margin(0.05));
            CHECK(measured["zone_held"] == Approx(total.zoneHeldKm2).margin(0.05));
            CHECK(measured["zone_occupied"] == Approx(total.zoneOccupiedKm2).margin(0.05));
            CHECK(oblasts == Approx(total.areaKm2).margin(0.5));
            CHECK(ledgerPassed == Approx(total.passedKm2).margin(0.02));
            CHECK(lineKm == Approx(total.lineKm).margin(0.05));
        }
    }
}

TEST_CASE("features have the colours of the map's layers, and grey where the map has no such layer")
{
    const auto colorsOf = [](const VectorFile& file, std::string_view layer) {
        for (const VectorLayer& found : file.layers)
            if (found.table.name == layer) return found.colors;
        return std::vector<Color>{};
    };
    const VectorFile file = exported(defaultMapPath(), "donbas-withdrawal");
    // Of geodata/map.toml, theme default: passed, scenario-line.
    const std::vector<Color> areas = colorsOf(file, "areas");
    CHECK(areas.at(featureOf(layerNamed(file, "areas"), "kind", "passed")) == Color{0xD5, 0x5E, 0x00, 255});
    CHECK(colorsOf(file, "lines").at(0) == Color{0x1A, 0x1A, 0x1A, 255});
    const TemporaryFolder folder;
    const VectorFile other = exported(scenarioMap(folder.path()), "east");
    const std::vector<Color> others = colorsOf(other, "areas");
    CHECK(others.at(featureOf(layerNamed(other, "areas"), "kind", "passed")) == Color{0x00, 0xFF, 0x00, 255});
    CHECK(colorsOf(other, "ledger").at(0) == Color{0x80, 0x80, 0x80, 255});
}
