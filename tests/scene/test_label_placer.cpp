#include "scene/label_placer.hpp"

#include "catch.hpp"
#include "map/document.hpp"

using namespace frontline;

namespace {

struct Placing {
    std::unique_ptr<FontSet> fonts;
    Obstacles obstacles{800, 600};
    GlyphDraw text;
    Box frame{4, 4, 796, 596};

    Placing()
    {
        auto created = FontSet::create(assetsPath() / "fonts");
        if (!created) FAIL(created.error().message);
        fonts = std::move(created).value();
    }
    std::vector<PlacedLabel> place(std::vector<LabelCandidate> candidates)
    {
        return placeLabels(std::move(candidates), frame, obstacles, *fonts, text);
    }
};

LabelCandidate town(const std::string& name, Xy at, std::uint32_t owner, double priority = 0)
{
    LabelCandidate label;
    label.text = name;
    label.anchor = at;
    label.owner = owner;
    label.symbolRadiusPixels = 3;
    label.priority = priority;
    label.style.sizePixels = 12;
    label.style.haloPixels = 2;
    return label;
}

}  // namespace

TEST_CASE("a label stands right of its symbol when that is free")
{
    Placing placing;
    const auto placed = placing.place({town("Kramatorsk", {400, 300}, 1)});
    REQUIRE(placed.size() == 1);
    CHECK(placed[0].pixels.minX > 403);
    CHECK(placed[0].pixels.minX < 410);
    CHECK(placed[0].pixels.minY < 300);
    CHECK(placed[0].pixels.maxY > 300);
    CHECK(placing.text.glyphs.size() == 10);
}

TEST_CASE("at the right edge a label stands on the left and is not cut")
{
    Placing placing;
    const auto placed = placing.place({town("Kramatorsk", {780, 300}, 1)});
    REQUIRE(placed.size() == 1);
    CHECK(placed[0].pixels.maxX < 777);
}

TEST_CASE("labels never overlap, and the important one keeps its place")
{
    Placing placing;
    std::vector<LabelCandidate> crowd;
    for (std::uint32_t i = 0; i < 60; ++i)
        crowd.push_back(town("Place " + std::to_string(i), {380.0 + i % 8 * 6, 280.0 + i / 8 * 6.0}, i));
    crowd.push_back(town("Donetsk", {400, 300}, 100, 10));
    const auto placed = placing.place(crowd);
    REQUIRE(placed.size() > 3);
    CHECK(placed[0].text == "Donetsk");
    for (std::size_t i = 0; i < placed.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(placed[i].pixels.intersects(placed[j].pixels));
}

TEST_CASE("a label keeps off a line while another position is free")
{
    Placing placing;
    placing.obstacles.addSegment({420, 0}, {420, 600});  // right of the symbol, through the text
    auto placed = placing.place({town("Pokrovsk", {400, 300}, 1)});
    REQUIRE(placed.size() == 1);
    CHECK(placed[0].pixels.maxX < 420);

    // With lines on both sides every position crosses one: the first is taken rather than none.
    Placing between;
    between.obstacles.addSegment({410, 0}, {410, 600});
    between.obstacles.addSegment({390, 0}, {390, 600});
    placed = between.place({town("Pokrovsk", {400, 300}, 1)});
    REQUIRE(placed.size() == 1);
    CHECK(placed[0].pixels.minX > 403);
}

TEST_CASE("a label covers no other place's symbol")
{
    Placing placing;
    placing.obstacles.addBox({420, 295, 430, 305}, 2);
    const auto placed = placing.place({town("Sloviansk", {400, 300}, 1)});
    REQUIRE(placed.size() == 1);
    CHECK_FALSE(placed[0].pixels.intersects(Box{420, 295, 430, 305}));
}

TEST_CASE("the name of an area is centred on it")
{
    Placing placing;
    LabelCandidate area;
    area.text = "Donetsk";
    area.anchor = {400, 300};
    area.style.sizePixels = 14;
    area.style.capitals = true;
    area.style.letterSpacing = 0.3;
    const auto placed = placing.place({area});
    REQUIRE(placed.size() == 1);
    CHECK(placed[0].pixels.centre().x == Approx(400).margin(1));
    CHECK(placed[0].pixels.centre().y == Approx(300).margin(3));
}
