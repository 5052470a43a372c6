#include "geo/projection_words.hpp"

#include "catch.hpp"

using namespace frontline;

TEST_CASE("a projection is called by its method, or by the name of its CRS")
{
    const auto words = [](const char* definition) { return projectionWords(*Projection::create(definition)); };
    CHECK(words("+proj=lcc +lat_1=45.5 +lat_2=51.5 +lon_0=33 +datum=WGS84").english == "Lambert conformal conic");
    CHECK(words("+proj=lcc +lat_1=45.5 +lat_2=51.5 +lon_0=33 +datum=WGS84").ukrainian == "рівнокутна конічна Ламберта");
    CHECK(words("EPSG:32637").english == "WGS 84 / UTM zone 37N");
    CHECK(words("EPSG:3857").ukrainian == "WGS 84 / Pseudo-Mercator");
    CHECK(words("+proj=hammer").english.starts_with("+proj=hammer"));
}
