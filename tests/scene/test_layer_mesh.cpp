#include "scene/layer_mesh.hpp"

#include <cmath>
#include <numbers>

#include "catch.hpp"
#include "drawn_maps.hpp"
#include "scene/mesh_store.hpp"

using namespace frontline;

namespace {

RegionGround utmRegion(Box box, double unitsPerPixel)
{
    auto projection = Projection::create("EPSG:32637");
    REQUIRE(projection.ok());
    return RegionGround({*projection, box, unitsPerPixel});
}

/// Squares of one degree with their lower left corners at the given places, named "0", "1", ...
DrawnLayer squaresLayer(const std::vector<Xy>& corners)
{
    auto table = std::make_shared<FeatureTable>();
    std::vector<std::string> names;
    std::vector<std::int64_t> people;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const Xy c = corners[i];
        table->geometry.addRing(
            std::vector<Xy>{{c.x, c.y}, {c.x + 1, c.y}, {c.x + 1, c.y + 1}, {c.x, c.y + 1}, {c.x, c.y}});
        table->geometry.endPart();
        table->geometry.endFeature();
        names.push_back(std::to_string(i));
        people.push_back(static_cast<std::int64_t>(i) * 1000);
    }
    table->columns = {{"name", names}, {"people", people}};
    DrawnRule rule;
    rule.fill = DrawnFill{{200, 200, 200, 255}, std::nullopt};
    return newLayer("squares", "Squares", table, rule);
}

double meshArea(const FillMesh& mesh)
{
    double sum = 0;
    const auto at = [&](std::size_t i) { return Xy{mesh.xy[2 * mesh.indices[i]], mesh.xy[2 * mesh.indices[i] + 1]}; };
    for (std::size_t i = 0; i < mesh.indices.size(); i += 3) {
        const Xy a = at(i), b = at(i + 1), c = at(i + 2);
        sum += std::abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2;
    }
    return sum;
}

}  // namespace

TEST_CASE("a degree square of latitude 48 is filled with its area on the map")
{
    // 48-49 N: 111.2 km by 74.0 km on the WGS84 ellipsoid, 8,221 km2 (a spherical cap difference gives 8,232),
    // times UTM's scale squared near the central meridian, 0.9992.
    const LayerMesh mesh = buildLayerMesh(squaresLayer({{38.5, 48}}),
                                          utmRegion({0, 5'000'000, 1'000'000, 6'000'000}, 500), Language::English);
    REQUIRE(mesh.rules.size() == 1);
    REQUIRE(mesh.rules[0].fill);
    CHECK(meshArea(*mesh.rules[0].fill) == Approx(8221e6 * 0.9992).epsilon(0.003));
    CHECK(mesh.rules[0].edges);
    CHECK_FALSE(mesh.rules[0].lines);
}

TEST_CASE("a star whose edges nearly all cross each other is filled by the even-odd rule")
{
    std::vector<Xy> star;
    constexpr int points = 1201, step = 600;
    for (int i = 0; i <= points; ++i) {
        const double angle = 2 * std::numbers::pi * (i % points) * step / points;
        star.push_back({39 + std::cos(angle), 48 + 0.67 * std::sin(angle)});
    }
    auto table = std::make_shared<FeatureTable>();
    table->geometry.addRing(star);
    table->geometry.endPart();
    table->geometry.endFeature();
    DrawnRule rule;
    rule.fill = DrawnFill{{200, 200, 200, 255}, std::nullopt};
    const LayerMesh mesh = buildLayerMesh(newLayer("star", "Star", table, rule),
                                          utmRegion({0, 5'000'000, 1'000'000, 6'000'000}, 250), Language::English);
    REQUIRE(mesh.rules[0].fill);
    // The share of an even grid over the star that lies in it, and the ground of the grid: 2 degrees of 74.6 km by 1.34
    // degrees of 111.2 km.
    int inside = 0;
    constexpr int grid = 200;
    for (int i = 0; i < grid * grid; ++i)
        inside += containsPoint(table->geometry, {38 + (i % grid + 0.5) / grid * 2.0,
                                                  47.33 + (static_cast<double>(i / grid) + 0.5) / grid * 1.34});
    const double ground = 2 * 74'600.0 * 1.34 * 111'200.0;
    CHECK(meshArea(*mesh.rules[0].fill) == Approx(ground * inside / (grid * grid)).epsilon(0.02));
}

TEST_CASE("long straight edges follow the projection's bend")
{
    // A parallel of 49 degrees, 20 degrees long, given by its two ends alone.
    auto table = std::make_shared<FeatureTable>();
    table->geometry.kind = GeometryKind::Line;
    table->geometry.addRing(std::vector<Xy>{{29, 49}, {49, 49}});
    table->geometry.endPart();
    table->geometry.endFeature();
    DrawnRule rule;
    rule.line = DrawnLine{};
    const DrawnLayer layer = newLayer("parallel", "A parallel", table, rule);
    const RegionGround ground = utmRegion({-1e6, 4e6, 2e6, 7e6}, 1000);
    const LayerMesh mesh = buildLayerMesh(layer, ground, Language::English);
    REQUIRE(mesh.rules[0].lines);
    const LineMesh& line = *mesh.rules[0].lines;
    for (std::size_t i = 1; i + 2 < line.vertices.size(); ++i) {
        const LineVertex a = line.vertices[i], b = line.vertices[i + 1];
        const Xy middle{line.origin.x + (a.x + b.x) / 2.0, line.origin.y + (a.y + b.y) / 2.0};
        const LonLat there = ground.region.projection.inverse(middle);
        // Half a pixel of 1,000 m: 0.0045 degrees of latitude.
        CHECK(std::abs(there.latDegrees - 49) < 0.0045);
    }
}

TEST_CASE("what lies outside the region costs no triangles")
{
    const LayerMesh mesh = buildLayerMesh(squaresLayer({{10, 30}, {100, 48}}),
                                          utmRegion({400'000, 5'300'000, 600'000, 5'400'000}, 100), Language::English);
    CHECK_FALSE(mesh.rules[0].fill);
}

TEST_CASE("the first rule that matches a feature wins, and the next ones get the rest")
{
    DrawnLayer layer = squaresLayer({{36, 48}, {37, 48}, {38, 48}});
    DrawnRule small;
    small.column = "people";
    small.max = 1500;
    DrawnRule named;
    named.column = "name";
    named.values = {"1", "2"};
    layer.rules = {small, named};
    const auto byRule = featuresByRule(*layer.table, layer.rules);
    CHECK(byRule[0] == std::vector<std::uint32_t>{0, 1});
    CHECK(byRule[1] == std::vector<std::uint32_t>{2});
}

TEST_CASE("a rule for some scales leaves its features to later rules at others")
{
    DrawnLayer layer = squaresLayer({{36, 48}});
    DrawnRule near;
    near.toMetresPerPoint = 100;
    DrawnRule far;
    far.fromMetresPerPoint = 100;
    layer.rules = {near, far};
    const auto byRule = featuresByRule(*layer.table, layer.rules);
    CHECK(byRule[0] == std::vector<std::uint32_t>{0});
    CHECK(byRule[1] == std::vector<std::uint32_t>{0});
}

TEST_CASE("labels stand in the middle of areas, with their text and rank")
{
    DrawnLayer layer = squaresLayer({{38.5, 48}});
    layer.rules[0].fill.reset();
    layer.rules[0].label = DrawnLabel{};
    layer.rules[0].label->column = LocalText("name");
    layer.rules[0].label->priorityColumn = "people";
    const RegionGround ground = utmRegion({0, 5'000'000, 1'000'000, 6'000'000}, 500);
    const LayerMesh mesh = buildLayerMesh(layer, ground, Language::English);
    REQUIRE(mesh.rules[0].anchors.size() == 1);
    const Anchor& anchor = mesh.rules[0].anchors[0];
    CHECK(anchor.text == "0");
    const LonLat at = ground.region.projection.inverse(anchor.mapUnits);
    CHECK(at.lonDegrees == Approx(39).margin(0.001));
    CHECK(at.latDegrees == Approx(48.5).margin(0.001));
}

TEST_CASE("labels are in the language of the map, and in their own where a feature has none in it")
{
    auto table = std::make_shared<FeatureTable>();
    table->geometry.kind = GeometryKind::Point;
    for (const double lon : {38.5, 38.7, 38.9}) {
        table->geometry.addRing(std::vector<Xy>{{lon, 48}});
        table->geometry.endPart();
        table->geometry.endFeature();
    }
    table->columns = {{"name", std::vector<std::string>{"Kyiv", "Lviv", ""}},
                      {"name_uk", std::vector<std::string>{"Київ", "", "Одеса"}}};
    DrawnRule rule;
    rule.label = DrawnLabel{};
    rule.label->column = LocalText("name");
    rule.label->column.set(Language::of("uk"), "name_uk");
    const DrawnLayer layer = newLayer("towns", "Towns", table, rule);
    const RegionGround ground = utmRegion({0, 5'000'000, 1'000'000, 6'000'000}, 500);
    const auto texts = [&](Language language) {
        std::vector<std::string> out;
        const LayerMesh mesh = buildLayerMesh(layer, ground, language);
        for (const Anchor& anchor : mesh.rules[0].anchors) out.push_back(anchor.text);
        return out;
    };
    CHECK(texts(Language::English) == std::vector<std::string>{"Kyiv", "Lviv", ""});
    CHECK(texts(Language::of("uk")) == std::vector<std::string>{"Київ", "Lviv", "Одеса"});
    CHECK(texts(Language::of("pl")) == texts(Language::English));
    // Meshes of one language do not pass for those of another, unless they are the same.
    CHECK(rulesKey(layer, Language::English) != rulesKey(layer, Language::of("uk")));
    CHECK(rulesKey(layer, Language::English) == rulesKey(layer, Language::of("pl")));
}

TEST_CASE("ground that a projection cannot show is left out without harm")
{
    auto projection = Projection::create("+proj=ortho +lat_0=48 +lon_0=36");
    REQUIRE(projection.ok());
    const LayerMesh mesh = buildLayerMesh(squaresLayer({{36, 48}, {-144, -48}}),
                                          RegionGround({*projection, {-7e6, -7e6, 7e6, 7e6}, 1000}), Language::English);
    REQUIRE(mesh.rules[0].fill);
    CHECK(meshArea(*mesh.rules[0].fill) < 9000e6);
}

TEST_CASE("zooming within a level keeps the level of detail, and the next one is twice as fine")
{
    auto projection = Projection::create("EPSG:32637");
    View view{*projection, {500'000, 5'300'000}, 300, 800, 600, defaultPixelsPerPoint};
    CHECK(regionFor(view, 0).unitsPerPixel == 256);
    view.unitsPerPixel = 257;
    CHECK(regionFor(view, 0).unitsPerPixel == 256);
    view.unitsPerPixel = 255;
    CHECK(regionFor(view, 0).unitsPerPixel == 128);
    CHECK(regionFor(view, 0.5).box.contains(view.bounds().grownBy(100)));
}

TEST_CASE("each place of a feature of several points has a symbol, and the first its name")
{
    auto table = std::make_shared<FeatureTable>();
    table->geometry.kind = GeometryKind::Point;
    for (const double east : {38.0, 38.5, 39.0}) {
        table->geometry.addRing(std::vector<Xy>{{east, 48}});
        table->geometry.endPart();
    }
    table->geometry.endFeature();
    table->columns.push_back({"name", std::vector<std::string>{"Three"}});
    DrawnRule rule;
    rule.symbol.emplace();
    rule.label.emplace();
    rule.label->column = LocalText("name");
    const LayerMesh mesh = buildLayerMesh(newLayer("points", "Points", table, rule),
                                          utmRegion({0, 5'000'000, 1'000'000, 6'000'000}, 250), Language::English);
    REQUIRE(mesh.rules[0].anchors.size() == 3);
    CHECK(mesh.rules[0].anchors[0].text == "Three");
    CHECK(mesh.rules[0].anchors[1].text.empty());
    CHECK(mesh.rules[0].anchors[2].text.empty());
}

TEST_CASE("long edges far from what is seen are bent no finer than their distance asks for")
{
    auto table = std::make_shared<FeatureTable>();
    table->geometry.kind = GeometryKind::Line;
    std::vector<Xy> line;
    for (int i = 0; i < 2000; ++i) line.push_back({i % 2 == 0 ? -170.0 : 170.0, -80 + i * 0.06});
    table->geometry.addRing(line);
    table->geometry.endPart();
    table->geometry.endFeature();
    DrawnRule rule;
    rule.line.emplace();
    // A view of 1 km: at its own resolution the edges would take 340 million vertices.
    const RegionGround ground = utmRegion({500'000, 5'316'000, 501'000, 5'317'000}, 1);
    const LayerMesh mesh = buildLayerMesh(newLayer("line", "Line", table, rule), ground, Language::English);
    const std::size_t drawn = mesh.rules[0].lines ? mesh.rules[0].lines->vertices.size() : 0;
    CHECK(drawn < 1000);
}
