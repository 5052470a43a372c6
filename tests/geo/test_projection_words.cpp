#include "geo/projection_words.hpp"

#include "catch.hpp"

using namespace frontline;

TEST_CASE("a projection is called by its method, or by the name of its CRS")
{
    const auto words = [](const char* definition, const char* language) {
        return projectionWords(*Projection::create(definition), Language::of(language));
    };
    CHECK(words("+proj=lcc +lat_1=45.5 +lat_2=51.5 +lon_0=33 +datum=WGS84", "en") == "Lambert conformal conic");
    CHECK(words("+proj=lcc +lat_1=45.5 +lat_2=51.5 +lon_0=33 +datum=WGS84", "uk") == "рівнокутна конічна Ламберта");
    CHECK(words("EPSG:32637", "en") == "WGS 84 / UTM zone 37N");
    CHECK(words("EPSG:3857", "uk") == "WGS 84 / Pseudo-Mercator");
    CHECK(words("+proj=hammer", "en").starts_with("+proj=hammer"));
}
