#include "scene/labels/label_placer.hpp"

#include <cmath>

#include "base/program_files.hpp"
#include "catch.hpp"
#include "scene/labels/label_positions.hpp"

using namespace frontline;

namespace {

struct Placing {
    std::unique_ptr<FontSet> fonts;
    Obstacles obstacles{800, 600};
    std::vector<PlacedText> texts;
    Box frame{4, 4, 796, 596};

    Placing()
    {
        auto created = FontSet::create(assetsPath() / "fonts");
        if (!created) FAIL(created.error().message);
        fonts = std::move(created).value();
    }
    std::vector<PlacedLabel> place(std::vector<LabelCandidate> candidates)
    {
        texts = placeLabels(std::move(candidates), frame, obstacles, *fonts, [](Xy pixel) { return pixel; });
        std::vector<PlacedLabel> placed;
        for (const PlacedText& text : texts) placed.push_back(text.label);
        return placed;
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
    CHECK(placing.texts[0].text.glyphs.size() == 10);
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

TEST_CASE("a name stands on its place's side of a loud line, also where it would not touch the line")
{
    // Between the symbol and where its text would stand, right of it.
    Placing placing;
    placing.obstacles.addSegment({405, 0}, {405, 600});
    LabelCandidate label = town("Bakhmut", {400, 300}, 1);
    label.gapPixels = 6;
    auto placed = placing.place({label});
    REQUIRE(placed.size() == 1);
    CHECK(placed[0].pixels.maxX < 400);

    // Where its own side is taken, beyond the line rather than across it, and rather than not at all.
    Placing taken;
    taken.obstacles.addSegment({405, 0}, {405, 600});
    taken.obstacles.addBox({300, 200, 396, 400}, Obstacles::nobody);
    placed = taken.place({label});
    REQUIRE(placed.size() == 1);
    CHECK(placed[0].pixels.minX > 405);

    // A quiet line has no sides.
    Placing quiet;
    quiet.obstacles.addSegment({405, 0}, {405, 600}, Obstacles::Line::Quiet);
    placed = quiet.place({label});
    REQUIRE(placed.size() == 1);
    CHECK(placed[0].pixels.minX > 405);
}

TEST_CASE("a name away from its symbol on its own side of a loud line goes before one beside it beyond the line")
{
    Placing placing;
    placing.obstacles.addSegment({405, 0}, {405, 600});
    for (const Box& box : {Box{380, 304.5, 384, 307}, Box{386, 290, 390, 293}, Box{386, 308, 390, 312}})
        placing.obstacles.addBox(box, Obstacles::nobody);
    LabelCandidate label = town("Pokrovsk", {400, 300}, 1);
    label.gapPixels = 6;
    label.leader = true;
    const auto placed = placing.place({label});
    REQUIRE(placed.size() == 1);
    CHECK(placed[0].pixels.maxX < 405);
    CHECK(placing.texts[0].leader);
}

TEST_CASE("a label covers no other place's symbol")
{
    Placing placing;
    placing.obstacles.addBox({420, 295, 430, 305}, 2);
    const auto placed = placing.place({town("Sloviansk", {400, 300}, 1)});
    REQUIRE(placed.size() == 1);
    CHECK_FALSE(placed[0].pixels.intersects(Box{420, 295, 430, 305}));
}

TEST_CASE("a name does not stand where it could be read as that of another symbol")
{
    const auto beside = [](const std::vector<Xy>& others) {
        Placing placing;
        placing.obstacles.addSymbol({400, 300}, 3, 1);
        std::uint32_t owner = 2;
        for (const Xy other : others) placing.obstacles.addSymbol(other, 3, owner++);
        LabelCandidate label = town("Makiivka", {400, 300}, 1);
        label.gapPixels = 3;
        placing.place({label});
        return placing.texts;
    };
    // The text right of its symbol is 6 pixels from it, and 13 or 6 from the other one.
    CHECK(beside({{430, 318}}).at(0).label.pixels.minX > 400);
    CHECK(beside({{430, 311}}).at(0).label.pixels.maxX < 400);
    // A second symbol at the same place is of the same place.
    CHECK(beside({{400, 300}}).at(0).label.pixels.minX > 400);
    std::vector<Xy> crowd;
    for (int i = 0; i < 16; ++i) crowd.push_back({400 + 13 * std::cos(i * 0.3927), 300 + 13 * std::sin(i * 0.3927)});
    CHECK(beside(crowd).empty());
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

TEST_CASE("a label goes round a quiet line to the next position, and over one rather than across a loud one")
{
    Placing placing;
    placing.obstacles.addSegment({420, 0}, {420, 600}, Obstacles::Line::Quiet);
    auto placed = placing.place({town("Pokrovsk", {400, 300}, 1)});
    REQUIRE(placed.size() == 1);
    CHECK(placed[0].pixels.maxX < 400);

    Placing between;
    between.obstacles.addSegment({410, 0}, {410, 600}, Obstacles::Line::Quiet);
    between.obstacles.addSegment({390, 0}, {390, 600});
    placed = between.place({town("Pokrovsk", {400, 300}, 1)});
    REQUIRE(placed.size() == 1);
    CHECK(placed[0].pixels.minX > 400);
    CHECK_FALSE(placed[0].crossesLine);
}

TEST_CASE("where every position at a symbol is taken, a subject place stands away with a line to it")
{
    // Boxes all round the symbol, 12 pixels away, leave no position beside it.
    const auto crowded = [](bool leader) {
        Placing placing;
        std::uint32_t owner = 10;
        for (int x = -2; x <= 2; ++x)
            for (int y = -2; y <= 2; ++y)
                if ((x != 0 || y != 0) && (std::abs(x) < 2 || std::abs(y) < 2))
                    placing.obstacles.addBox(
                        {400.0 + x * 12 - 1, 300.0 + y * 12 - 1, 400.0 + x * 12 + 1, 300.0 + y * 12 + 1}, owner++);
        LabelCandidate label = town("Sloviansk", {400, 300}, 1);
        label.leader = leader;
        placing.place({label});
        return placing.texts;
    };
    CHECK(crowded(false).empty());
    const auto texts = crowded(true);
    REQUIRE(texts.size() == 1);
    REQUIRE(texts[0].leader);
    const LeaderLine& line = *texts[0].leader;
    CHECK(std::hypot(line.from.x - 400, line.from.y - 300) == Approx(3));  // at the rim of the symbol
    CHECK(texts[0].label.pixels.grownBy(2.01).contains(line.to));
    CHECK_FALSE(texts[0].label.pixels.contains(line.to));
}

TEST_CASE("a line to a name does not excuse that it stands beside another symbol")
{
    // Free is only a band right of the symbol, and not beside it.
    const auto placed = [](std::optional<Xy> other) {
        Placing placing;
        placing.obstacles.addSymbol({400, 300}, 3, 1);
        for (const Box& box :
             {Box{200, 150, 396, 450}, Box{396, 150, 700, 288}, Box{396, 312, 700, 450}, Box{404, 295, 412, 297}})
            placing.obstacles.addBox(box, Obstacles::nobody);
        if (other) placing.obstacles.addSymbol(*other, 3, 2);
        LabelCandidate label = town("Zaporizhzhia", {400, 300}, 1);
        label.gapPixels = 3;
        label.leader = true;
        placing.place({label});
        return placing.texts;
    };
    const auto alone = placed(std::nullopt);
    REQUIRE(alone.size() == 1);
    CHECK(alone[0].leader);
    // Where a name left of the other symbol would end, and clear of it.
    const double end = alone[0].label.pixels.maxX;
    CHECK(placed(Xy{end + 7, 300}).empty());
    CHECK(placed(Xy{end + 12, 300}).size() == 1);
}

TEST_CASE("a name keeps clear of another symbol by more than names stand from their own, however near it is to it")
{
    // Left above its own symbol the text is 3 or 4 pixels from it, and 9 from the other one.
    const auto placed = [](double besideText) {
        Placing placing;
        placing.obstacles.addSymbol({400, 300}, 3, 1);
        for (const Box& box : {Box{404, 150, 700, 450}, Box{200, 302, 404, 450}})
            placing.obstacles.addBox(box, Obstacles::nobody);
        LabelCandidate label = town("Zaporizhzhia", {400, 300}, 1);
        label.gapPixels = 3;
        placing.place({label});
        REQUIRE(placing.texts.size() == 1);
        const Box text = placing.texts[0].label.pixels;
        CHECK(text.distanceTo({400, 300}) < 6);
        Placing beside;
        beside.obstacles.addSymbol({400, 300}, 3, 1);
        for (const Box& box : {Box{404, 150, 700, 450}, Box{200, 302, 404, 450}})
            beside.obstacles.addBox(box, Obstacles::nobody);
        beside.obstacles.addSymbol({text.minX - besideText, text.centre().y}, 3, 2);
        beside.place({label});
        return beside.texts.size();
    };
    CHECK(placed(9) == 0);
    CHECK(placed(12) == 1);
}

TEST_CASE("between two lines a name stands over or under its symbol, off the middle where there is room")
{
    // A vertical line 20 pixels left of the symbol; a name right of it would run into another's.
    Placing placing;
    placing.obstacles.addSymbol({400, 300}, 3, 1);
    placing.obstacles.addSegment({380, 0}, {380, 600});
    placing.obstacles.addBox({408, 294, 440, 298}, Obstacles::nobody);
    placing.obstacles.addBox({444, 276, 700, 330}, Obstacles::nobody);
    LabelCandidate label = town("Bakhmut", {400, 300}, 1);
    label.gapPixels = 3;
    const auto placed = placing.place({label});
    REQUIRE(placed.size() == 1);
    CHECK(placed[0].pixels.minX > 381);
    CHECK(placed[0].pixels.minX < 400);
    CHECK(placed[0].pixels.maxX < 444);
}

TEST_CASE("a label that stood elsewhere in the last picture keeps its position while that is free")
{
    Placing placing;
    LabelCandidate label = town("Pokrovsk", {400, 300}, 1);
    const Xy above{-30, -12};
    label.held = {{0, {400, 300}, {400, 300}, {above, true, false}}};
    placing.obstacles.addSegment({385, 0}, {385, 600}, Obstacles::Line::Quiet);  // does not drive it away
    auto placed = placing.place({label});
    REQUIRE(placed.size() == 1);
    CHECK(placed[0].pixels.minX == Approx(400 + above.x));
    CHECK(placing.texts[0].slot.offset == above);

    Placing taken;
    taken.obstacles.addBox({380, 280, 390, 290}, Obstacles::nobody);
    placed = taken.place({label});
    REQUIRE(placed.size() == 1);
    CHECK(placed[0].pixels.minX > 400);
}

namespace {

/// Makiivka, and villages about it whose names come after, tied to their symbols or not.
Placing amongVillages(const std::vector<Xy>& villages, bool tied)
{
    Placing placing;
    placing.obstacles.addSymbol({400, 300}, 3, 1);
    LabelCandidate big = town("Makiivka", {400, 300}, 1, 10);
    big.gapPixels = 3;
    std::vector<LabelCandidate> labels{big};
    for (const Xy at : villages) {
        const auto owner = static_cast<std::uint32_t>(labels.size() + 1);
        labels.push_back(town("Village", at, owner, 1));
        labels.back().tied = tied;
        if (tied)
            placing.obstacles.addWaitingSymbol(at, 3, owner);
        else
            placing.obstacles.addSymbol(at, 3, owner);
    }
    placing.place(labels);
    return placing;
}

std::vector<Xy> ringAbout(Xy centre, double radius, int count)
{
    std::vector<Xy> ring;
    for (int i = 0; i < count; ++i) {
        const double angle = i * 2 * 3.14159265 / count;
        ring.push_back({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
    }
    return ring;
}

}  // namespace

TEST_CASE("a name rather goes round a small place than push it out")
{
    const Placing placing = amongVillages({{430, 300}}, true);
    REQUIRE(placing.texts.size() == 2);
    CHECK(placing.texts[0].label.text == "Makiivka");
    CHECK(placing.texts[0].label.pixels.maxX < 400);
}

TEST_CASE("where no position is left, the more important name pushes out what lies about it")
{
    const auto crowd = ringAbout({400, 300}, 13, 16);
    for (const PlacedText& text : amongVillages(crowd, false).texts) CHECK(text.label.text == "Village");
    const Placing placing = amongVillages(crowd, true);
    REQUIRE_FALSE(placing.texts.empty());
    CHECK(placing.texts[0].label.text == "Makiivka");
    CHECK_FALSE(placing.texts[0].leader);
    for (const PlacedText& text : placing.texts) {
        if (!text.tied) continue;
        const Box symbol = Box{text.mapUnits.x, text.mapUnits.y, text.mapUnits.x, text.mapUnits.y}.grownBy(3);
        CHECK_FALSE(placing.texts[0].label.pixels.intersects(symbol));
    }
}

TEST_CASE("a line from a place to its name is at most two and a half letters' heights long")
{
    LabelCandidate label = town("Makiivka", {400, 300}, 1);
    label.gapPixels = 3;
    for (const TextPosition& at : positionsWithLeader(label, 60)) {
        const LeaderLine line = leaderTo(label, textBox(at.x, at.baseline, 60, label.style.sizePixels));
        CHECK(std::hypot(line.to.x - line.from.x, line.to.y - line.from.y) < 2.5 * label.style.sizePixels + 0.01);
    }
}
