// Whether the default map can be read by everyone, in every theme: contrast after WCAG 2.1, and areas that differ for
// people who lack one kind of cones.
#include <algorithm>
#include <set>

#include "color_vision.hpp"
#include "map/themes.hpp"
#include "map_files.hpp"

using namespace frontline;

namespace {

constexpr double leastTextContrast = 4.5, leastLineContrast = 3;  // WCAG 2.1, 1.4.3 and 1.4.11
// CIEDE2000. Flat areas: about 1 is just noticeable with both in sight. Thin lines of a hatch need more.
constexpr double leastFlatDifference = 3, leastHatchDifference = 10;
constexpr double leastTurnDegrees = 20;  // between two hatches that differ by their angle

/// Lines that carry meaning.
const std::set<std::string> lines{
    "contact-line",          "line-2014-2022",     "scenario-line",         "donetsk-luhansk",
    "state-border",          "dobropillia-axis",   "proposal-freeze",       "proposal-donbas-withdrawal",
    "proposal-four-oblasts", "proposal-line-2022", "proposal-us-28-points", "proposal-ua-20-points",
    "proposal-pullback-15",  "proposal-buffer-40"};
/// Lines that need no contrast, and why.
const std::map<std::string, std::string> exempt{
    {"rivers", "orientation, kept quiet"},
    {"oblasts", "orientation; names say what is where"},
    {"foreign-borders", "orientation"},
    {"state-band", "accompanies the state border"},
    {"former-reservoir", "edge of a hatched area"},
    {"scenario-zone", "edge of a stippled area"},
    {"dobropillia-salient", "edge of a hatched area"},
};

/// A map in one of its themes.
struct MapInTheme {
    const MapDefinition& map;
    ThemeId theme;
    [[nodiscard]] Color color(const ColorRef& ref) const { return colorOf(map, theme, ref); }
    [[nodiscard]] std::vector<StyleRule> rules(const LayerDefinition& layer) const
    {
        return *map.look(theme, layer).rules;
    }
    [[nodiscard]] LineStyle line(const std::string& id) const { return *rules(layerOf(map, id.c_str())).at(0).line; }
};

struct Pattern {
    Color color;
    double angleDegrees;
    bool dots;
};

/// Ground of the map: what a label or a line may lie on.
struct Ground {
    std::string name, layer;
    Rgb tint;  // between the lines of its hatches
    std::vector<Pattern> patterns;
};

class Grounds {
public:
    explicit Grounds(const MapInTheme& themed) : themed_(themed)
    {
        const Ground sea{"sea", "", rgbOf(themed.color({"background", 1})), {}};
        const Ground ukraine = on(sea, "ukraine");
        const Ground occupied = on(ukraine, "occupied");
        const Ground before = on(occupied, "occupied-before-2022");
        all = {sea,
               ukraine,
               occupied,
               before,
               on(sea, "neighbours"),
               on(ukraine, "lakes"),
               on(ukraine, "former-reservoir")};
        const auto add = [&](const char* layer, const std::vector<Ground>& below) {
            for (const Ground& ground : below) all.push_back(on(ground, layer));
        };
        add("scenario-passed", {ukraine});
        add("scenario-returned", {occupied, before});
        add("scenario-zone", {ukraine, occupied, before});
        add("dobropillia-salient", {ukraine, occupied});
        add("compared-first", {ukraine, occupied, before});
        add("compared-second", {ukraine, occupied, before});
    }

    std::vector<Ground> all;

private:
    [[nodiscard]] Ground on(const Ground& below, const std::string& id) const
    {
        const LayerLook layer = themed_.map.look(themed_.theme, layerOf(themed_.map, id.c_str()));
        REQUIRE(layer.rules->at(0).fill);
        const FillStyle& fill = *layer.rules->at(0).fill;
        Ground ground{id + " on " + below.name, id,
                      over(themed_.color(fill.color).withOpacity(*layer.opacity), below.tint), below.patterns};
        if (fill.hatch)
            ground.patterns.push_back({themed_.color(fill.hatch->color).withOpacity(*layer.opacity),
                                       fill.hatch->angleDegrees, fill.hatch->dots});
        return ground;
    }

    const MapInTheme& themed_;
};

/// The default map in each of its themes and in each that comes with the program.
std::vector<MapInTheme> themedMaps()
{
    static const MapDefinition map = [] {
        const std::filesystem::path root(FRONTLINE_SOURCE_DIR);
        auto read = readMap(root / "geodata" / "map.toml");
        if (!read) FAIL(read.error().message);
        REQUIRE(addThemes(*read, {root / "assets" / "themes"}).empty());
        return std::move(read).value();
    }();
    std::vector<MapInTheme> maps;
    for (const auto& [id, theme] : map.themes) maps.push_back({map, id});
    REQUIRE(maps.size() >= 4);
    return maps;
}

bool sameDirection(const Pattern& a, const Pattern& b)
{
    const double turn = std::abs(std::remainder(a.angleDegrees - b.angleDegrees, 180));
    return a.dots == b.dots && (a.dots || turn < leastTurnDegrees);
}

/// Whether the hatch can be seen on its ground, and is not matched by one of the other ground.
bool tellsApart(const Pattern& pattern, const Ground& own, const Ground& other, Vision vision)
{
    const Lab color = labOf(seenWith(vision, over(pattern.color, own.tint)));
    if (difference(color, labOf(seenWith(vision, own.tint))) < leastHatchDifference) return false;
    return std::ranges::none_of(other.patterns, [&](const Pattern& match) {
        const Lab matched = labOf(seenWith(vision, over(match.color, other.tint)));
        return sameDirection(pattern, match) && difference(color, matched) < leastHatchDifference;
    });
}

bool differ(const Ground& a, const Ground& b, Vision vision)
{
    const auto pattern = [&](const Ground& one, const Ground& two) {
        return std::ranges::any_of(one.patterns, [&](const Pattern& p) { return tellsApart(p, one, two, vision); });
    };
    if (pattern(a, b) || pattern(b, a)) return true;
    // Alike in pattern: the ground between must differ, and by more where lines draw the eye off it.
    const bool flat = a.patterns.empty() && b.patterns.empty();
    return difference(labOf(seenWith(vision, a.tint)), labOf(seenWith(vision, b.tint))) >=
           (flat ? leastFlatDifference : leastHatchDifference);
}

}  // namespace

TEST_CASE("contrast, difference and simulation agree with published figures")
{
    CHECK(contrast({0, 0, 0}, {1, 1, 1}) == Approx(21));
    // WebAIM's contrast checker: the lightest grey that passes on white.
    CHECK(contrast(rgbOf({0x76, 0x76, 0x76, 255}), {1, 1, 1}) == Approx(4.54).margin(0.005));
    // Pairs 1, 7, 17 and 25 of the test data of Sharma, Wu and Dalal.
    CHECK(difference({50, 2.6772, -79.7751}, {50, 0, -82.7485}) == Approx(2.0425).margin(5e-5));
    CHECK(difference({50, 0, 0}, {50, -1, 2}) == Approx(2.3669).margin(5e-5));
    CHECK(difference({50, 2.5, 0}, {73, 25, -18}) == Approx(27.1492).margin(5e-5));
    CHECK(difference({60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}) == Approx(1.2644).margin(5e-5));
    // Red without long-wave cones is a dark olive; greys stay as they are.
    const Rgb red = seenWith(Vision::Protanopia, {1, 0, 0});
    CHECK(red[0] * 255 == Approx(109).margin(0.5));
    CHECK(red[1] * 255 == Approx(95).margin(0.5));
    CHECK(red[2] * 255 == Approx(0).margin(0.5));
    for (const Vision vision : {Vision::Protanopia, Vision::Deuteranopia, Vision::Tritanopia})
        for (const double channel : seenWith(vision, {0.5, 0.5, 0.5})) CHECK(channel == Approx(0.5).margin(1e-4));
}

TEST_CASE("every label can be read on every ground in every theme")
{
    for (const MapInTheme& map : themedMaps()) {
        const Grounds grounds(map);
        for (const LayerPointer& layer : map.map.layers) {
            const std::string& id = layer->id.text();
            for (const StyleRule& rule : map.rules(*layer)) {
                if (!rule.label) continue;
                for (const Ground& ground : grounds.all) {
                    const Rgb below =
                        rule.label->haloWidthPoints > 0 ? over(map.color(rule.label->halo), ground.tint) : ground.tint;
                    const double ratio = contrast(over(map.color(rule.label->color), below), below);
                    INFO(map.theme.text() << ": label of " << id << " on " << ground.name << ": " << ratio);
                    CHECK(ratio >= leastTextContrast);
                }
            }
        }
        const Rgb halo = rgbOf(map.color({"halo", 1}));
        CHECK(contrast(over(map.color({"text", 1}), halo), halo) >= leastTextContrast);
    }
}

TEST_CASE("every line that carries meaning stands out from every ground in every theme")
{
    for (const MapInTheme& map : themedMaps()) {
        const Grounds grounds(map);
        for (const LayerPointer& layer : map.map.layers) {
            const std::string& id = layer->id.text();
            for (const StyleRule& rule : map.rules(*layer)) {
                if (!rule.line) continue;
                INFO(map.theme.text() << ": " << id);
                if (exempt.contains(id)) continue;
                CHECK(lines.contains(id));
                for (const Ground& ground : grounds.all) {
                    const Rgb below =
                        rule.line->casing ? over(map.color(*rule.line->casing), ground.tint) : ground.tint;
                    const double ratio = contrast(over(map.color(rule.line->color), below), below);
                    INFO(map.theme.text() << ": " << id << " on " << ground.name << ": " << ratio);
                    CHECK(ratio >= leastLineContrast);
                }
            }
        }
    }
}

TEST_CASE("every two kinds of ground differ for everyone, by colour or by pattern, in every theme")
{
    for (const MapInTheme& map : themedMaps()) {
        const std::vector<Ground> all = Grounds(map).all;
        for (const Vision vision : {Vision::Usual, Vision::Protanopia, Vision::Deuteranopia, Vision::Tritanopia})
            for (std::size_t i = 0; i < all.size(); ++i)
                for (std::size_t j = i + 1; j < all.size(); ++j) {
                    if (!all[i].layer.empty() && all[i].layer == all[j].layer) continue;
                    INFO(map.theme.text()
                         << ", vision " << static_cast<int>(vision) << ": " << all[i].name << " and " << all[j].name);
                    CHECK(differ(all[i], all[j], vision));
                }
    }
}

TEST_CASE("lines that can be seen together differ by dash, casing or width, not by colour alone")
{
    for (const MapInTheme& map : themedMaps()) {
        for (auto one = lines.begin(); one != lines.end(); ++one) {
            for (auto two = std::next(one); two != lines.end(); ++two) {
                const LineStyle a = map.line(*one), b = map.line(*two);
                const bool sameForm = a.dashPoints == b.dashPoints && a.casing.has_value() == b.casing.has_value() &&
                                      std::abs(a.widthPoints - b.widthPoints) < 0.5;
                INFO(map.theme.text() << ": " << *one << " and " << *two);
                CHECK_FALSE(sameForm);
            }
        }
    }
}

TEST_CASE("hatches that can be seen together run in different directions, whatever their colours, in every theme")
{
    // Of a comparison, and of a scenario: no picture has both.
    const std::set<std::string> compared{"compared-first", "compared-second"},
        changed{"scenario-passed", "scenario-returned", "scenario-zone"};
    const auto together = [&](const std::string& a, const std::string& b) {
        return !(compared.contains(a) && changed.contains(b)) && !(changed.contains(a) && compared.contains(b));
    };
    for (const MapInTheme& map : themedMaps()) {
        std::vector<std::pair<std::string, Pattern>> hatches;
        for (const LayerPointer& layer : map.map.layers) {
            // Fine level and upright lines, that in grey stand for control, are below all the others.
            if (layer->occupied) continue;
            for (const StyleRule& rule : map.rules(*layer))
                if (rule.fill && rule.fill->hatch)
                    hatches.push_back({layer->id.text(), {{}, rule.fill->hatch->angleDegrees, rule.fill->hatch->dots}});
        }
        REQUIRE(hatches.size() >= 7);
        for (const auto& [one, a] : hatches)
            for (const auto& [two, b] : hatches) {
                if (one >= two || !together(one, two)) continue;
                INFO(map.theme.text() << ": " << one << " and " << two);
                CHECK_FALSE(sameDirection(a, b));
            }
    }
}
