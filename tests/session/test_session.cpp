#include "session/session.hpp"

#include <algorithm>
#include <cmath>

#include "map/map_link.hpp"
#include "session/commands/date.hpp"
#include "session/commands/edit.hpp"
#include "session/commands/files.hpp"
#include "session/commands/layers.hpp"
#include "session/commands/map.hpp"
#include "session/commands/window.hpp"
#include "session/pointer_input.hpp"
#include "session/presets.hpp"
#include "small_session.hpp"

using namespace frontline;

namespace {

std::vector<std::string> order(const Session& session)
{
    std::vector<std::string> ids;
    for (const LayerPointer& layer : layersOf(session.map(), session.selection())) ids.push_back(layer->id.text());
    return ids;
}

const FeatureTable& tableOf(const Session& session, const char* id)
{
    const DrawnLayer* layer = drawnLayer(session, id);
    REQUIRE(layer);
    REQUIRE(layer->table);
    return *layer->table;
}

bool visible(const Session& session, const char* id)
{
    return drawnLayer(session, id)->visible;
}

double opacity(const Session& session, const char* id)
{
    return drawnLayer(session, id)->opacity;
}

}  // namespace

TEST_CASE("A layer is switched off and on, and each switch is undone and redone by keys")
{
    Session session = smallSession();
    session.apply(SetLayerVisible{LayerId("land"), false}, 0);
    CHECK_FALSE(visible(session, "land"));
    key(session, "Z", true);
    CHECK(visible(session, "land"));
    key(session, "Z", true, true);
    CHECK_FALSE(visible(session, "land"));
    key(session, "Z", true);
    key(session, "Y", true);
    CHECK_FALSE(visible(session, "land"));
}

TEST_CASE("A drag of the opacity slider is one step of undo")
{
    Session session = smallSession();
    for (const double opacity : {0.9, 0.5, 0.25}) session.apply(SetLayerOpacity{LayerId("land"), opacity}, 0);
    session.apply(EndEdit{}, 0);
    session.apply(SetLayerOpacity{LayerId("land"), 0.75}, 0);
    session.apply(EndEdit{}, 0);
    session.apply(Undo{}, 0);
    CHECK(opacity(session, "land") == 0.25);
    session.apply(Undo{}, 0);
    CHECK(opacity(session, "land") == 1);
    CHECK_FALSE(session.editing.history().canUndo());
}

TEST_CASE("Opacities outside 0 to 1 and unknown layers are taken for what they are")
{
    Session session = smallSession();
    session.apply(SetLayerOpacity{LayerId("land"), 7}, 0);
    CHECK(opacity(session, "land") == 1);
    session.apply(SetLayerOpacity{LayerId("land"), -7}, 0);
    CHECK(opacity(session, "land") == 0);
    session.apply(SetLayerOpacity{LayerId("land"), std::nan("")}, 0);
    CHECK(opacity(session, "land") == 0);
    session.apply(SetLayerVisible{LayerId("nowhere"), true}, 0);
    session.apply(MoveLayer{LayerId("nowhere"), 0}, 0);
    session.apply(MoveLayer{LayerId("land"), 99}, 0);
    CHECK(order(session) == std::vector<std::string>{"land", "line", "towns"});
}

TEST_CASE("Layers are reordered, and back")
{
    Session session = smallSession();
    session.apply(MoveLayer{LayerId("land"), 2}, 0);
    CHECK(order(session) == std::vector<std::string>{"line", "towns", "land"});
    session.apply(MoveLayer{LayerId("towns"), 0}, 0);
    CHECK(order(session) == std::vector<std::string>{"towns", "line", "land"});
    session.apply(Undo{}, 0);
    session.apply(Undo{}, 0);
    CHECK(order(session) == std::vector<std::string>{"land", "line", "towns"});
}

TEST_CASE("The date goes back and forward by keys, stops at the ends, and is undone")
{
    Session session = smallSession();
    CHECK(tableOf(session, "line").text("date", 0) == "2025-01-01");
    key(session, ".");
    CHECK(session.selection().date == "2025-01-01");
    key(session, ",");
    CHECK(session.selection().date == "2024-01-01");
    CHECK(tableOf(session, "line").text("date", 0) == "2024-01-01");
    key(session, ",");
    CHECK(session.selection().date == "2024-01-01");
    key(session, "Z", true);
    CHECK(session.selection().date == "2025-01-01");
    CHECK(tableOf(session, "line").text("date", 0) == "2025-01-01");
}

TEST_CASE("Until the date's content is there the old one is shown, and the latest wish counts")
{
    Session session = smallSession();
    session.apply(SetDate{"2024-01-01"}, 0);
    CHECK(session.selection().date == "2025-01-01");
    CHECK(session.dateAsked() == "2024-01-01");
    CHECK(session.busy());
    auto job = session.nextJob();
    REQUIRE(job);
    CHECK_FALSE(session.nextJob());  // one after another
    session.apply(SetDate{"2025-01-01"}, 0);
    session.finish(job->run(), 0);
    CHECK(session.selection().date == "2025-01-01");
    CHECK_FALSE(session.editing.history().canUndo());
    CHECK_FALSE(session.busy());
}

TEST_CASE("A layer that is hidden while the date changes has the new date's content when it is shown again")
{
    Session session = smallSession();
    session.apply(SetLayerVisible{LayerId("line"), false}, 0);
    key(session, ",");
    session.apply(SetLayerVisible{LayerId("line"), true}, 0);
    runJobs(session);
    CHECK(tableOf(session, "line").text("date", 0) == "2024-01-01");
}

TEST_CASE("A date that the map does not have is a message")
{
    Session session = smallSession();
    session.apply(SetDate{"1999-01-01"}, 0);
    REQUIRE(session.messages.all().size() == 1);
    CHECK(session.messages.all()[0].error);
    CHECK_THAT(session.messages.all()[0].text, Catch::Matchers::Contains("1999-01-01"));
    CHECK_FALSE(session.busy());
}

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

TEST_CASE("Another projection keeps the middle of the map; a wrong one is a message that blocks nothing")
{
    Session session = smallSession();
    const LonLat middle = session.view().projection.inverse(session.view().centre);
    session.apply(SetCrs{"EPSG:3857"}, 0);
    CHECK(session.view().projection.definition() == "EPSG:3857");
    CHECK(crsOf(session.map(), session.selection()) == "EPSG:3857");
    CHECK(session.view().projection.inverse(session.view().centre).latDegrees ==
          Approx(middle.latDegrees).epsilon(1e-9));
    session.apply(SetCrs{"EPSG:99999999"}, 0);
    CHECK(crsOf(session.map(), session.selection()) == "EPSG:3857");
    REQUIRE(session.messages.all().size() == 1);
    CHECK(session.messages.all()[0].error);
    CHECK_THAT(session.messages.all()[0].text, Catch::Matchers::Contains("99999999"));
    session.apply(Undo{}, 0);
    CHECK(session.view().projection.definition() == "EPSG:32637");
    session.apply(DismissMessage{session.messages.all()[0].id}, 0);
    CHECK(session.messages.all().empty());
}

TEST_CASE("The menu offers the map's projection, the UTM zones that it touches and Web Mercator")
{
    Session session = smallSession();
    std::vector<std::string> definitions;
    for (const CrsChoice& choice : projectionChoices(session.map())) definitions.push_back(choice.definition);
    // The largest view reaches from 36 to 39 E: zone 37 alone, whose edges are at 36 and 42 E.
    CHECK(definitions == std::vector<std::string>{"EPSG:32637", "EPSG:32637", "EPSG:3857"});
}

TEST_CASE("Home shows the largest view, the numbers the others as listed, 0 the first")
{
    Session session = smallSession();
    for (const auto& [name, view] : {std::pair{"Home", "wide"}, {"1", "town"}, {"0", "near"}, {"2", "near"}}) {
        key(session, name);
        finishMoving(session, 0);
        CHECK(session.viewName() == view);
    }
    // The whole preset lies in what the panels leave free.
    key(session, "Home");
    finishMoving(session, 0);
    const Box box = projectedBox(session.view().projection, session.map().view(ViewId("wide"))->lonLat);
    const Box area = session.layout().freeArea().grownBy(0.01);
    CHECK(area.contains(session.view().toPixel({box.minX, box.maxY})));
    CHECK(area.contains(session.view().toPixel({box.maxX, box.minY})));
}

TEST_CASE("A map that was moved is named by its middle")
{
    Session session = smallSession();
    CHECK(session.viewName() == "near");
    key(session, "Left");
    finishMoving(session, 0);
    CHECK_THAT(session.viewName(), Catch::Matchers::EndsWith("e"));
    CHECK_THAT(session.viewName(), Catch::Matchers::StartsWith("48."));
}

TEST_CASE("The mouse drags the map and the wheel zooms about the pointer, unless a panel is under it")
{
    Session session = smallSession();
    const Xy place = session.view().fromPixel({600, 400});
    session.handle(pointer(InputKind::Move, 600, 400), {}, 0);
    UiCapture panel;
    panel.mouse = true;
    session.handle(pointer(InputKind::Wheel, 0, 1), panel, 0);
    CHECK_FALSE(session.moving());
    session.handle(pointer(InputKind::Wheel, 0, 3), {}, 0);
    finishMoving(session, 0);
    CHECK(std::hypot(session.view().toPixel(place).x - 600, session.view().toPixel(place).y - 400) < 0.5);
    session.handle(pointer(InputKind::Down, 600, 400), {}, 10);
    session.handle(pointer(InputKind::Move, 500, 300), {}, 10.1);
    // The pointer may go over a panel while it holds the map.
    session.handle(pointer(InputKind::Move, 50, 300), panel, 10.2);
    session.handle(pointer(InputKind::Up, 50, 300), panel, 11);
    CHECK(session.view().toPixel(place).x == Approx(50).margin(0.5));
    CHECK_FALSE(session.moving());
    session.handle(pointer(InputKind::Down, 50, 300), panel, 12);
    session.handle(pointer(InputKind::Move, 90, 300), panel, 12.1);
    CHECK(session.view().toPixel(place).x == Approx(50).margin(0.5));
}

TEST_CASE("A double click zooms in about its place and with Shift out")
{
    Session session = smallSession();
    const double before = session.view().unitsPerPixel;
    const Xy place = session.view().fromPixel({700, 200});
    InputEvent click = pointer(InputKind::Down, 700, 200);
    click.clicks = 2;
    session.handle(click, {}, 0);
    finishMoving(session, 0);
    CHECK(session.view().unitsPerPixel == Approx(before / 2));
    CHECK(session.view().toPixel(place).x == Approx(700).margin(0.5));
    click.shift = true;
    session.handle(click, {}, 1);
    finishMoving(session, 1);
    CHECK(session.view().unitsPerPixel == Approx(before));
}

TEST_CASE("Shift and drag zooms to the box, Escape lets it go")
{
    Session session = smallSession();
    const Xy corner = session.view().fromPixel({500, 300}), other = session.view().fromPixel({600, 360});
    InputEvent press = pointer(InputKind::Down, 500, 300);
    press.shift = true;
    session.handle(press, {}, 0);
    session.handle(pointer(InputKind::Move, 600, 360), {}, 0.1);
    REQUIRE_FALSE(zoomBox(session).empty());
    CHECK(zoomBox(session).width() == 100);
    SECTION("let go")
    {
        session.handle(pointer(InputKind::Up, 600, 360), {}, 0.2);
        finishMoving(session, 0.2);
        const Box area = session.layout().freeArea();
        CHECK(area.grownBy(0.01).contains(session.view().toPixel(corner)));
        CHECK(area.grownBy(0.01).contains(session.view().toPixel(other)));
        const double width = session.view().toPixel(other).x - session.view().toPixel(corner).x;
        const double height = session.view().toPixel(other).y - session.view().toPixel(corner).y;
        CHECK(std::max(width / area.width(), height / area.height()) == Approx(1).epsilon(0.01));
    }
    SECTION("given up")
    {
        key(session, "Escape");
        session.handle(pointer(InputKind::Up, 600, 360), {}, 0.2);
        CHECK_FALSE(session.moving());
        CHECK(zoomBox(session).empty());
    }
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
