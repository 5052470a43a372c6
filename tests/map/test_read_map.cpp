#include <fmt/format.h>

#include "map_files.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

// Line numbers count from 1 at `title`.
const char* const valid = R"(title = "T"
crs = "EPSG:32637"
date = "2025-01-01"
dates = ["2024-01-01", "2025-01-01"]
default_view = "all"
contact_lines = "lines"

[data.lines]
path = "lines.fgb"

[themes.paper]
background = "#FFFFFF"
ink = "#000000"

[[views]]
id = "all"
box = [30, 48, 32, 49]

[[layers]]
id = "line"
data = "lines"
dated = true
[[layers.rules]]
line = { color = "ink", width = 2 }
)";

std::string replaced(std::string text, const std::string& what, const std::string& with)
{
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), with);
}

/// The error of a map; "" when it is read.
std::string errorOf(const std::string& text)
{
    const TemporaryFolder folder;
    const auto path = folder.write("map.toml", text);
    const auto map = readMap(path);
    if (map) return "";
    const std::string& message = map.error().message;
    CHECK(message.find('\n') == std::string::npos);
    CHECK_THAT(message, Contains(path.string()));
    return message;
}

}  // namespace

TEST_CASE("a map is read with its layers in drawing order")
{
    const MapDefinition map = readSquares();
    CHECK(map.title.own() == "Squares");
    CHECK(map.date == "2025-01-01");
    CHECK(map.dates == std::vector<std::string>{"2024-01-01", "2025-01-01"});
    CHECK(map.themes.size() == 2);
    REQUIRE(map.views.size() == 2);
    CHECK(map.view(ViewId("all"))->title.in(Language::of("uk")) == "Усе");
    CHECK(map.view(ViewId("east"))->lonLat.minX == 31);
    CHECK(map.view(ViewId("east"))->lonLat.maxY == 49);
    REQUIRE(map.layers.size() == 5);
    CHECK(map.layers[0]->id == LayerId("land"));
    CHECK(map.layers[4]->id == LayerId("towns"));
    CHECK(map.data.at(DataId("towns")).crs == "EPSG:4326");
    CHECK(map.data.at(DataId("towns")).path == squaresMap().parent_path() / "towns.geojson");
    CHECK(map.source(SourceId("drawn"))->status == "schematic");
}

TEST_CASE("a layer carries its filter, recipe and style")
{
    const MapDefinition map = readSquares();
    const LayerDefinition& towns = layerOf(map, "towns");
    CHECK(towns.filterColumn == "kind");
    CHECK(towns.filterValue == "town");
    CHECK(towns.opacity == 0.5);
    CHECK(towns.title.in(Language::of("uk")) == "Міста");
    REQUIRE(towns.rules.size() == 2);
    CHECK(towns.rules[0].min == 10000.0);
    CHECK_FALSE(towns.rules[0].max);
    CHECK(towns.rules[0].toMetresPerPoint == 2000);
    CHECK(towns.rules[0].symbol->shape == SymbolShape::RingDot);
    CHECK(towns.rules[0].label->face == FontFace::Medium);
    CHECK(towns.rules[0].label->priorityColumn == "population");
    CHECK(towns.rules[0].label->haloWidthPoints == 1.6);
    CHECK(towns.rules[1].values == std::vector<std::string>{"Small", "Tiny"});
    const LayerDefinition& before = layerOf(map, "occupied-before");
    CHECK_FALSE(before.visible);
    REQUIRE(before.occupied);
    CHECK(before.occupied->plusIso == std::vector<std::string>{"T-3"});
    CHECK(before.rules[0].fill->hatch->angleDegrees == 135);
    const LayerDefinition& line = layerOf(map, "contact-line");
    CHECK(line.dated);
    CHECK(line.rules[0].line->casing->opacity == 0.7);
    CHECK(line.rules[0].line->casingWidthPoints == 4.2);
    CHECK(layerOf(map, "land").rules[0].line->dashPoints == std::vector<double>{6, 3});
    CHECK(map.layer(LayerId("nothing")) == nullptr);
}

TEST_CASE("colours come from the theme, as literals, and in magenta when unknown")
{
    const MapDefinition map = readSquares();
    const ThemeId paper("paper");
    CHECK(colorOf(map, paper, {"land", 1}) == Color{0xFB, 0xFA, 0xF5, 255});
    CHECK(colorOf(map, paper, {"#10203040", 1}) == Color{0x10, 0x20, 0x30, 0x40});
    CHECK(colorOf(map, paper, {"nothing", 1}) == Color{255, 0, 255, 255});
    CHECK(colorOf(map, ThemeId("night"), {"red", 0.5}) == Color{0xD0, 0x60, 0x4F, 0x40});
}

TEST_CASE("a symbol is drawn without its label unless the map ties the two")
{
    const TemporaryFolder folder;
    const auto optionalOf = [&](const std::string& more) {
        const std::string rule =
            "symbol = { color = \"ink\" }\nlabel = { column = \"name\", color = \"ink\"" + more + " }";
        const auto map =
            readMap(folder.write("map.toml", replaced(valid, "line = { color = \"ink\", width = 2 }", rule)));
        if (!map) FAIL(map.error().message);
        return resolved(map->layers[0]->rules[0], map->themes.begin()->second.colors).label->optional;
    };
    CHECK(optionalOf(""));
    CHECK_FALSE(optionalOf(", optional = false"));
}

TEST_CASE("a text is plain, or in several languages by their codes; the English one, or the first, is its own")
{
    const TemporaryFolder folder;
    const auto titleOf = [&](const std::string& value) {
        const auto map = readMap(folder.write("map.toml", replaced(valid, "\"T\"", value)));
        if (!map) FAIL(map.error().message);
        return map->title;
    };
    CHECK(titleOf("\"T\"").own() == "T");
    const LocalText both = titleOf("{ uk = \"Т\", en = \"T\", pl = \"Te\" }");
    CHECK(both.own() == "T");
    CHECK(both.in(Language::of("uk")) == "Т");
    CHECK(both.in(Language::of("pl")) == "Te");
    CHECK(both.in(Language::of("de")) == "T");
    CHECK(titleOf("{ uk = \"Т\" }").own() == "Т");
    CHECK_THAT(errorOf(replaced(valid, "\"T\"", "{ Ukrainian = \"Т\" }")),
               Contains("line 1: map: key \"title\": \"Ukrainian\" must be a language's code, as \"uk\""));
    CHECK_THAT(errorOf(replaced(valid, "\"T\"", "{ uk = 5 }")), Contains("with a text in quotes"));
    CHECK_THAT(errorOf(replaced(valid, "title = \"T\"", "title = \"T\"\ntitle_uk = \"Т\"")),
               Contains("line 2: map: key \"title_uk\": write the translations into \"title\", as in title = { en ="));
}

TEST_CASE("a layer has a role by its name, and only one layer has it")
{
    const TemporaryFolder folder;
    const std::string text = replaced(valid, "dated = true", "dated = true\nrole = \"contact-line\"");
    const auto map = readMap(folder.write("map.toml", text));
    REQUIRE(map.ok());
    CHECK(map->layerOf(LayerRole::ContactLine)->id == LayerId("line"));
    CHECK(map->layerOf(LayerRole::OccupiedArea) == nullptr);
    CHECK_THAT(errorOf(replaced(text, "contact-line", "contact-lines")),
               Contains("line 23: layer \"line\": unknown role \"contact-lines\"; did you mean \"contact-line\"?"));
    CHECK_THAT(errorOf(replaced(text, "contact-line", "occupied-area")), Contains("with the key \"occupied\""));
    CHECK_THAT(errorOf(text + "[[layers]]\nid = \"two\"\ndata = \"lines\"\nrole = \"contact-line\"\n"),
               Contains("line 29: layer \"two\": two layers have the role \"contact-line\""));
}

TEST_CASE("the smallest map is valid")
{
    CHECK(errorOf(valid) == "");
    CHECK(errorOf("crs = \"EPSG:4326\"\n[themes.paper]\nbackground = \"#FFFFFF\"\n") == "");
}

TEST_CASE("an unknown key is named with its line and the nearest known key")
{
    CHECK_THAT(errorOf(replaced(valid, "default_view", "defualt_view")),
               Contains("line 5: map: unknown key \"defualt_view\"; did you mean \"default_view\"?"));
    CHECK_THAT(errorOf(replaced(valid, "dated = true", "datde = true")),
               Contains("line 22: layer \"line\": unknown key \"datde\"; did you mean \"dated\"?"));
    CHECK_THAT(errorOf(replaced(valid, "color = \"ink\"", "colour = \"ink\"")),
               Contains("line 24: layer \"line\", rule 1, line: unknown key \"colour\"; did you mean \"color\"?"));
    CHECK_THAT(errorOf(replaced(valid, "path = ", "file = \"a\"\npath = ")),
               Contains("line 9: data \"lines\": unknown key \"file\"; known are: path, crs, layer"));
}

TEST_CASE("a wrong type is named with its line, what was expected and what is there")
{
    CHECK_THAT(errorOf(replaced(valid, "title = \"T\"", "title = 5")),
               Contains("line 1: map: key \"title\" must be a text in quotes, or texts by language: { en = \"…\", uk = "
                        "\"…\" }, but is a whole number"));
    CHECK_THAT(errorOf(replaced(valid, "width = 2", "width = \"2\"")),
               Contains("line 24: layer \"line\", rule 1, line: key \"width\" must be a number, but is a text"));
    CHECK_THAT(errorOf(replaced(valid, "dated = true", "dated = 1")),
               Contains("line 22: layer \"line\": key \"dated\" must be true or false, but is a whole number"));
    CHECK_THAT(errorOf(replaced(valid, "[30, 48, 32, 49]", "[30, 48, 32]")),
               Contains("line 17: view \"all\": key \"box\" must be a list of 4 numbers, but has 3"));
    CHECK_THAT(errorOf(replaced(valid, "[30, 48, 32, 49]", "[30, 48, \"32\", 49]")), Contains("line 17: view \"all\""));
    CHECK_THAT(errorOf(replaced(valid, "[[views]]", "[views]")), Contains("key \"views\" must be a list of tables"));
    CHECK_THAT(errorOf(replaced(valid, "[data.lines]\npath =", "[data]\nlines =")),
               Contains("line 9: data \"lines\" must be a table, but is a text"));
    CHECK_THAT(errorOf(replaced(valid, "\"2024-01-01\", ", "2024, ")),
               Contains("line 4: map: key \"dates\" must be a list of texts, but holds a whole number"));
}

TEST_CASE("a value out of range is named with its range")
{
    CHECK_THAT(errorOf(replaced(valid, "width = 2", "width = -2")), Contains("must be from 0.01 to 1000, but is -2"));
    CHECK_THAT(errorOf(replaced(valid, "width = 2", "width = nan")), Contains("but is nan"));
    CHECK_THAT(errorOf(replaced(valid, "width = 2", "width = 2, opacity = 2")),
               Contains("line 24: layer \"line\", rule 1, line: key \"opacity\" must be from 0 to 1, but is 2"));
    CHECK_THAT(errorOf(replaced(valid, "width = 2", "width = 2, dash = [1, 2, 3]")), Contains("four pairs"));
    CHECK_THAT(errorOf(replaced(valid, "[30, 48, 32, 49]", "[32, 48, 30, 49]")), Contains("west < east"));
    CHECK_THAT(errorOf(replaced(valid, "\"2024-01-01\", ", "\"yesterday\", ")),
               Contains("\"yesterday\" is not a date"));
}

TEST_CASE("an unknown colour, data id, view, date, theme or source is named with those there are")
{
    CHECK_THAT(errorOf(replaced(valid, "\"ink\"", "\"inck\"")),
               Contains("line 24: layer \"line\", rule 1, line: theme \"paper\": unknown colour \"inck\"; did you mean "
                        "\"ink\"? There are: background, ink"));
    CHECK_THAT(errorOf(replaced(valid, "\"ink\"", "\"#12345\"")),
               Contains("line 24") && Contains("\"#12345\" is not a colour"));
    CHECK_THAT(errorOf(replaced(valid, "ink = \"#000000\"", "ink = \"black\"")),
               Contains("line 13: theme \"paper\": \"ink\" must be a colour as \"#RRGGBB\""));
    CHECK_THAT(errorOf(replaced(valid, "data = \"lines\"", "data = \"line\"")),
               Contains("line 21: layer \"line\": unknown data id \"line\"; did you mean \"lines\"?"));
    CHECK_THAT(errorOf(replaced(valid, "default_view = \"all\"", "default_view = \"some\"")),
               Contains("line 5: map, key \"default_view\": unknown view \"some\"; there are: all"));
    CHECK_THAT(errorOf(replaced(valid, "date = \"2025-01-01\"", "date = \"2025-01-02\"")),
               Contains("line 3: map, key \"date\": unknown date \"2025-01-02\"; did you mean \"2025-01-01\"?"));
    CHECK_THAT(errorOf(replaced(valid, "title = \"T\"", "theme = \"papre\"")),
               Contains("line 1: map, key \"theme\": unknown theme \"papre\"; did you mean \"paper\"?"));
    const TemporaryFolder folder;
    const auto path = folder.write("map.toml", replaced(valid, "dated = true", "source = \"deepstat\""));
    CHECK_THAT(readMap(path).error().message, Contains("sources.toml"));
    (void)folder.write("sources.toml", "[[source]]\nid = \"deepstate\"\n");
    CHECK_THAT(readMap(path).error().message,
               Contains("line 22: layer \"line\": unknown source \"deepstat\"; did you mean \"deepstate\"?"));
}

TEST_CASE("what is missing, doubled or without sense is named")
{
    CHECK_THAT(errorOf(replaced(valid, "crs = \"EPSG:32637\"", "")), Contains("map: key \"crs\" is missing"));
    CHECK_THAT(errorOf(replaced(valid, "id = \"line\"", "id = \"\"")),
               Contains("line 20: layer 1: key \"id\" must not be empty"));
    CHECK_THAT(errorOf(replaced(valid, "data = \"lines\"\n", "")),
               Contains("one of the keys \"data\", \"occupied\" and \"scenario\""));
    CHECK_THAT(errorOf(replaced(valid, "box = [30, 48, 32, 49]", "")),
               Contains("view \"all\": key \"box\" is missing"));
    CHECK_THAT(errorOf(replaced(valid, "background = \"#FFFFFF\"", "")),
               Contains("line 11: theme \"paper\": the colour \"background\" is missing"));
    CHECK_THAT(errorOf(replaced(valid, "dates = [\"2024-01-01\", \"2025-01-01\"]", "")),
               Contains("key \"dates\" is missing"));
    CHECK_THAT(errorOf(valid + std::string("[[layers]]\nid = \"line\"\ndata = \"lines\"\n")),
               Contains("line 26: layer \"line\": two layers have the id \"line\""));
    CHECK_THAT(errorOf(replaced(valid, "line = {", "min = 5\nline = {")),
               Contains("line 24: layer \"line\", rule 1: key \"min\" needs the key \"column\""));
    CHECK_THAT(errorOf(replaced(valid, "width = 2", "width = 2, casing = \"ink\"")), Contains("\"casing_width\""));
}

TEST_CASE("of several errors, the one on the lowest line is told")
{
    CHECK_THAT(errorOf(replaced(replaced(valid, "width = 2", "width = true"), "box = ", "bxo = ")),
               Contains("line 17: view \"all\": unknown key \"bxo\"; did you mean \"box\"?"));
}

TEST_CASE("text that is not TOML is refused with its line")
{
    CHECK_THAT(errorOf(replaced(valid, "[themes.paper]", "[themes.paper")), Contains("line 11: not valid TOML"));
    CHECK_THAT(errorOf("title = \"T\"\ntitle = \"U\"\n"), Contains("line 2: not valid TOML"));
    CHECK_THAT(errorOf(std::string("crs = \"\0\xff\xfe\n", 11)), Contains("not valid TOML"));
    std::string deep = "a = ";
    deep.append(100000, '[');
    CHECK_THAT(errorOf(deep), Contains("not valid TOML"));
}

TEST_CASE("a map that is missing, a folder or empty is refused with its path")
{
    const TemporaryFolder folder;
    CHECK_THAT(readMap(folder.path() / "none.toml").error().message, Contains("none.toml"));
    CHECK_THAT(readMap(folder.path()).error().message, Contains(folder.path().string()));
    CHECK_THAT(errorOf(""), Contains("line 1"));
}

TEST_CASE("a map says what stands around it")
{
    const TemporaryFolder folder;
    const auto path = folder.write("map.toml", std::string(valid) + R"(
[furniture]
title = "Own title"
subtitle = "Own subtitle"
credit = "Map: The Paper"
legend = false
scale_bar = false
north_arrow = true
inset = true
locator = "all"
)");
    const auto map = readMap(path);
    REQUIRE(map.ok());
    const FurnitureChoice& choice = map->furniture;
    CHECK(choice.titleText == "Own title");
    CHECK(choice.subtitleText == "Own subtitle");
    CHECK(choice.creditText == "Map: The Paper");
    CHECK((!choice.legend && !choice.scaleBar && choice.inset && choice.attribution));
    CHECK(choice.northArrow == FurnitureChoice::NorthArrow::Always);
    CHECK(choice.locatorView == ViewId("all"));
    CHECK(choice.title);
    const auto bare = readMap(folder.write("bare.toml", std::string(valid) + "[furniture]\ntitle = false\n"));
    REQUIRE(bare.ok());
    CHECK_FALSE(bare->furniture.title);
    CHECK(bare->furniture.subtitle);
}

TEST_CASE("what is wrong with furniture is named with line and key")
{
    const auto with = [](const std::string& line) {
        return errorOf(std::string(valid) + "[furniture]\n" + line + "\n");
    };
    CHECK_THAT(
        with("north_arrow = \"sometimes\""),
        Contains("line 26: furniture: key \"north_arrow\" must be true, false or \"auto\", but is \"sometimes\""));
    CHECK_THAT(with("north_arrow = 3"), Contains("must be true, false or \"auto\""));
    CHECK_THAT(with("legend = \"yes\""), Contains("furniture: key \"legend\" must be true or false"));
    CHECK_THAT(with("title = 3"), Contains("furniture: key \"title\" must be a text in quotes, true or false"));
    CHECK(with("title = false") == "");
    CHECK_THAT(with("titel = \"T\""), Contains("did you mean \"title\"?"));
    CHECK_THAT(with("locator = \"al\""), Contains("unknown view \"al\"; did you mean \"all\"?"));
    CHECK(with("north_arrow = \"auto\"") == "");
}

TEST_CASE("a layer has its own words for the legend, or keeps out of it")
{
    const TemporaryFolder folder;
    const auto path =
        folder.write("map.toml", replaced(valid, "dated = true", "dated = true\nlegend = { en = \"\", uk = \"Л\" }"));
    const auto map = readMap(path);
    REQUIRE(map.ok());
    REQUIRE(map->layers[0]->legend);
    CHECK(map->layers[0]->legend->own().empty());
    CHECK(map->layers[0]->legend->in(Language::of("uk")) == "Л");
    CHECK_FALSE(readMap(folder.write("plain.toml", valid))->layers[0]->legend.has_value());
}

TEST_CASE("what is meant to cost time or to reach elsewhere is refused by its line")
{
    std::string parts = "a";
    for (int i = 0; i < 100; ++i) parts += ".a";
    CHECK_THAT(errorOf("[" + parts + "]\nb = 1\n" + valid), Contains("line 1") && Contains("64 parts"));
    CHECK_THAT(errorOf(replaced(valid, "ink = \"#000000\"", parts + " = 1")), Contains("line 13"));
    CHECK(errorOf(replaced(valid, "box = [30, 48, 32, 49]", "box = [30.125, 48.125, 32.5, 49.5]")).empty());
    CHECK_THAT(errorOf(replaced(valid, "title = \"T\"", "title = \"" + std::string(2001, 'x') + "\"")),
               Contains("line 1") && Contains("2001 characters"));
    CHECK(errorOf(replaced(valid, "title = \"T\"", "title = \"" + std::string(2000, 'x') + "\"")).empty());
    CHECK_THAT(errorOf(replaced(valid, "width = 2", "width = 2, dash = [1e-9, 1e-9]")), Contains("dash"));
    for (const char* path : {"/etc/passwd", "../lines.fgb", "below/../../lines.fgb"}) {
        INFO(path);
        CHECK_THAT(errorOf(replaced(valid, "lines.fgb", path)), Contains("line 9") && Contains(path));
        CHECK_THAT(errorOf("claims = \"" + std::string(path) + "\"\n" + valid), Contains("line 1") && Contains(path));
    }
    CHECK_THAT(errorOf(replaced(valid, "dated = true", "dated = true\nholds = { from = \"2025\" }")),
               Contains("holds") && Contains("2025-08-17"));
}

TEST_CASE("texts of a map are without controls and what turns the direction of writing")
{
    const TemporaryFolder folder;
    const auto file =
        folder.write("map.toml",
                     "title = \"A\\u001b[2J \\u202Eb\\r\\nc\\u0000\"\ncrs = \"EPSG:3857\"\n[themes.paper]\nbackground "
                     "= \"#FFFFFF\"\n[[views]]\nid = \"a\"\nbox = [1, 2, 3, 4]\n");
    (void)folder.write("sources.toml", "[[source]]\nid = \"s\"\ntitle = \"B\\u009Bc\"\n");
    const auto map = readMap(file);
    if (!map) FAIL(map.error().message);
    CHECK(map->title.own() == "A\uFFFD[2J \uFFFDb\nc\uFFFD");
    REQUIRE(map->sources.size() == 1);
    CHECK(map->sources[0].title.own() == "B\uFFFDc");
}
