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
