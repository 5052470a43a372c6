#include "scene/thinning.hpp"

#include <set>

#include "base/program_files.hpp"
#include "catch.hpp"
#include "crowd.hpp"
#include "languages.hpp"
#include "scene/furniture/legend.hpp"
#include "scene/scene.hpp"
#include "scene/style_draws.hpp"

using namespace frontline;

namespace {

std::vector<Anchor> anchorsAt(const std::vector<Xy>& mapUnits)
{
    std::vector<Anchor> anchors;
    for (const Xy& place : mapUnits) anchors.push_back({static_cast<std::uint32_t>(anchors.size()), place, "", 0});
    return anchors;
}

/// Those of a crowd, on the map of the view.
std::vector<Anchor> anchorsOfCrowd(const View& view, std::size_t count, double spreadDegrees)
{
    std::vector<Xy> places = crowd(count, spreadDegrees);
    view.projection.forward(places);
    return anchorsAt(places);
}

std::vector<std::uint32_t> inPicture(const View& view, const std::vector<Anchor>& anchors)
{
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t i = 0; i < anchors.size(); ++i)
        if (view.bounds().grownBy(5 * view.unitsPerPixel).contains(anchors[i].mapUnits)) numbers.push_back(i);
    return numbers;
}

std::vector<std::uint32_t> painted(const View& view, const std::vector<Anchor>& anchors,
                                   const DrawnRule& rule = pointRule(), double opacity = 1)
{
    return paintedAnchors(view, symbolInstance(view, *rule.symbol, opacity, {}), anchors, inPicture(view, anchors));
}

struct CrowdPicture {
    DisplayList list;
    std::vector<std::string> names, texts;
};

CrowdPicture crowdPicture(const DrawnMap& map, const View& view)
{
    static const auto scene = Scene::create(assetsPath() / "fonts").value().release();
    CrowdPicture out{scene->build(map, view), {}, {}};
    for (const PlacedLabel& label : scene->placedLabels()) out.names.push_back(label.text);
    for (const DrawCommand& command : out.list.commands)
        if (const auto* text = std::get_if<GlyphDraw>(&command))
            for (const TextRun& run : text->runs) out.texts.push_back(run.text);
    return out;
}

bool isSaid(const CrowdPicture& picture, const std::string& text)
{
    return std::ranges::find(picture.texts, text) != picture.texts.end();
}

/// So many points at the middle of the view, of which only the last can be seen, and one beside them.
DrawnLayer pile(std::size_t count)
{
    std::vector<Xy> places(count, {30.5, 48.5});
    places.front() = {30.7, 48.7};
    return newLayer("pile", "Pile", pointsTable(places), pointRule());
}

}  // namespace

TEST_CASE("of symbols at one place the last of the file is drawn, where there are more than a few")
{
    const View view = crowdView();
    std::vector<Anchor> anchors = anchorsAt(std::vector<Xy>(fewSymbols + 1, view.centre));
    CHECK(painted(view, anchors) == std::vector<std::uint32_t>{fewSymbols});
    anchors.pop_back();
    CHECK(painted(view, anchors).size() == fewSymbols);
}

TEST_CASE("of symbols that cover each other the most important stays, and lies over the others")
{
    const View view = crowdView();
    std::vector<Anchor> anchors = anchorsOfCrowd(view, 3000, 0.05);
    for (Anchor& anchor : anchors) anchor.priority = (anchor.feature * 7919) % 1000;
    const auto order = painted(view, anchors);
    REQUIRE(order.size() < anchors.size() / 2);
    CHECK(std::ranges::is_sorted(order, {}, [&](std::uint32_t i) { return anchors[i].priority; }));
    // Each of the most important is seen, wherever it is in the file: nothing lies over it but its like.
    const std::set<std::uint32_t> drawn(order.begin(), order.end());
    CHECK(std::ranges::all_of(
        anchors, [&](const Anchor& anchor) { return anchor.priority < 997 || drawn.contains(anchor.feature); }));
    // Two at one place: the more important one, though it comes first.
    std::vector<Anchor> pairs = anchorsOfCrowd(view, 1500, 0.05);
    for (std::uint32_t i = 0; i < 1500; ++i) {
        pairs[i].priority = 1;
        pairs.push_back({1500 + i, pairs[i].mapUnits, "", 0});
    }
    const auto ofPairs = painted(view, pairs);
    CHECK(std::ranges::all_of(ofPairs, [](std::uint32_t i) { return i < 1500; }));
}

TEST_CASE("symbols that do not lie under others are drawn, however many, in the order of the file")
{
    const View view = crowdView(2000, 2000);
    std::vector<Xy> places;
    for (int i = 0; i < 50 * 60; ++i) places.push_back(view.fromPixel({20 + i % 50 * 12.0, 20 + i / 50 * 12.0}));
    std::vector<Anchor> anchors = anchorsAt(places);
    for (Anchor& anchor : anchors) anchor.priority = -static_cast<double>(anchor.feature);
    CHECK(painted(view, anchors) == inPicture(view, anchors));
}

TEST_CASE("panning leaves the choice of symbols as it is")
{
    const View view = crowdView();
    const std::vector<Anchor> anchors = anchorsOfCrowd(view, 40000, 0.2);
    View moved = view;
    moved.panPixels(101.3, -57.8);
    const auto chosenIn = [&](const View& seen) {
        // What both show, without those at an edge, of which one shows more neighbours.
        const Box first = view.bounds().grownBy(-10 * view.unitsPerPixel),
                  second = moved.bounds().grownBy(-10 * view.unitsPerPixel);
        std::vector<std::uint32_t> chosen;
        for (const std::uint32_t i : painted(seen, anchors))
            if (first.contains(anchors[i].mapUnits) && second.contains(anchors[i].mapUnits)) chosen.push_back(i);
        return chosen;
    };
    const auto chosen = chosenIn(view);
    CHECK((chosen.size() > 3000 && chosen.size() < 10000));
    CHECK(chosen == chosenIn(moved));
}

TEST_CASE("of translucent symbols as many are drawn as hide what lies under them")
{
    const View view = crowdView();
    const std::vector<Anchor> anchors = anchorsAt(std::vector<Xy>(3000, view.centre));
    // Nine of 50 % leave 1/512 of what is below, ten of 128/255 a bit less.
    CHECK(painted(view, anchors, pointRule(), 0.5).size() == 9);
    CHECK(painted(view, anchors, pointRule(), 0.9).size() == 3);
    // So faint that all of them count.
    CHECK(painted(view, anchors, pointRule(), 0.01).size() == 3000);
    // A translucent rim lets be seen what lies under it.
    DrawnRule rimmed = pointRule();
    rimmed.symbol->outline = Color{255, 255, 255, 128};
    CHECK(painted(view, anchors, rimmed).size() == 9);
}

TEST_CASE("the legend says how many of a layer's symbols are drawn where others lie under them")
{
    const View view = crowdView(800, 600);
    DrawnMap map = emptyMap();
    map.layers = {pile(fewSymbols + 500)};
    const CrowdPicture thinned = crowdPicture(map, view);
    CHECK(symbolsOf(thinned.list) == 2 + 1);  // and the swatch
    CHECK(isSaid(thinned, "2 of 2,500 drawn, the others lie under them"));
    map.selection.language = ukrainian;
    CHECK(isSaid(crowdPicture(map, view), "2 з 2\u00A0500 намальовано, решта лежить під ними"));
    // Only of what is in the view.
    map.selection.language = english;
    map.layers = {pile(fewSymbols + 500)};
    View near = view;
    near.zoomAbout({400, 300}, 8);
    CHECK(isSaid(crowdPicture(map, near), "1 of 2,499 drawn, the others lie under them"));
}

TEST_CASE("a layer of few symbols is drawn whole, and the legend says nothing of it")
{
    DrawnMap map = emptyMap();
    map.layers = {pile(fewSymbols)};
    const CrowdPicture whole = crowdPicture(map, crowdView(800, 600));
    CHECK(symbolsOf(whole.list) == fewSymbols + 1);
    CHECK(isSaid(whole, "Pile"));
    CHECK(std::ranges::none_of(whole.texts, [](const std::string& text) { return text.find("drawn") < text.size(); }));
}

TEST_CASE("the two sides of a swipe have one figure in the legend for how many symbols are drawn")
{
    DrawnMap map = emptyMap();
    compare(map, ComparisonView::Mode::Swipe, "2024-08-08");
    map.layers = {pile(3), pile(3)};
    map.layers[0].side = DrawnLayer::Side::Left;
    map.layers[1].side = DrawnLayer::Side::Right;
    const View view = crowdView();
    const auto entries = legendEntries(map, view, *buildMeshes(map, regionFor(view, 0), nullptr),
                                       {{keyOf(map.layers[0]), {10, 3000}}, {keyOf(map.layers[1]), {300, 300}}});
    REQUIRE(entries.size() == 1);
    CHECK(entries.front().note == "310 of 3,300 drawn, the others lie under them");
}

TEST_CASE("of a crowd only symbols that are drawn have names, the most important among them")
{
    DrawnMap map = mapWithoutFurniture();
    map.layers = {pile(fewSymbols + 500)};
    auto table = std::make_shared<FeatureTable>(*map.layers[0].table);
    std::vector<std::string> names;
    std::vector<std::int64_t> people;
    for (int i = 0; i < static_cast<int>(table->featureCount()); ++i) {
        names.push_back("Town " + std::to_string(i));
        people.push_back(i == 1234 ? 1'000'000 : i);
    }
    table->columns = {{"name", names}, {"people", people}};
    map.layers[0].table = table;
    DrawnLabel label;
    label.column = LocalText("name");
    label.priorityColumn = "people";
    map.layers[0].rules[0].label = label;
    CrowdPicture picture = crowdPicture(map, crowdView());
    std::ranges::sort(picture.names);
    CHECK(picture.names == std::vector<std::string>{"Town 0", "Town 1234"});
    CHECK(symbolsOf(picture.list) == 2);
    // Symbols that are drawn with their names or not at all make room by their names.
    map.layers[0].rules[0].label->optional = false;
    picture = crowdPicture(map, crowdView());
    CHECK(std::ranges::find(picture.names, "Town 1234") != picture.names.end());
    CHECK(symbolsOf(picture.list) == picture.names.size());
}
