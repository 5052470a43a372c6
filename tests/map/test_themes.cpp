#include "map/themes.hpp"

#include "map_files.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

/// The line of the first rule of the squares' line of contact.
LineStyle contactLine(const MapDefinition& map, ThemeId theme)
{
    return *map.look(theme, layerOf(map, "contact-line")).rules->at(0).line;
}

struct Themed {
    MapDefinition map = readSquares();
    ThemeId theme{"paper"};
    TemporaryFolder folder;

    /// Writes the theme and chooses it; fails the test when that fails.
    void choose(const std::string& text)
    {
        const auto path = folder.write("mine.toml", text);
        const auto needed = needTheme(map, path.string(), {});
        if (!needed) FAIL(needed.error().message);
        theme = *needed;
    }
    /// The message of a theme that must be refused, without the path; the map must stay as it is.
    std::string refused(const std::string& text)
    {
        const auto path = folder.write("mine.toml", text);
        const auto needed = needTheme(map, path.string(), {});
        REQUIRE_FALSE(needed.ok());
        CHECK(map.themes.size() == 2);
        CHECK(line().widthPoints == 2.4);
        std::string message = needed.error().message;
        REQUIRE(message.starts_with(path.string()));
        return message.substr(path.string().size());
    }

    [[nodiscard]] Color color(const ColorRef& ref) const { return colorOf(map, theme, ref); }
    [[nodiscard]] LineStyle line() const { return contactLine(map, theme); }
    [[nodiscard]] LayerLook look(const char* id) const { return map.look(theme, layerOf(map, id)); }
    [[nodiscard]] std::vector<StyleRule> rules(const char* id) const { return *look(id).rules; }
};

}  // namespace

TEST_CASE("a theme file changes colours of the theme that it is based on, and leaves that theme alone")
{
    Themed t;
    t.choose("base = \"paper\"\n[colors]\nland = \"#FFFFFF\"\n");
    CHECK(t.theme == ThemeId("mine"));
    CHECK(t.color({"land", 1}) == Color{255, 255, 255, 255});
    CHECK(t.color({"ink", 1}) == Color{0x1A, 0x1A, 0x1A, 255});
    t.theme = ThemeId("paper");
    CHECK(t.color({"land", 1}) == Color{0xFB, 0xFA, 0xF5, 255});
}

TEST_CASE("a theme file changes single keys of a style and keeps the others")
{
    Themed t;
    t.choose(R"(base = "paper"
[[layers]]
id = "contact-line"
line = { width = 5, dash = [4, 2] }
[[layers]]
id = "towns"
label = { size = 12 }
)");
    CHECK(t.line().widthPoints == 5);
    CHECK(t.line().dashPoints == std::vector<double>{4, 2});
    CHECK(t.line().color.name == "red");
    CHECK(t.line().casing->opacity == 0.7);
    CHECK(t.line().casingWidthPoints == 4.2);
    const auto towns = t.rules("towns");
    CHECK(towns.at(0).label->sizePoints == 12);
    CHECK(towns.at(0).label->priority == 5);
    CHECK(towns.at(0).toMetresPerPoint == 2000);
    CHECK_FALSE(towns.at(1).label);
    t.theme = ThemeId("night");
    CHECK(t.line().widthPoints == 2.4);
    CHECK(t.rules("towns").at(0).label->sizePoints == 9);
}

TEST_CASE("a theme file takes parts away, changes one rule by its number, and adds a part to it")
{
    Themed t;
    t.choose(R"(base = "paper"
[colors]
extra = "#00FF00"
[[layers]]
id = "contact-line"
line = { casing = false }
[[layers]]
id = "occupied-before"
fill = { hatch = false }
[[layers]]
id = "towns"
[[layers.rules]]
rule = 2
metres_per_point = [0, 50]
symbol = { shape = "square" }
label = { column = "name", color = "extra" }
[[layers]]
id = "land"
line = false
)");
    CHECK_FALSE(t.line().casing);
    CHECK_FALSE(t.rules("occupied-before").at(0).fill->hatch);
    CHECK_FALSE(t.rules("land").at(0).line);
    CHECK(t.rules("land").at(0).fill);
    const auto towns = t.rules("towns");
    CHECK(towns.at(0).symbol->shape == SymbolShape::RingDot);
    CHECK(towns.at(1).symbol->shape == SymbolShape::Square);
    CHECK(towns.at(1).symbol->color.name == "#FF0000");
    CHECK(towns.at(1).toMetresPerPoint == 50);
    CHECK(t.color(towns.at(1).label->color) == Color{0, 255, 0, 255});
}

TEST_CASE("a theme file replaces the rules of a layer as a whole")
{
    Themed t;
    t.choose(R"(base = "night"
[[layers]]
id = "towns"
replace = true
[[layers.rules]]
symbol = { shape = "diamond", color = "ink" }
)");
    REQUIRE(t.rules("towns").size() == 1);
    CHECK(t.rules("towns")[0].symbol->shape == SymbolShape::Diamond);
    CHECK(t.rules("towns")[0].column.empty());
}

TEST_CASE("what a theme shows, hides or fades goes back with it")
{
    Themed t;
    t.choose(R"(base = "paper"
[[layers]]
id = "towns"
visible = false
[[layers]]
id = "occupied"
opacity = 0.25
[[layers]]
id = "land"
visible = false
)");
    CHECK_FALSE(*t.look("towns").visible);
    CHECK(t.look("occupied").opacity == 0.25);
    t.theme = ThemeId("night");
    CHECK(*t.look("towns").visible);
    CHECK(*t.look("land").visible);
    CHECK(t.look("occupied").opacity == 1);
}

TEST_CASE("an error in a theme file names file, line and key, and the map keeps its theme")
{
    Themed t;
    const std::string head = "base = \"paper\"\n";
    CHECK(t.refused("bse = \"paper\"\n") == ", line 1: theme: unknown key \"bse\"; did you mean \"base\"?");
    CHECK_THAT(t.refused("base = \"papr\"\n"),
               Contains("line 1: theme: unknown theme \"papr\"; did you mean \"paper\"?"));
    CHECK_THAT(t.refused("[colors]\nland = \"#FFFFFF\"\n"), Contains("line 1: theme: key \"base\" is missing"));
    CHECK(t.refused(head + "[colors]\nland = \"#GGGGGG\"\n") ==
          ", line 3: colors: \"land\" must be a colour as \"#RRGGBB\" or \"#RRGGBBAA\", but is \"#GGGGGG\"");
    CHECK(t.refused(head + "[colors]\nland = 5\n") ==
          ", line 3: colors: \"land\" must be a colour as \"#RRGGBB\" or \"#RRGGBBAA\", but is a whole number");
    CHECK_THAT(t.refused(head + "[colors]\nlnad = \"#FFFFFF\"\n"),
               Contains("line 3: colors: unknown colour \"lnad\"; did you mean \"land\"?"));
    CHECK_THAT(
        t.refused(head + "[[layers]]\nid = \"contact-lines\"\n"),
        Contains("line 3: layer \"contact-lines\": unknown layer \"contact-lines\"; did you mean \"contact-line\"?"));
    CHECK_THAT(t.refused(head + "[[layers]]\nid = \"land\"\nline = { widht = 2 }\n"),
               Contains("line 4: layer \"land\", line: unknown key \"widht\"; did you mean \"width\"?"));
    CHECK_THAT(t.refused(head + "[[layers]]\nid = \"land\"\nline = { width = \"2\" }\n"),
               Contains("line 4: layer \"land\", line: key \"width\" must be a number, but is a text"));
    CHECK_THAT(t.refused(head + "[[layers]]\nid = \"land\"\nline = { color = \"inc\" }\n"),
               Contains("line 4: layer \"land\", line: unknown colour \"inc\"; did you mean \"ink\"?"));
    CHECK_THAT(t.refused(head + "[[layers]]\nid = \"land\"\nsymbol = { size = 2 }\n"),
               Contains("line 4: layer \"land\": no rule of this layer has a symbol"));
    CHECK_THAT(t.refused(head + "[[layers]]\nid = \"towns\"\n[[layers.rules]]\nrule = 3\nsymbol = { size = 2 }\n"),
               Contains("line 5") && Contains("there is no rule 3: the layer has 2"));
    CHECK_THAT(t.refused(head + "[[layers]]\nid = \"towns\"\n[[layers.rules]]\nsymbol = { size = 2 }\n"),
               Contains("line 4") && Contains("key \"rule\" is missing"));
    CHECK_THAT(t.refused(head + "[[layers]]\nid = \"land\"\n[[layers]]\nid = \"land\"\n"),
               Contains("line 5: layer \"land\": two [[layers]] have the id \"land\""));
    CHECK_THAT(t.refused(head + "[[layers]]\nid = \"land\"\nopacity = 2\n"),
               Contains("line 4: layer \"land\": key \"opacity\" must be from 0 to 1, but is 2"));
    CHECK_THAT(t.refused("base = \"paper\n"), Contains("line 1: not valid TOML"));
    CHECK_THAT(t.refused(""), Contains("line 1: theme: key \"base\" is missing"));
}

TEST_CASE(
    "a theme is found by name in the folders, the later folder first; an unknown one is answered with a suggestion")
{
    const TemporaryFolder program, user;
    const std::string head = "base = \"paper\"\n";
    (void)program.write("grey.toml", head + "[colors]\nland = \"#111111\"\n");
    (void)program.write("blue.toml", head + "[colors]\nland = \"#0000FF\"\n");
    (void)user.write("grey.toml", head + "[colors]\nland = \"#222222\"\n");
    (void)user.write("broken.toml", head + "colour = 1\n");
    MapDefinition map = readSquares();
    const std::vector<std::filesystem::path> folders{program.path(), user.path(), "/nowhere"};
    const auto added = addThemes(map, folders);
    REQUIRE(added.size() == 1);
    CHECK(added[0].theme == ThemeId("broken"));
    CHECK_THAT(added[0].message, Contains("broken.toml, line 2"));
    CHECK(map.themes.size() == 4);
    REQUIRE(needTheme(map, "grey", folders));
    CHECK(colorOf(map, ThemeId("grey"), {"land", 1}) == Color{0x22, 0x22, 0x22, 255});
    const auto own = needTheme(map, "night", folders);
    REQUIRE(own.ok());
    CHECK(*own == ThemeId("night"));
    const auto unknown = needTheme(map, "gray", folders);
    REQUIRE_FALSE(unknown.ok());
    CHECK(unknown.error().message ==
          "unknown theme \"gray\"; did you mean \"grey\"? There are: blue, broken, grey, night, paper");
    const auto missing = needTheme(map, "/nowhere/x.toml", folders);
    REQUIRE_FALSE(missing.ok());
    CHECK_THAT(missing.error().message, Contains("/nowhere/x.toml"));
}

TEST_CASE("the themes that come with the program fit its map")
{
    auto map = readMap(std::filesystem::path(FRONTLINE_SOURCE_DIR) / "geodata" / "map.toml");
    REQUIRE(map.ok());
    for (const char* name : {"print-grey", "high-contrast"}) {
        const auto set = needTheme(*map, name, {std::filesystem::path(FRONTLINE_SOURCE_DIR) / "assets" / "themes"});
        if (!set) FAIL(set.error().message);
    }
}
