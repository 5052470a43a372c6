#include "geo/crossings.hpp"

#include <cmath>
#include <random>

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

TEST_CASE("whether edges cross is found as counting finds it, for rings of every shape")
{
    std::mt19937 random(7);
    const auto between = [&](double low, double high) { return std::uniform_real_distribution(low, high)(random); };
    std::size_t crossing = 0;
    for (int n = 0; n < 400; ++n) {
        // A rough circle, of which one vertex in some goes far astray, with a hole beside it, or over its edge.
        const int vertices = 4 + n % 97;
        std::vector<Xy> ring;
        for (int i = 0; i < vertices; ++i) {
            const double angle = 6.283185307179586 * i / vertices;
            const double radius = i == n % 31 && n % 3 == 0 ? between(-3, 3) : between(0.9, 1.1);
            ring.push_back({36 + radius * std::cos(angle), 48 + 0.2 * radius * std::sin(angle)});
        }
        ring.push_back(ring.front());
        const double x = 36 + between(-1, 1), y = 48 + between(-0.2, 0.2);
        const FlatGeometry shape = polygon({ring, {{x, y}, {x + 0.1, y}, {x, y + 0.02}, {x, y}}});
        CAPTURE(n);
        const auto found = hasCrossing(shape, 0);
        REQUIRE(found.has_value());
        CHECK(*found == (countCrossings(shape, 0, 0) > 0));
        crossing += *found ? 1 : 0;
    }
    CHECK(crossing > 50);
    CHECK(crossing < 350);
}

TEST_CASE("edges that run far or along an axis are found to cross")
{
    const std::vector<Xy> square{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}};
    CHECK(hasCrossing(polygon({square}), 0) == false);
    CHECK(hasCrossing(polygon({square, {{4, 2}, {3, 3}, {3, 1}, {4, 2}}}), 0) == false);
    CHECK(hasCrossing(polygon({square, {{3, 1}, {5, 1}, {5, 2}, {3, 2}, {3, 1}}}), 0) == true);
    CHECK(hasCrossing(polygon({{{0, 0}, {4, 0}, {4, 4}, {4, 8}, {4, 4}, {0, 4}, {0, 0}}}), 0) == true);
    // Far from each other along their own length: one edge from corner to corner of many small rings.
    std::vector<std::vector<Xy>> rings;
    for (int i = 0; i < 5000; ++i) {
        const double x = i % 70, y = i / 70;
        rings.push_back({{x, y}, {x + 0.3, y}, {x, y + 0.3}, {x, y}});
    }
    CHECK(hasCrossing(polygon(rings), 0) == false);
    rings.push_back({{-1, -1}, {71, 71.5}, {71, 73}, {-1, -1}});
    CHECK(hasCrossing(polygon(rings), 0) == true);
    FlatGeometry nothing;
    nothing.endFeature();
    CHECK(hasCrossing(nothing, 0) == false);
}

TEST_CASE("where very many long edges lie side by side it is left open whether they cross")
{
    std::vector<Xy> comb{{0, 0}};
    for (int i = 0; i < 20'000; ++i) comb.push_back({i * 1e-4, i % 2 ? 10.0 : 1.0});
    comb.push_back({2, 0});
    comb.push_back({0, 0});
    CHECK(hasCrossing(polygon({comb}), 0) == std::nullopt);
}
