#include "analysis/feature_figures.hpp"

#include <cmath>
#include <map>
#include <random>

#include "catch.hpp"
#include "geo/geodesic.hpp"
#include "map/control.hpp"
#include "one_feature.hpp"
#include "square_scenarios.hpp"
#include "test_map.hpp"
#include "with_jobs.hpp"

using namespace frontline;

namespace {

using HeldBy = PlaceFacts::Side;
const FigureGroups byBoth{true, true, ""};

TestMap figureSquares()
{
    return TestMap(std::filesystem::path(FRONTLINE_TEST_DIR) / "map" / "files" / "squares" / "map.toml");
}

FigureGroundPointer groundOf(const TestMap& map, std::optional<double> withinKm = {},
                             const Scenario* scenario = nullptr)
{
    const auto ground = figureGround(map.data(), map.date(), scenario, withinKm);
    if (!ground) FAIL(ground.error().message);
    return *ground;
}

FeatureFigures figuresOf(const FigureGround& ground, const FeatureTable& table, const FigureGroups& groups = byBoth)
{
    const auto figures = featureFigures(ground, table, groups);
    if (!figures) FAIL(figures.error().message);
    return *figures;
}

FeatureTable tableOf(FlatGeometry geometry)
{
    FeatureTable table;
    table.name = "mine";
    table.geometry = std::move(geometry);
    return table;
}

FeatureTable boxTable(double west, double south, double east, double north)
{
    return tableOf(
        oneFeature(GeometryKind::Polygon, {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}));
}

FeatureTable pointTable(const std::vector<Xy>& places)
{
    FlatGeometry points;
    points.kind = GeometryKind::Point;
    for (const Xy place : places) appendFeatures(points, oneFeature(GeometryKind::Point, {place}));
    return tableOf(points);
}

FigureKey keyOf(std::uint32_t oblast, HeldBy side)
{
    return {{}, oblast, side};
}

constexpr std::uint32_t west = 0, east = 1, beyond = FigureKey::outsideOblasts;

/// A row that must be there.
const FigureSums& rowOf(const FeatureFigures& figures, std::uint32_t oblast, HeldBy side)
{
    const auto row = figures.rows.find(keyOf(oblast, side));
    REQUIRE(row != figures.rows.end());
    return row->second.all;
}

/// All rows together, as the total has them but for features.
void checkClosure(const FeatureFigures& figures)
{
    FigureRow sum;
    for (const auto& [key, row] : figures.rows) {
        sum.all.points += row.all.points;
        sum.all.undecided += row.all.undecided;
        sum.all.lengthMetres += row.all.lengthMetres;
        sum.all.areaSquareMetres += row.all.areaSquareMetres;
        sum.near.lengthMetres += row.near.lengthMetres;
        sum.near.areaSquareMetres += row.near.areaSquareMetres;
        CHECK(row.near.areaSquareMetres <= row.all.areaSquareMetres * (1 + 1e-9));
        CHECK(row.near.lengthMetres <= row.all.lengthMetres * (1 + 1e-9));
        CHECK(row.all.features > 0);
        CHECK(row.all.features <= figures.total.all.features);
    }
    const FigureRow& total = figures.total;
    CHECK(sum.all.points == total.all.points);
    CHECK(sum.all.undecided == total.all.undecided);
    CHECK(sum.all.lengthMetres == Approx(total.all.lengthMetres).epsilon(1e-9));
    CHECK(sum.all.areaSquareMetres == Approx(total.all.areaSquareMetres).epsilon(1e-9));
    CHECK(sum.near.lengthMetres == Approx(total.near.lengthMetres).epsilon(1e-9));
    CHECK(sum.near.areaSquareMetres == Approx(total.near.areaSquareMetres).epsilon(1e-9));
}

/// Jagged rings around places of the box, holes in every other one.
FlatGeometry jaggedPolygons(const Box& box, std::size_t count, unsigned seed)
{
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> x(box.minX, box.maxX), y(box.minY, box.maxY), share(0.5, 1);
    FlatGeometry out;
    for (std::size_t n = 0; n < count; ++n) {
        const Xy centre{x(random), y(random)};
        const double size = 0.05 + share(random);
        const auto addRing = [&](double radius, bool jagged) {
            std::vector<Xy> ring;
            constexpr int corners = 40;
            for (int i = 0; i < corners; ++i) {
                const double angle = 6.283185307179586 * i / corners, reach = radius * (jagged ? share(random) : 1);
                ring.push_back({centre.x + reach * std::cos(angle), centre.y + reach * std::sin(angle)});
            }
            ring.push_back(ring.front());
            out.addRing(ring);
        };
        addRing(size, true);
        if (n % 2 == 0) addRing(size / 4, false);
        out.endPart();
        out.endFeature();
    }
    return out;
}

double areaOf(const FlatGeometry& polygons)
{
    double sum = 0;
    for (std::size_t f = 0; f < polygons.featureCount(); ++f) sum += geodesicAreaSquareMetres(polygons, f);
    return sum;
}

}  // namespace

TEST_CASE("a polygon across a boundary and the line has its part in each row, and counts once in the total")
{
    const auto ground = groundOf(figureSquares());
    // Planimeter of GeographicLib 2.1.2, of the box cut where the geodesics along its edges meet the meridians of the
    // boundary (31 E) and of the line (31.25 E).
    const FeatureFigures figures = figuresOf(*ground, boxTable(30.6, 48.2, 31.6, 48.8));
    REQUIRE(figures.rows.size() == 3);
    CHECK(rowOf(figures, west, HeldBy::Held).areaSquareMetres == Approx(1972242225.3).epsilon(1e-7));
    CHECK(rowOf(figures, east, HeldBy::Held).areaSquareMetres == Approx(1232638915.7).epsilon(1e-7));
    CHECK(rowOf(figures, east, HeldBy::Occupied).areaSquareMetres == Approx(1725714186.3).epsilon(1e-7));
    CHECK(rowOf(figures, east, HeldBy::Occupied).features == 1);
    CHECK(figures.total.all.areaSquareMetres == Approx(4930595327.4).epsilon(1e-10));
    CHECK(figures.total.all.features == 1);
    checkClosure(figures);
    const FeatureFigures across = figuresOf(*ground, boxTable(31.6, 48.2, 32.4, 48.8));
    REQUIRE(across.rows.size() == 2);
    CHECK(rowOf(across, beyond, HeldBy::Outside).areaSquareMetres == Approx(1972250414.3).epsilon(1e-7));
    CHECK(across.total.all.areaSquareMetres == Approx(3944500828.6).epsilon(1e-10));
}

TEST_CASE("a line across boundaries and the line of contact is as long in each row as between its meetings with them")
{
    // GeodSolve of GeographicLib 2.1.2: along the geodesic from 30.6 E to 32.4 E to its meetings with the meridians of
    // 31, 31.25 and 32 E.
    const FeatureFigures figures = figuresOf(*groundOf(figureSquares()), tableOf(lineOf({{30.6, 48.3}, {32.4, 48.3}})));
    CHECK(rowOf(figures, west, HeldBy::Held).lengthMetres == Approx(29677.1644).margin(0.1));
    CHECK(rowOf(figures, east, HeldBy::Held).lengthMetres == Approx(48224.2660 - 29677.1644).margin(0.1));
    CHECK(rowOf(figures, east, HeldBy::Occupied).lengthMetres == Approx(103864.7834 - 48224.2660).margin(0.1));
    CHECK(rowOf(figures, beyond, HeldBy::Outside).lengthMetres == Approx(133541.9478 - 103864.7834).margin(0.1));
    CHECK(figures.total.all.lengthMetres == Approx(133541.947848).margin(1e-3));
    checkClosure(figures);
}

TEST_CASE("what runs along the boundary of two oblasts, or along the line, is half on either side")
{
    const auto ground = groundOf(figureSquares());
    const FeatureFigures boundary = figuresOf(*ground, tableOf(lineOf({{31, 48.2}, {31, 48.4}})));
    REQUIRE(boundary.rows.size() == 2);
    CHECK(rowOf(boundary, west, HeldBy::Held).lengthMetres ==
          Approx(rowOf(boundary, east, HeldBy::Held).lengthMetres).epsilon(1e-9));
    const FeatureFigures line = figuresOf(*ground, tableOf(lineOf({{31.25, 48.2}, {31.25, 48.4}})));
    REQUIRE(line.rows.size() == 2);
    CHECK(rowOf(line, east, HeldBy::Occupied).lengthMetres ==
          Approx(rowOf(line, east, HeldBy::Held).lengthMetres).epsilon(1e-9));
}

TEST_CASE("points count on the sides that a click finds them on, and undecided where a click says so")
{
    TestMap map = figureSquares();
    map.change([](MapDefinition& changed) {
        for (Source& source : changed.sources) source.toleranceMetres = 5000;
        for (LayerPointer& layer : changed.layers) {
            if (layer->data != changed.roles.contactLines) continue;
            auto one = std::make_shared<LayerDefinition>(*layer);
            one->role = LayerRole::ContactLine;
            one->source = changed.sources.front().id;
            layer = one;
        }
    });
    const auto ground = groundOf(map);
    REQUIRE(ground->toleranceMetres == 5000);
    std::mt19937 random(3);
    std::uniform_real_distribution<double> x(29.9, 32.1), y(47.9, 49.1);
    std::vector<Xy> places;
    std::map<FigureKey, std::pair<std::size_t, std::size_t>> expected;
    for (int i = 0; i < 1500; ++i) {
        const Xy place{x(random), y(random)};
        // A click takes an oblast's edge of a degree as straight in degrees, figures as geodesic: 0.002 degrees
        // further; what lies outside reaches 2 km from there.
        if (std::abs(place.y - 48) < 0.025 || std::abs(place.y - 49) < 0.025) continue;
        places.push_back(place);
        const auto facts = placeAt(map.data(), map.date(), lonLat(place));
        REQUIRE(facts);
        const std::string name = facts->oblast.own();
        auto& [points, undecided] = expected[keyOf(name == "West"   ? west
                                                   : name == "East" ? east
                                                                    : beyond,
                                                   facts->side.value())];
        ++points;
        undecided += facts->undecidedMetres > 0 ? 1 : 0;
    }
    const FeatureFigures figures = figuresOf(*ground, pointTable(places));
    REQUIRE(figures.rows.size() == expected.size());
    for (const auto& [key, row] : figures.rows) {
        CHECK(row.all.points == expected[key].first);
        CHECK(row.all.features == expected[key].first);
        CHECK(row.all.undecided == expected[key].second);
    }
    CHECK(figures.total.all.undecided > 20);
    checkClosure(figures);
}

TEST_CASE("what is within a distance of the line is told beside the whole")
{
    const auto ground = groundOf(figureSquares(), 1.0);
    // GeodSolve of GeographicLib 2.1.2: 739.014 m and 2217.042 m from the line at 31.25 E.
    const FeatureFigures points = figuresOf(*ground, pointTable({{31.26, 48.5}, {31.28, 48.5}, {31.24, 48.5}}));
    CHECK(points.rows.at(keyOf(east, HeldBy::Occupied)).all.points == 2);
    CHECK(points.rows.at(keyOf(east, HeldBy::Occupied)).near.points == 1);
    CHECK(points.rows.at(keyOf(east, HeldBy::Held)).near.points == 1);
    CHECK(points.total.near.features == 2);
    // A strip of a kilometre on either side of a meridian; the box is 66.7 km high there.
    const FeatureFigures box = figuresOf(*ground, boxTable(30.6, 48.2, 31.6, 48.8));
    const double high = geodesicDistanceMetres({31.25, 48.2}, {31.25, 48.8});
    CHECK(box.total.near.areaSquareMetres == Approx(2000 * high).epsilon(0.003));
    CHECK(box.rows.at(keyOf(east, HeldBy::Held)).near.areaSquareMetres == Approx(1000 * high).epsilon(0.003));
    CHECK(box.rows.at(keyOf(west, HeldBy::Held)).near.features == 0);
    CHECK(box.total.all.areaSquareMetres == Approx(4930595327.4).epsilon(1e-10));
    const FeatureFigures line = figuresOf(*ground, tableOf(lineOf({{30.6, 48.3}, {32.4, 48.3}})));
    CHECK(line.total.near.lengthMetres == Approx(2000).epsilon(0.003));
    checkClosure(line);
    // The line ends at the boundary at 49 N, and ground beyond it is as near.
    const FeatureFigures north = figuresOf(*ground, boxTable(31.2, 48.9, 31.3, 49.1));
    CHECK(north.rows.at(keyOf(beyond, HeldBy::Outside)).near.areaSquareMetres > 1e6);
    checkClosure(north);
    checkClosure(box);
}

TEST_CASE("a scenario moves its ground to the other side")
{
    const ScenarioMap folder(
        "[[scenarios]]\nid = \"home\"\n[[scenarios.steps]]\n"
        "do = \"minus\"\nukraine = true\n");
    const TestMap map = folder.open();
    const ScenarioPointer home = map.map->scenarioById(ScenarioId("home"));
    REQUIRE(home);
    INFO(home->error);
    const FeatureFigures figures =
        figuresOf(*groundOf(map, {}, home.get()), boxTable(30.6, 48.2, 31.6, 48.8), {false, true, ""});
    REQUIRE(figures.rows.size() == 1);
    CHECK(figures.rows.begin()->first.side == HeldBy::Held);
    // Where there is no line nothing is near it.
    CHECK(figuresOf(*groundOf(map, 10.0, home.get()), boxTable(30.6, 48.2, 31.6, 48.8)).total.near.features == 0);
}

TEST_CASE("rows add up to the whole on the map that comes with the program, whatever lies across its boundaries")
{
    auto read = readMap(defaultMapPath());
    REQUIRE(read);
    TestMap map(defaultMapPath());
    const auto ground = groundOf(map, 25.0);
    const FlatGeometry polygons = jaggedPolygons({22, 44, 41, 53}, 60, 5);
    const FeatureFigures areas = figuresOf(*ground, tableOf(polygons));
    CHECK(areas.leftOut == 0);
    CHECK(areas.total.all.features == 60);
    CHECK(areas.total.all.areaSquareMetres == Approx(areaOf(polygons)).epsilon(1e-12));
    CHECK(areas.rows.size() > 20);
    checkClosure(areas);
    const FeatureFigures lines = figuresOf(*ground, tableOf(ringsAsLines(polygons)));
    CHECK(lines.total.all.lengthMetres == Approx(geodesicLengthMetres(polygons)).epsilon(1e-12));
    checkClosure(lines);
    // By sides alone, and by nothing, it is the same ground.
    double occupied = 0;
    for (const auto& [key, row] : areas.rows)
        if (key.side == HeldBy::Occupied) occupied += row.all.areaSquareMetres;
    const FeatureFigures sides = figuresOf(*ground, tableOf(polygons), {false, true, ""});
    CHECK(sides.rows.at(keyOf(0, HeldBy::Occupied)).all.areaSquareMetres == Approx(occupied).epsilon(1e-9));
    CHECK(sides.rows.size() == 3);
}

TEST_CASE("each oblast of the map, taken as a user's area, is its own row with the figures of the map")
{
    const TestMap map(defaultMapPath());
    const auto ground = groundOf(map);
    const auto control = controlOn(map.data(), map.date());
    REQUIRE(control);
    for (std::uint32_t i = 0; i < ground->oblasts->featureCount(); ++i) {
        INFO(control->oblasts[i].name.own());
        const FeatureFigures figures = figuresOf(*ground, tableOf(selectFeatures(ground->oblasts->geometry, {&i, 1})));
        double occupied = 0;
        for (const auto& [key, row] : figures.rows) {
            CHECK(key.oblast == i);
            if (key.side == HeldBy::Occupied) occupied += row.all.areaSquareMetres / 1e6;
        }
        CHECK(figures.total.all.areaSquareMetres / 1e6 == Approx(control->oblasts[i].areaSquareKm).epsilon(1e-9));
        CHECK(occupied == Approx(control->oblasts[i].occupiedSquareKm).margin(0.02));
    }
}

TEST_CASE("features are told apart by a column, with those that have no value")
{
    FeatureTable table = pointTable({{30.2, 48.2}, {30.3, 48.3}, {31.7, 48.3}, {33, 48}});
    Column kind{"kind", std::vector<std::string>{"post", "", "post", "road"}};
    kind.setMissing(1);
    table.columns = {kind, {"share", std::vector<double>{0.5, 0.5, NAN, 2}}};
    const auto ground = groundOf(figureSquares());
    const FeatureFigures figures = figuresOf(*ground, table, {false, false, "kind"});
    REQUIRE(figures.rows.size() == 3);
    CHECK(figures.rows.at({FigureValue(), 0, HeldBy::Occupied}).all.points == 1);
    CHECK(figures.rows.at({std::string("post"), 0, HeldBy::Occupied}).all.points == 2);
    const FeatureFigures both = figuresOf(*ground, table, {false, true, "kind"});
    CHECK(both.rows.at({std::string("post"), 0, HeldBy::Held}).all.points == 1);
    CHECK(both.rows.size() == 4);
    const FeatureFigures shares = figuresOf(*ground, table, {false, false, "share"});
    CHECK(shares.rows.at({0.5, 0, HeldBy::Occupied}).all.points == 2);
    CHECK(shares.rows.at({std::string("NaN"), 0, HeldBy::Occupied}).all.points == 1);
    const auto unknown = featureFigures(*ground, table, {false, false, "kindd"});
    REQUIRE_FALSE(unknown);
    CHECK_THAT(unknown.error().message, Catch::Matchers::Contains("did you mean \"kind\""));
}

TEST_CASE("a ring that crosses itself is repaired and measured, and said")
{
    // A bow-tie: two triangles that meet at 30.5 E, 48.5 N.
    const FeatureTable bowTie = tableOf(
        oneFeature(GeometryKind::Polygon, {{30.6, 48.6}, {30.8, 48.8}, {30.8, 48.6}, {30.6, 48.8}, {30.6, 48.6}}));
    const auto figures = featureFigures(*groundOf(figureSquares()), bowTie, byBoth, "mine.kml");
    REQUIRE(figures);
    // Half of the box around it, within a hundredth: the meeting is not quite in the middle.
    const FlatGeometry box =
        oneFeature(GeometryKind::Polygon, {{30.6, 48.6}, {30.8, 48.6}, {30.8, 48.8}, {30.6, 48.8}, {30.6, 48.6}});
    CHECK(figures->total.all.areaSquareMetres == Approx(areaOf(box) / 2).epsilon(0.01));
    REQUIRE(figures.warnings.size() == 1);
    CHECK_THAT(figures.warnings.front(),
               Catch::Matchers::Contains(
                   "mine.kml, layer mine, the area around 30.7000, 48.7000 (longitude, latitude) was not valid"));
}

TEST_CASE("what cannot be measured is left out and named, and the rest is counted")
{
    FeatureTable table = boxTable(-170, 40, 170, 50);
    appendFeatures(table.geometry, boxTable(30.2, 48.2, 30.4, 48.4).geometry);
    table.geometry.endFeature();  // without a place
    const auto figures = featureFigures(*groundOf(figureSquares()), table, byBoth, "mine.kml");
    REQUIRE(figures);
    CHECK(figures->leftOut == 2);
    CHECK(figures->total.all.features == 1);
    REQUIRE(figures.warnings.size() == 1);
    CHECK_THAT(figures.warnings.front(), Catch::Matchers::Contains("(longitude, latitude) is left out of the figures"));
}

TEST_CASE("longitudes that a file counts from 0 to 360, or twice around, mean the same places")
{
    const auto ground = groundOf(figureSquares());
    const FeatureFigures figures = figuresOf(*ground, pointTable({{30.2 + 360, 48.2}, {31.7 - 360, 48.2}}));
    CHECK(rowOf(figures, west, HeldBy::Held).points == 1);
    CHECK(rowOf(figures, east, HeldBy::Occupied).points == 1);
}

TEST_CASE("a line across the 180th meridian does not run through the map on the other side of the earth")
{
    const FeatureFigures figures =
        figuresOf(*groundOf(figureSquares()), tableOf(lineOf({{170, 48.5}, {179.5, 48.5}, {-179.5, 48.5}})));
    REQUIRE(figures.rows.size() == 1);
    // GeodSolve of GeographicLib 2.1.2.
    CHECK(rowOf(figures, beyond, HeldBy::Outside).lengthMetres == Approx(775512.721401).epsilon(1e-9));
}

TEST_CASE("figures do not depend on the number of threads, tell how far they are, and stop when nobody wants them")
{
    const auto ground = groundOf(figureSquares(), 5.0);
    const FeatureTable table = tableOf(jaggedPolygons({29, 47, 33, 50}, 150, 9));
    const auto measured = [&](int threads) {
        const WithJobs with(threads);
        return figuresOf(*ground, table);
    };
    const FeatureFigures one = measured(1), four = measured(4);
    REQUIRE(one.rows.size() == four.rows.size());
    for (const auto& [key, row] : one.rows) {
        CHECK(row.all.areaSquareMetres == four.rows.at(key).all.areaSquareMetres);
        CHECK(row.near.areaSquareMetres == four.rows.at(key).near.areaSquareMetres);
    }
    std::vector<double> shares;
    JobProgress progress;
    progress.report = [&](double share) { shares.push_back(share); };
    REQUIRE(featureFigures(*ground, table, byBoth, "", progress));
    CHECK(std::ranges::is_sorted(shares));
    CHECK(shares.back() == 1);
    std::stop_source stop;
    stop.request_stop();
    progress.stop = stop.get_token();
    CHECK_FALSE(featureFigures(*ground, table, byBoth, "", progress));
}

TEST_CASE("a map that does not say who holds what has no figures of sides")
{
    TestMap map = figureSquares();
    map.change([](MapDefinition& changed) { changed.roles.contactLines = {}; });
    const auto ground = figureGround(map.data(), map.date(), nullptr, {});
    REQUIRE_FALSE(ground);
    CHECK_THAT(ground.error().message, Catch::Matchers::Contains("no lines of contact"));
    const TestMap squares = figureSquares();
    CHECK_FALSE(figureGround(squares.data(), "1999-01-01", nullptr, {}));
}
