// Layers of the user's own files in the window: their style, name, order, and their file as it changes.
#include <filesystem>
#include <fstream>

#include "map/restyle.hpp"
#include "session/commands/edit.hpp"
#include "session/commands/files.hpp"
#include "session/commands/own_layers.hpp"
#include "small_session.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

std::string townsText(int count)
{
    std::string text = R"({"type":"FeatureCollection","features":[)";
    for (int i = 0; i < count; ++i)
        text += std::string(i ? "," : "") + R"({"type":"Feature","properties":{"name":"T)" + std::to_string(i) +
                R"(","size":)" + std::to_string(10 * i) + R"(},"geometry":{"type":"Point","coordinates":[)" +
                std::to_string(37.2 + 0.1 * i) + ",48.5]}}";
    return text + "]}";
}

struct OpenedTowns {
    TemporaryFolder folder;
    std::filesystem::path file = folder.write("settlements.geojson", townsText(4));
    Session session = smallSession();
    const LayerId id{"settlements"};

    OpenedTowns()
    {
        session.apply(OpenFile{file.string()}, 0);
        runJobs(session);
        REQUIRE(drawnLayer(session, "settlements"));
    }
    void apply(const Command& command)
    {
        session.apply(command, 0);
        runJobs(session);
    }
    [[nodiscard]] const DrawnLayer& layer() const { return *drawnLayer(session, "settlements"); }
    [[nodiscard]] std::string said() const
    {
        std::string texts;
        for (const Message& message : session.messages.all()) texts += message.text + "\n";
        return texts;
    }
    [[nodiscard]] std::size_t drawnFeatures() const { return layer().table->featureCount(); }
};

OwnStyle colored(const std::string& color)
{
    OwnStyle style;
    style.color = color;
    return style;
}

}  // namespace

TEST_CASE("a file that is opened is flown to, and a line says how many features came in")
{
    OpenedTowns opened;
    finishMoving(opened.session, 0);
    const Box all{0, 0, 1000, 800};
    const View& view = opened.session.view();
    for (const double longitude : {37.2, 37.5})
        CHECK(all.contains(view.toPixel(view.projection.forward({longitude, 48.5}))));
    // The four towns lie 22 km from end to end: they are not dots in the middle of a country.
    CHECK(view.toPixel(view.projection.forward({37.5, 48.5})).x -
              view.toPixel(view.projection.forward({37.2, 48.5})).x >
          150);
    CHECK_THAT(opened.said(), Contains("settlements.geojson: 4 features"));
}

TEST_CASE("a file that is opened with a view of its own leaves the view as it is")
{
    const TemporaryFolder folder;
    Session session = smallSession();
    const Xy before = session.view().centre;
    session.apply(OpenFile{folder.write("far.geojson", townsText(1)).string(), false}, 0);
    runJobs(session);
    CHECK_FALSE(session.moving());
    CHECK(session.view().centre == before);
}

TEST_CASE("a colour that is chosen for an own layer is drawn, and undo takes it away again")
{
    OpenedTowns opened;
    const Color before = opened.layer().rules.front().symbol->color;
    opened.apply(SetStyle{opened.id, colored("#B3005E")});
    CHECK(opened.layer().rules.front().symbol->color == *parseColor("#B3005E"));
    opened.apply(SetStyle{opened.id, colored("#00AA55")});
    opened.apply(Undo{});
    CHECK(opened.layer().rules.front().symbol->color == before);  // both changes were one edit
    opened.apply(Redo{});
    CHECK(opened.layer().rules.front().symbol->color == *parseColor("#00AA55"));
}

TEST_CASE("a filter that is no filter changes nothing on the map and is said in the window for the style")
{
    OpenedTowns opened;
    opened.apply(EditStyle{opened.id});
    OwnStyle style;
    style.filter = "size >";
    opened.apply(SetStyle{opened.id, style});
    CHECK(opened.session.styling.problem != "");
    CHECK(styleWanted(opened.session, opened.id) == style);  // to be corrected
    CHECK(partsOf(opened.session.selection(), opened.id).front().style == OwnStyle());
    style.filter = "size > 15";
    opened.apply(SetStyle{opened.id, style});
    CHECK(opened.session.styling.problem == "");
    CHECK(opened.session.styling.made.chosen == 2);
    CHECK(opened.session.styling.made.features == 4);
}

TEST_CASE("classes of a column become rules with titles, and a style is pasted on another layer")
{
    OpenedTowns opened;
    opened.apply(OpenFile{opened.folder.write("villages.geojson", townsText(3)).string()});
    OwnStyle style;
    style.classes.column = "name";
    opened.apply(SetStyle{opened.id, style});
    REQUIRE(opened.layer().rules.size() >= 4);
    CHECK(opened.layer().rules[0].title.own() == "T0");
    opened.apply(CopyStyle{opened.id});
    opened.apply(PasteStyle{LayerId("villages")});
    const DrawnLayer* villages = drawnLayer(opened.session, "villages");
    REQUIRE(villages->rules.size() >= 3);
    CHECK(villages->rules[2].title.own() == "T2");
    style.classes.column = "nowhere";
    opened.apply(SetStyle{opened.id, style});
    CHECK_THAT(opened.said(), Contains("nowhere"));
    CHECK(opened.layer().rules[0].title.own() == "T0");
}

TEST_CASE("an own layer is renamed, duplicated with its style, and removed, each with a step of undo")
{
    OpenedTowns opened;
    opened.apply(SetStyle{opened.id, colored("#B3005E")});
    opened.apply(RenameLayer{opened.id, "  Settlements of the raion "});
    CHECK(opened.layer().definition->title.own() == "Settlements of the raion");
    opened.apply(RenameLayer{opened.id, "  "});
    CHECK(opened.layer().definition->title.own() == "Settlements of the raion");
    opened.apply(DuplicateLayer{opened.id});
    const DrawnLayer* copy = drawnLayer(opened.session, "settlements-2");
    REQUIRE(copy);
    CHECK(copy->definition->title.own() == "Settlements of the raion (copy)");
    CHECK(copy->rules.front().symbol->color == *parseColor("#B3005E"));
    CHECK(order(opened.session).back() == "settlements-2");
    opened.apply(SetStyle{LayerId("settlements-2"), colored("#00AA55")});
    CHECK(opened.layer().rules.front().symbol->color == *parseColor("#B3005E"));
    opened.apply(RemoveLayer{opened.id});
    CHECK_FALSE(drawnLayer(opened.session, "settlements"));
    CHECK(drawnLayer(opened.session, "settlements-2"));
    opened.apply(Undo{});
    CHECK(drawnLayer(opened.session, "settlements"));
}

TEST_CASE("a file that has changed is read again, and its layer keeps name, style and place")
{
    OpenedTowns opened;
    opened.apply(SetStyle{opened.id, colored("#B3005E")});
    opened.apply(RenameLayer{opened.id, "Mine"});
    const auto before = order(opened.session);
    (void)opened.folder.write("settlements.geojson", townsText(7));
    opened.apply(ReloadFile{opened.file.string()});
    CHECK(opened.drawnFeatures() == 7);
    CHECK(opened.layer().definition->title.own() == "Mine");
    CHECK(opened.layer().rules.front().symbol->color == *parseColor("#B3005E"));
    CHECK(order(opened.session) == before);
    CHECK_THAT(opened.said(), Contains("settlements.geojson: has changed and was read again"));
}

TEST_CASE("a file that is cut or gone leaves what was read of it on the map, and says so")
{
    OpenedTowns opened;
    (void)opened.folder.write("settlements.geojson", townsText(7).substr(0, 300));
    opened.apply(ReloadFile{opened.file.string()});
    CHECK(opened.drawnFeatures() == 4);
    std::filesystem::remove(opened.file);
    opened.apply(ReloadFile{opened.file.string()});
    CHECK(opened.drawnFeatures() == 4);
    CHECK_THAT(opened.said(), Contains("settlements.geojson"));
}

TEST_CASE("a style by a column that the changed file lacks is left out with a word about it")
{
    OpenedTowns opened;
    OwnStyle style;
    style.label = "size";
    opened.apply(SetStyle{opened.id, style});
    (void)opened.folder.write("settlements.geojson", R"({"type":"Point","coordinates":[37.4,48.4]})");
    opened.apply(ReloadFile{opened.file.string()});
    CHECK(opened.drawnFeatures() == 1);
    CHECK_THAT(opened.said(), Contains("its style does not go with the file any more") && Contains("size"));
}

TEST_CASE("a style that a rewrite of the file takes away is there again when the next one brings its column back")
{
    OpenedTowns opened;
    OwnStyle style;
    style.classes.column = "name";
    opened.apply(SetStyle{opened.id, style});
    (void)opened.folder.write("settlements.geojson", R"({"type":"Point","coordinates":[37.4,48.4]})");
    opened.apply(ReloadFile{opened.file.string()});
    CHECK(opened.layer().rules.size() == 1);
    CHECK_THAT(opened.said(), !Contains("--classify"));
    (void)opened.folder.write("settlements.geojson", townsText(4));
    opened.apply(ReloadFile{opened.file.string()});
    REQUIRE(opened.layer().rules.size() >= 4);
    CHECK(opened.layer().rules[3].title.own() == "T3");
}

TEST_CASE("a class that is hidden stays hidden when the file changes and classes get other numbers")
{
    OpenedTowns opened;
    const auto kinds = [&](const std::string& letters) {
        std::string text = "name,lon,lat\n";
        for (const char letter : letters) text += std::string(1, letter) + ",37.3,48.5\n";
        return opened.folder.write("kinds.csv", text);
    };
    opened.apply(OpenFile{kinds("aaaaabbbbccc").string()});
    const LayerId layer("kinds");
    OwnStyle style;
    style.classes.column = "name";
    opened.apply(SetStyle{layer, style});
    style.hidden = {0};  // "a", the most frequent
    opened.apply(SetStyle{layer, style});
    opened.apply(ReloadFile{kinds("abbbbcccccc").string()});
    const DrawnLayer* drawn = drawnLayer(opened.session, "kinds");
    REQUIRE(drawn->rules.size() >= 3);
    for (const DrawnRule& rule : drawn->rules) {
        INFO(rule.title.own());
        CHECK(rule.hidden == (rule.title.own() == "a"));
    }
}
