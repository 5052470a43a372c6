#include "scene/furniture/swipe.hpp"

#include "furniture_support.hpp"
#include "scene/scene.hpp"

using namespace frontline;

namespace {

DrawnMap swiped(double at)
{
    DrawnMap map = smallMap();
    map.selection.furniture = {};
    show(map, namedScenario("freeze", "Freeze on the line of contact"));
    compare(map, ComparisonView::Mode::Swipe, namedScenario("line-2022", "Line of 23 February 2022"), at);
    return map;
}

}  // namespace

TEST_CASE("the divider stands where the swipe says, within the picture")
{
    CHECK(dividerPixel({{}, ComparisonView::Mode::Swipe, 0.5}, 801) == 401);
    CHECK(dividerPixel({{}, ComparisonView::Mode::Swipe, 0.25}, 800) == 200);
    CHECK(dividerPixel({{}, ComparisonView::Mode::Swipe, -3}, 800) == 0);
    CHECK(dividerPixel({{}, ComparisonView::Mode::Swipe, 7}, 800) == 800);
}

TEST_CASE("the names of both sides stand beside the divider, inside the margin")
{
    const View view = viewOf(squares);
    for (const double at : {0.3, 0.5, 0.7}) {
        const auto drawing = drawn(swiped(at), view);
        const Box left = placeOf(drawing, "Freeze"), right = placeOf(drawing, "Line of 23");
        REQUIRE_FALSE(left.empty());
        REQUIRE_FALSE(right.empty());
        CHECK(left.maxX < at * 960);
        CHECK(right.minX > at * 960);
        CHECK(left.minX >= 18 * defaultPixelsPerPoint);
        CHECK(right.maxX <= 960 - 18 * defaultPixelsPerPoint);
        // The title gives way to them.
        const Box title = placeOf(drawing, "Squares");
        REQUIRE_FALSE(title.empty());
        CHECK_FALSE(title.intersects(left));
        CHECK_FALSE(title.intersects(right));
    }
}

TEST_CASE("a name that does not fit beside the divider is shortened, and left out where nothing of it fits")
{
    const auto narrow = drawn(swiped(0.5), viewOf(squares, 220, 400));
    CHECK(says(narrow, "Freeze on"));
    CHECK_FALSE(says(narrow, "Freeze on the line of contact"));
    CHECK_FALSE(says(drawn(swiped(0.02), viewOf(squares)), "Freeze"));
}

TEST_CASE("furniture at the top stands below what a menu covers")
{
    View covered = viewOf(squares);
    covered.topInsetPixels = 40;
    CHECK(placeOf(drawn(swiped(0.5), covered), "Freeze").minY > 40);
}

TEST_CASE("in a picture neither title nor legend lies across the divider, though it cover towns on the wider side")
{
    const auto scene = Scene::create(assetsPath() / "fonts").value();
    DrawnMap map = swiped(0.8);
    // Small towns where the title stands at first, and a city far from it.
    const auto addTowns = [&](const std::string& id, const std::vector<Xy>& places, double priority) {
        FeatureTable towns;
        towns.geometry.kind = GeometryKind::Point;
        for (const Xy place : places) {
            towns.geometry.addRing(std::vector<Xy>{place});
            towns.geometry.endPart();
            towns.geometry.endFeature();
        }
        towns.columns.push_back({"name", std::vector<std::string>(places.size(), "A")});
        DrawnRule named;
        named.symbol = DrawnSymbol{SymbolShape::Circle, 4, {0, 0, 0, 255}, std::nullopt, 0};
        named.label = DrawnLabel();
        named.label->column = LocalText("name");
        named.label->priority = priority;
        map.layers.push_back(newLayer(id, id, std::make_shared<const FeatureTable>(std::move(towns)), named));
    };
    addTowns("towns", {{30.1, 48.9}, {30.3, 48.9}, {30.5, 48.9}, {30.62, 48.9}}, 3);
    addTowns("city", {{31.2, 48.4}}, 10);
    const View view = viewOf(squares);
    (void)scene->build(map, view);
    const double divider = 0.8 * view.widthPixels, handle = view.heightPixels / 2.0;
    std::size_t boxes = 0;
    for (const Box& box : scene->covered()) {
        if (box.minY < handle && box.maxY > handle) continue;  // the handle
        // The names of the sides stand close to it, the sources fill the lower edge.
        if (box.maxY > 600) continue;
        ++boxes;
        INFO(box.minX << " to " << box.maxX << ", " << box.minY << " to " << box.maxY);
        CHECK_FALSE((box.minX < divider - 12 && box.maxX > divider + 12));
    }
    CHECK(boxes >= 3);
}
