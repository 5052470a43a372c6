#include "analysis/features_at.hpp"

#include "catch.hpp"

using namespace frontline;

namespace {

std::vector<Xy> squareOf(double west, double south, double east, double north)
{
    return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

/// A feature for each list of parts; a part of polygons is its rings.
FeatureTable askedTable(GeometryKind kind, const std::vector<std::vector<std::vector<Xy>>>& features)
{
    FeatureTable table;
    table.geometry.kind = kind;
    for (const auto& feature : features) {
        for (const auto& ring : feature) table.geometry.addRing(ring);
        if (!feature.empty()) table.geometry.endPart();
        table.geometry.endFeature();
    }
    return table;
}

FeatureTable pointsAt(const std::vector<Xy>& places)
{
    FeatureTable table;
    table.geometry.kind = GeometryKind::Point;
    for (const Xy place : places) {
        table.geometry.addRing(std::vector<Xy>{place});
        table.geometry.endPart();
        table.geometry.endFeature();
    }
    return table;
}

/// "table:feature ..." in the order found.
std::string foundAt(const std::vector<AskedTable>& tables, LonLat place, double metres = 1000)
{
    std::string out;
    for (const FoundFeature& found : featuresAt(tables, place, metres))
        out += (out.empty() ? "" : " ") + std::to_string(found.table) + ":" + std::to_string(found.feature);
    return out;
}

}  // namespace

TEST_CASE("a place in a polygon finds it, and one in its hole or beside it does not")
{
    const FeatureTable ring =
        askedTable(GeometryKind::Polygon,
                   {{squareOf(36, 48, 38, 49), squareOf(36.5, 48.2, 37.5, 48.8)}, {squareOf(36.9, 48.4, 37.1, 48.6)}});
    CHECK(foundAt({{ring}}, {36.1, 48.5}) == "0:0");
    CHECK(foundAt({{ring}}, {36.6, 48.5}) == "");
    CHECK(foundAt({{ring}}, {37, 48.5}) == "0:1");
    // A metre beside the outline is beside it.
    CHECK(foundAt({{ring}}, {35.99999, 48.5}) == "");
}

TEST_CASE("each lobe of a polygon that crosses itself is found, whichever way its rings run")
{
    const FeatureTable bow = askedTable(GeometryKind::Polygon, {{{{36, 48}, {38, 49}, {38, 48}, {36, 49}, {36, 48}}}});
    CHECK(foundAt({{bow}}, {36.2, 48.5}) == "0:0");
    CHECK(foundAt({{bow}}, {37.8, 48.5}) == "0:0");
    CHECK(foundAt({{bow}}, {37, 48.9}) == "");
}

TEST_CASE("polygons come before what is near, the topmost first, and the rest by distance")
{
    const FeatureTable lower =
        askedTable(GeometryKind::Polygon, {{squareOf(36, 48, 37, 49)}, {squareOf(36, 48, 38, 49)}});
    const FeatureTable points = pointsAt({{36.505, 48.5}, {36.501, 48.5}, {36.5, 48.6}});
    const FeatureTable line = askedTable(GeometryKind::Line, {{{{36.503, 48}, {36.503, 49}}}});
    const FeatureTable upper = askedTable(GeometryKind::Polygon, {{squareOf(36.4, 48.4, 36.6, 48.6)}});
    CHECK(foundAt({{lower}, {points}, {line}, {upper}}, {36.5, 48.5}) == "3:0 0:1 0:0 1:1 2:0 1:0");
}

TEST_CASE("how near something is is measured on the ground")
{
    // Along the equator a degree is 2 pi 6,378,137 m / 360 = 111,319.49 m; a degree of latitude at 60 N is 111,412 m
    // long by the series of the meridian (111,132.95 - 559.85 cos 2b + 1.17 cos 4b), and one of longitude 55,800 m.
    const FeatureTable east = pointsAt({{0.01, 0}});
    CHECK(foundAt({{east}}, {0, 0}, 1113) == "");
    CHECK(foundAt({{east}}, {0, 0}, 1114) == "0:0");
    const auto found = featuresAt(std::vector<AskedTable>{{east}}, {0, 0}, 2000);
    REQUIRE(found.size() == 1);
    CHECK(found[0].metres == Approx(1113.1949).margin(0.001));
    const FeatureTable north = pointsAt({{20.01, 60}, {20, 60.01}});
    CHECK(foundAt({{north}}, {20, 60}, 557) == "");
    CHECK(foundAt({{north}}, {20, 60}, 559) == "0:0");
    CHECK(foundAt({{north}}, {20, 60}, 1113) == "0:0");
    CHECK(foundAt({{north}}, {20, 60}, 1115) == "0:0 0:1");
}

TEST_CASE("a line is near where its edges are, not only its vertices")
{
    const FeatureTable line = askedTable(GeometryKind::Line, {{{{0, -1}, {0, 1}}}});
    CHECK(foundAt({{line}}, {0.008, 0.3}) == "0:0");  // 891 m
    CHECK(foundAt({{line}}, {0.01, 0.3}) == "");      // 1,113 m
    CHECK(foundAt({{line}}, {0, 1.008}) == "0:0");    // 885 m beyond its end
    CHECK(foundAt({{line}}, {0, 1.01}) == "");        // 1,106 m
}

TEST_CASE("what lies beyond the 180th meridian is found from either side of it")
{
    const FeatureTable points = pointsAt({{-179.999, 60}, {180.001, 60}});
    CHECK(foundAt({{points}}, {179.999, 60}) == "0:1 0:0");
    CHECK(foundAt({{points}}, {-179.999, 60}) == "0:1 0:0");  // the same place: the topmost first
    const FeatureTable wide = askedTable(GeometryKind::Polygon, {{squareOf(179, 59, 182, 61)}});
    CHECK(foundAt({{wide}}, {-178.5, 60}) == "0:0");
    CHECK(foundAt({{wide}}, {-177.5, 60}) == "");
}

TEST_CASE("features without geometry are never found, and boxes made before change nothing")
{
    const FeatureTable table = askedTable(GeometryKind::Polygon, {{}, {squareOf(36, 48, 37, 49)}, {}});
    CHECK(foundAt({{table}}, {36.5, 48.5}) == "0:1");
    const FeatureBoxes boxes(table.geometry);
    CHECK(boxes.touching({36, 48, 37, 49}) == std::vector<std::uint32_t>{1});
    CHECK(foundAt({{table, &boxes}}, {36.5, 48.5}) == "0:1");
    CHECK(foundAt({{table, &boxes}}, {37.5, 48.5}) == "");
    CHECK(foundAt({}, {36.5, 48.5}) == "");
}

TEST_CASE("the box around a place is no smaller than what is near, and has all longitudes at a pole")
{
    const Box box = boxAround({0, 0}, 111319.49);
    CHECK((box.maxX >= 1 && box.maxX < 1.01));
    CHECK((box.minY <= -1.0067 && box.minY > -1.02));  // a degree of latitude is 110,574 m there
    const Box pole = boxAround({10, 89.9999}, 1000);
    CHECK(pole.width() >= 360);
}
