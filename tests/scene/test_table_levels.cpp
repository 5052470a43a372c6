#include "scene/table_levels.hpp"

#include <cmath>
#include <numeric>

#include "catch.hpp"
#include "geo/simplify.hpp"

using namespace frontline;

namespace {

/// Round areas of a thousand vertices each, side by side from 20 to 40 degrees east and 44 to 54 north.
TablePointer manyIslands()
{
    auto table = std::make_shared<FeatureTable>();
    table->geometry.kind = GeometryKind::Polygon;
    for (int i = 0; i < 400; ++i) {
        const double x = 20.5 + i % 20, y = 44.25 + i / 20 * 0.5;
        std::vector<Xy> ring;
        for (int k = 0; k <= 1000; ++k) {
            const double angle = k % 1000 * 2 * 3.14159265358979 / 1000;
            const double size = 0.2 * (1 + 0.1 * std::sin(17 * angle));
            ring.push_back({x + size * std::cos(angle), y + size * std::sin(angle)});
        }
        table->geometry.addRing(ring);
        table->geometry.endPart();
        table->geometry.endFeature();
    }
    return table;
}

FlatGeometry simplified(const FlatGeometry& geometry, const Box& within, double tolerance,
                        std::span<const Box> boxes = {})
{
    std::vector<std::uint32_t> all(geometry.featureCount());
    std::iota(all.begin(), all.end(), 0U);
    return simplifyForDisplay(geometry, all, within, tolerance, boxes);
}

constexpr Box country{19, 43, 41, 55}, district{30, 48, 31, 48.6};

}  // namespace

TEST_CASE("from a level of a large table comes the same as from the table itself")
{
    const TablePointer table = manyIslands();
    TableLevels levels;
    for (const double tolerance : {3000.0, 900.0, 200.0, 20.0, 6000.0})
        for (const Box& box : {country, district}) {
            INFO(tolerance << " " << box.minX);
            const auto level = levels.levelFor(table, tolerance, box);
            REQUIRE(level);
            CHECK(level->toleranceMetres <= tolerance);
            const FlatGeometry direct = simplified(table->geometry, box, tolerance);
            const FlatGeometry through = simplified(*level->geometry, box, tolerance, level->partBoxes);
            CHECK(through.coordinates == direct.coordinates);
            CHECK(through.ringStarts == direct.ringStarts);
            CHECK(through.partStarts == direct.partStarts);
            CHECK(through.featureStarts == direct.featureStarts);
        }
}

TEST_CASE("a level of a large table is made when much of it is seen, and serves all that is seen after it")
{
    const TablePointer table = manyIslands();
    TableLevels levels;
    CHECK(levels.levelFor(table, 900, district)->geometry.get() == &table->geometry);
    const auto coarse = levels.levelFor(table, 900, country);
    CHECK(coarse->geometry->coordinates.size() * 10 < table->geometry.coordinates.size());
    CHECK(levels.levelFor(table, 900, district) == coarse);
    CHECK(levels.levelFor(table, 1800, country) == coarse);
    CHECK(levels.levelFor(table, 100, district)->geometry.get() == &table->geometry);
}

TEST_CASE("small tables and points have no levels")
{
    TableLevels levels;
    auto small = std::make_shared<FeatureTable>();
    small->geometry.addRing(std::vector<Xy>{{37, 48}, {38, 48}, {38, 49}, {37, 48}});
    small->geometry.endPart();
    small->geometry.endFeature();
    CHECK_FALSE(levels.levelFor(small, 900, country));
    auto points = std::make_shared<FeatureTable>();
    points->geometry.kind = GeometryKind::Point;
    for (std::size_t i = 0; i < TableLevels::fewVertices + 1; ++i) {
        points->geometry.coordinates.push_back({37, 48});
        points->geometry.endRing();
        points->geometry.endPart();
        points->geometry.endFeature();
    }
    CHECK_FALSE(levels.levelFor(points, 900, country));
}
