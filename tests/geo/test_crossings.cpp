#include "geo/crossings.hpp"

#include "catch.hpp"

using namespace frontline;

namespace {

FlatGeometry polygon(const std::vector<std::vector<Xy>>& rings)
{
    FlatGeometry out;
    for (const auto& ring : rings) out.addRing(ring);
    out.endPart();
    out.endFeature();
    return out;
}

}  // namespace

TEST_CASE("crossings are counted, of a ring with itself and with others, and what only touches is none")
{
    const std::vector<Xy> square{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}};
    CHECK(countCrossings(polygon({square}), 0, 100) == 0);
    CHECK(countCrossings(polygon({{{0, 0}, {2, 2}, {2, 0}, {0, 2}, {0, 0}}}), 0, 100) == 1);
    // A hole that sticks out crosses twice; one that touches with a corner does not cross.
    CHECK(countCrossings(polygon({square, {{3, 1}, {5, 1}, {5, 2}, {3, 2}, {3, 1}}}), 0, 100) == 2);
    CHECK(countCrossings(polygon({square, {{4, 2}, {3, 3}, {3, 1}, {4, 2}}}), 0, 100) == 0);
    // There and back: two edges lie upon each other.
    CHECK(countCrossings(polygon({{{0, 0}, {4, 0}, {4, 4}, {4, 8}, {4, 4}, {0, 4}, {0, 0}}}), 0, 100) == 1);
}

TEST_CASE("counting ends at the most that was asked for, and when too many edges lie side by side")
{
    // A pentagram of five edges, each of which crosses two others.
    const FlatGeometry star = polygon({{{0, 3}, {2, -3}, {-3, 1}, {3, 1}, {-2, -3}, {0, 3}}});
    CHECK(countCrossings(star, 0, 100) == 5);
    CHECK(countCrossings(star, 0, 5) == 5);
    CHECK(countCrossings(star, 0, 2) == 3);
    CHECK(countCrossings(star, 0, 100, 3) == 101);
}
