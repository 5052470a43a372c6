// Stretches of lines along a river. At 48 N a degree of latitude is 111.20 km, one of longitude 74.63 km (WGS84).
#include "geo/line_along.hpp"

#include "catch.hpp"
#include "geo/geodesic.hpp"
#include "kilometre.hpp"

using namespace frontline;

namespace {

/// A line through places in kilometres east and north of 30 E 48 N.
std::vector<Xy> path(const std::vector<Xy>& kilometres)
{
    std::vector<Xy> line;
    for (const Xy& p : kilometres) line.push_back({30 + p.x * kmEast, 48 + p.y * kmNorth});
    return line;
}

FlatGeometry linesOf(const std::vector<std::vector<Xy>>& parts)
{
    FlatGeometry geometry;
    geometry.kind = GeometryKind::Line;
    for (const auto& part : parts) {
        geometry.addRing(part);
        geometry.endPart();
    }
    geometry.endFeature();
    return geometry;
}

SegmentIndex river(const std::vector<Xy>& kilometres)
{
    SegmentIndex index;
    index.add(linesOf({path(kilometres)}));
    return index;
}

double alongKm(const std::vector<Xy>& kilometres, const SegmentIndex& index)
{
    return kilometresAlong(linesOf({path(kilometres)}), index);
}

}  // namespace

TEST_CASE("a line 500 m beside a river runs along it, one 1,500 m beside does not")
{
    const SegmentIndex index = river({{0, 0}, {40, 0}});
    CHECK(alongKm({{5, 0.5}, {35, 0.5}}, index) == Approx(30).epsilon(0.002));
    CHECK(alongKm({{35, -0.5}, {5, -0.5}}, index) == Approx(30).epsilon(0.002));
    CHECK(alongKm({{5, 1.5}, {35, 1.5}}, index) == 0);
}

TEST_CASE("only the stretch along the river counts, to within a piece of 250 m at each end")
{
    // From the north down to the river, 12 km beside it, and away to the north again.
    const SegmentIndex index = river({{-20, 0}, {40, 0}});
    CHECK(alongKm({{0, 10}, {0, 0.5}, {12, 0.5}, {12, 10}}, index) == Approx(12).margin(0.5));
}

TEST_CASE("a crossing does not count, straight or slanting")
{
    const SegmentIndex index = river({{-40, 0}, {40, 0}});
    CHECK(alongKm({{0, -20}, {0, 20}}, index) == 0);
    CHECK(alongKm({{-20, -20}, {20, 20}}, index) == 0);
    // Steps down to the river, over it and on: 2 km beside it are still a crossing.
    CHECK(alongKm({{0, -10}, {0, 0}, {2, 0}, {2, 10}}, index) == 0);
}

TEST_CASE("the crossing of a river that winds does not count")
{
    // Meanders of 1 km in and out: some piece of it has any direction.
    std::vector<Xy> winding;
    for (int i = -20; i <= 20; ++i) { winding.push_back({i * 1.0, i % 2 == 0 ? 0.0 : 0.8}); }
    CHECK(alongKm({{0.3, -20}, {0.3, 20}}, river(winding)) == 0);
}

TEST_CASE("a bend of the river that the line does not follow does not interrupt the stretch")
{
    // The line turns away from the river's direction for 1 km, but stays beside it.
    const SegmentIndex index = river({{0, 0}, {40, 0}});
    CHECK(alongKm({{5, 0.9}, {20, 0.9}, {20, -0.1}, {35, -0.1}}, index) == Approx(31).epsilon(0.005));
}

TEST_CASE("a line through a lake runs along water")
{
    FlatGeometry lake;
    lake.addRing(path({{0, -10}, {20, -10}, {20, 10}, {0, 10}, {0, -10}}));
    lake.endPart();
    lake.endFeature();
    SegmentIndex index;
    index.add(lake);
    CHECK(alongKm({{-10, 0}, {30, 0}}, index) == Approx(20).margin(0.3));
}

TEST_CASE("parts that continue each other are one line")
{
    const auto lines =
        joinLines(linesOf({path({{10, 0}, {20, 0}}), path({{0, 50}, {1, 50}, {1, 51}, {0, 50}}),
                           path({{20, 0}, {30, 0}}), path({{0, 0}, {10, 0}}), path({{60, 0}, {50, 0}})}));
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].size() == 4);
    CHECK(lines[0].front() == path({{0, 0}}).front());
    CHECK(lines[0].back() == path({{30, 0}}).front());
    CHECK(lines[1].size() == 4);
    CHECK(lines[2].size() == 2);
    // A stretch that is long enough as a whole counts although no part of it is.
    const SegmentIndex index = river({{0, 0}, {40, 0}});
    CHECK(kilometresAlong(linesOf({path({{5, 0.5}, {7, 0.5}}), path({{7, 0.5}, {9, 0.5}})}), index) ==
          Approx(4).epsilon(0.002));
}

TEST_CASE("where a line comes back to where it was, what lies between is a line of its own")
{
    // A loop on the way, a closed line as it is, and a way there and back, which is no loop.
    const auto lines =
        joinLines(linesOf({path({{0, 0}, {10, 0}, {10, 5}, {15, 5}, {10, 0}, {20, 0}}),
                           path({{50, 0}, {51, 0}, {51, 1}, {50, 0}}), path({{60, 0}, {70, 0}, {60, 0}})}));
    REQUIRE(lines.size() == 4);
    CHECK(lines[0].size() == 3);
    CHECK(lines[1].size() == 4);
    CHECK(lines[1].front() == path({{10, 0}}).front());
    CHECK(lines[1].back() == path({{10, 0}}).front());
    CHECK(lines[2].size() == 4);
    CHECK(lines[3].size() == 3);
}

TEST_CASE("the pieces of a line are as long as the line")
{
    const std::vector<Xy> line = path({{0, 0}, {0.1, 0}, {7, 3}, {7, 3}, {60, -40}});
    double metres = 0;
    std::size_t edges = 0;
    for (const AlongPiece& piece : piecesAlong(line, SegmentIndex())) {
        metres += piece.metres;
        edges += piece.startsEdge;
        CHECK(piece.metres <= 250);
        CHECK_FALSE(piece.along);
    }
    CHECK(metres == Approx(geodesicLengthMetres(line)).epsilon(1e-9));
    CHECK(edges == 3);
}
