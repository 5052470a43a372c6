// Scenarios, comparisons and zones in the application, without a display.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>

#include "session/commands/comparison.hpp"
#include "session/commands/date.hpp"
#include "session/commands/edit.hpp"
#include "session/commands/figures.hpp"
#include "session/commands/scenarios.hpp"
#include "session/commands/view.hpp"
#include "session/pointer_input.hpp"
#include "small_session.hpp"

using namespace frontline;

namespace {

/// The default map with its panels, 1400 x 900 pixels, everything that is wanted at the start computed.
Session defaultSession()
{
    TestMap test(std::filesystem::path(FRONTLINE_SOURCE_DIR) / "geodata" / "map.toml");
    test.selection.scenario = test.map->scenario;
    test.selection.view.preset = ViewId("east");
    // What all tests compute is computed once.
    static const auto store = std::make_shared<DataStore>();
    test.store = store;
    Session session = sessionOf(test, 1400, 900);
    runJobs(session);
    return session;
}

/// The same with a store of its own, in which nothing has been computed.
Session freshSession()
{
    TestMap test(std::filesystem::path(FRONTLINE_SOURCE_DIR) / "geodata" / "map.toml");
    test.selection.scenario = test.map->scenario;
    Session session = sessionOf(test, 1400, 900);
    while (session.busy()) {
        auto job = session.nextJob();
        REQUIRE(job);
        session.finish(job->run(), 0);
    }
    return session;
}

double passed(const Session& session)
{
    return session.shown.result() ? session.shown.result()->ledger.total.passedKm2 : -1;
}

std::size_t coordinates(const Session& session, ScenarioPart::Kind kind)
{
    for (const DrawnLayer& layer : session.drawn().layers)
        if (layer.isPart(kind) && layer.ofShownScenario() && layer.table)
            return layer.table->geometry.coordinates.size();
    return 0;
}

/// The layer of the part on the side; nullptr when it is not there.
const DrawnLayer* part(const Session& session, ScenarioPart::Kind kind, DrawnLayer::Side side)
{
    for (const DrawnLayer& layer : session.drawn().layers)
        if (layer.isPart(kind) && layer.side == side) return &layer;
    return nullptr;
}

/// The length as its window shows it: nullptr while it is of something else.
const LengthReportView* shownLength(const Session& session)
{
    const auto& length = session.figures.length;
    return length.key == lengthKey(session) ? length.value.get() : nullptr;
}

const DrawnLayer* lit(const Session& session)
{
    const auto& layers = session.drawn().layers;
    const auto found = std::ranges::find_if(layers, isHighlight);
    return found == layers.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("S and a digit choose a scenario; its layers and ledger are there, and undo brings back the one before")
{
    Session session = defaultSession();
    CHECK(session.selection().scenario == ScenarioId("freeze"));
    CHECK(passed(session) == 0);
    key(session, "S");
    CHECK(session.panels.tab == SideTab::Scenarios);
    key(session, "3");
    CHECK(session.selection().scenario == ScenarioId("four-oblasts"));
    CHECK(session.messages.all().empty());
    // The press of August 2025: about 21,000 km2 of the four oblasts are held by Ukraine.
    CHECK(passed(session) == Approx(21000).epsilon(0.05));
    CHECK(coordinates(session, ScenarioPart::Kind::Passed) > 0);
    key(session, "Z", true);
    CHECK(session.selection().scenario == ScenarioId("freeze"));
    CHECK(coordinates(session, ScenarioPart::Kind::Passed) == 0);
    key(session, "S");
    key(session, "0");
    CHECK(session.selection().scenario.empty());
    CHECK(coordinates(session, ScenarioPart::Kind::Line) == 0);
}

TEST_CASE("Once all scenarios have been computed while idle, a switch needs no work")
{
    Session session = defaultSession();
    for (const ScenarioPointer& scenario : session.map().scenarios) {
        session.apply(SetScenario{scenario->id}, 0);
        CHECK_FALSE(session.busy());
        CHECK_FALSE(session.nextJob());
        REQUIRE(session.shown.result());
        CHECK(session.shown.result()->scenario.id == scenario->id);
    }
}

TEST_CASE("Work that nobody waits for does not make the window busy or hold up what is wanted")
{
    Session session = freshSession();
    session.apply(SetDate{"2024-08-08"}, 0);
    while (session.busy()) {
        auto job = session.nextJob();
        REQUIRE(job);
        CHECK_FALSE(job->idle);
        session.finish(job->run(), 0);
    }
    auto idle = session.nextJob();
    REQUIRE(idle);
    CHECK(idle->idle);
    CHECK_FALSE(session.busy());
    // While it goes on, another one that is wanted begins.
    session.apply(SetScenario{ScenarioId("buffer-40")}, 0);
    auto wanted = session.nextJob();
    REQUIRE(wanted);
    CHECK_FALSE(wanted->idle);
    const long revision = session.shown.revision();
    CHECK(session.finish(wanted->run(), 0));
    CHECK(session.shown.revision() != revision);
    CHECK(session.shown.result()->scenario.id == ScenarioId("buffer-40"));
}

TEST_CASE("A scenario follows the date")
{
    Session session = defaultSession();
    key(session, "S");
    key(session, "2");
    const double before = passed(session);
    key(session, ",");
    CHECK(session.selection().date == "2025-02-01");
    CHECK(session.shown.result()->baseDate == "2025-02-01");
    CHECK(passed(session) > before);  // less of Donetsk was occupied then
    key(session, "Z", true);
    CHECK(passed(session) == before);
}

TEST_CASE("A comparison is chosen by Shift+S, toggled by C and D, and drawn on two sides")
{
    Session session = defaultSession();
    key(session, "S", false, true);
    key(session, "4");
    REQUIRE(session.selection().comparison);
    CHECK(session.selection().comparison->with.scenario == ScenarioId("line-2022"));
    using Kind = ScenarioPart::Kind;
    using Side = DrawnLayer::Side;
    CHECK(part(session, Kind::Returned, Side::Right));
    CHECK(part(session, Kind::Returned, Side::Left));
    key(session, "C");
    CHECK_FALSE(session.selection().comparison);
    CHECK_FALSE(part(session, Kind::Returned, Side::Right));
    key(session, "D");
    REQUIRE(session.shown.difference());
    CHECK(session.shown.difference()->second.scenario == ScenarioId("line-2022"));
    // What is occupied on 17 August 2025 and was not before the full-scale invasion.
    CHECK(session.shown.difference()->total.onlyFirstKm2 == Approx(113672 - 43400).epsilon(0.03));
    const DrawnLayer* first = part(session, Kind::OnlyFirst, Side::Both);
    REQUIRE(first);
    CHECK(first->table->geometry.partCount() > 0);
    session.apply(SetComparison{{{}, "2024-08-08"}}, 0);
    runJobs(session);
    CHECK(session.shown.difference()->second.date == "2024-08-08");
    session.apply(SetComparison{{{}, "1999-01-01"}}, 0);
    REQUIRE(session.messages.all().size() == 1);
    CHECK(session.selection().comparison->with.date == "2024-08-08");
}

TEST_CASE("The divider is taken within six points of it and the map stays where it is")
{
    Session session = defaultSession();
    key(session, "C");
    REQUIRE(session.selection().comparison);
    const Xy centre = session.view().centre;
    session.handle(pointer(InputKind::Move, 705, 300), {}, 1);
    CHECK(onDivider(session, *session.pointing.pointer));
    session.handle(pointer(InputKind::Move, 708, 300), {}, 1);
    CHECK_FALSE(onDivider(session, *session.pointing.pointer));
    session.handle(pointer(InputKind::Down, 696, 300), {}, 1);
    for (const double x : {600.0, 500.0, 350.0}) session.handle(pointer(InputKind::Move, x, 310), {}, 1.1);
    session.handle(pointer(InputKind::Up, 350, 310), {}, 1.2);
    CHECK(session.selection().comparison->swipe == Approx(0.25));
    CHECK(session.view().centre == centre);
    CHECK_FALSE(session.card);
    session.apply(Undo{}, 2);
    CHECK(session.selection().comparison->swipe == 0.5);
}

TEST_CASE("A zone is edited as a scenario of its own; of many changes only the latest is computed")
{
    Session session = defaultSession();
    ZoneDraft draft;
    double lastZone = 0;
    for (const double kilometres : {2.0, 4.0, 6.0}) {
        draft.heldKm = kilometres;
        draft.occupiedKm = 0;
        session.apply(EditZone{draft}, 0);
    }
    int jobs = 0;
    for (auto job = session.nextJob(); job; job = session.nextJob(), ++jobs) session.finish(job->run(), 0);
    CHECK(jobs == 1);
    lastZone = session.shown.result()->ledger.total.zoneHeldKm2;
    CHECK(lastZone > 3000);
    CHECK(session.shown.result()->ledger.total.zoneOccupiedKm2 == 0);
    session.apply(EndEdit{}, 0);
    draft.oblasts = {"UA-59"};
    session.apply(EditZone{draft}, 0);
    // Until the next is there, the zone of before stands.
    CHECK(session.shown.result()->ledger.total.zoneHeldKm2 == lastZone);
    runJobs(session);
    CHECK(session.shown.result()->ledger.total.zoneHeldKm2 < lastZone / 2);
    session.apply(Undo{}, 0);
    runJobs(session);
    CHECK(session.fields.zone.oblasts.empty());
    CHECK(session.shown.result()->ledger.total.zoneHeldKm2 == lastZone);
    session.apply(Undo{}, 0);
    CHECK(session.selection().scenario == ScenarioId("freeze"));
    draft.heldKm = std::nan("");
    draft.occupiedKm = 900;
    session.apply(EditZone{draft}, 0);
    CHECK(session.fields.zone.heldKm == 0);
    CHECK(session.fields.zone.occupiedKm == 100);
}

TEST_CASE("A zone is saved in the user's file; a broken file is left alone and named")
{
    const TemporaryFolder folder;
    const char* before = std::getenv("XDG_CONFIG_HOME");
    const std::string kept = before ? before : "";
    setenv("XDG_CONFIG_HOME", folder.path().c_str(), 1);
    Session session = defaultSession();
    ZoneDraft draft;
    draft.name = "Ten and five";
    draft.occupiedKm = 5;
    session.apply(EditZone{draft}, 0);
    session.apply(SaveZone{}, 0);
    CHECK(session.selection().scenario == ScenarioId("ten-and-five"));
    CHECK_FALSE(session.selection().zone);
    std::ofstream(folder.path() / "frontline" / "scenarios.toml") << "[[broken";
    session.apply(EditZone{draft}, 0);
    session.apply(SaveZone{}, 0);
    REQUIRE(session.messages.all().size() == 2);
    CHECK(session.messages.all()[1].error);
    CHECK_THAT(session.messages.all()[1].text, Catch::Matchers::Contains("scenarios.toml, line 1"));
    if (before)
        setenv("XDG_CONFIG_HOME", kept.c_str(), 1);
    else
        unsetenv("XDG_CONFIG_HOME");
}

TEST_CASE("A click says what is there and what each scenario makes of it; Escape closes the card")
{
    Session session = defaultSession();
    session.apply(ShowView{ViewId("donbas")}, 0);
    for (double now = 0; session.moving(); now += 0.02) session.advance(now);
    // Kramatorsk, held by Ukraine.
    const Xy at = session.view().toPixel(session.view().projection.forward(LonLat{37.556, 48.723}));
    session.handle(pointer(InputKind::Down, at.x, at.y), {}, 20);
    session.handle(pointer(InputKind::Up, at.x, at.y), {}, 20.1);
    const auto card = session.card;
    REQUIRE(card);
    CHECK(card->name.own() == "Kramatorsk");
    CHECK(card->name.in(Language::of("uk")) == "Краматорськ");
    CHECK(card->oblast.own() == "Donetsk");
    CHECK(card->occupied == false);
    REQUIRE(card->lines.size() == 9);
    CHECK(card->lines[0].verdict.fate == PlaceFate::StaysHeld);
    CHECK(card->lines[1].verdict.fate == PlaceFate::Passes);
    CHECK(card->lines[5].verdict.inZone);
    key(session, "Escape");
    CHECK_FALSE(session.card);
    // A drag opens none.
    session.handle(pointer(InputKind::Down, at.x, at.y), {}, 30);
    session.handle(pointer(InputKind::Move, at.x + 9, at.y), {}, 30.1);
    session.handle(pointer(InputKind::Up, at.x + 9, at.y), {}, 30.5);
    CHECK_FALSE(session.card);
}

TEST_CASE("A card gives no side within the tolerance of the line, 500 m, and does beyond it")
{
    const Session session = defaultSession();
    // On the line's own vertex (37.845 E, 48.41 N, between two of geodata/tables/contact_lines.csv), and 2 km off it.
    PlaceCard card;
    card.place = {37.845, 48.41};
    fillCard(session, card);
    CHECK(card.undecidedMetres == 500);
    CHECK_FALSE(card.occupied.has_value());
    card.place = {37.845 - 0.05, 48.43};
    fillCard(session, card);
    CHECK(card.undecidedMetres == 0);
    CHECK(card.occupied.has_value());
}

TEST_CASE("A row of the ledger lights up what the scenario takes of its oblast")
{
    Session session = defaultSession();
    session.apply(SetScenario{ScenarioId("four-oblasts")}, 0);
    session.apply(HoverOblast{"UA-65"}, 0);
    CHECK_FALSE(lit(session));  // not computed yet
    runJobs(session);
    REQUIRE(lit(session));
    CHECK(lit(session)->table->geometry.partCount() > 0);
    const long revision = session.shown.revision();
    session.apply(HoverOblast{"UA-65"}, 0);
    CHECK(session.shown.revision() == revision);  // nothing is drawn anew
    session.apply(HoverOblast{}, 0);
    CHECK_FALSE(lit(session));
}

TEST_CASE("Claims and lengths are computed when their windows are open, and not before")
{
    Session session = defaultSession();
    CHECK_FALSE(session.figures.claims.value);
    key(session, "F2");
    REQUIRE(session.figures.claims.value);
    CHECK(session.figures.claims.value->checks.size() == session.map().claims.size());
    key(session, "F3");
    REQUIRE(shownLength(session));
    CHECK(shownLength(session)->date == "2025-08-17");
    session.apply(ShowLengthOf{{ScenarioId("four-oblasts"), ""}}, 0);
    CHECK_FALSE(shownLength(session));
    runJobs(session);
    CHECK(shownLength(session)->choice.scenario == ScenarioId("four-oblasts"));
}

TEST_CASE("Where the ledger leaves too little of the map it opens by its key alone")
{
    Session session = defaultSession();
    CHECK_FALSE(session.layout().ledger.empty());
    InputEvent resize;
    resize.kind = InputKind::Resize;
    resize.x = 1000;
    resize.y = 700;
    session.handle(resize, {}, 0);
    CHECK(session.layout().ledger.empty());
    key(session, "F4");
    CHECK_FALSE(session.layout().ledger.empty());
    key(session, "Tab");
    CHECK(session.layout().ledger.empty());
    CHECK(session.layout().freeArea().width() == 1000);
}
