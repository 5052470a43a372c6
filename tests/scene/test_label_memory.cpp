#include "scene/labels/label_memory.hpp"

#include "catch.hpp"

using namespace frontline;

namespace {

const LayerId places("places");

View viewAt(Xy centre)
{
    auto projection = Projection::create("EPSG:32637");
    if (!projection) FAIL(projection.error().message);
    return {*projection, centre, 1, 800, 600, 1};
}

PlacedText label(const std::string& text, std::uint32_t feature, Xy mapUnits, Xy pixel)
{
    PlacedText placed;
    placed.label = {text, places, feature, {pixel.x, pixel.y, pixel.x + 50, pixel.y + 10}, {}, false, false, 1};
    placed.label.boxes = {placed.label.pixels};
    placed.mapUnits = mapUnits;
    return placed;
}

}  // namespace

TEST_CASE("the labels of the first picture are there at once, later ones fade in and lost ones fade out")
{
    LabelMemory memory;
    const DrawnMap map;
    const View view = viewAt({500000, 5000000});
    memory.begin(map, view, 10);
    auto shown = memory.show({label("Kherson", 1, view.centre, {400, 300})});
    REQUIRE(shown.size() == 1);
    CHECK(shown[0].label.opacity == 1);
    CHECK_FALSE(memory.fading());

    memory.begin(map, view, 20);
    shown = memory.show({label("Mykolaiv", 2, view.centre, {100, 100})});
    REQUIRE(shown.size() == 2);
    CHECK(shown[0].label.text == "Mykolaiv");
    CHECK(shown[0].label.opacity < 0.3);
    CHECK(shown[1].label.text == "Kherson");
    CHECK(shown[1].label.opacity > 0.7);
    CHECK(memory.fading());
    for (int i = 1; i <= 20; ++i) {
        memory.begin(map, view, 20 + i / 60.0);
        shown = memory.show({label("Mykolaiv", 2, view.centre, {100, 100})});
    }
    REQUIRE(shown.size() == 1);
    CHECK(shown[0].label.opacity == 1);
    CHECK_FALSE(memory.fading());
}

TEST_CASE("a label that has to move fades out where it was, going with the map, before it comes in elsewhere")
{
    LabelMemory memory;
    const DrawnMap map;
    View view = viewAt({500000, 5000000});
    const Xy place = view.centre;
    memory.begin(map, view, 0);
    PlacedText first = label("Kherson", 1, place, {405, 295});
    first.slot.offset = {5, -5};
    memory.show({first});
    bool elsewhere = false;
    for (int i = 1; i <= 40; ++i) {
        view.panPixels(1, 0);
        memory.begin(map, view, i / 60.0);
        const Xy pixel = view.toPixel(place);
        PlacedText moved = label("Kherson", 1, place, {pixel.x - 60, 295});
        moved.slot.offset = {-60, -5};
        const auto shown = memory.show({moved});
        REQUIRE(shown.size() <= 1);
        if (shown.empty()) continue;
        const double offset = shown[0].label.pixels.minX - pixel.x;
        if (!elsewhere && offset < 0) {
            elsewhere = true;
            CHECK(shown[0].label.opacity < 0.3);
        }
        CHECK(offset == Approx(elsewhere ? -60 : 5));
    }
    CHECK(elsewhere);
}

TEST_CASE("a jump to another view or other layers place everything anew")
{
    LabelMemory memory;
    DrawnMap map;
    View view = viewAt({500000, 5000000});
    const auto isHeld = [&](double seconds) {
        memory.begin(map, view, seconds);
        return !memory.held({places}, 1).empty();
    };
    memory.begin(map, view, 0);
    memory.show({label("Kherson", 1, view.centre, {400, 300})});
    view.panPixels(20, 10);
    CHECK(isHeld(1));
    view.panPixels(700, 0);
    CHECK_FALSE(isHeld(2));

    memory.show({label("Kherson", 1, view.centre, {400, 300})});
    view.panPixels(1, 0);
    CHECK(isHeld(3));
    map.selection.date = "2024-08-08";
    CHECK_FALSE(isHeld(4));
}

TEST_CASE("when the map has come to rest, labels go to where a picture of the view alone has them")
{
    LabelMemory memory;
    const DrawnMap map;
    View view = viewAt({500000, 5000000});
    const Xy place = view.centre;
    const auto at = [&](double offset) {
        PlacedText text = label("Kherson", 1, place, view.toPixel(place));
        text.slot.offset = {offset, 0};
        return text;
    };
    memory.begin(map, view, 0);
    memory.show({at(-60)});
    CHECK_FALSE(memory.fading());
    view.panPixels(1, 0);
    memory.begin(map, view, 1);
    CHECK(memory.held({places}, 1).size() == 1);
    memory.show({at(-60)});
    CHECK(memory.fading());  // more pictures are wanted until it rests
    memory.begin(map, view, 1.2);
    CHECK(memory.held({places}, 1).size() == 1);
    memory.show({at(-60)});
    double lowest = 1;
    std::vector<PlacedText> shown;
    for (int i = 0; i < 60; ++i) {
        memory.begin(map, view, 1.4 + i / 60.0);
        CHECK(memory.held({places}, 1).empty());
        shown = memory.show({at(5)});
        lowest = std::min(lowest, shown.empty() ? 0 : shown[0].label.opacity);
    }
    CHECK(lowest < 0.2);
    REQUIRE(shown.size() == 1);
    CHECK(shown[0].slot.offset.x == 5);
    CHECK(shown[0].label.opacity == 1);
    CHECK_FALSE(memory.fading());
}

TEST_CASE("a symbol fades in and out with its place, and stays where the name only moves")
{
    LabelMemory memory;
    const DrawnMap map;
    View view = viewAt({500000, 5000000});
    const auto tied = [&](double offset) {
        PlacedText text = label("Kherson", 1, view.centre, view.toPixel(view.centre));
        text.slot.offset = {offset, 0};
        text.tied = true;
        return text;
    };
    const LayerKey layer{places};
    memory.begin(map, view, 0);
    memory.show({tied(5)});
    CHECK(memory.symbolOpacity(layer, 1) == 1);
    CHECK(memory.symbolOpacity(layer, 2) == 0);

    double lowestName = 1;
    for (int i = 1; i <= 30; ++i) {  // the name goes to the other side
        memory.begin(map, view, i / 60.0);
        const auto shown = memory.show({tied(-60)});
        lowestName = std::min(lowestName, shown.empty() ? 0 : shown[0].label.opacity);
        CHECK(memory.symbolOpacity(layer, 1) == 1);
    }
    CHECK(lowestName < 0.2);

    double before = 1;
    const PlacedText other = label("Mykolaiv", 2, view.centre, {100, 100});
    for (int i = 31; i <= 60; ++i) {  // the place is pushed out
        memory.begin(map, view, i / 60.0);
        memory.show({other});
        const double now = memory.symbolOpacity(layer, 1);
        CHECK(before - now < 0.2);
        if (now > 0) CHECK(memory.fading());
        before = now;
    }
    CHECK(before == 0);
    CHECK_FALSE(memory.fading());
    memory.begin(map, view, 2);
    memory.show({tied(5), other});
    CHECK(memory.symbolOpacity(layer, 1) < 0.3);
    CHECK(memory.fading());
}
