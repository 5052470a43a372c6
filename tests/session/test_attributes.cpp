#include "session/attributes.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "session/commands/attributes.hpp"
#include "session/commands/edit.hpp"
#include "session/commands/files.hpp"
#include "session/commands/layers.hpp"
#include "session/commands/own_layers.hpp"
#include "session/commands/window.hpp"
#include "small_session.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

/// Five events around 37.4 E 48.4 N, the fourth without a number.
const std::string eventsOfTest = R"({"type": "FeatureCollection", "features": [
{"type":"Feature","geometry":{"type":"Point","coordinates":[37.40,48.40]},"properties":{"name":"Склад","when":"2025-03-01","loss":12,"url":"https://example.org/a"}},
{"type":"Feature","geometry":{"type":"Point","coordinates":[37.41,48.40]},"properties":{"name":"Міст","when":"2024-12-31","loss":3,"url":"https://example.org/b"}},
{"type":"Feature","geometry":{"type":"Point","coordinates":[37.42,48.41]},"properties":{"name":"Завод","when":"2025-01-15","loss":100,"url":""}},
{"type":"Feature","geometry":{"type":"Point","coordinates":[37.43,48.42]},"properties":{"name":"База","when":"2025-02-01","loss":null,"url":null}},
{"type":"Feature","geometry":{"type":"Point","coordinates":[37.44,48.43]},"properties":{"name":"міст малий","when":"2025-02-02","loss":7,"url":null}}]})";

Session eventsSession(const TemporaryFolder& folder)
{
    Session session = smallSession();
    session.apply(OpenFile{folder.write("events.geojson", eventsOfTest).string()}, 0);
    runJobs(session);
    finishMoving(session, 0);
    return session;
}

void click(Session& session, LonLat place, bool control = false)
{
    const Xy at = session.view().toPixel(session.view().projection.forward(place));
    for (const InputKind kind : {InputKind::Move, InputKind::Down, InputKind::Up}) {
        InputEvent event = pointer(kind, at.x, at.y);
        event.control = control;
        event.clicks = 1;
        session.handle(event, {}, 0);
    }
    runJobs(session);
}

void show(Session& session, const RowsAsked& asked = {})
{
    session.apply(ShowAttributes{LayerId("events")}, 0);
    runJobs(session);
    session.apply(AskRows{asked}, 0);
    runJobs(session);
}

void does(Session& session, const Command& command)
{
    session.apply(command, 0);
    runJobs(session);
}

/// The names of rows, in their order.
std::string names(const Session& session, const FeatureNumbers& rows)
{
    std::string out;
    for (const std::uint32_t f : rows) out += (out.empty() ? "" : ", ") + session.attributes.table->text("name", f);
    return out;
}

std::string shownNames(const Session& session)
{
    REQUIRE(session.attributes.shown());
    return names(session, *session.attributes.shown());
}

std::string toldBy(const Session& session)
{
    std::string texts;
    for (const Message& message : session.messages.all()) texts += message.text + "\n";
    return texts;
}

std::string textOf(const std::filesystem::path& path)
{
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// What is drawn on top of the map to stand out: how many features.
std::size_t litFeatures(const Session& session)
{
    std::size_t count = 0;
    for (const DrawnLayer& layer : session.drawn().layers)
        if (isHighlight(layer)) count += layer.table->featureCount();
    return count;
}

}  // namespace

TEST_CASE("a click shows the attributes of what is there, the user's file before the map, and marks it on the map")
{
    const TemporaryFolder folder;
    Session session = eventsSession(folder);
    click(session, {37.42, 48.41});
    REQUIRE(session.card);
    REQUIRE_FALSE(session.card->features.empty());
    const FeatureHere& here = session.card->features.front();
    CHECK(here.layer == LayerId("events"));
    CHECK(here.label == "Завод");
    CHECK(here.table->number("loss", here.feature) == 100);
    CHECK_FALSE(here.ofMap);
    CHECK(session.card->lit == std::optional<std::size_t>(0));
    CHECK(litFeatures(session) == 1);
    // Hidden, it is not there to be clicked.
    session.apply(SetLayerVisible{LayerId("events"), false}, 0);
    runJobs(session);
    CHECK(std::ranges::none_of(session.card->features, [](const FeatureHere& f) { return !f.ofMap; }));
    CHECK(litFeatures(session) == 0);
    session.apply(Undo{}, 0);
    runJobs(session);
    key(session, "Escape");
    CHECK_FALSE(session.card);
    CHECK(litFeatures(session) == 0);
}

TEST_CASE("what a style leaves out of the map is not found by a click on it")
{
    const TemporaryFolder folder;
    Session session = eventsSession(folder);
    const auto ownFound = [&](const char* style, LonLat place) {
        session.card.reset();
        does(session, SetStyle{LayerId("events"), *parseOwnStyle(style)});
        click(session, place);
        return session.card &&
               std::ranges::any_of(session.card->features, [](const FeatureHere& f) { return !f.ofMap; });
    };
    CHECK(ownFound("file", {37.42, 48.41}));
    CHECK(ownFound("filter=loss > 50", {37.42, 48.41}));
    CHECK_FALSE(ownFound("filter=loss > 50", {37.41, 48.40}));
    CHECK(ownFound("classify=name", {37.41, 48.40}));
    CHECK_FALSE(ownFound("classify=name,hidden=0/1/2/3/4", {37.41, 48.40}));
}

TEST_CASE("the line under the pointer says the layer and the name of what is there, and nothing where nothing is")
{
    const TemporaryFolder folder;
    Session session = eventsSession(folder);
    const auto hover = [&](LonLat place) {
        const Xy at = session.view().toPixel(session.view().projection.forward(place));
        session.handle(pointer(InputKind::Move, at.x, at.y), {}, 0);
        runJobs(session);
        return session.status().here;
    };
    CHECK(hover({37.43, 48.42}) == "events: База");
    CHECK(hover({37.47, 48.35}) == "");
}

TEST_CASE("a table is sorted, searched and filtered by what is asked, and says what is wrong with a filter")
{
    const TemporaryFolder folder;
    Session session = eventsSession(folder);
    show(session);
    CHECK(shownNames(session) == "Склад, Міст, Завод, База, міст малий");
    const auto column = [&](const char* name) {
        const auto& columns = session.attributes.table->columns;
        return static_cast<std::size_t>(std::ranges::find(columns, name, &Column::name) - columns.begin());
    };
    does(session, AskRows{{"", "", column("loss"), true}});
    CHECK(shownNames(session) == "Завод, Склад, міст малий, Міст, База");
    does(session, AskRows{{"", "", column("when"), false}});
    CHECK(shownNames(session) == "Міст, Завод, База, міст малий, Склад");
    does(session, AskRows{{"", "МІСТ", column("loss"), false}});
    CHECK(shownNames(session) == "Міст, міст малий");
    does(session, AskRows{{"loss > 2 AND loss < 50", "", {}, false}});
    CHECK(shownNames(session) == "Склад, Міст, міст малий");
    does(session, AskRows{{"losses > 2", "", {}, false}});
    CHECK_FALSE(session.attributes.shown());
    CHECK_THAT(session.attributes.rows.problem, Contains("losses") && Contains("loss"));
    does(session, AskRows{});
    CHECK(session.attributes.shown()->size() == 5);
    CHECK(session.attributes.rows.problem.empty());
}

TEST_CASE("rows that are picked are marked on the map, and a click on the map picks its row")
{
    const TemporaryFolder folder;
    Session session = eventsSession(folder);
    show(session);
    does(session, PickRow{1});
    CHECK(litFeatures(session) == 1);
    does(session, PickRow{4, false, true});
    CHECK(session.attributes.selected.count() == 4);
    CHECK(litFeatures(session) == 4);
    does(session, PickRow{2, true});
    CHECK(names(session, rowsMeant(session.attributes)) == "Міст, База, міст малий");
    click(session, {37.40, 48.40});
    CHECK(names(session, rowsMeant(session.attributes)) == "Склад");
    CHECK(session.attributes.scrollTo == std::optional<std::size_t>(0));
    click(session, {37.44, 48.43}, true);
    CHECK(names(session, rowsMeant(session.attributes)) == "Склад, міст малий");
    click(session, {37.40, 48.40}, true);
    CHECK(names(session, rowsMeant(session.attributes)) == "міст малий");
    does(session, PickNoRows{});
    CHECK(session.attributes.selected.count() == 0);
    // Nothing selected means all that are shown.
    CHECK(rowsMeant(session.attributes).size() == 5);
    does(session, PickAllRows{});
    CHECK(session.attributes.selected.count() == 5);
    key(session, "T");
    CHECK_FALSE(session.attributes.open());
    key(session, "Escape");
    CHECK(litFeatures(session) == 0);
}

TEST_CASE("zooming to rows brings them into what the panels and the table leave free")
{
    const TemporaryFolder folder;
    Session session = eventsSession(folder);
    show(session);
    does(session, PickRow{0});
    does(session, PickRow{4, true});
    session.apply(ZoomToRows{}, 0);
    finishMoving(session, 0);
    const Box area = session.layout().freeArea();
    CHECK(area.maxY <= session.layout().table.minY);
    for (const LonLat place : {LonLat{37.40, 48.40}, LonLat{37.44, 48.43}})
        CHECK(area.grownBy(0.5).contains(session.view().toPixel(session.view().projection.forward(place))));
    // A point alone is shown with its surroundings.
    does(session, PickRow{2});
    session.apply(ZoomToRows{}, 0);
    finishMoving(session, 0);
    const View& view = session.view();
    CHECK(view.unitsPerPixel * area.width() > 1000);
    CHECK(area.contains(view.toPixel(view.projection.forward(LonLat{37.42, 48.41}))));
}

TEST_CASE("rows are copied as lines parted by tabs, in the order in which they are shown")
{
    const TemporaryFolder folder;
    Session session = eventsSession(folder);
    show(session, {"", "міст", 2, true});
    does(session, CopyRows{});
    CHECK(session.requests.clipboard ==
          "name\twhen\tloss\turl\nміст малий\t2025-02-02\t7\t\nМіст\t2024-12-31\t3\thttps://example.org/b\n");
}

TEST_CASE("selected rows are written as GeoJSON, GeoPackage and CSV, and no file is replaced unasked")
{
    const TemporaryFolder folder;
    Session session = eventsSession(folder);
    show(session);
    does(session, PickRow{2});
    does(session, PickRow{3, true});
    const auto path = folder.path() / "chosen.geojson";
    does(session, ExportRows{path.string()});
    const auto json = nlohmann::json::parse(textOf(path));
    REQUIRE(json["features"].size() == 2);
    CHECK(json["features"][0]["properties"]["name"] == "Завод");
    CHECK(json["features"][1]["properties"]["loss"].is_null());
    CHECK_THAT(json["features"][1]["geometry"]["coordinates"].dump(), Contains("[37.43,48.42]"));
    for (const char* ending : {".gpkg", ".csv"}) {
        const auto other = folder.path() / (std::string("chosen") + ending);
        does(session, ExportRows{other.string()});
        CHECK(std::filesystem::file_size(other) > 0);
    }
    CHECK_THAT(textOf(folder.path() / "chosen.csv"), Contains("Завод") && !Contains("Склад"));

    does(session, PickRow{0});
    does(session, ExportRows{path.string()});
    CHECK(session.attributes.exportQuestion == path.string());
    CHECK(nlohmann::json::parse(textOf(path))["features"].size() == 2);
    does(session, ExportRows{path.string(), true});
    CHECK(session.attributes.exportQuestion.empty());
    CHECK(nlohmann::json::parse(textOf(path))["features"].size() == 1);
    // The file that the map shows is not for being written over, and a format must be known.
    const std::string before = textOf(folder.path() / "events.geojson");
    does(session, ExportRows{(folder.path() / "events.geojson").string(), true});
    CHECK(textOf(folder.path() / "events.geojson") == before);
    does(session, ExportRows{(folder.path() / "rows.docx").string()});
    CHECK_THAT(toldBy(session), Contains(".geojson"));
}

TEST_CASE("the figures of a column are those of the rows shown, or of the selected ones")
{
    const TemporaryFolder folder;
    Session session = eventsSession(folder);
    show(session);
    does(session, ShowStatistics{2});
    const auto& value = session.attributes.statistics.value;
    REQUIRE(value);
    CHECK(value->features == 5);
    CHECK(value->empty == 1);
    CHECK(value->numbers->sum == 122);
    CHECK(value->numbers->median == 9.5);
    does(session, AskRows{{"", "міст", {}, false}});
    CHECK(value->features == 2);
    CHECK(value->numbers->mean == 5);
    does(session, PickRow{0});
    CHECK(value->features == 1);
    CHECK(value->least == "3");
}

TEST_CASE("a search that is typed on is begun anew, and what was begun before holds up nothing")
{
    const TemporaryFolder folder;
    Session session = eventsSession(folder);
    show(session);
    session.apply(AskRows{{"", "м", {}, false}}, 0);
    const auto first = session.nextJob();
    REQUIRE(first);
    session.apply(AskRows{{"", "малий", {}, false}}, 0);
    const auto second = session.nextJob();
    REQUIRE(second);
    session.finish(second->run(), 0);
    CHECK(shownNames(session) == "міст малий");
    CHECK_FALSE(session.finish(first->run(), 0));
    CHECK(shownNames(session) == "міст малий");
    CHECK_FALSE(session.busy());
}

TEST_CASE("the table of a layer that is taken away by undo closes")
{
    const TemporaryFolder folder;
    Session session = eventsSession(folder);
    show(session);
    does(session, PickRow{0});
    session.apply(Undo{}, 0);
    runJobs(session);
    CHECK_FALSE(session.attributes.open());
    CHECK(litFeatures(session) == 0);
}

TEST_CASE("T opens the table of the user's topmost layer, and of a layer of the map where there is none")
{
    const TemporaryFolder folder;
    Session session = smallSession();
    key(session, "T");
    CHECK(session.attributes.open());
    key(session, "T");
    session.apply(OpenFile{folder.write("events.geojson", eventsOfTest).string()}, 0);
    runJobs(session);
    key(session, "T");
    CHECK(session.attributes.layer == LayerId("events"));
    CHECK_FALSE(session.layout().table.empty());
    // Folded away with the panels, it comes back with them.
    key(session, "Tab");
    CHECK(session.layout().table.empty());
    key(session, "T");
    CHECK_FALSE(session.layout().table.empty());
}
