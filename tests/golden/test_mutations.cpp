// Whether the golden pictures can see: each layer, each part of a rule, each row of the legend and each piece of
// furniture is hidden in turn, and at least one golden picture must differ. A fault that loses one of them then fails
// a test. What is hidden is read from the map, so that a new layer needs a golden view that shows it.
#include <fmt/format.h>

#include <toml++/toml.h>
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <set>

#include "cli/command_line.hpp"
#include "golden_views.hpp"
#include "map/furniture_choice.hpp"
#include "program.hpp"

using namespace frontline;

namespace {

namespace fs = std::filesystem;

const fs::path defaultMap = fs::path(FRONTLINE_SOURCE_DIR) / "geodata" / "map.toml";

/// One thing hidden.
struct Mutant {
    std::string what;
    std::string map;             // text of map.toml; "" is the map as it is
    std::string furniture;       // a piece switched off; "" for none
    bool besidesLegend = false;  // must be noticed outside the legend, whose swatch goes too
};

/// The parts of a rule; "label" is one that can only be taken away, the others can also be made invisible.
constexpr std::array parts{"fill", "line", "symbol", "label"};

/// The part stays, so that legend and labels stand where they stood, and nothing of it is seen.
void hidePart(toml::table& rule, std::string_view part)
{
    if (part == "label") {
        rule.erase(part);
        return;
    }
    toml::table& style = *rule[part].as_table();
    style.insert_or_assign("opacity", 0.0);
    for (const char* key : {"hatch", "casing", "casing_width", "casing_opacity", "outline", "outline_opacity"})
        style.erase(key);
}

template <class Use>
void eachPart(toml::table& layer, Use use)
{
    toml::array* rules = layer["rules"].as_array();
    for (std::size_t r = 0; rules && r < rules->size(); ++r)
        for (const char* part : parts)
            if ((*rules)[r].as_table()->contains(part)) use(r, *(*rules)[r].as_table(), part);
}

std::string textOf(const toml::table& map)
{
    std::ostringstream out;
    out << map;
    return out.str();
}

std::vector<Mutant> mutantsOf(const toml::table& map)
{
    std::vector<Mutant> mutants;
    const std::size_t count = map["layers"].as_array()->size();
    for (std::size_t i = 0; i < count; ++i) {
        const auto changed = [&](auto change) {
            toml::table copy = map;
            change(*(*copy["layers"].as_array())[i].as_table());
            return textOf(copy);
        };
        toml::table layer = *(*map["layers"].as_array())[i].as_table();
        const std::string id = layer["id"].value_or(std::string());
        mutants.push_back({"layer " + id, changed([](toml::table& one) {
                               eachPart(one,
                                        [](std::size_t, toml::table& rule, const char* part) { hidePart(rule, part); });
                           }),
                           "", true});
        std::size_t partCount = 0;
        eachPart(layer, [&](std::size_t, toml::table&, const char*) { ++partCount; });
        if (partCount > 1)
            eachPart(layer, [&](std::size_t r, toml::table&, const std::string& part) {
                mutants.push_back(
                    {fmt::format("layer {}, rule {}, {}", id, r + 1, part),
                     changed([&](toml::table& one) { hidePart(*(*one["rules"].as_array())[r].as_table(), part); }), "",
                     true});
            });
        const bool inLegend = layer["legend"].value_or(std::string("-")) != "";
        if (inLegend && !layer["rules"][0]["label"])
            mutants.push_back({"row of the legend " + id,
                               changed([](toml::table& one) { one.insert_or_assign("legend", ""); }), "", false});
    }
    for (const std::string& piece : furniturePieces()) mutants.push_back({"furniture " + piece, "", piece, false});
    return mutants;
}

/// Draws golden views of a map that lies in a folder of copies of the default map's files.
class Gallery {
public:
    Gallery()
    {
        for (const auto& entry : fs::directory_iterator(defaultMap.parent_path()))
            if (entry.path().filename() != "map.toml")
                fs::copy(entry.path(), fs::path(folder_.string()) / entry.path().filename(),
                         fs::copy_options::recursive);
    }

    void useMap(const std::string& text) const { (void)folder_.write("map.toml", text); }

    /// In this process: starting the program anew each time would take longer than drawing.
    [[nodiscard]] Image draw(const GoldenView& view, const std::string& withoutPiece = "") const
    {
        const std::string out = folder_ / "picture.png";
        std::vector<std::string> arguments = view.command(out, folder_ / "map.toml");
        if (!withoutPiece.empty()) {
            const auto given = std::ranges::find(arguments, "--furniture");
            if (given == arguments.end())
                arguments.insert(arguments.end(), {"--furniture", "-" + withoutPiece});
            else
                *std::next(given) += ",-" + withoutPiece;
        }
        std::vector<const char*> argv{"frontline"};
        for (const std::string& argument : arguments) argv.push_back(argument.c_str());
        REQUIRE(runCommandLine(static_cast<int>(argv.size()), argv.data(), {}) == 0);
        auto image = readPng(out);
        REQUIRE(image.ok());
        return std::move(image).value();
    }

private:
    TemporaryFolder folder_;
};

using Tiles = std::set<std::pair<int, int>>;

Tiles placesOf(const std::vector<GoldenTile>& tiles)
{
    Tiles places;
    for (const GoldenTile& tile : tiles) places.insert({tile.left, tile.top});
    return places;
}

/// A golden view, what it should look like, and where its legend is.
struct Watcher {
    const GoldenView* view;
    Image expected;
    Tiles legend;
    int noticed = 0;  // so many mutants until now: it is asked early
};

std::vector<Watcher> watchersOf(const Gallery& gallery)
{
    std::vector<Watcher> watchers;
    for (const GoldenView& view : goldenViews()) {
        INFO(view.name);
        auto expected = readPng(goldenPath(view.name));
        REQUIRE(expected.ok());
        // As TOML writes it again, the map is still the same map.
        REQUIRE(differentTiles(*expected, gallery.draw(view)).empty());
        Tiles legend = placesOf(differentTiles(*expected, gallery.draw(view, "legend")));
        watchers.push_back({&view, std::move(expected).value(), std::move(legend)});
    }
    return watchers;
}

bool notices(const Watcher& watcher, const Gallery& gallery, const Mutant& mutant)
{
    const auto tiles = differentTiles(watcher.expected, gallery.draw(*watcher.view, mutant.furniture));
    return std::ranges::any_of(tiles, [&](const GoldenTile& tile) {
        return !mutant.besidesLegend || !watcher.legend.contains({tile.left, tile.top});
    });
}

/// The name of the golden view that notices; "" when none does.
std::string noticedBy(std::vector<Watcher>& watchers, const Gallery& gallery, const Mutant& mutant)
{
    for (auto watcher = watchers.begin(); watcher != watchers.end(); ++watcher) {
        if (!notices(*watcher, gallery, mutant)) continue;
        const std::string name = watcher->view->name;
        ++watcher->noticed;
        std::ranges::stable_sort(watchers, std::ranges::greater{}, &Watcher::noticed);
        // What is next in the map is often seen in the same view.
        const auto last = std::ranges::find(watchers, name, [](const Watcher& w) { return w.view->name; });
        std::rotate(watchers.begin(), last, std::next(last));
        return name;
    }
    return "";
}

}  // namespace

TEST_CASE("whatever of the default map is hidden, a golden picture differs", "[mutation]")
{
    const toml::table map = toml::parse_file(defaultMap.string());
    const std::string whole = textOf(map);
    const Gallery gallery;
    gallery.useMap(whole);
    std::vector<Watcher> watchers = watchersOf(gallery);
    const std::vector<Mutant> mutants = mutantsOf(map);
    REQUIRE(mutants.size() > map["layers"].as_array()->size());
    std::string table, unseen;
    for (const Mutant& mutant : mutants) {
        INFO(mutant.what);
        gallery.useMap(mutant.map.empty() ? whole : mutant.map);
        const std::string name = noticedBy(watchers, gallery, mutant);
        table += fmt::format("{:<52} {}\n", mutant.what, name.empty() ? "NO GOLDEN VIEW" : name);
        if (name.empty()) unseen += mutant.what + "\n";
    }
    std::printf("Hidden                                               noticed by the golden view\n%s", table.c_str());
    std::ofstream(fs::path(FRONTLINE_BUILD_DIR) / "mutations.txt") << table;
    INFO("Hidden, and no golden picture differs:\n" << unseen);
    CHECK(unseen.empty());
}
