// Another map in the place of the one shown: dropped on the window, or named in the dialog.
#include <fstream>

#include "program_output.hpp"
#include "session/commands/files.hpp"
#include "session/commands/layers.hpp"
#include "session/map_reading.hpp"
#include "small_session.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

/// A map of one layer over the island of a box at 20 to 22 E, in degrees.
constexpr const char* otherMap =
    "title = \"Other\"\ncrs = \"EPSG:3857\"\n[data.own]\npath = \"own.geojson\"\n[themes.plain]\n"
    "background = \"#FFFFFF\"\n[[views]]\nid = \"all\"\nbox = [20, 40, 22, 42]\n[[layers]]\nid = \"own\"\n"
    "data = \"own\"\n[[layers.rules]]\nsymbol = { color = \"#FF0000\" }\n";

struct OtherMap {
    TemporaryFolder folder;
    OtherMap()
    {
        (void)folder.write("own.geojson", R"({"type":"Point","coordinates":[21,41]})");
        write(otherMap);
    }
    void write(const std::string& text) const { (void)folder.write("map.toml", text); }
    [[nodiscard]] std::string path() const { return folder / "map.toml"; }
};

void drop(Session& session, const std::string& path)
{
    InputEvent event;
    event.kind = InputKind::Drop;
    event.text = path;
    session.handle(event, {}, 0);
}

}  // namespace

TEST_CASE("a dropped map.toml, or a folder with one, takes the place of the map, and undo begins anew")
{
    const OtherMap other;
    for (const std::string& dropped : {other.path(), other.folder.string()}) {
        Session session = smallSession();
        session.apply(SetLayerVisible{LayerId("land"), false}, 0);
        session.apply(OpenFile{smallMapPath().parent_path() / "towns.geojson"}, 0);
        runJobs(session);
        REQUIRE(session.editing.history().canUndo());
        drop(session, dropped);
        runJobs(session);
        CHECK(session.map().path == other.path());
        CHECK(order(session) == std::vector<std::string>{"own"});
        CHECK(drawnLayer(session, "own")->table);
        CHECK_FALSE(session.editing.history().canUndo());
        CHECK(session.selection().theme == ThemeId("plain"));
        CHECK(session.selection().date == "");
        for (const Message& message : session.messages.all()) CHECK_FALSE(message.error);
        CHECK_FALSE(session.busy());
        // The view of that map, in its own projection.
        const Xy free = session.layout().freeArea().centre();
        const LonLat middle = session.view().projection.inverse(session.view().fromPixel(free));
        CHECK(middle.lonDegrees == Approx(21).margin(0.1));
        CHECK(middle.latDegrees == Approx(41).margin(0.1));
        CHECK(session.view().widthPixels == 1000);
    }
}

TEST_CASE("a dropped map that is wrong is a message, and the map shown stays as it is")
{
    const OtherMap other;
    Session session = smallSession();
    session.apply(SetLayerVisible{LayerId("land"), false}, 0);
    const Selection before = session.selection();
    const auto map = session.editing.mapPointer();
    for (const std::string text : {"crs = \"EPSG:3857\"\n[[",
                                   "crs = \"EPSG:99999999\"\n[themes.plain]\nbackground = "
                                   "\"#FFFFFF\"\n"}) {
        other.write(text);
        drop(session, other.path());
        runJobs(session);
        CHECK(session.editing.mapPointer() == map);
        CHECK(session.selection() == before);
        CHECK(session.editing.history().canUndo());
        REQUIRE_FALSE(session.messages.all().empty());
        CHECK(session.messages.all().back().error);
    }
    CHECK_THAT(session.messages.all().front().text, Contains(other.path()));
    drop(session, other.folder / "none.toml");
    runJobs(session);
    CHECK_THAT(session.messages.all().back().text, Contains("none.toml"));
    CHECK_FALSE(session.busy());
}

TEST_CASE("data that is dropped after a map lies on top of that map")
{
    const OtherMap other;
    const TemporaryFolder folder;
    Session session = smallSession();
    drop(session, other.path());
    drop(session, folder.write("mine.geojson", R"({"type":"Point","coordinates":[21,41]})"));
    runJobs(session);
    CHECK(order(session) == std::vector<std::string>{"own", "mine"});
}

TEST_CASE("a dropped map that names files elsewhere is shown without them, and asks")
{
    const OtherMap other;
    const TemporaryFolder elsewhere, user;
    const std::string file = elsewhere.write("far.geojson", R"({"type":"Point","coordinates":[21,41]})");
    std::string text = otherMap;
    text.replace(text.find("own.geojson"), 11, file);
    other.write(text);
    Session session = smallSession();
    drop(session, other.path());
    runJobs(session);
    CHECK(session.files.asks);
    CHECK(session.map().outside.size() == 1);
    CHECK_FALSE(drawnLayer(session, "own")->table);
    // Another one that asks for nothing takes the question with it.
    drop(session, smallMapPath().string());
    runJobs(session);
    CHECK_FALSE(session.files.asks);
    CHECK(drawnLayer(session, "land")->table);
}

TEST_CASE("what was done with the map before does not reach the one that is opened")
{
    const OtherMap other;
    Session session = smallSession();
    session.handle(pointer(InputKind::Down, 500, 400), {}, 0);
    session.work.pendingDate = "2024-01-01";
    session.files.toRead = smallMapPath();
    drop(session, other.path());
    runJobs(session);
    session.handle(pointer(InputKind::Up, 500, 400), {}, 0);
    runJobs(session);
    CHECK(session.map().path == other.path());
    CHECK(session.selection().date == "");
    CHECK(session.messages.all().empty());
}
