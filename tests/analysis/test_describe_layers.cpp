#include "analysis/describe_layers.hpp"

#include "drawn_squares.hpp"

using namespace frontline;

namespace {

TestMap squaresTest()
{
    return TestMap(std::filesystem::path(FRONTLINE_TEST_DIR) / "map" / "files" / "squares" / "map.toml");
}

const DescribedLayer* find(const std::vector<DescribedLayer>& layers, const std::string& id)
{
    const auto found = std::ranges::find(layers, LayerId(id), &DescribedLayer::id);
    return found == layers.end() ? nullptr : &*found;
}

Frame frameOf(const Box& degrees)
{
    return {Projection::create("EPSG:4326").value(), degrees};
}

}  // namespace

TEST_CASE("colours have names")
{
    CHECK(colorWords({0, 0, 0, 255}).own() == "black");
    CHECK(colorWords({255, 255, 255, 255}).own() == "white");
    CHECK(colorWords({128, 128, 128, 255}).own() == "grey");
    CHECK(colorWords({0xB5, 0x48, 0x3A, 255}).own() == "red");
    CHECK(colorWords({0xE6, 0x9F, 0x00, 255}).own() == "orange");
    CHECK(colorWords({0x00, 0x9E, 0x73, 255}).in(Language::of("uk")).ends_with("зеленого"));
    CHECK(colorWords({0x8C, 0x6B, 0xB1, 255}).own() == "purple");
    CHECK(colorWords({0xA6, 0x6F, 0x00, 255}).own() == "brown");
    CHECK(colorWords({0xA9, 0xC6, 0xD6, 255}).in(Language::of("uk")) == "світло-синього");
}

TEST_CASE("a layer is described by its fill, its hatch, its line and its symbols")
{
    TestMap map = squaresTest();
    map.selection.layers[LayerId("occupied-before")].visible = true;
    const auto layers = describeLayers(drawn(map), frameOf({27, 47, 33, 50}), 1000);
    REQUIRE(find(layers, "occupied"));
    CHECK(find(layers, "occupied")->sign.own() == "translucent red fill");
    CHECK(find(layers, "occupied")->sign.in(Language::of("uk")) == "напівпрозора заливка червоного кольору");
    CHECK(find(layers, "occupied")->explained);
    CHECK(find(layers, "occupied-before")->sign.own() == "translucent red fill, black lines falling to the right");
    CHECK(find(layers, "land")->sign.own() == "white fill, dashed black line");
    CHECK(find(layers, "contact-line")->sign.own() == "solid red line");
    // Small is drawn as a red circle, Middle as a ring.
    CHECK(find(layers, "towns")->sign.own() == "black ring with a dot, red circle");
    // What the legend names is explained.
    CHECK(find(layers, "towns")->explained);
    map.change([](MapDefinition& definition) {
        for (LayerPointer& layer : definition.layers) {
            if (layer->id != LayerId("towns")) continue;
            LayerDefinition plain = *layer;
            plain.legend = LocalText();
            layer = std::make_shared<const LayerDefinition>(plain);
        }
    });
    CHECK_FALSE(find(describeLayers(drawn(map), frameOf({27, 47, 33, 50}), 1000), "towns")->explained);
}

TEST_CASE("only what is drawn in the frame and at its scale is described")
{
    TestMap map = squaresTest();
    const DrawnMap all = drawn(map);
    // The island: no line of contact, no occupied ground, no town.
    const auto island = describeLayers(all, frameOf({28, 48, 28.4, 48.4}), 1000);
    CHECK(find(island, "land"));
    CHECK_FALSE(find(island, "contact-line"));
    CHECK_FALSE(find(island, "occupied"));
    CHECK_FALSE(find(island, "towns"));
    // Beyond 2,000 metres a point the rule of Middle draws nothing.
    const auto far = describeLayers(all, frameOf({27, 47, 33, 50}), 3000);
    CHECK(find(far, "towns")->sign.own() == "red circle");
    map.selection.layers[LayerId("land")].visible = false;
    CHECK_FALSE(find(describeLayers(drawn(map), frameOf({27, 47, 33, 50}), 1000), "land"));
}
