#include "geo/polygon_rows.hpp"

#include <random>

#include "catch.hpp"
#include "one_feature.hpp"

using namespace frontline;

namespace {

using Found = std::vector<std::uint32_t>;

/// Two squares of ten degrees side by side, and one with a hole above both.
FlatGeometry rowsSquares()
{
    FlatGeometry all = oneFeature(GeometryKind::Polygon, {{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}});
    appendFeatures(all, oneFeature(GeometryKind::Polygon, {{10, 0}, {20, 0}, {20, 10}, {10, 10}, {10, 0}}));
    all.addRing(std::vector<Xy>{{-5, -5}, {25, -5}, {25, 25}, {-5, 25}, {-5, -5}});
    all.addRing(std::vector<Xy>{{4, 4}, {6, 4}, {6, 6}, {4, 6}, {4, 4}});
    all.endPart();
    all.endFeature();
    return all;
}

Found foundAt(const PolygonRows& rows, Xy place)
{
    Found found{7};
    rows.featuresAt(place, found);
    return found;
}

/// A star of many corners.
FlatGeometry star(Xy centre, double radius, std::size_t corners, unsigned seed)
{
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> share(0.3, 1);
    std::vector<Xy> ring;
    for (std::size_t i = 0; i < corners; ++i) {
        const double angle = 6.283185307179586 * static_cast<double>(i) / static_cast<double>(corners);
        const double reach = radius * share(random);
        ring.push_back({centre.x + reach * std::cos(angle), centre.y + reach * std::sin(angle)});
    }
    ring.push_back(ring.front());
    return oneFeature(GeometryKind::Polygon, ring);
}

}  // namespace

TEST_CASE("a place lies in all polygons around it, and in none through a hole")
{
    const PolygonRows rows(rowsSquares());
    CHECK(foundAt(rows, {1, 1}) == Found{0, 2});
    CHECK(foundAt(rows, {11, 1}) == Found{1, 2});
    CHECK(foundAt(rows, {5, 5}) == Found{0});
    CHECK(foundAt(rows, {5, 20}) == Found{2});
    CHECK(foundAt(rows, {5, 30}).empty());
    CHECK(foundAt(rows, {-50, 5}).empty());
    CHECK(foundAt(PolygonRows(FlatGeometry()), {0, 0}).empty());
}

TEST_CASE("a place on a common edge of two squares lies in one of them, never in both or neither")
{
    const PolygonRows rows(rowsSquares());
    for (const double y : {0.5, 3.25, 9.999}) {
        const Found found = foundAt(rows, {10, y});
        CHECK((found == Found{0, 2} || found == Found{1, 2}));
    }
}

TEST_CASE("rows say of any place what the even-odd rule says of each polygon")
{
    FlatGeometry stars;
    for (unsigned i = 0; i < 20; ++i) appendFeatures(stars, star({i * 0.7, i * 0.3}, 2, 50 + 100 * i, i));
    const PolygonRows rows(stars);
    std::mt19937 random(1);
    std::uniform_real_distribution<double> x(-3, 17), y(-3, 9);
    for (int i = 0; i < 2000; ++i) {
        const Xy place{x(random), y(random)};
        Found expected;
        for (std::uint32_t f = 0; f < stars.featureCount(); ++f)
            if (containsPoint(selectFeatures(stars, {&f, 1}), place)) expected.push_back(f);
        REQUIRE(foundAt(rows, place) == expected);
    }
}

TEST_CASE("a way is divided where it meets edges, at ends of edges, and where it begins to run along one")
{
    const PolygonRows rows(rowsSquares());
    std::vector<double> shares;
    rows.crossings({-1, 5}, {19, 5}, shares);
    CHECK(shares == std::vector<double>{0.05, 0.25, 0.35, 0.55});
    rows.crossings({10, -2}, {10, 8}, shares);  // along the common edge, from a corner on
    CHECK(shares == std::vector<double>{0.2});
    rows.crossings({1, 1}, {2, 2}, shares);
    CHECK(shares.empty());
    rows.crossings({1, 1}, {1, 1}, shares);
    CHECK(shares.empty());
}

TEST_CASE("whether an edge is near a box or under a place is told")
{
    const PolygonRows rows(rowsSquares());
    CHECK(rows.anyEdgeNear({9, 9, 11, 11}));
    CHECK_FALSE(rows.anyEdgeNear({1, 1, 3, 3}));
    CHECK_FALSE(rows.anyEdgeNear({40, 40, 41, 41}));
    CHECK(rows.isOnOutline({10, 5}, 1e-9));
    CHECK(rows.isOnOutline({10 + 5e-10, 5}, 1e-9));
    CHECK_FALSE(rows.isOnOutline({10 + 5e-9, 5}, 1e-9));
}
