#include "geo/crossings.hpp"

#include <chrono>
#include <cmath>
#include <random>

#include "catch.hpp"
#include "with_jobs.hpp"

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
        const bool found = findCrossing(shape, 0).has_value();
        CHECK(found == (countCrossings(shape, 0, 0) > 0));
        crossing += found ? 1 : 0;
    }
    CHECK(crossing > 50);
    CHECK(crossing < 350);
}

TEST_CASE(
    "the one crossing of a very large polygon is found wherever it is, and at the same place on any number of threads")
{
    constexpr int vertices = 200'000;
    std::vector<Xy> circle;
    for (int i = 0; i < vertices; ++i) {
        const double angle = 6.283185307179586 * i / vertices;
        circle.push_back({36 + std::cos(angle), 48 + std::sin(angle)});
    }
    circle.push_back(circle.front());
    CHECK_FALSE(findCrossing(polygon({circle}), 0));
    for (const int at : {1, 7, 8, 9, 65'536, 99'999, vertices - 3}) {
        INFO(at);
        auto ring = circle;
        // Two of its vertices in the wrong order; and a triangle over its edge.
        std::swap(ring[static_cast<std::size_t>(at)], ring[static_cast<std::size_t>(at) + 1]);
        const Xy c = circle[static_cast<std::size_t>(at)];
        const std::vector<Xy> over{
            {c.x - 1e-7, c.y - 1e-7}, {c.x + 1e-7, c.y + 1e-7}, {c.x + 1e-7, c.y}, {c.x - 1e-7, c.y - 1e-7}};
        for (const FlatGeometry& shape : {polygon({ring}), polygon({circle, over})}) {
            const auto found = [&](int threads) {
                const WithJobs jobs(threads);
                return findCrossing(shape, 0);
            };
            const auto place = found(1);
            REQUIRE(place);
            CHECK(std::hypot(place->x - c.x, place->y - c.y) < 1e-3);
            CHECK(found(4) == place);
        }
    }
}

TEST_CASE("edges that run far or along an axis are found to cross")
{
    const std::vector<Xy> square{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}};
    CHECK_FALSE(findCrossing(polygon({square}), 0));
    CHECK_FALSE(findCrossing(polygon({square, {{4, 2}, {3, 3}, {3, 1}, {4, 2}}}), 0));
    CHECK(findCrossing(polygon({square, {{3, 1}, {5, 1}, {5, 2}, {3, 2}, {3, 1}}}), 0));
    CHECK(findCrossing(polygon({{{0, 0}, {4, 0}, {4, 4}, {4, 8}, {4, 4}, {0, 4}, {0, 0}}}), 0));
    // Far from each other along their own length: one edge from corner to corner of many small rings.
    std::vector<std::vector<Xy>> rings;
    for (int i = 0; i < 5000; ++i) {
        const double x = i % 70, y = i / 70;
        rings.push_back({{x, y}, {x + 0.3, y}, {x, y + 0.3}, {x, y}});
    }
    CHECK_FALSE(findCrossing(polygon(rings), 0));
    rings.push_back({{-1, -1}, {71, 71.5}, {71, 73}, {-1, -1}});
    CHECK(findCrossing(polygon(rings), 0));
    FlatGeometry nothing;
    nothing.endFeature();
    CHECK_FALSE(findCrossing(nothing, 0));
}

namespace {

std::vector<Xy> square(double x, double y, double side)
{
    return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}};
}

/// Rings that are long and lie side by side in a way of their own, none of which cross.
std::vector<std::vector<Xy>> nested(int count)
{
    std::vector<std::vector<Xy>> rings;
    for (int i = 0; i < count; ++i) rings.push_back(square(i * 1e-5, i * 1e-5, 4 - i * 2e-5));
    return rings;
}

std::vector<std::vector<Xy>> slits(int count)
{
    std::vector<std::vector<Xy>> rings{square(0, 0, 10)};
    for (int i = 0; i < count; ++i) {
        const double x = 1 + i * 1e-4;
        rings.push_back({{x, 1}, {x + 5, 6}, {x + 5 + 4e-5, 6}, {x + 4e-5, 1}, {x, 1}});
    }
    return rings;
}

std::vector<std::vector<Xy>> comb(int count)
{
    std::vector<Xy> ring{{0, 0}};
    for (int i = 0; i < count; ++i) ring.push_back({i * 1e-4, i % 2 ? 10.0 : 1.0});
    ring.push_back({count * 1e-4, 0});
    ring.push_back({0, 0});
    return {ring};
}

std::vector<std::vector<Xy>> fan(int count)
{
    std::vector<std::vector<Xy>> rings;
    for (int i = 0; i < count; ++i) {
        const double a = 6.283185307179586 * i / count, b = 6.283185307179586 * (i + 0.5) / count;
        rings.push_back({{0, 0}, {9 * std::cos(a), 9 * std::sin(a)}, {9 * std::cos(b), 9 * std::sin(b)}, {0, 0}});
    }
    return rings;
}

}  // namespace

TEST_CASE("whether very many long edges side by side cross is told, and in a time that grows as they do")
{
    for (const auto shape : {&nested, &slits, &comb, &fan}) {
        const auto seconds = [&](int count) {
            const FlatGeometry whole = polygon(shape(count));
            const auto begin = std::chrono::steady_clock::now();
            CHECK_FALSE(findCrossing(whole, 0));
            return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        };
        const double few = seconds(10'000), many = seconds(40'000);
        CAPTURE(few, many);
        CHECK(many < 10 * few + 0.2);  // by the square of it, 16 times
        // One edge more, across a corner of what is there.
        auto crossed = shape(10'000);
        crossed.push_back({{3, 2}, {3.00001, 9.5}, {2, 9.5}, {3, 2}});
        CHECK(findCrossing(polygon(crossed), 0).has_value() == (countCrossings(polygon(crossed), 0, 0) > 0));
    }
}

TEST_CASE("what only touches does not cross, though very much of it lies side by side")
{
    // Holes that touch each other with their corners.
    auto rings = nested(5000);
    for (int i = 0; i < 1000; ++i) {
        const double x = 0.0625 + i / 8192.0, half = 1 / 16384.0;  // without rounding
        rings.push_back({{x, 2}, {x + half, 2 + half}, {x + 2 * half, 2}, {x + half, 2 - half}, {x, 2}});
    }
    CHECK_FALSE(findCrossing(polygon(rings), 0));
    // An edge upon another, there and back.
    rings.push_back({{2, 2}, {3, 2}, {3, 3}, {3, 3.5}, {3, 3}, {2, 3}, {2, 2}});
    const auto place = findCrossing(polygon(rings), 0);
    REQUIRE(place);
    CHECK(place->x == 3);
    CHECK(place->y >= 3);
    CHECK(place->y <= 3.5);
}

TEST_CASE("the place where edges cross is on both of them")
{
    const auto place = findCrossing(polygon({{{0, 0}, {2, 2}, {2, 0}, {0, 2}, {0, 0}}}), 0);
    REQUIRE(place);
    CHECK(place->x == Approx(1));
    CHECK(place->y == Approx(1));
    auto rings = nested(5000);
    rings.push_back({{-1, 1.5}, {0.02, 1.5}, {-1, 1.6}, {-1, 1.5}});
    const auto among = findCrossing(polygon(rings), 0);
    REQUIRE(among);
    CHECK(among->x >= 0);
    CHECK(among->x <= 0.02);
}

TEST_CASE("crossings of shapes on a coarse lattice, where very much touches, are found alone and beside long edges")
{
    // Beside squares in squares, which a grid cannot hold.
    const auto besideSquares = [](std::vector<std::vector<Xy>> rings) {
        for (auto& ring : rings)
            for (Xy& c : ring) c.x += 8;
        auto all = nested(200);
        all.insert(all.end(), rings.begin(), rings.end());
        return polygon(all);
    };
    // An edge along the border of two rows; the last edges of all, between which others end.
    const std::vector<Xy> along{{2, 1}, {7, 7}, {7, 4}, {2, 4}, {1, 6}, {2, 1}};
    const std::vector<Xy> last{{2, 6}, {4, 1}, {3, 4}, {5, 1}, {4, 0}, {4, 6}, {2, 6}};
    for (const auto& ring : {along, last}) {
        CHECK(findCrossing(polygon({ring}), 0));
        CHECK(findCrossing(besideSquares({ring}), 0));
    }
    std::mt19937 random(5);
    const auto below = [&](unsigned most) { return static_cast<int>(random() % most); };
    for (int n = 0; n < 4000; ++n) {
        std::vector<std::vector<Xy>> rings;
        const unsigned side = n % 3 == 0 ? 4 : n % 3 == 1 ? 8 : 40;
        for (int r = below(3); r >= 0; --r) {
            std::vector<Xy> ring;
            for (int i = 3 + below(4); i > 0; --i) ring.push_back({double(below(side)), double(below(side))});
            ring.push_back(ring.front());
            rings.push_back(ring);
        }
        CAPTURE(n);
        const bool crosses = countCrossings(polygon(rings), 0, 0) > 0;
        REQUIRE(findCrossing(polygon(rings), 0).has_value() == crosses);
        if (n % 10 == 0) REQUIRE(findCrossing(besideSquares(rings), 0).has_value() == crosses);
    }
}
