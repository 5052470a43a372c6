#include "app/application.hpp"

#include <algorithm>
#include <cmath>

#include "app_support.hpp"

using namespace frontline;

namespace {

void finishMoving(Application& app, double now)
{
    for (int i = 0; i < 1000 && app.moving(); ++i) app.advance(now += 1.0 / 60);
    REQUIRE_FALSE(app.moving());
}

std::vector<std::string> order(const Application& app)
{
    std::vector<std::string> ids;
    for (const Layer& layer : app.document().layers) ids.push_back(layer.id);
    return ids;
}

void key(Application& app, const std::string& name, bool control = false, bool shift = false)
{
    app.handle(keyPress(name, control, shift), {}, 0);
    runJobs(app);
}

const FeatureTable& tableOf(const Application& app, const char* id)
{
    const Layer* layer = app.document().layer(id);
    REQUIRE(layer);
    REQUIRE(layer->table);
    return *layer->table;
}

}  // namespace

TEST_CASE("A layer is switched off and on, and each switch is undone and redone by keys")
{
    Application app = smallApplication();
    app.apply(SetLayerVisible{"land", false}, 0);
    CHECK_FALSE(app.document().layer("land")->visible);
    key(app, "Z", true);
    CHECK(app.document().layer("land")->visible);
    key(app, "Z", true, true);
    CHECK_FALSE(app.document().layer("land")->visible);
    key(app, "Z", true);
    key(app, "Y", true);
    CHECK_FALSE(app.document().layer("land")->visible);
}

TEST_CASE("A drag of the opacity slider is one step of undo")
{
    Application app = smallApplication();
    for (const double opacity : {0.9, 0.5, 0.25}) app.apply(SetLayerOpacity{"land", opacity}, 0);
    app.apply(EndEdit{}, 0);
    app.apply(SetLayerOpacity{"land", 0.75}, 0);
    app.apply(EndEdit{}, 0);
    app.apply(Undo{}, 0);
    CHECK(app.document().layer("land")->opacity == 0.25);
    app.apply(Undo{}, 0);
    CHECK(app.document().layer("land")->opacity == 1);
    CHECK_FALSE(app.uiState().canUndo);
}

TEST_CASE("Opacities outside 0 to 1 and unknown layers are taken for what they are")
{
    Application app = smallApplication();
    app.apply(SetLayerOpacity{"land", 7}, 0);
    CHECK(app.document().layer("land")->opacity == 1);
    app.apply(SetLayerOpacity{"land", -7}, 0);
    CHECK(app.document().layer("land")->opacity == 0);
    app.apply(SetLayerOpacity{"land", std::nan("")}, 0);
    CHECK(app.document().layer("land")->opacity == 0);
    app.apply(SetLayerVisible{"nowhere", true}, 0);
    app.apply(MoveLayer{"nowhere", 0}, 0);
    app.apply(MoveLayer{"land", 99}, 0);
    CHECK(order(app) == std::vector<std::string>{"land", "line", "towns"});
}

TEST_CASE("Layers are reordered, and back")
{
    Application app = smallApplication();
    app.apply(MoveLayer{"land", 2}, 0);
    CHECK(order(app) == std::vector<std::string>{"line", "towns", "land"});
    app.apply(MoveLayer{"towns", 0}, 0);
    CHECK(order(app) == std::vector<std::string>{"towns", "line", "land"});
    app.apply(Undo{}, 0);
    app.apply(Undo{}, 0);
    CHECK(order(app) == std::vector<std::string>{"land", "line", "towns"});
}

TEST_CASE("The date goes back and forward by keys, stops at the ends, and is undone")
{
    Application app = smallApplication();
    CHECK(tableOf(app, "line").text("date", 0) == "2025-01-01");
    key(app, ".");
    CHECK(app.document().date == "2025-01-01");
    key(app, ",");
    CHECK(app.document().date == "2024-01-01");
    CHECK(tableOf(app, "line").text("date", 0) == "2024-01-01");
    key(app, ",");
    CHECK(app.document().date == "2024-01-01");
    key(app, "Z", true);
    CHECK(app.document().date == "2025-01-01");
    CHECK(tableOf(app, "line").text("date", 0) == "2025-01-01");
}

TEST_CASE("Until the date's content is there the old one is shown, and the latest wish counts")
{
    Application app = smallApplication();
    app.apply(SetDate{"2024-01-01"}, 0);
    CHECK(app.document().date == "2025-01-01");
    CHECK(app.uiState().date == "2024-01-01");
    CHECK(app.busy());
    auto job = app.nextJob();
    REQUIRE(job);
    CHECK_FALSE(app.nextJob());  // one after another
    app.apply(SetDate{"2025-01-01"}, 0);
    app.finish(runJob(*std::move(job)), 0);
    CHECK(app.document().date == "2025-01-01");
    CHECK_FALSE(app.uiState().canUndo);
    CHECK_FALSE(app.busy());
}

TEST_CASE("A layer that is hidden while the date changes has the new date's content when it is shown again")
{
    Application app = smallApplication();
    app.apply(SetLayerVisible{"line", false}, 0);
    key(app, ",");
    app.apply(SetLayerVisible{"line", true}, 0);
    runJobs(app);
    CHECK(tableOf(app, "line").text("date", 0) == "2024-01-01");
}

TEST_CASE("A date that the map does not have is a message")
{
    Application app = smallApplication();
    app.apply(SetDate{"1999-01-01"}, 0);
    REQUIRE(app.messages().size() == 1);
    CHECK(app.messages()[0].error);
    CHECK_THAT(app.messages()[0].text, Catch::Matchers::Contains("1999-01-01"));
    CHECK_FALSE(app.busy());
}

TEST_CASE("What stands around the map is changed, undone and redone")
{
    Application app = smallApplication();
    FurnitureChoice choice = app.document().furniture;
    choice.legend = false;
    choice.titleText = "Own title";
    app.apply(SetFurniture{choice}, 0);
    CHECK(app.drawn().furniture == choice);
    key(app, "Z", true);
    CHECK(app.drawn().furniture == FurnitureChoice{});
    key(app, "Z", true, true);
    CHECK(app.drawn().furniture == choice);
    // The same once more is no step of undo.
    app.apply(SetFurniture{choice}, 0);
    key(app, "Z", true);
    CHECK(app.document().furniture == FurnitureChoice{});
}

TEST_CASE("F9 goes through the themes, and back by undo")
{
    Application app = smallApplication();
    key(app, "F9");
    CHECK(app.document().theme == "night");
    key(app, "F9");
    CHECK(app.document().theme == "day");
    app.apply(Undo{}, 0);
    CHECK(app.document().theme == "night");
    app.apply(SetTheme{"none"}, 0);
    CHECK(app.document().theme == "night");
}

TEST_CASE("Another projection keeps the middle of the map; a wrong one is a message that blocks nothing")
{
    Application app = smallApplication();
    const LonLat middle = app.view().projection.inverse(app.view().centre);
    app.apply(SetCrs{"EPSG:3857"}, 0);
    CHECK(app.view().projection.definition() == "EPSG:3857");
    CHECK(app.document().crs == "EPSG:3857");
    CHECK(app.view().projection.inverse(app.view().centre).latDegrees == Approx(middle.latDegrees).epsilon(1e-9));
    app.apply(SetCrs{"EPSG:99999999"}, 0);
    CHECK(app.document().crs == "EPSG:3857");
    REQUIRE(app.messages().size() == 1);
    CHECK(app.messages()[0].error);
    CHECK_THAT(app.messages()[0].text, Catch::Matchers::Contains("99999999"));
    app.apply(Undo{}, 0);
    CHECK(app.view().projection.definition() == "EPSG:32637");
    app.apply(DismissMessage{app.messages()[0].id}, 0);
    CHECK(app.messages().empty());
}

TEST_CASE("The menu offers the map's projection, the UTM zones that it touches and Web Mercator")
{
    Application app = smallApplication();
    std::vector<std::string> definitions;
    for (const CrsChoice& choice : app.uiState().projections) definitions.push_back(choice.definition);
    // The largest view reaches from 36 to 39 E: zone 37 alone, whose edges are at 36 and 42 E.
    CHECK(definitions == std::vector<std::string>{"EPSG:32637", "EPSG:32637", "EPSG:3857"});
}

TEST_CASE("Home shows the largest view, the numbers the others as listed, 0 the first")
{
    Application app = smallApplication();
    for (const auto& [name, view] : {std::pair{"Home", "wide"}, {"1", "town"}, {"0", "near"}, {"2", "near"}}) {
        key(app, name);
        finishMoving(app, 0);
        CHECK(app.viewName() == view);
    }
    // The whole preset lies in what the panels leave free.
    key(app, "Home");
    finishMoving(app, 0);
    const Box box = projectedBox(app.view().projection, app.document().view("wide")->lonLat);
    const Box area = app.uiState().layout.freeArea().grownBy(0.01);
    CHECK(area.contains(app.view().toPixel({box.minX, box.maxY})));
    CHECK(area.contains(app.view().toPixel({box.maxX, box.minY})));
}

TEST_CASE("A map that was moved is named by its middle")
{
    Application app = smallApplication();
    CHECK(app.viewName() == "near");
    key(app, "Left");
    finishMoving(app, 0);
    CHECK_THAT(app.viewName(), Catch::Matchers::EndsWith("e"));
    CHECK_THAT(app.viewName(), Catch::Matchers::StartsWith("48."));
}

TEST_CASE("The mouse drags the map and the wheel zooms about the pointer, unless a panel is under it")
{
    Application app = smallApplication();
    const Xy place = app.view().fromPixel({600, 400});
    app.handle(pointer(InputKind::Move, 600, 400), {}, 0);
    UiCapture panel;
    panel.mouse = true;
    app.handle(pointer(InputKind::Wheel, 0, 1), panel, 0);
    CHECK_FALSE(app.moving());
    app.handle(pointer(InputKind::Wheel, 0, 3), {}, 0);
    finishMoving(app, 0);
    CHECK(std::hypot(app.view().toPixel(place).x - 600, app.view().toPixel(place).y - 400) < 0.5);
    app.handle(pointer(InputKind::Down, 600, 400), {}, 10);
    app.handle(pointer(InputKind::Move, 500, 300), {}, 10.1);
    // The pointer may go over a panel while it holds the map.
    app.handle(pointer(InputKind::Move, 50, 300), panel, 10.2);
    app.handle(pointer(InputKind::Up, 50, 300), panel, 11);
    CHECK(app.view().toPixel(place).x == Approx(50).margin(0.5));
    CHECK_FALSE(app.moving());
    app.handle(pointer(InputKind::Down, 50, 300), panel, 12);
    app.handle(pointer(InputKind::Move, 90, 300), panel, 12.1);
    CHECK(app.view().toPixel(place).x == Approx(50).margin(0.5));
}

TEST_CASE("A double click zooms in about its place and with Shift out")
{
    Application app = smallApplication();
    const double before = app.view().unitsPerPixel;
    const Xy place = app.view().fromPixel({700, 200});
    InputEvent click = pointer(InputKind::Down, 700, 200);
    click.clicks = 2;
    app.handle(click, {}, 0);
    finishMoving(app, 0);
    CHECK(app.view().unitsPerPixel == Approx(before / 2));
    CHECK(app.view().toPixel(place).x == Approx(700).margin(0.5));
    click.shift = true;
    app.handle(click, {}, 1);
    finishMoving(app, 1);
    CHECK(app.view().unitsPerPixel == Approx(before));
}

TEST_CASE("Shift and drag zooms to the box, Escape lets it go")
{
    Application app = smallApplication();
    const Xy corner = app.view().fromPixel({500, 300}), other = app.view().fromPixel({600, 360});
    InputEvent press = pointer(InputKind::Down, 500, 300);
    press.shift = true;
    app.handle(press, {}, 0);
    app.handle(pointer(InputKind::Move, 600, 360), {}, 0.1);
    REQUIRE(app.uiState().zoomBox);
    CHECK(app.uiState().zoomBox->width() == 100);
    SECTION("let go")
    {
        app.handle(pointer(InputKind::Up, 600, 360), {}, 0.2);
        finishMoving(app, 0.2);
        const Box area = app.uiState().layout.freeArea();
        CHECK(area.grownBy(0.01).contains(app.view().toPixel(corner)));
        CHECK(area.grownBy(0.01).contains(app.view().toPixel(other)));
        const double width = app.view().toPixel(other).x - app.view().toPixel(corner).x;
        const double height = app.view().toPixel(other).y - app.view().toPixel(corner).y;
        CHECK(std::max(width / area.width(), height / area.height()) == Approx(1).epsilon(0.01));
    }
    SECTION("given up")
    {
        key(app, "Escape");
        app.handle(pointer(InputKind::Up, 600, 360), {}, 0.2);
        CHECK_FALSE(app.moving());
        CHECK_FALSE(app.uiState().zoomBox);
    }
}

TEST_CASE("L and a number switch that layer, counted from the top as the panel shows them")
{
    Application app = smallApplication();
    key(app, "L");
    key(app, "1");
    CHECK_FALSE(app.document().layer("towns")->visible);
    CHECK(app.messages().empty());
    key(app, "1");  // without L the first preset
    CHECK(app.moving());
    key(app, "L");
    key(app, "9");
    CHECK(app.messages().size() == 1);
}

TEST_CASE("Keys do nothing to the map while text is being typed, function keys do")
{
    Application app = smallApplication();
    UiCapture typing;
    typing.text = true;
    app.handle(keyPress(","), typing, 0);
    CHECK_FALSE(app.busy());
    app.handle(keyPress("F9"), typing, 0);
    CHECK(app.document().theme == "night");
}

TEST_CASE("Tab folds the panels and F1 opens the help")
{
    Application app = smallApplication();
    key(app, "Tab");
    CHECK_FALSE(app.uiState().panelsVisible);
    CHECK(app.uiState().layout.freeArea().width() == 1000);
    key(app, "F1");
    CHECK(app.uiState().helpVisible);
    key(app, "Escape");
    CHECK_FALSE(app.uiState().helpVisible);
}

TEST_CASE("A dropped file becomes layers on top; one that cannot be read is a message")
{
    const TemporaryFolder folder;
    const auto good = folder.write("mine.geojson", R"({"type": "Point", "coordinates": [37.4, 48.4]})");
    const auto bad = folder.write("bad.geojson", "{\"type\": \"FeatureColl");
    Application app = smallApplication();
    InputEvent drop;
    drop.kind = InputKind::Drop;
    for (const auto& path : {good, bad, folder.path() / "missing.geojson", good}) {
        drop.text = path.string();
        app.handle(drop, {}, 0);
    }
    runJobs(app);
    CHECK(order(app) == std::vector<std::string>{"land", "line", "towns", "mine", "mine-2"});
    std::string errors;
    for (const Message& message : app.messages())
        if (message.error) errors += message.text + "\n";
    CHECK_THAT(errors, Catch::Matchers::Contains("bad.geojson"));
    CHECK_THAT(errors, Catch::Matchers::Contains("missing.geojson"));
    app.apply(Undo{}, 0);
    CHECK(app.document().layers.size() == 4);
}

TEST_CASE("A layer whose data cannot be read is reported once and not asked for again")
{
    auto document = readMap(smallMapPath());
    REQUIRE(document);
    document->data["land"].path = "/nowhere/land.geojson";
    Application app(*std::move(document), *Projection::create("EPSG:32637"), 800, 600, 1);
    runJobs(app);
    REQUIRE(app.messages().size() == 1);
    CHECK_THAT(app.messages()[0].text, Catch::Matchers::Contains("land"));
    CHECK(app.document().layer("towns")->table);
    CHECK_FALSE(app.busy());
    // Switched off and on it is tried again.
    app.apply(SetLayerVisible{"land", false}, 0);
    app.apply(SetLayerVisible{"land", true}, 0);
    CHECK(app.nextJob());
}

TEST_CASE("Notices go after a while, errors stay")
{
    Application app = smallApplication();
    app.addMessage("saved", false, 100);
    app.addMessage("broken", true, 100);
    CHECK(app.nextChange() == Approx(108));
    CHECK_FALSE(app.advance(107));
    CHECK(app.advance(109));
    REQUIRE(app.messages().size() == 1);
    CHECK(app.messages()[0].text == "broken");
    CHECK(std::isinf(app.nextChange()));
}

TEST_CASE("The status line says where the pointer is, the scale and the projection")
{
    Application app = smallApplication();
    CHECK(app.uiState().status.lonLat.empty());
    const Xy town = app.view().toPixel(app.view().projection.forward(LonLat{37.5, 48.5}));
    app.handle(pointer(InputKind::Move, town.x, town.y), {}, 0);
    const StatusLine status = app.uiState().status;
    CHECK(status.lonLat == "48.5000° N  37.5000° E");
    CHECK_THAT(status.utm, Catch::Matchers::StartsWith("37U "));
    CHECK_THAT(status.scale, Catch::Matchers::StartsWith("1:"));
    CHECK(status.projection == "WGS 84 / UTM zone 37N");
    InputEvent leave;
    leave.kind = InputKind::Leave;
    app.handle(leave, {}, 0);
    CHECK(app.uiState().status.lonLat.empty());
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
