#include "geo/subdivision.hpp"

#include <cmath>

#include "catch.hpp"
#include "geo/geodesic.hpp"

using namespace frontline;

namespace {

/// Squares of a tenth of a degree side by side: 30.0..30.1 and 30.1..30.2 E, 48.0..48.1 N.
FlatGeometry twoSquares()
{
    FlatGeometry areas;
    for (const double west : {30.0, 30.1}) {
        const double east = west + 0.1;
        const std::vector<Xy> ring{{west, 48}, {east, 48}, {east, 48.1}, {west, 48.1}, {west, 48}};
        areas.addRing(ring);
        areas.endPart(), areas.endFeature();
    }
    return areas;
}

FlatGeometry line(const std::vector<Xy>& points)
{
    FlatGeometry lines;
    lines.kind = GeometryKind::Line;
    lines.addRing(points);
    lines.endPart(), lines.endFeature();
    return lines;
}

FlatGeometry boxShape(double west, double south, double east, double north)
{
    FlatGeometry out;
    const std::vector<Xy> ring{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
    out.addRing(ring);
    out.endPart(), out.endFeature();
    return out;
}

Subdivision made(const FlatGeometry& areas, const FlatGeometry& lines)
{
    auto subdivision = Subdivision::create(areas, lines);
    if (!subdivision) FAIL(subdivision.error().message);
    return *std::move(subdivision);
}

// A tenth of a degree square at 48 N, km2 (Snyder 1987, eq. 3-12 and 3-16).
constexpr double tenthKm2 = 82.979;

}  // namespace

TEST_CASE("areas that no line touches stay whole")
{
    const Subdivision s = made(twoSquares(), line({{31, 47}, {31, 49}}));
    REQUIRE(s.faceCount() == 2);
    CHECK(s.areaOf(0) == 0);
    CHECK(s.areaOf(1) == 1);
    CHECK(s.squareKm(0) == Approx(tenthKm2).epsilon(0.002));
    // They share the boundary between them.
    REQUIRE_FALSE(s.sharedEdges().empty());
    double metres = 0;
    for (const SharedEdge& e : s.sharedEdges()) metres += geodesicDistanceMetres({e.a.x, e.a.y}, {e.b.x, e.b.y});
    CHECK(metres == Approx(11118).epsilon(0.001));
}

TEST_CASE("a line cuts every area that it crosses, and the faces add up to the areas")
{
    const FlatGeometry areas = twoSquares();
    const Subdivision s = made(areas, line({{29.9, 48.02}, {30.3, 48.07}}));
    REQUIRE(s.faceCount() == 4);
    double sums[2] = {0, 0};
    for (std::size_t f = 0; f < 4; ++f) sums[s.areaOf(f)] += s.squareKm(f);
    for (std::size_t a = 0; a < 2; ++a)
        CHECK(sums[a] == Approx(geodesicAreaSquareMetres(areas, a) / 1e6).margin(0.001));
    // Two pieces of the line, and two of the boundary that it cuts.
    const auto below = s.facesIn(boxShape(29.9, 47.9, 30.3, 48.03));
    REQUIRE(below.ok());
    FaceSet lower = s.none();
    for (std::size_t f = 0; f < 4; ++f) lower[f] = (*below)[f];
    const auto united = s.unite(lower);
    REQUIRE(united.ok());
    CHECK(united->partCount() == 1);
}

TEST_CASE("a line that stops inside an area cuts nothing")
{
    const Subdivision s = made(twoSquares(), line({{29.9, 48.05}, {30.05, 48.05}}));
    CHECK(s.faceCount() == 2);
}

TEST_CASE("a closed line makes a face with a hole around it")
{
    const Subdivision s =
        made(twoSquares(), line({{30.02, 48.02}, {30.04, 48.02}, {30.04, 48.04}, {30.02, 48.04}, {30.02, 48.02}}));
    REQUIRE(s.faceCount() == 3);
    const std::vector<Xy> points{{30.03, 48.03}, {30.06, 48.06}, {30.15, 48.05}, {35, 48}};
    const auto faces = s.facesAt(points);
    REQUIRE(faces[0].has_value());
    REQUIRE(faces[1].has_value());
    CHECK(faces[0] != faces[1]);
    CHECK(s.areaOf(*faces[0]) == 0);
    CHECK(s.areaOf(*faces[1]) == 0);
    CHECK(s.areaOf(*faces[2]) == 1);
    CHECK_FALSE(faces[3].has_value());
    CHECK(s.squareKm(*faces[0]) == Approx(tenthKm2 * 0.04).epsilon(0.002));
}

TEST_CASE("edges chained go round what lies on their left")
{
    const Subdivision s =
        made(twoSquares(), line({{30.02, 48.02}, {30.04, 48.02}, {30.04, 48.04}, {30.02, 48.04}, {30.02, 48.02}}));
    const auto inner = s.facesIn(boxShape(30.02, 48.02, 30.04, 48.04));
    REQUIRE(inner.ok());
    std::vector<SharedEdge> around;
    for (const SharedEdge& e : s.sharedEdges()) {
        if ((*inner)[e.left] == (*inner)[e.right]) continue;
        around.push_back((*inner)[e.left] ? e : SharedEdge{e.b, e.a, e.right, e.left});
    }
    const FlatGeometry chained = chainEdges(around);
    REQUIRE(chained.ringCount() == 1);
    const auto ring = chained.ring(0);
    CHECK(ring.front() == ring.back());
    double twiceArea = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
        twiceArea += ring[i].x * ring[i + 1].y - ring[i + 1].x * ring[i].y;
    CHECK(twiceArea > 0);  // anticlockwise
    // Open pieces are laid end to end.
    const std::vector<SharedEdge> open{{{2, 0}, {3, 0}, 0, 1}, {{0, 0}, {1, 0}, 0, 1}, {{1, 0}, {2, 0}, 0, 1}};
    const FlatGeometry joined = chainEdges(open);
    REQUIRE(joined.ringCount() == 1);
    CHECK(joined.ring(0).front() == Xy{0, 0});
    CHECK(joined.ring(0).back() == Xy{3, 0});
    CHECK(chainEdges({}).ringCount() == 0);
}

TEST_CASE("the parts of faces inside polygons come out face by face")
{
    const Subdivision s = made(twoSquares(), line({{31, 47}, {31, 49}}));
    FaceSet all = s.none();
    all.flip();
    const auto parts = s.within(all, boxShape(30.05, 47.9, 30.3, 48.2));
    REQUIRE(parts.ok());
    REQUIRE(parts->featureCount() == 2);
    CHECK(geodesicAreaSquareMetres(*parts, 0) / 1e6 == Approx(tenthKm2 / 2).epsilon(0.002));
    CHECK(geodesicAreaSquareMetres(*parts, 1) / 1e6 == Approx(tenthKm2).epsilon(0.002));
    const auto none = s.within(all, boxShape(35, 47, 36, 48));
    REQUIRE(none.ok());
    CHECK(none->ringCount() == 0);
    CHECK(none->featureCount() == 2);
}

TEST_CASE("cutting a long edge changes no area")
{
    // A degree square: its edges along the parallels bulge by 0.1 % as geodesics.
    const FlatGeometry area = boxShape(30, 48, 31, 49);
    const Subdivision s = made(area, line({{30.5, 47.9}, {30.5, 49.1}}));
    REQUIRE(s.faceCount() == 2);
    CHECK(s.squareKm(0) + s.squareKm(1) == Approx(geodesicAreaSquareMetres(area, 0) / 1e6).margin(0.01));
}
