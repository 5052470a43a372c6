// Nearness and direction in a tangent plane at 48 N, where a degree of latitude is 111.20 km and one of longitude
// 74.63 km (WGS84).
#include "geo/segment_index.hpp"

#include "catch.hpp"
#include "kilometre.hpp"
#include "one_feature.hpp"

using namespace frontline;

TEST_CASE("a piece beside a river runs along it as far as the distance reaches")
{
    SegmentIndex index;
    index.add(lineOf({{30, 48}, {31, 48}}));
    const auto beside = [&](double kilometres) {
        const double lat = 48 + kilometres * kmNorth;
        return index.isAlong({30.5, lat}, {30.5 + 0.2 * kmEast, lat}, 1000, 30);
    };
    CHECK(beside(0));
    CHECK(beside(0.5));
    CHECK(beside(-0.99));
    CHECK_FALSE(beside(1.01));
    CHECK_FALSE(beside(-5));
}

TEST_CASE("direction counts, whichever way round")
{
    SegmentIndex index;
    index.add(lineOf({{30, 48}, {31, 48}}));
    const Xy place{30.5, 48 + 0.4 * kmNorth};
    const auto runs = [&](double eastKm, double northKm) {
        return index.isAlong(place, {place.x + eastKm * kmEast, place.y + northKm * kmNorth}, 1000, 30);
    };
    CHECK(runs(0.2, 0));
    CHECK(runs(-0.2, 0));
    CHECK(runs(0.2, 0.11));        // 28.8 degrees
    CHECK_FALSE(runs(0.2, 0.12));  // 31.0 degrees
    CHECK_FALSE(runs(0, 0.2));
    CHECK(index.isNear(place, {place.x, place.y + 0.2 * kmNorth}, 1000));
}

TEST_CASE("a segment is found in every cell that it crosses and beyond its ends by the distance alone")
{
    SegmentIndex index;
    index.add(lineOf({{30, 48}, {31.2, 48.9}}));
    for (const double t : {0.0, 0.13, 0.5, 0.77, 1.0}) {
        const Xy on{30 + 1.2 * t, 48 + 0.9 * t};
        CHECK(index.isAlong(on, {on.x + 0.0012, on.y + 0.0009}, 500, 10));
    }
    CHECK(index.isNear({30, 48 - 0.5 * kmNorth}, {30, 48 - 0.5 * kmNorth}, 1000));
    CHECK_FALSE(index.isNear({30 - 2 * kmEast, 48 - 2 * kmNorth}, {30 - 2 * kmEast, 48 - 2 * kmNorth}, 1000));
}

TEST_CASE("the ground of polygons is inside, that of their holes and of closed lines is not")
{
    const std::vector<Xy> outer{{30, 48}, {31, 48}, {31, 49}, {30, 49}, {30, 48}};
    const std::vector<Xy> hole{{30.4, 48.4}, {30.6, 48.4}, {30.6, 48.6}, {30.4, 48.6}, {30.4, 48.4}};
    FlatGeometry lake;
    lake.addRing(outer);
    lake.addRing(hole);
    lake.endPart();
    lake.endFeature();
    SegmentIndex index;
    CHECK(index.empty());
    index.add(lake);
    CHECK_FALSE(index.empty());
    CHECK(index.isInside({30.2, 48.5}));
    CHECK_FALSE(index.isInside({30.5, 48.5}));
    CHECK_FALSE(index.isInside({29.9, 48.5}));
    SegmentIndex outline;
    outline.add(lineOf(outer));
    CHECK_FALSE(outline.isInside({30.2, 48.5}));
    CHECK(outline.isNear({30, 48.5}, {30, 48.5}, 10));
}

TEST_CASE("an index without segments has nothing near")
{
    SegmentIndex index;
    FlatGeometry point;
    point.kind = GeometryKind::Point;
    point.addRing(std::vector<Xy>{{30, 48}});
    point.endPart();
    point.endFeature();
    index.add(point);
    CHECK(index.empty());
    CHECK_FALSE(index.isNear({30, 48}, {30, 48}, 1000));
    CHECK_FALSE(index.isInside({30, 48}));
}
