#include "map/themes.hpp"

#include "map_files.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

/// The line of the first rule of the squares' line of contact.
LineStyle contactLine(const Document& map)
{
    return *map.layer("contact-line")->rules.at(0).line;
}

struct Themed {
    Document map = readSquares();
    TemporaryFolder folder;

    /// Writes the theme and shows it; fails the test when that fails.
    void choose(const std::string& text)
    {
        const auto path = folder.write("mine.toml", text);
        const auto set = chooseTheme(map, path.string(), {});
        if (!set) FAIL(set.error().message);
    }
    /// The message of a theme that must be refused, without the path; the map must stay as it is.
    std::string refused(const std::string& text)
    {
        const auto path = folder.write("mine.toml", text);
        const auto set = chooseTheme(map, path.string(), {});
        REQUIRE_FALSE(set.ok());
        CHECK(map.theme == "paper");
        CHECK(map.themes.size() == 2);
        CHECK(contactLine(map).widthPoints == 2.4);
        std::string message = set.error().message;
        REQUIRE(message.starts_with(path.string()));
        return message.substr(path.string().size());
    }
};

}  // namespace

TEST_CASE("a theme file changes colours of the theme that it is based on, and leaves that theme alone")
{
    Themed t;
    t.choose("base = \"paper\"\n[colors]\nland = \"#FFFFFF\"\n");
    CHECK(t.map.theme == "mine");
    CHECK(t.map.color({"land", 1}) == Color{255, 255, 255, 255});
    CHECK(t.map.color({"ink", 1}) == Color{0x1A, 0x1A, 0x1A, 255});
    REQUIRE(setTheme(t.map, "paper"));
    CHECK(t.map.color({"land", 1}) == Color{0xFB, 0xFA, 0xF5, 255});
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
    CHECK(contactLine(t.map).widthPoints == 5);
    CHECK(contactLine(t.map).dashPoints == std::vector<double>{4, 2});
    CHECK(contactLine(t.map).color.name == "red");
    CHECK(contactLine(t.map).casing->opacity == 0.7);
    CHECK(contactLine(t.map).casingWidthPoints == 4.2);
    const auto& towns = t.map.layer("towns")->rules;
    CHECK(towns.at(0).label->sizePoints == 12);
    CHECK(towns.at(0).label->priority == 5);
    CHECK(towns.at(0).toMetresPerPoint == 2000);
    CHECK_FALSE(towns.at(1).label);
    REQUIRE(setTheme(t.map, "night"));
    CHECK(contactLine(t.map).widthPoints == 2.4);
    CHECK(t.map.layer("towns")->rules.at(0).label->sizePoints == 9);
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
    CHECK_FALSE(contactLine(t.map).casing);
    CHECK_FALSE(t.map.layer("occupied-before")->rules.at(0).fill->hatch);
    CHECK_FALSE(t.map.layer("land")->rules.at(0).line);
    CHECK(t.map.layer("land")->rules.at(0).fill);
    const auto& towns = t.map.layer("towns")->rules;
    CHECK(towns.at(0).symbol->shape == SymbolShape::RingDot);
    CHECK(towns.at(1).symbol->shape == SymbolShape::Square);
    CHECK(towns.at(1).symbol->color.name == "#FF0000");
    CHECK(towns.at(1).toMetresPerPoint == 50);
    CHECK(t.map.color(towns.at(1).label->color) == Color{0, 255, 0, 255});
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
    REQUIRE(t.map.layer("towns")->rules.size() == 1);
    CHECK(t.map.layer("towns")->rules[0].symbol->shape == SymbolShape::Diamond);
    CHECK(t.map.layer("towns")->rules[0].column.empty());
}

TEST_CASE("what a theme shows, hides or fades goes back with it, but not what was changed by hand")
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
    CHECK_FALSE(t.map.layer("towns")->visible);
    CHECK(t.map.layer("occupied")->opacity == 0.25);
    t.map.layer("occupied")->opacity = 0.6;
    REQUIRE(setTheme(t.map, "night"));
    CHECK(t.map.layer("towns")->visible);
    CHECK(t.map.layer("land")->visible);
    CHECK(t.map.layer("occupied")->opacity == 0.6);
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
    Document map = readSquares();
    const std::vector<std::filesystem::path> folders{program.path(), user.path(), "/nowhere"};
    const auto added = addThemes(map, folders);
    REQUIRE(added.size() == 1);
    CHECK(added[0].name == "broken");
    CHECK_THAT(added[0].message, Contains("broken.toml, line 2"));
    CHECK(map.themes.size() == 4);
    REQUIRE(chooseTheme(map, "grey", folders));
    CHECK(map.color({"land", 1}) == Color{0x22, 0x22, 0x22, 255});
    REQUIRE(chooseTheme(map, "night", folders));
    CHECK(map.theme == "night");
    const auto unknown = chooseTheme(map, "gray", folders);
    REQUIRE_FALSE(unknown.ok());
    CHECK(unknown.error().message ==
          "unknown theme \"gray\"; did you mean \"grey\"? There are: blue, broken, grey, night, paper");
    const auto missing = chooseTheme(map, "/nowhere/x.toml", folders);
    REQUIRE_FALSE(missing.ok());
    CHECK_THAT(missing.error().message, Contains("/nowhere/x.toml"));
    CHECK(map.theme == "night");
}

TEST_CASE("the themes that come with the program fit its map")
{
    auto map = readMap(std::filesystem::path(FRONTLINE_SOURCE_DIR) / "geodata" / "map.toml");
    REQUIRE(map.ok());
    for (const char* name : {"print-grey", "high-contrast"}) {
        const auto set = chooseTheme(*map, name, {std::filesystem::path(FRONTLINE_SOURCE_DIR) / "assets" / "themes"});
        if (!set) FAIL(set.error().message);
    }
}
