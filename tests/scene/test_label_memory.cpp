#include "scene/labels/label_memory.hpp"

#include "catch.hpp"

using namespace frontline;

namespace {

View viewAt(Xy centre)
{
    auto projection = Projection::create("EPSG:32637");
    if (!projection) FAIL(projection.error().message);
    return {*projection, centre, 1, 800, 600, 1};
}

PlacedText label(const std::string& text, std::uint32_t feature, Xy mapUnits, Xy pixel)
{
    PlacedText placed;
    placed.label = {text, "places", feature, {pixel.x, pixel.y, pixel.x + 50, pixel.y + 10}, {}, false, 1};
    placed.label.boxes = {placed.label.pixels};
    placed.mapUnits = mapUnits;
    return placed;
}

}  // namespace

TEST_CASE("the labels of the first picture are there at once, later ones fade in and lost ones fade out")
{
    LabelMemory memory;
    const Document document;
    const View view = viewAt({500000, 5000000});
    memory.begin(document, view);
    auto shown = memory.show({label("Kherson", 1, view.centre, {400, 300})}, 10);
    REQUIRE(shown.size() == 1);
    CHECK(shown[0].label.opacity == 1);
    CHECK_FALSE(memory.fading());

    memory.begin(document, view);
    shown = memory.show({label("Mykolaiv", 2, view.centre, {100, 100})}, 20);
    REQUIRE(shown.size() == 2);
    CHECK(shown[0].label.text == "Mykolaiv");
    CHECK(shown[0].label.opacity < 0.3);
    CHECK(shown[1].label.text == "Kherson");
    CHECK(shown[1].label.opacity > 0.7);
    CHECK(memory.fading());
    for (int i = 1; i <= 20; ++i) {
        memory.begin(document, view);
        shown = memory.show({label("Mykolaiv", 2, view.centre, {100, 100})}, 20 + i / 60.0);
    }
    REQUIRE(shown.size() == 1);
    CHECK(shown[0].label.opacity == 1);
    CHECK_FALSE(memory.fading());
}

TEST_CASE("a label that has to move fades out where it was, going with the map, before it comes in elsewhere")
{
    LabelMemory memory;
    const Document document;
    View view = viewAt({500000, 5000000});
    const Xy place = view.centre;
    memory.begin(document, view);
    memory.show({label("Kherson", 1, place, {405, 295})}, 0);
    bool elsewhere = false;
    for (int i = 1; i <= 40; ++i) {
        view.panPixels(1, 0);
        memory.begin(document, view);
        const Xy pixel = view.toPixel(place);
        PlacedText moved = label("Kherson", 1, place, {pixel.x - 60, 295});
        moved.moved = !memory.held("places", 1).empty();
        const auto shown = memory.show({moved}, i / 60.0);
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
    Document document;
    View view = viewAt({500000, 5000000});
    memory.begin(document, view);
    memory.show({label("Kherson", 1, view.centre, {400, 300})}, 0);
    view.panPixels(20, 10);
    memory.begin(document, view);
    CHECK(memory.held("places", 1).size() == 1);
    view.panPixels(700, 0);
    memory.begin(document, view);
    CHECK(memory.held("places", 1).empty());

    memory.show({label("Kherson", 1, view.centre, {400, 300})}, 1);
    document.date = "2024-08-08";
    memory.begin(document, view);
    CHECK(memory.held("places", 1).empty());
}
