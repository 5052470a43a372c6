#include "analysis/describe_layers.hpp"

#include "square_scenarios.hpp"

using namespace frontline;

namespace {

Document loaded()
{
    auto map = readMap(std::filesystem::path(FRONTLINE_TEST_DIR) / "map" / "files" / "squares" / "map.toml");
    REQUIRE(map.ok());
    REQUIRE(loadLayers(*map, true).ok());
    return std::move(map).value();
}

const DescribedLayer* find(const std::vector<DescribedLayer>& layers, const std::string& id)
{
    const auto found = std::ranges::find(layers, id, &DescribedLayer::id);
    return found == layers.end() ? nullptr : &*found;
}

Frame frameOf(const Box& degrees)
{
    return {Projection::create("EPSG:4326").value(), degrees};
}

}  // namespace

TEST_CASE("colours have names")
{
    CHECK(colorWords({0, 0, 0, 255}).english == "black");
    CHECK(colorWords({255, 255, 255, 255}).english == "white");
    CHECK(colorWords({128, 128, 128, 255}).english == "grey");
    CHECK(colorWords({0xB5, 0x48, 0x3A, 255}).english == "red");
    CHECK(colorWords({0xE6, 0x9F, 0x00, 255}).english == "orange");
    CHECK(colorWords({0x00, 0x9E, 0x73, 255}).ukrainian.ends_with("зеленого"));
    CHECK(colorWords({0x8C, 0x6B, 0xB1, 255}).english == "purple");
    CHECK(colorWords({0xA6, 0x6F, 0x00, 255}).english == "brown");
    CHECK(colorWords({0xA9, 0xC6, 0xD6, 255}).ukrainian == "світло-синього");
}

TEST_CASE("a layer is described by its fill, its hatch, its line and its symbols")
{
    Document document = loaded();
    document.layer("occupied-before")->visible = true;
    const auto layers = describeLayers(document, frameOf({27, 47, 33, 50}), 1000);
    REQUIRE(find(layers, "occupied"));
    CHECK(find(layers, "occupied")->sign.english == "translucent red fill");
    CHECK(find(layers, "occupied")->sign.ukrainian == "напівпрозора заливка червоного кольору");
    CHECK(find(layers, "occupied")->explained);
    CHECK(find(layers, "occupied-before")->sign.english == "translucent red fill, black lines falling to the right");
    CHECK(find(layers, "land")->sign.english == "white fill, dashed black line");
    CHECK(find(layers, "contact-line")->sign.english == "solid red line");
    // Small is drawn as a red circle, Middle as a ring.
    CHECK(find(layers, "towns")->sign.english == "black ring with a dot, red circle");
    CHECK_FALSE(find(layers, "towns")->explained);
}

TEST_CASE("only what is drawn in the frame and at its scale is described")
{
    Document document = loaded();
    // The island: no line of contact, no occupied ground, no town.
    const auto island = describeLayers(document, frameOf({28, 48, 28.4, 48.4}), 1000);
    CHECK(find(island, "land"));
    CHECK_FALSE(find(island, "contact-line"));
    CHECK_FALSE(find(island, "occupied"));
    CHECK_FALSE(find(island, "towns"));
    // Beyond 2,000 metres a point the rule of Middle draws nothing.
    const auto far = describeLayers(document, frameOf({27, 47, 33, 50}), 3000);
    CHECK(find(far, "towns")->sign.english == "red circle");
    document.layer("land")->visible = false;
    CHECK_FALSE(find(describeLayers(document, frameOf({27, 47, 33, 50}), 1000), "land"));
}
