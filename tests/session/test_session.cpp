#include "session/session.hpp"

#include <algorithm>

#include "map/map_link.hpp"
#include "session/commands/edit.hpp"
#include "session/commands/layers.hpp"
#include "session/commands/map.hpp"
#include "small_session.hpp"

using namespace frontline;

TEST_CASE("What stands around the map is changed, undone and redone")
{
    Session session = smallSession();
    FurnitureChoice choice = session.selection().furniture;
    choice.legend = false;
    choice.titleText = "Own title";
    session.apply(SetFurniture{choice}, 0);
    CHECK(session.drawn().furniture() == choice);
    key(session, "Z", true);
    CHECK(session.drawn().furniture() == FurnitureChoice{});
    key(session, "Z", true, true);
    CHECK(session.drawn().furniture() == choice);
    // The same once more is no step of undo.
    session.apply(SetFurniture{choice}, 0);
    key(session, "Z", true);
    CHECK(session.selection().furniture == FurnitureChoice{});
}

TEST_CASE("F9 goes through the themes, and back by undo")
{
    Session session = smallSession();
    key(session, "F9");
    CHECK(session.selection().theme == ThemeId("night"));
    key(session, "F9");
    CHECK(session.selection().theme == ThemeId("day"));
    session.apply(Undo{}, 0);
    CHECK(session.selection().theme == ThemeId("night"));
    session.apply(SetTheme{ThemeId("none")}, 0);
    CHECK(session.selection().theme == ThemeId("night"));
}

TEST_CASE("L and a number switch that layer, counted from the top as the panel shows them")
{
    Session session = smallSession();
    key(session, "L");
    key(session, "1");
    CHECK_FALSE(visible(session, "towns"));
    CHECK(session.messages.all().empty());
    key(session, "1");  // without L the first preset
    CHECK(session.moving());
    key(session, "L");
    key(session, "9");
    CHECK(session.messages.all().size() == 1);
}

TEST_CASE("Keys do nothing to the map while text is being typed, function keys do")
{
    Session session = smallSession();
    UiCapture typing;
    typing.text = true;
    session.handle(keyPress(","), typing, 0);
    CHECK_FALSE(session.busy());
    session.handle(keyPress("F9"), typing, 0);
    CHECK(session.selection().theme == ThemeId("night"));
}

TEST_CASE("Tab folds the panels and F1 opens the help")
{
    Session session = smallSession();
    key(session, "Tab");
    CHECK_FALSE(session.panels.panels);
    CHECK(session.layout().freeArea().width() == 1000);
    key(session, "F1");
    CHECK(session.panels.help);
    key(session, "Escape");
    CHECK_FALSE(session.panels.help);
}

TEST_CASE("A dropped file becomes layers on top; one that cannot be read is a message")
{
    const TemporaryFolder folder;
    const auto good = folder.write("mine.geojson", R"({"type": "Point", "coordinates": [37.4, 48.4]})");
    const auto bad = folder.write("bad.geojson", "{\"type\": \"FeatureColl");
    Session session = smallSession();
    InputEvent drop;
    drop.kind = InputKind::Drop;
    for (const auto& path : {good, bad, folder.path() / "missing.geojson", good}) {
        drop.text = path.string();
        session.handle(drop, {}, 0);
    }
    runJobs(session);
    CHECK(order(session) == std::vector<std::string>{"land", "line", "towns", "mine", "mine-2"});
    std::string errors;
    for (const Message& message : session.messages.all())
        if (message.error) errors += message.text + "\n";
    CHECK_THAT(errors, Catch::Matchers::Contains("bad.geojson"));
    CHECK_THAT(errors, Catch::Matchers::Contains("missing.geojson"));
    session.apply(Undo{}, 0);
    CHECK(order(session).size() == 4);
}

TEST_CASE("A layer whose data cannot be read is reported once and not asked for again")
{
    TestMap test(smallMapPath());
    test.change([](MapDefinition& map) { map.data[DataId("land")].path = "/nowhere/land.geojson"; });
    Session session = sessionOf(test, 800, 600);
    runJobs(session);
    REQUIRE(session.messages.all().size() == 1);
    CHECK_THAT(session.messages.all()[0].text, Catch::Matchers::Contains("land"));
    CHECK(drawnLayer(session, "towns")->table);
    CHECK_FALSE(session.busy());
    // Switched off and on it is tried again.
    session.apply(SetLayerVisible{LayerId("land"), false}, 0);
    session.apply(SetLayerVisible{LayerId("land"), true}, 0);
    CHECK(session.nextJob());
}

TEST_CASE("Notices go after a while, errors stay")
{
    Session session = smallSession();
    session.messages.add("saved", false, 100);
    session.messages.add("broken", true, 100);
    CHECK(session.nextChange() == Approx(108));
    CHECK_FALSE(session.advance(107));
    CHECK(session.advance(109));
    REQUIRE(session.messages.all().size() == 1);
    CHECK(session.messages.all()[0].text == "broken");
    CHECK(std::isinf(session.nextChange()));
}

TEST_CASE("The status line says where the pointer is, the scale and the projection")
{
    Session session = smallSession();
    CHECK(session.status().lonLat.empty());
    const Xy town = session.view().toPixel(session.view().projection.forward(LonLat{37.5, 48.5}));
    session.handle(pointer(InputKind::Move, town.x, town.y), {}, 0);
    const StatusLine status = session.status();
    CHECK(status.lonLat == "48.5000° N  37.5000° E");
    CHECK_THAT(status.utm, Catch::Matchers::StartsWith("37U "));
    CHECK_THAT(status.scale, Catch::Matchers::StartsWith("1:"));
    CHECK(status.projection == "WGS 84 / UTM zone 37N");
    InputEvent leave;
    leave.kind = InputKind::Leave;
    session.handle(leave, {}, 0);
    CHECK(session.status().lonLat.empty());
}

TEST_CASE("Every key of the command table is unique and every command has help in both languages")
{
    std::vector<std::string> keys, names;
    for (const NamedCommand& command : namedCommands()) {
        names.emplace_back(command.name);
        for (const char* key : command.keys) keys.emplace_back(key);
        CHECK_FALSE(std::string(command.help.text).empty());
        CHECK(findCommand(command.name) == &command);
    }
    for (auto* list : {&keys, &names}) {
        std::ranges::sort(*list);
        CHECK(std::ranges::adjacent_find(*list) == list->end());
    }
    CHECK(commandForKey("Ctrl+Shift+Alt+Q") == nullptr);
}

TEST_CASE("A named command makes a step of undo only where the table says so")
{
    for (const NamedCommand& command : namedCommands()) {
        INFO(command.name);
        Session session = smallSession();
        session.apply(command.command, 0);
        runJobs(session);
        if (!command.undoable) CHECK_FALSE(session.editing.history().canUndo());
        // Where it changed the map, that is what undo takes back.
        session.apply(Undo{}, 0);
        const Selection first = smallSession().selection();
        CHECK(session.selection() == first);
    }
}

TEST_CASE("A link to what is seen opens another session with the same picture")
{
    Session session = smallSession();
    key(session, ",");
    session.apply(SetTheme{ThemeId("night")}, 0);
    session.apply(SetLayerOpacity{LayerId("land"), 0.5}, 0);
    session.apply(MoveLayer{LayerId("land"), 2}, 0);
    session.apply(SetCrs{"EPSG:3857"}, 0);
    TestMap test(smallMapPath());
    const auto opened = [&] {
        const auto selection = parseMapLink(*test.map, *test.store, mapLink(session.map(), session.seen()));
        if (!selection) FAIL(selection.error().message);
        test.selection = *selection;
        Session other = sessionOf(test);
        runJobs(other);
        return other;
    };
    CHECK(opened().seen() == session.seen());
    CHECK(opened().viewName() == "near");
    key(session, "+");
    finishMoving(session, 0);
    const Session moved = opened();
    CHECK(moved.view().zoomLevel() == Approx(session.view().zoomLevel()).margin(0.01));
    CHECK(moved.view().centre.x == Approx(session.view().centre.x).margin(20 * session.view().unitsPerPixel));
    CHECK(moved.drawn().layers.size() == session.drawn().layers.size());
    CHECK(moved.selection().date == "2024-01-01");
}
