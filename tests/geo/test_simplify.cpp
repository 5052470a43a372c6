#include "geo/simplify.hpp"

#include "catch.hpp"
#include "one_feature.hpp"

using namespace frontline;

TEST_CASE("vertices within the tolerance go, the others stay")
{
    // 0.001 degrees of latitude are 111 m.
    const auto line = oneFeature(GeometryKind::Line, {{36, 0}, {36.1, 0.001}, {36.2, 0}, {36.3, 0.01}, {36.4, 0}});
    CHECK(simplifyForDisplay(line, 200).coordinates.size() == 4);
    CHECK(simplifyForDisplay(line, 50).coordinates.size() == 5);
    CHECK(simplifyForDisplay(line, 5000).coordinates == std::vector<Xy>{{36, 0}, {36.4, 0}});
    CHECK(simplifyForDisplay(line, 0).coordinates.size() == 5);
}

TEST_CASE("a ring stays closed, and one smaller than the tolerance goes with its feature kept")
{
    const auto ring =
        oneFeature(GeometryKind::Polygon, {{36, 48}, {36.5, 48.00001}, {37, 48}, {37, 49}, {36, 49}, {36, 48}});
    const auto simple = simplifyForDisplay(ring, 100);
    CHECK(simple.coordinates.size() == 5);
    CHECK(simple.coordinates.front() == simple.coordinates.back());
    const auto gone = simplifyForDisplay(ring, 1e6);
    CHECK(gone.featureCount() == 1);
    CHECK(gone.partCount() == 0);
}

TEST_CASE("a line of a million vertices is simplified without running out of stack")
{
    std::vector<Xy> zigzag;
    for (int i = 0; i < 1000000; ++i) zigzag.push_back({36 + i * 1e-6, 48 + (i % 2) * 1e-7});
    CHECK(simplifyForDisplay(oneFeature(GeometryKind::Line, zigzag), 1).coordinates.size() == 2);
}

TEST_CASE("a comb of half a million vertices, all of which are needed, takes no time by the square of them")
{
    std::vector<Xy> comb;
    for (int i = 0; i < 500000; ++i) comb.push_back({36 + i * 1e-6, 48 + (i % 2) * 0.5});
    CHECK(simplifyForDisplay(oneFeature(GeometryKind::Line, comb), 0.01).coordinates == comb);
}

TEST_CASE("of listed features the parts that touch the box are simplified, in the order of the list")
{
    FlatGeometry lines;
    lines.kind = GeometryKind::Line;
    for (int f = 0; f < 3; ++f) {
        for (const double x : {0.0, 10.0}) {
            lines.addRing(std::vector<Xy>{{x + f, 0}, {x + f + 0.1, 1e-7}, {x + f + 0.2, 0}});
            lines.endPart();
        }
        lines.endFeature();
    }
    const std::vector<std::uint32_t> listed{2, 0};
    const FlatGeometry near = simplifyForDisplay(lines, listed, {-1, -1, 5, 1}, 1);
    REQUIRE(near.featureCount() == 2);
    CHECK(near.coordinates == std::vector<Xy>{{2, 0}, {2.2, 0}, {0, 0}, {0.2, 0}});
    CHECK(simplifyForDisplay(lines, listed, {-1, -1, 50, 1}, 0).coordinates.size() == 12);
    CHECK(simplifyForDisplay(lines, {}, {-1, -1, 50, 1}, 1).featureCount() == 0);
}

TEST_CASE("many features are simplified as each of them is")
{
    FlatGeometry many;
    for (int f = 0; f < 50'000; ++f) {
        const double x = f % 250, y = f / 1000.0;
        const double size = f % 2 ? 0.5 : 0.00001;
        many.addRing(std::vector<Xy>{
            {x, y}, {x + size, y}, {x + size, y + size}, {x + size / 2, y + size}, {x, y + size}, {x, y}});
        many.endPart();
        many.endFeature();
    }
    const FlatGeometry simple = simplifyForDisplay(many, 100);
    REQUIRE(simple.featureCount() == 50'000);
    // The small ones go, of the large ones the vertex on an edge.
    CHECK(simple.partCount() == 25'000);
    CHECK(simple.coordinates.size() == 25'000 * 5);
    CHECK(selectFeatures(simple, std::vector<std::uint32_t>{49'999}).coordinates.front() == Xy{249, 49'999 / 1000.0});
}

TEST_CASE("an area whose edge runs along a pole keeps its corners there")
{
    for (const double pole : {-90.0, 90.0}) {
        const double shore = pole * 75 / 90;
        FlatGeometry area;
        area.kind = GeometryKind::Polygon;
        area.addRing(std::vector<Xy>{{-60, pole}, {60, pole}, {60, shore}, {-60, shore}, {-60, pole}});
        area.endPart();
        area.endFeature();
        const FlatGeometry simple = simplifyForDisplay(area, 10'000);
        CHECK(simple.coordinates == area.coordinates);
    }
}
