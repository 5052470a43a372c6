#include "map/adopt_map.hpp"

#include <algorithm>

#include "map/themes.hpp"
#include "map_files.hpp"

using namespace frontline;

namespace {

/// A copy of the squares that can be edited.
struct EditedMap {
    TemporaryFolder folder;
    std::filesystem::path path;
    std::string text;

    EditedMap()
    {
        for (const auto& entry : std::filesystem::directory_iterator(squaresMap().parent_path()))
            std::filesystem::copy(entry.path(), folder.path() / entry.path().filename());
        path = folder.path() / "map.toml";
        std::ifstream in(path);
        text.assign(std::istreambuf_iterator<char>(in), {});
    }
    [[nodiscard]] Document read() const
    {
        auto map = readMap(path);
        if (!map) FAIL(map.error().message);
        return std::move(map).value();
    }
    /// The map with a text in place of another.
    [[nodiscard]] Document edited(const std::string& from, const std::string& to)
    {
        const auto at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
        std::ofstream(path) << text;
        return read();
    }
};

std::vector<std::string> ids(const Document& map)
{
    std::vector<std::string> all;
    for (const Layer& layer : map.layers) all.push_back(layer.id);
    return all;
}

}  // namespace

TEST_CASE("an edited style, palette, title and view are taken over, and the data stays loaded")
{
    EditedMap map;
    const Document before = map.read();
    Document used = before;
    REQUIRE(loadLayers(used));
    const auto table = used.layer("contact-line")->table;
    REQUIRE(table);
    (void)map.edited("line = { color = \"red\", width = 2.4", "line = { color = \"red\", width = 7");
    (void)map.edited("land = \"#FBFAF5\"", "land = \"#FFFFFF\"");
    (void)map.edited("title = \"Squares\"", "title = \"Edited\"");
    const Document now = map.edited("box = [31, 48, 32, 49]", "box = [31, 48, 33, 49]");
    CHECK_FALSE(adoptMap(used, before, now));
    CHECK(used.layer("contact-line")->rules.at(0).line->widthPoints == 7);
    CHECK(used.layer("contact-line")->table == table);
    CHECK(used.color({"land", 1}) == Color{255, 255, 255, 255});
    CHECK(used.title == "Edited");
    CHECK(used.view("east")->lonLat.maxX == 33);
}

TEST_CASE("what was changed by hand stays unless the file changes it")
{
    EditedMap map;
    const Document before = map.read();
    Document used = before;
    used.layer("towns")->visible = false;
    used.layer("land")->opacity = 0.5;
    used.date = "2024-01-01";
    REQUIRE(setTheme(used, "night"));
    std::swap(used.layers[0], used.layers[1]);
    const Document styled = map.edited("width = 2.4", "width = 3");
    (void)adoptMap(used, before, styled);
    CHECK_FALSE(used.layer("towns")->visible);
    CHECK(used.layer("land")->opacity == 0.5);
    CHECK(used.date == "2024-01-01");
    CHECK(used.theme == "night");
    CHECK(ids(used).at(0) == "occupied");
    const Document shown = map.edited("data = \"oblasts\"\nsource", "data = \"oblasts\"\nopacity = 0.9\nsource");
    (void)adoptMap(used, styled, shown);
    CHECK(used.layer("land")->opacity == 0.9);
}

TEST_CASE("only layers whose data keys changed are to be loaded again")
{
    EditedMap map;
    const Document before = map.read();
    Document used = before;
    REQUIRE(loadLayers(used, true));
    const auto occupied = used.layer("occupied")->table, towns = used.layer("towns")->table;
    const Document filtered = map.edited("value = \"town\"", "value = \"village\"");
    CHECK_FALSE(adoptMap(used, before, filtered));
    CHECK(used.layer("towns")->table == nullptr);
    CHECK(used.layer("occupied")->table == occupied);
    REQUIRE(loadLayers(used, true));
    std::filesystem::copy(map.folder.path() / "contact_lines.geojson", map.folder.path() / "other.geojson");
    const Document other = map.edited("path = \"contact_lines.geojson\"", "path = \"other.geojson\"");
    CHECK(adoptMap(used, filtered, other));
    CHECK(used.layer("contact-line")->table == nullptr);
    CHECK(used.layer("occupied")->table == nullptr);
    CHECK(used.layer("occupied-before")->table);
    CHECK(used.layer("land")->table);
    REQUIRE(loadLayers(used, true));
    CHECK(used.layer("occupied")->table);
}

TEST_CASE("layers that are new, gone or moved in the file follow it, and an added file stays on top")
{
    EditedMap map;
    const Document before = map.read();
    Document used = before;
    const auto file = map.folder.path() / "towns.geojson";
    REQUIRE(addDataFile(used, file, ""));
    const std::string added = used.layers.back().id;
    const std::string layer =
        "[[layers]]\nid = \"more\"\ndata = \"towns\"\n[[layers.rules]]\nsymbol = { color = \"ink\" }\n\n";
    const Document more = map.edited("[[layers]]\nid = \"occupied\"", layer + "[[layers]]\nid = \"occupied\"");
    (void)adoptMap(used, before, more);
    CHECK(ids(used) ==
          std::vector<std::string>{"land", "more", "occupied", "occupied-before", "contact-line", "towns", added});
    const Document less = map.edited(layer, "");
    (void)adoptMap(used, more, less);
    CHECK(ids(used) == std::vector<std::string>{"land", "occupied", "occupied-before", "contact-line", "towns", added});
}

TEST_CASE("an edit of the theme file that is shown, and of the map under it, are both taken over")
{
    EditedMap map;
    const auto theme =
        map.folder.write("mine.toml", "base = \"paper\"\n[[layers]]\nid = \"contact-line\"\nline = { width = 5 }\n");
    const auto read = [&] {
        Document document = map.read();
        const auto added = addTheme(document, theme);
        if (!added) FAIL(added.error().message);
        return document;
    };
    const Document first = read();
    Document used = first;
    REQUIRE(setTheme(used, "mine"));
    (void)map.folder.write("mine.toml",
                           "base = \"paper\"\n[[layers]]\nid = \"contact-line\"\nline = { width = 6 }\n[[layers]]\nid "
                           "= \"towns\"\nvisible = false\n");
    (void)map.edited("casing_width = 4.2", "casing_width = 9");
    const Document second = read();
    (void)adoptMap(used, first, second);
    CHECK(used.theme == "mine");
    CHECK(used.layer("contact-line")->rules.at(0).line->widthPoints == 6);
    CHECK(used.layer("contact-line")->rules.at(0).line->casingWidthPoints == 9);
    CHECK_FALSE(used.layer("towns")->visible);
    // A theme whose file has gone gives way to the map's own.
    (void)adoptMap(used, second, map.read());
    CHECK(used.theme == "paper");
    CHECK(used.layer("contact-line")->rules.at(0).line->widthPoints == 2.4);
    CHECK(used.layer("towns")->visible);
}
