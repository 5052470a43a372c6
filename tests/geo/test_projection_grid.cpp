#include "geo/projection_grid.hpp"

#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"

using namespace frontline;

namespace {

std::vector<Xy> placesWithin(const Box& lonLat, std::size_t count)
{
    std::mt19937 random(12);
    std::uniform_real_distribution<double> longitude(lonLat.minX, lonLat.maxX), latitude(lonLat.minY, lonLat.maxY);
    std::vector<Xy> places(count);
    for (Xy& place : places) place = {longitude(random), latitude(random)};
    return places;
}

struct Stretch {
    std::string name, crs;
    Box lonLat;
    double tolerance;  // map units
};

const char* const conicOfMap = "+proj=lcc +lat_1=45.5 +lat_2=51.5 +lat_0=48.5 +lon_0=33 +datum=WGS84 +units=m +no_defs";

}  // namespace

TEST_CASE("what is projected for display lies within the tolerance of where PROJ puts it")
{
    const Stretch stretch =
        GENERATE(Stretch{"the whole map", conicOfMap, {20, 43, 42, 53}, 50},
                 Stretch{"a town", conicOfMap, {37, 48, 37.2, 48.1}, 0.3},
                 Stretch{"a UTM zone", "EPSG:32637", {36, 44, 42, 52}, 20},
                 Stretch{"a datum of 1942", "EPSG:28407", {36, 44, 42, 52}, 20},
                 Stretch{"the world in Web Mercator", "EPSG:3857", {-360, -90, 360, 90}, 1000},
                 Stretch{"the world in Robinson's projection", "ESRI:54030", {-360, -90, 360, 90}, 1000},
                 Stretch{"around the north pole", "EPSG:3413", {-180, 60, 180, 90}, 200},
                 Stretch{"over the seam", "EPSG:3857", {170, -20, 190, 20}, 50},
                 Stretch{"degrees", "EPSG:4326", {20, 43, 42, 53}, 0.0005},
                 Stretch{"half of the world on a globe", "+proj=ortho +lat_0=48 +lon_0=33", {-180, -90, 180, 90}, 500});
    INFO(stretch.name);
    const auto projection = Projection::create(stretch.crs);
    REQUIRE(projection.ok());
    const ProjectionGrid grid(*projection, stretch.lonLat, stretch.tolerance);
    std::vector<Xy> exact = placesWithin(stretch.lonLat, 200'000), drawn = exact;
    const std::vector<Xy> places = exact;
    projection->forward(exact);
    grid.forward(drawn);
    double most = 0;
    std::size_t lost = 0;
    for (std::size_t i = 0; i < exact.size(); ++i) {
        if (std::isnan(exact[i].x) != std::isnan(drawn[i].x)) ++lost;
        const double off = std::hypot(exact[i].x - drawn[i].x, exact[i].y - drawn[i].y);
        if (off > most) most = off;
    }
    CHECK(most <= stretch.tolerance);
    CHECK(lost == 0);
}

TEST_CASE("the map and a UTM zone need PROJ for the points of the grid alone")
{
    CHECK(ProjectionGrid(*Projection::create(conicOfMap), {20, 43, 42, 53}, 50).exactShare() == 0);
    CHECK(ProjectionGrid(*Projection::create("EPSG:32637"), {36, 44, 42, 52}, 20).exactShare() == 0);
}

TEST_CASE("what lies outside the stretch that was expected is projected by PROJ itself")
{
    const auto projection = Projection::create(conicOfMap);
    const ProjectionGrid grid(*projection, {37, 48, 38, 49}, 1);
    std::vector<Xy> drawn{{36.9, 48.5}, {37.5, 49.2}, {-70, 12}}, exact = drawn;
    grid.forward(drawn);
    projection->forward(exact);
    CHECK(drawn == exact);
}

TEST_CASE("places that are none become no place on the map for display as well")
{
    const auto projection = Projection::create(conicOfMap);
    const ProjectionGrid grid(*projection, {37, 48, 38, 49}, 1);
    const double none = std::nan("");
    std::vector<Xy> drawn{{none, 48.5}, {37.5, none}, {37.5, 91}, {HUGE_VAL, 48.5}};
    grid.forward(drawn);
    for (const Xy c : drawn) CHECK(std::isnan(c.x));
}
