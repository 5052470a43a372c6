#include "session/status_text.hpp"

#include <cmath>

#include "catch.hpp"

using namespace frontline;

TEST_CASE("Places are written as degrees with their hemisphere")
{
    CHECK(lonLatText({37.70341, 48.51229}) == "48.5123° N  37.7034° E");
    CHECK(lonLatText({-70.5, -33.25}) == "33.2500° S  70.5000° W");
    CHECK(lonLatText({std::nan(""), 48}).empty());
    CHECK(lonLatText({10, 91}).empty());
}

TEST_CASE("UTM coordinates agree with published ones")
{
    UtmText utm;
    // The CN Tower, 43°38′33.24″N 79°23′13.7″W: 17N 630084 4833438 (Wikipedia, "Universal Transverse Mercator").
    // The place is given to 0.01 seconds, 0.3 m, and its northing ends near half a metre.
    const std::string tower = utm({-(79 + 23 / 60.0 + 13.7 / 3600), 43 + 38 / 60.0 + 33.24 / 3600});
    CHECK((tower == "17T 630084 E 4833438 N" || tower == "17T 630084 E 4833439 N"));
    // On the central meridian of a zone the easting is 500,000; on the equator the northing is 0, or 10,000,000.
    CHECK(utm({39, 0}) == "37N 500000 E 0 N");
    CHECK(utm({39, -1e-9}) == "37M 500000 E 10000000 N");
    CHECK(utm({39, 85}).empty());
    CHECK(utm({39 - 360, 48.5}) == utm({39, 48.5}));
    CHECK(utm({std::nan(""), 0}).empty());
}

TEST_CASE("The zones of a box are those of its western and eastern edge")
{
    CHECK(utmZones({22.1, 44, 40.2, 52.4}) == std::pair{34, 37});
    CHECK(utmZones({-180, -80, 180, 80}) == std::pair{1, 60});
}

TEST_CASE("The scale is that of the picture at 96 dots per inch")
{
    const auto projection = Projection::create("EPSG:32637");
    REQUIRE(projection);
    // On the central meridian UTM draws at 0.9996: 100 m of the map are 100.04 m on the ground, in 0.0254 / 96 m.
    View view{*projection, {500000, 5300000}, 100, 800, 600, defaultPixelsPerPoint};
    CHECK(scaleText(view, Language{}) == "1:378,000");
    view.unitsPerPixel = 0.02;
    CHECK(scaleText(view, Language{}) == "1:76");
    view.unitsPerPixel = 100;
    CHECK(scaleText(view, Language::of("uk")) == "1:378\u00A0000");
}

TEST_CASE("A projection without a name of its own is called by its method")
{
    CHECK(projectionText(*Projection::create("EPSG:32637"), Language{}) == "WGS 84 / UTM zone 37N");
    CHECK(projectionText(*Projection::create(
                             "+proj=lcc +lat_1=45.5 +lat_2=51.5 +lat_0=48.5 +lon_0=33 +datum=WGS84 +units=m +no_defs"),
                         Language{}) == "Lambert conformal conic");
}
