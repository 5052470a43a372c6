#include "geo/set_operations.hpp"

#include <chrono>
#include <cmath>
#include <numbers>

#include "catch.hpp"
#include "geo/geodesic.hpp"

using namespace frontline;

namespace {

std::vector<Xy> box(double west, double south, double east, double north)
{
    return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

FlatGeometry polygons(const std::vector<std::vector<Xy>>& rings)
{
    FlatGeometry out;
    for (const auto& ring : rings) {
        out.addRing(ring);
        out.endPart();
        out.endFeature();
    }
    return out;
}

FlatGeometry lines(const std::vector<std::vector<Xy>>& coordinates)
{
    FlatGeometry out = polygons(coordinates);
    out.kind = GeometryKind::Line;
    return out;
}

/// Square degrees, by the shoelace formula.
double planarArea(const FlatGeometry& g)
{
    double sum = 0;
    for (std::size_t p = 0; p < g.partCount(); ++p)
        for (std::uint32_t r = g.partStarts[p]; r < g.partStarts[p + 1]; ++r) {
            const auto ring = g.ring(r);
            double area = 0;
            for (std::size_t i = 0; i + 1 < ring.size(); ++i)
                area += ring[i].x * ring[i + 1].y - ring[i + 1].x * ring[i].y;
            sum += (r == g.partStarts[p] ? 1 : -1) * std::abs(area) / 2;
        }
    return sum;
}

}  // namespace

TEST_CASE("set operations have the areas of their squares")
{
    const auto a = polygons({box(0, 0, 4, 4)}), b = polygons({box(2, 2, 6, 6)});
    CHECK(planarArea(*unionOf(a, b)) == Approx(28));
    CHECK(planarArea(*intersectionOf(a, b)) == Approx(4));
    CHECK(planarArea(*differenceOf(a, b)) == Approx(12));
    CHECK(planarArea(*unionAll(polygons({box(0, 0, 4, 4), box(4, 0, 6, 4), box(2, 2, 6, 6)}))) == Approx(32));
    const auto nothing = intersectionOf(a, polygons({box(8, 8, 9, 9)}));
    REQUIRE(nothing.ok());
    CHECK(nothing->featureCount() == 1);
    CHECK(nothing->partCount() == 0);
}

TEST_CASE("every feature is cut by the mask and keeps its place")
{
    const auto cut =
        intersectEach(polygons({box(0, 0, 2, 2), box(10, 10, 12, 12), box(3, 0, 5, 2)}), polygons({box(1, -1, 4, 3)}));
    REQUIRE(cut.ok());
    REQUIRE(cut->featureCount() == 3);
    CHECK(cut->featureStarts == std::vector<std::uint32_t>{0, 1, 1, 2});
    CHECK(planarArea(*cut) == Approx(4));
}

TEST_CASE("lines are clipped to polygons")
{
    const auto clipped = clipLines(lines({{{-5, 1}, {5, 1}}, {{0, 9}, {1, 9}}}), polygons({box(0, 0, 2, 2)}));
    REQUIRE(clipped.ok());
    CHECK(clipped->featureStarts == std::vector<std::uint32_t>{0, 1, 1});
    CHECK(std::abs(clipped->coordinates.front().x - clipped->coordinates.back().x) == Approx(2));
}

TEST_CASE("what is left of a line runs on as the line does, through places where it touches itself")
{
    // In at the left, round a loop that hangs by the point (1, 1), out at the right and in again at the top.
    const std::vector<Xy> walk{{-1, 1}, {1, 1}, {1.5, 1.5}, {0.5, 1.5}, {1, 1}, {3, 1}, {3, 1.75}, {1, 1.75}};
    const auto clipped = clipLines(lines({walk}), polygons({box(0, 0, 2, 2)}));
    REQUIRE(clipped.ok());
    REQUIRE(clipped->ringCount() == 2);
    const auto first = clipped->ring(0), second = clipped->ring(1);
    CHECK(std::vector<Xy>(first.begin(), first.end()) ==
          std::vector<Xy>{{0, 1}, {1, 1}, {1.5, 1.5}, {0.5, 1.5}, {1, 1}, {2, 1}});
    CHECK(std::vector<Xy>(second.begin(), second.end()) == std::vector<Xy>{{2, 1.75}, {1, 1.75}});
}

TEST_CASE("a line cuts a square into faces, a line that ends inside cuts nothing")
{
    const auto square = polygons({box(0, 0, 4, 4)});
    CHECK(cutByLines(square, lines({{{-1, 1}, {5, 1}}}))->featureCount() == 2);
    CHECK(cutByLines(square, lines({{{-1, 1}, {3, 1}}}))->featureCount() == 1);
    CHECK(cutByLines(square, lines({{{1, 1}, {2, 1}, {2, 2}, {1, 1}}}))->featureCount() == 2);
}

TEST_CASE("an end of a line inside the polygons is loose, unless it meets a line")
{
    const auto squares = polygons({box(0, 0, 4, 4), box(4, 0, 8, 4)});
    const auto loose = [&](std::vector<std::vector<Xy>> given) { return looseEnds(squares, lines(given)).value(); };
    CHECK(loose({{{-1, 1}, {9, 1}}}).empty());
    CHECK(loose({{{0, 1}, {8, 1}}}).empty());                      // on the boundary
    CHECK(loose({{{-1, 1}, {4, 1}}}) == std::vector<Xy>{{4, 1}});  // where the two meet is inside
    CHECK(loose({{{-1, 1}, {3, 1}}, {{3, 1.01}, {9, 1}}}) == std::vector<Xy>{{3, 1}, {3, 1.01}});
    CHECK(loose({{{-1, 1}, {3, 1}}, {{3, 1}, {9, 1}}}).empty());
    CHECK(loose({{{-1, 1}, {9, 1}}, {{2, 1}, {2, 9}}}).empty());
    CHECK(loose({{{1, 1}, {2, 1}, {2, 2}, {1, 1}}}).empty());
}

TEST_CASE("the ground on the left of a directed line is taken, whichever way the polygon runs")
{
    auto ring = box(0, 0, 4, 4);
    for (int turn = 0; turn < 2; ++turn) {
        // Northwards at x = 1: the left is the west.
        CHECK(planarArea(*leftOfLines(polygons({ring}), lines({{{1, -1}, {1, 5}}}))) == Approx(4));
        CHECK(planarArea(*leftOfLines(polygons({ring}), lines({{{1, 5}, {1, -1}}}))) == Approx(12));
        std::reverse(ring.begin(), ring.end());
    }
}

TEST_CASE("a pocket is on the side that its direction says")
{
    const std::vector<Xy> anticlockwise{{2, 1}, {3, 1}, {3, 2}, {2, 2}, {2, 1}};
    const auto square = polygons({box(0, 0, 4, 4)});
    CHECK(planarArea(*leftOfLines(square, lines({anticlockwise}))) == Approx(1));
    const std::vector<Xy> clockwise(anticlockwise.rbegin(), anticlockwise.rend());
    CHECK(planarArea(*leftOfLines(square, lines({clockwise}))) == Approx(15));
}

TEST_CASE("an island goes with the nearest face that the line borders")
{
    const auto land = polygons({box(0, 0, 4, 4), box(-1, 1, -0.5, 2), box(5, 1, 6, 2)});
    const auto left = leftOfLines(land, lines({{{1, -1}, {1, 5}}}));
    REQUIRE(left.ok());
    CHECK(planarArea(*left) == Approx(4 + 0.5));
}

TEST_CASE("a buffer of 10 km around a long line has the area of a stadium")
{
    // Along the meridian 37 from 46 to 50 degrees north: 444.7 km.
    const auto line = lines({{{37, 46}, {37, 47}, {37, 48}, {37, 49}, {37, 50}}});
    const double length = geodesicDistanceMetres({37, 46}, {37, 50});
    const auto buffer = bufferMetres(line, 10000);
    REQUIRE(buffer.ok());
    const double expected = length * 20000 + M_PI * 1e8;
    CHECK(geodesicAreaSquareMetres(*buffer, 0) == Approx(expected).epsilon(0.003));
}

TEST_CASE("an area grows and shrinks by a buffer")
{
    const auto square = polygons({box(36, 48, 37, 49)});
    const double before = geodesicAreaSquareMetres(square, 0);
    const double side = geodesicDistanceMetres({36, 48}, {36, 49});
    CHECK(geodesicAreaSquareMetres(*bufferMetres(square, 1000), 0) > before + 2 * side * 1000);
    CHECK(geodesicAreaSquareMetres(*bufferMetres(square, -1000), 0) < before - 2 * side * 900);
    CHECK_FALSE(bufferMetres(square, NAN).ok());
}

TEST_CASE("a ring that crosses itself is repaired and reported, the others are untouched")
{
    FlatGeometry bow = polygons({box(5, 5, 6, 6), {{0, 0}, {2, 2}, {2, 0}, {0, 2}, {0, 0}}});
    std::vector<InvalidPolygon> found;
    REQUIRE(repairPolygons(bow, [&](const InvalidPolygon& invalid) { found.push_back(invalid); }).ok());
    REQUIRE(found.size() == 1);
    CHECK(found[0].feature == 1);
    CHECK(found[0].repaired);
    CHECK(found[0].reason.find("Self-intersection") != std::string::npos);
    CHECK(planarArea(bow) == Approx(1 + 2));
}

TEST_CASE("what is only drawn is repaired where edges cross, and is else left as it is")
{
    // A figure of eight; a ring that touches itself; a hole that lies outside.
    FlatGeometry drawn =
        polygons({{{0, 0}, {2, 2}, {2, 0}, {0, 2}, {0, 0}}, {{5, 5}, {6, 6}, {7, 5}, {7, 7}, {6, 6}, {5, 7}, {5, 5}}});
    drawn.addRing(box(10, 10, 12, 12));
    drawn.addRing(box(20, 20, 21, 21));
    drawn.endPart();
    drawn.endFeature();
    const FlatGeometry before = drawn;
    std::vector<std::size_t> found;
    const auto note = [&](const InvalidPolygon& invalid) { found.push_back(invalid.feature); };
    REQUIRE(repairPolygons(drawn, note, Validity::OfDrawn).ok());
    CHECK(found == std::vector<std::size_t>{0});
    CHECK(planarArea(selectFeatures(drawn, std::vector<std::uint32_t>{0})) == Approx(2));
    for (const std::uint32_t f : {1U, 2U})
        CHECK(selectFeatures(drawn, std::vector{f}).coordinates == selectFeatures(before, std::vector{f}).coordinates);
    FlatGeometry measured = before;
    found.clear();
    REQUIRE(repairPolygons(measured, note).ok());
    CHECK(found == std::vector<std::size_t>{0, 1, 2});
}

TEST_CASE("a star whose edges nearly all cross each other is reported and stays as it is, and so do ten thousand holes")
{
    std::vector<Xy> star;
    for (int i = 0; i <= 2001; ++i) {
        const double angle = 2 * std::numbers::pi * (i % 2001) * 1000 / 2001;
        star.push_back({std::cos(angle), std::sin(angle)});
    }
    FlatGeometry both = polygons({star});
    both.addRing(box(10, 10, 20, 20));
    for (int i = 0; i < 10000; ++i) {
        const double x = 11 + 0.05 * (i % 100), y = 11 + 0.05 * (i / 100.0);
        both.addRing(std::vector<Xy>{{x, y}, {x + 0.02, y + 0.02}, {x + 0.02, y}, {x, y + 0.02}, {x, y}});
    }
    both.endPart();
    both.endFeature();
    const FlatGeometry before = both;
    std::vector<InvalidPolygon> found;
    REQUIRE(repairPolygons(both, [&](const InvalidPolygon& invalid) { found.push_back(invalid); }).ok());
    REQUIRE(found.size() == 2);
    CHECK_FALSE(found[0].repaired);
    CHECK_FALSE(found[1].repaired);
    CHECK(both.coordinates == before.coordinates);
}

TEST_CASE("polygons of which very much lies side by side are drawn and measured, or said not to be, in little time")
{
    // Squares in squares: holes of one, and as parts with a hole each.
    const auto square = [](double inset) { return box(inset, inset, 4 - inset, 4 - inset); };
    FlatGeometry nested;
    for (int i = 0; i < 6000; ++i) nested.addRing(square(i * 2e-4));
    nested.endPart();
    nested.endFeature();
    for (int i = 0; i < 5000; ++i) {
        nested.addRing(square(i * 2e-4));
        nested.addRing(square(i * 2e-4 + 1e-4));
        nested.endPart();
    }
    nested.endFeature();
    // Slits that are long and slant.
    nested.addRing(box(0, 0, 10, 10));
    for (int i = 0; i < 9000; ++i) {
        const double x = 1 + i * 1e-4;
        nested.addRing(std::vector<Xy>{{x, 1}, {x + 5, 6}, {x + 5.00004, 6}, {x + 0.00004, 1}, {x, 1}});
    }
    nested.endPart();
    nested.endFeature();
    const auto begin = std::chrono::steady_clock::now();
    FlatGeometry drawn = nested, measured = nested;
    std::vector<InvalidPolygon> found;
    const auto note = [&](const InvalidPolygon& invalid) { found.push_back(invalid); };
    REQUIRE(repairPolygons(drawn, note, Validity::OfDrawn).ok());
    CHECK(found.empty());
    REQUIRE(repairPolygons(measured, note).ok());
    REQUIRE(found.size() == 3);
    for (const InvalidPolygon& invalid : found) {
        CHECK_FALSE(invalid.checked);
        CHECK_FALSE(invalid.repaired);
    }
    CHECK(measured.coordinates == nested.coordinates);
    // GEOS takes 40 seconds for them.
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10));
}

TEST_CASE("a polygon that crosses itself once is not repaired where its edges lie side by side by the square of them")
{
    FlatGeometry slits;
    for (int i = 0; i < 2200; ++i) {
        const double x = 1 + i * 1e-4;
        slits.addRing(std::vector<Xy>{{x, 1}, {x + 5, 6}, {x + 5.00004, 6}, {x + 0.00004, 1}, {x, 1}});
        slits.endPart();
    }
    slits.addRing(std::vector<Xy>{{20, 20}, {22, 22}, {22, 20}, {20, 22}, {20, 20}});
    slits.endPart();
    slits.endFeature();
    for (const Validity validity : {Validity::OfDrawn, Validity::OfMeasured}) {
        std::vector<InvalidPolygon> found;
        const auto begin = std::chrono::steady_clock::now();
        REQUIRE(repairPolygons(
                    slits, [&](const InvalidPolygon& invalid) { found.push_back(invalid); }, validity)
                    .ok());
        REQUIRE(found.size() == 1);
        CHECK_FALSE(found[0].repaired);
        CHECK(found[0].checked);
        CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10));
    }
}

TEST_CASE("of a polygon that is only drawn, the place where it crosses itself is told")
{
    FlatGeometry bow = polygons({{{0, 0}, {2, 2}, {2, 0}, {0, 2}, {0, 0}}});
    std::string reason;
    REQUIRE(repairPolygons(
                bow, [&](const InvalidPolygon& invalid) { reason = invalid.reason; }, Validity::OfDrawn)
                .ok());
    CHECK(reason == "Self-intersection[1 1]");
}
