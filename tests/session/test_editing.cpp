#include "session/editing.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "analysis/draw_map.hpp"
#include "map/own_files.hpp"
#include "map/themes.hpp"
#include "temporary_folder.hpp"
#include "test_map.hpp"

using namespace frontline;

namespace {

/// A copy of the map of squares that can be edited, with its files.
struct EditedMap {
    TemporaryFolder folder;
    std::filesystem::path path = folder / "map.toml";
    std::string text;
    DataStore store;

    EditedMap()
    {
        const auto squares = std::filesystem::path(FRONTLINE_TEST_DIR) / "map" / "files" / "squares";
        for (const auto& entry : std::filesystem::directory_iterator(squares))
            std::filesystem::copy(entry.path(), folder / entry.path().filename().string());
        std::ifstream in(path);
        text.assign(std::istreambuf_iterator<char>(in), {});
    }
    [[nodiscard]] MapPointer read(const std::filesystem::path& theme = {}) const
    {
        auto map = readMap(path);
        if (!map) FAIL(map.error().message);
        if (!theme.empty())
            if (const auto added = addTheme(*map, theme); !added) FAIL(added.error().message);
        return std::make_shared<const MapDefinition>(std::move(map).value());
    }
    /// The map with a text in place of another.
    [[nodiscard]] MapPointer edited(const std::string& from, const std::string& to)
    {
        const auto at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
        std::ofstream(path) << text;
        return read();
    }
    [[nodiscard]] DrawnMap drawn(const MapPointer& map, const Selection& selection, bool all = false)
    {
        auto made = drawMap(map, store, selection, all);
        if (!made) FAIL(made.error().message);
        return *std::move(made);
    }
};

const DrawnLayer& layer(const DrawnMap& map, const char* id)
{
    const auto found = std::ranges::find_if(map.layers, [&](const DrawnLayer& l) { return l.id() == LayerId(id); });
    REQUIRE(found != map.layers.end());
    return *found;
}

std::vector<std::string> ids(const DrawnMap& map)
{
    std::vector<std::string> all;
    for (const DrawnLayer& one : map.layers) all.push_back(one.id().text());
    return all;
}

}  // namespace

TEST_CASE("an edited style, palette, title and view are taken over, and the data stays loaded")
{
    EditedMap map;
    Editing editing(map.read(), firstSelection(*map.read()));
    const TablePointer table = layer(map.drawn(editing.mapPointer(), editing.selection()), "contact-line").table;
    REQUIRE(table);
    (void)map.edited("line = { color = \"red\", width = 2.4", "line = { color = \"red\", width = 7");
    (void)map.edited("land = \"#FBFAF5\"", "land = \"#FFFFFF\"");
    (void)map.edited("title = \"Squares\"", "title = \"Edited\"");
    editing.setMap(map.edited("box = [31, 48, 32, 49]", "box = [31, 48, 33, 49]"));
    const DrawnMap now = map.drawn(editing.mapPointer(), editing.selection());
    CHECK(layer(now, "contact-line").rules.at(0).line->widthPoints == 7);
    CHECK(layer(now, "contact-line").table == table);
    CHECK(layer(now, "land").rules.at(0).fill->color == Color{255, 255, 255, 255});
    CHECK(now.map->title.own() == "Edited");
    CHECK(now.map->view(ViewId("east"))->lonLat.maxX == 33);
    CHECK_FALSE(editing.history().canUndo());
}

TEST_CASE("what was changed by hand stays unless the file changes it")
{
    EditedMap map;
    const MapPointer before = map.read();
    Selection used = firstSelection(*before);
    used.layers[LayerId("towns")].visible = false;
    used.layers[LayerId("land")].opacity = 0.5;
    used.date = "2024-01-01";
    used.theme = ThemeId("night");
    for (const LayerPointer& one : before->layers) used.order.push_back(one->id);
    std::swap(used.order[0], used.order[1]);
    const MapPointer styled = map.edited("width = 2.4", "width = 3");
    Selection kept = adopted(used, *before, *styled);
    CHECK(kept == used);
    CHECK(ids(drawnStyles(styled, kept)).at(0) == "occupied");
    const MapPointer shown = map.edited("data = \"oblasts\"\nsource", "data = \"oblasts\"\nopacity = 0.9\nsource");
    kept = adopted(kept, *styled, *shown);
    const DrawnMap drawn = drawnStyles(shown, kept);
    CHECK(layer(drawn, "land").opacity == 0.9);
    CHECK_FALSE(layer(drawn, "towns").visible);
}

TEST_CASE("only layers whose data keys changed are to be loaded again")
{
    EditedMap map;
    const MapPointer before = map.read();
    const Selection selection = firstSelection(*before);
    const DrawnMap first = map.drawn(before, selection, true);
    const MapPointer filtered = map.edited("value = \"town\"", "value = \"village\"");
    DrawnNow now = drawnNow(filtered, map.store, selection);
    CHECK(layer(now.map, "towns").table == nullptr);
    CHECK(layer(now.map, "occupied").table == layer(first, "occupied").table);
    (void)map.drawn(filtered, selection, true);
    std::filesystem::copy(map.folder / "contact_lines.geojson", map.folder / "other.geojson");
    const MapPointer other = map.edited("path = \"contact_lines.geojson\"", "path = \"other.geojson\"");
    now = drawnNow(other, map.store, selection);
    CHECK_FALSE(now.complete);
    CHECK(layer(now.map, "contact-line").table == nullptr);
    CHECK(layer(now.map, "occupied").table == nullptr);
    CHECK(layer(now.map, "land").table);
    CHECK(layer(map.drawn(other, selection), "occupied").table);
}

TEST_CASE("layers that are new, gone or moved in the file follow it, and an added file stays on top")
{
    EditedMap map;
    const MapPointer before = map.read();
    Editing editing(before, firstSelection(*before));
    const auto file = map.folder / "towns.geojson";
    auto opened = openOwnFile(*before, map.store, editing.selection(), file, "");
    REQUIRE(opened);
    const std::string added = opened->front().layer->id.text();
    editing.change().files = *opened;
    const std::string more =
        "[[layers]]\nid = \"more\"\ndata = \"towns\"\n[[layers.rules]]\nsymbol = { color = \"ink\" }\n\n";
    editing.setMap(map.edited("[[layers]]\nid = \"occupied\"", more + "[[layers]]\nid = \"occupied\""));
    CHECK(ids(drawnStyles(editing.mapPointer(), editing.selection())) ==
          std::vector<std::string>{"land", "more", "occupied", "occupied-before", "contact-line", "towns", added});
    editing.setMap(map.edited(more, ""));
    CHECK(ids(drawnStyles(editing.mapPointer(), editing.selection())) ==
          std::vector<std::string>{"land", "occupied", "occupied-before", "contact-line", "towns", added});
}

TEST_CASE("an edit of the theme file that is shown, and of the map under it, are both taken over")
{
    EditedMap map;
    const auto theme =
        map.folder.write("mine.toml", "base = \"paper\"\n[[layers]]\nid = \"contact-line\"\nline = { width = 5 }\n");
    Editing editing(map.read(theme), firstSelection(*map.read(theme)));
    editing.change().theme = ThemeId("mine");
    (void)map.folder.write("mine.toml",
                           "base = \"paper\"\n[[layers]]\nid = \"contact-line\"\nline = { width = 6 }\n[[layers]]\nid "
                           "= \"towns\"\nvisible = false\n");
    (void)map.edited("casing_width = 4.2", "casing_width = 9");
    editing.setMap(map.read(theme));
    DrawnMap drawn = drawnStyles(editing.mapPointer(), editing.selection());
    CHECK(drawn.selection.theme == ThemeId("mine"));
    CHECK(layer(drawn, "contact-line").rules.at(0).line->widthPoints == 6);
    CHECK(layer(drawn, "contact-line").rules.at(0).line->casingWidthPoints == 9);
    CHECK_FALSE(layer(drawn, "towns").visible);
    // A theme whose file has gone gives way to the map's own.
    editing.setMap(map.read());
    drawn = drawnStyles(editing.mapPointer(), editing.selection());
    CHECK(drawn.selection.theme == ThemeId("paper"));
    CHECK(layer(drawn, "contact-line").rules.at(0).line->widthPoints == 2.4);
    CHECK(layer(drawn, "towns").visible);
    // A step back does not bring back what has gone.
    REQUIRE(editing.undo());
    CHECK(editing.selection().theme == ThemeId("paper"));
}

TEST_CASE("a step of undo leaves the view where it is, and a scenario that has gone is not shown")
{
    EditedMap map;
    Editing editing(map.read(), firstSelection(*map.read()));
    editing.change().language = Language::of("uk");
    editing.choose([](Selection& selection) { selection.view.preset = ViewId("east"); });
    editing.choose([](Selection& selection) { selection.scenario = ScenarioId("none"); });
    REQUIRE(editing.undo());
    CHECK(editing.selection().language == Language());
    CHECK(editing.selection().view.preset == ViewId("east"));
    REQUIRE(editing.redo());
    CHECK(editing.selection().language == Language::of("uk"));
    CHECK(editing.selection().scenario.empty());
}
