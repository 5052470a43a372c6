#include "map_files.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

std::string visibleLayers(const Document& map)
{
    std::string out;
    for (const Layer& layer : map.layers)
        if (layer.visible) out += layer.id + " ";
    return out;
}

}  // namespace

TEST_CASE("signs show and hide layers and leave the others alone")
{
    Document map = readSquares();
    CHECK(applyLayerSwitches(map, "+occupied-before,-towns, -land").ok());
    CHECK(visibleLayers(map) == "occupied occupied-before contact-line ");
}

TEST_CASE("names without signs show just these layers")
{
    Document map = readSquares();
    CHECK(applyLayerSwitches(map, "towns,land").ok());
    CHECK(visibleLayers(map) == "land towns ");
}

TEST_CASE("wrong switches change nothing and say what there is")
{
    Document map = readSquares();
    CHECK_THAT(
        applyLayerSwitches(map, "-towns,+ocupied").error().message,
        Contains("unknown layer \"ocupied\"; did you mean \"occupied\"? There are: land, occupied, occupied-before"));
    CHECK_THAT(applyLayerSwitches(map, "towns,+land").error().message, Contains("or none of them"));
    CHECK_FALSE(applyLayerSwitches(map, " , ").ok());
    CHECK_FALSE(applyLayerSwitches(map, "").ok());
    CHECK_FALSE(applyLayerSwitches(map, "+").ok());
    CHECK(visibleLayers(map) == "land occupied contact-line towns ");
}
