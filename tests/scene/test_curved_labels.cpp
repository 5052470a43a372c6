#include "scene/labels/curved_labels.hpp"

#include <cmath>
#include <numbers>

#include "base/program_files.hpp"
#include "catch.hpp"

using namespace frontline;

namespace {

struct PlacingAlong {
    std::unique_ptr<FontSet> fonts;
    Obstacles obstacles{800, 600};
    std::vector<PlacedText> placed;
    Box frame{4, 4, 796, 596};

    PlacingAlong()
    {
        auto created = FontSet::create(assetsPath() / "fonts");
        if (!created) FAIL(created.error().message);
        fonts = std::move(created).value();
    }
    void place(const LabelCandidate& label)
    {
        placeAlong(
            label, frame, obstacles, *fonts, [](Xy pixel) { return pixel; }, placed);
    }
};

LabelCandidate river(std::vector<Xy> path)
{
    LabelCandidate label;
    label.text = "Dnipro";
    label.path = std::move(path);
    label.gapPixels = 3;
    label.style.sizePixels = 12;
    label.style.haloPixels = 1;
    return label;
}

/// The upper half of a circle, from left to right.
std::vector<Xy> arc(double radius)
{
    std::vector<Xy> path;
    for (int i = 0; i <= 180; ++i) {
        const double angle = std::numbers::pi * (180 - i) / 180;
        path.push_back({400 + radius * std::cos(angle), 400 - radius * std::sin(angle)});
    }
    return path;
}

}  // namespace

TEST_CASE("a name stands above a straight line, read from left to right whichever way the line runs")
{
    for (const bool reversed : {false, true}) {
        PlacingAlong placing;
        placing.place(reversed ? river({{700, 300}, {100, 300}}) : river({{100, 300}, {700, 300}}));
        REQUIRE(placing.placed.size() == 1);
        const auto& runs = placing.placed[0].text.runs;
        REQUIRE(runs.size() == 6);
        CHECK(runs[0].curvedName == "Dnipro");
        std::string read;
        for (std::size_t i = 0; i < runs.size(); ++i) {
            read += runs[i].text;
            CHECK(runs[i].baseline == Approx(297));
            CHECK(std::abs(std::remainder(runs[i].rotationDegrees, 360)) < 1e-6);
            if (i > 0) CHECK(runs[i].x > runs[i - 1].x);
        }
        CHECK(read == "Dnipro");
        CHECK(placing.placed[0].label.pixels.maxY <= 300);
    }
}

TEST_CASE("on an arc each letter stands at its own angle, at one distance from the line")
{
    PlacingAlong placing;
    placing.place(river(arc(200)));
    REQUIRE(placing.placed.size() == 1);
    double last = -360;
    for (const TextRun& run : placing.placed[0].text.runs) {
        const double angle = std::remainder(run.rotationDegrees, 360);
        CHECK(angle > last);
        last = angle;
        // Smoothing draws the line in by a fraction of a pixel; the letter's origin lies half a letter along the
        // tangent.
        CHECK(std::hypot(run.x - 400, run.baseline - 400) == Approx(203).margin(1));
    }
}

TEST_CASE("a line that turns too sharply carries no name, nor one that is too short")
{
    PlacingAlong placing;
    placing.place(river(arc(12)));
    placing.place(river({{100, 300}, {120, 300}}));
    CHECK(placing.placed.empty());
}

TEST_CASE("a name along a line keeps clear of labels and of a line of contact")
{
    PlacingAlong placing;
    placing.obstacles.addBox({300, 200, 500, 400}, Obstacles::nobody);
    placing.obstacles.addSegment({620, 0}, {620, 600});
    placing.place(river({{100, 300}, {700, 300}}));
    REQUIRE(placing.placed.size() == 1);
    const Box& box = placing.placed[0].label.pixels;
    CHECK_FALSE(box.intersects({300, 200, 500, 400}));
    CHECK((box.maxX < 620 || box.minX > 620));
}

TEST_CASE("a long line is named again at the distance asked for, and once without one")
{
    LabelCandidate label = river({{10, 300}, {790, 300}});
    PlacingAlong once;
    once.place(label);
    CHECK(once.placed.size() == 1);
    label.repeatPixels = 250;
    PlacingAlong often;
    often.place(label);
    REQUIRE(often.placed.size() >= 2);
    for (std::size_t i = 0; i < often.placed.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            CHECK(std::abs(often.placed[i].mapUnits.x - often.placed[j].mapUnits.x) >= 249);
}

TEST_CASE("a held name stays at its place on the line")
{
    LabelCandidate label = river({{10, 300}, {790, 300}});
    label.held = {{3, {222.5, 300}, {222.5, 300}, {{}, false, false}}};
    PlacingAlong placing;
    placing.place(label);
    REQUIRE(placing.placed.size() == 1);
    CHECK(placing.placed[0].copy == 3);
    CHECK(placing.placed[0].label.pixels.centre().x == Approx(222.5).margin(0.5));
    CHECK(placing.placed[0].label.pixels.minY > 300);  // below, as it was
}
