#include "scene/furniture.hpp"

#include "furniture_support.hpp"

using namespace frontline;

namespace {

DrawnMap fullMap()
{
    DrawnMap map = smallMap();
    addScenario(map);
    map.selection.furniture.creditText = "Map: The Paper";
    map.selection.furniture.northArrow = FurnitureChoice::NorthArrow::Always;
    return map;
}

}  // namespace

TEST_CASE("title at the top left, legend at the bottom left, scale and attribution at the bottom right")
{
    const auto drawing = drawn(fullMap(), viewOf(squares));
    const Box title = placeOf(drawing, "A plan"), legend = placeOf(drawing, "Would pass"),
              credit = placeOf(drawing, "Map: The Paper"), scale = placeOf(drawing, "20 km");
    CHECK((title.maxX < 480 && title.maxY < 360));
    CHECK((legend.maxX < 480 && legend.minY > 360));
    CHECK((credit.minX > 480 && credit.minY > 360));
    CHECK((scale.minX > 480 && scale.maxY < credit.minY));
}

TEST_CASE("no piece is cut by the frame or lies on another, in pictures of any size")
{
    for (const auto& [width, height] : {std::pair{1920, 1080},
                                        {960, 720},
                                        {640, 360},
                                        {300, 900},
                                        {900, 160},
                                        {200, 200},
                                        {64, 64},
                                        {20, 300},
                                        {3, 3},
                                        {1, 1}}) {
        INFO(width << "x" << height);
        const auto drawing = drawn(fullMap(), viewOf(squares, width, height));
        const Box picture{0, 0, double(width), double(height)};
        for (const TextRun& run : drawing.text.runs) {
            const Box box =
                textBox(run.x, run.baseline,
                        fonts().shape(run.face, run.text, run.letterSpacing).widthEm * run.sizePixels, run.sizePixels);
            INFO(run.text);
            CHECK(picture.contains(box));
            for (const TextRun& other : drawing.text.runs) {
                if (&other == &run) continue;
                const Box second =
                    textBox(other.x, other.baseline,
                            fonts().shape(other.face, other.text, other.letterSpacing).widthEm * other.sizePixels,
                            other.sizePixels);
                CHECK_FALSE(box.grownBy(-0.5).intersects(second.grownBy(-0.5)));
            }
        }
    }
}

TEST_CASE("in small pictures the less important pieces go first")
{
    const DrawnMap map = fullMap();
    const auto small = drawn(map, viewOf(squares, 200, 130));
    CHECK(says(small, "Map: The Paper"));
    CHECK_FALSE(says(small, "Would pass"));
    CHECK(drawn(map, viewOf(squares, 3, 3)).text.runs.empty());
}

TEST_CASE("furniture stands between the panels, and the attribution below them")
{
    View view = viewOf(squares, 1280, 800);
    view.leftInsetPixels = 350;
    view.rightInsetPixels = 400;
    view.topInsetPixels = 30;
    view.bottomInsetPixels = 90;
    const auto drawing = drawn(fullMap(), view);
    for (const char* text : {"A plan", "Would pass"}) {
        const Box box = placeOf(drawing, text);
        REQUIRE_FALSE(box.empty());
        CHECK(box.minX > 350);
        CHECK(box.maxX < 880);
        CHECK(box.minY > 30);
        CHECK(box.maxY < 710);
    }
    CHECK(placeOf(drawing, "Natural Earth").minY > 760);
}

TEST_CASE("labels are told to keep clear of every text")
{
    const auto drawing = drawn(fullMap(), viewOf(squares));
    for (const TextRun& run : drawing.text.runs) {
        INFO(run.text);
        CHECK(std::ranges::any_of(drawing.boxes, [&](const Box& box) {
            return box.contains(Xy{run.x + 1, run.baseline});
        }));
    }
}

TEST_CASE("with everything switched off there is nothing")
{
    DrawnMap map = fullMap();
    REQUIRE(applyFurnitureSwitches(map.selection.furniture, "none").ok());
    const auto drawing = drawn(map, viewOf(squares));
    CHECK(drawing.commands.empty());
    CHECK(drawing.text.runs.empty());
    CHECK(drawing.boxes.empty());
}
