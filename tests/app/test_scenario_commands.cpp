// Scenarios, comparisons and zones in the application, without a display.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>

#include "app_support.hpp"

using namespace frontline;

namespace {

/// The default map with its panels, 1400 x 900 pixels, everything that is wanted at the start computed.
Application defaultApplication()
{
    static const Document loaded = [] {
        auto document = readMap(std::filesystem::path(FRONTLINE_SOURCE_DIR) / "geodata" / "map.toml");
        if (!document) FAIL(document.error().message);
        Document map = *std::move(document);
        map.scenarioCache = nullptr;
        REQUIRE(loadLayers(map));
        return map;
    }();
    auto projection = Projection::create(loaded.crs);
    REQUIRE(projection);
    Application app(loaded, *std::move(projection), 1400, 900, 1);
    runJobs(app);
    REQUIRE(app.showAtOnce("east"));
    return app;
}

void key(Application& app, const std::string& name, bool control = false, bool shift = false)
{
    app.handle(keyPress(name, control, shift), {}, 0);
    runJobs(app);
}

double passed(const Application& app)
{
    const ScenarioResult* result = app.shownResult();
    return result ? result->ledger.total.passedKm2 : -1;
}

std::size_t coordinates(const Application& app, const char* layer)
{
    const auto& table = app.document().layer(layer)->table;
    return table ? table->geometry.coordinates.size() : 0;
}

}  // namespace

TEST_CASE("S and a digit choose a scenario; its layers and ledger are there, and undo brings back the one before")
{
    Application app = defaultApplication();
    CHECK(app.document().scenario == "freeze");
    CHECK(passed(app) == 0);
    key(app, "S");
    CHECK(app.uiState().tab == SideTab::Scenarios);
    key(app, "3");
    CHECK(app.document().scenario == "four-oblasts");
    CHECK(app.messages().empty());
    // The press of August 2025: about 21,000 km2 of the four oblasts are held by Ukraine.
    CHECK(passed(app) == Approx(21000).epsilon(0.05));
    CHECK(coordinates(app, "scenario-passed") > 0);
    key(app, "Z", true);
    CHECK(app.document().scenario == "freeze");
    CHECK(coordinates(app, "scenario-passed") == 0);
    key(app, "S");
    key(app, "0");
    CHECK(app.document().scenario.empty());
    CHECK(coordinates(app, "scenario-line") == 0);
}

TEST_CASE("Once all scenarios have been computed while idle, a switch needs no work")
{
    Application app = defaultApplication();
    for (const Scenario& scenario : app.document().scenarios) {
        app.apply(SetScenario{scenario.id}, 0);
        CHECK_FALSE(app.busy());
        CHECK_FALSE(app.nextJob());
        REQUIRE(app.shownResult());
        CHECK(app.shownResult()->scenario.id == scenario.id);
    }
}

TEST_CASE("Work that nobody waits for does not make the window busy or hold up what is wanted")
{
    Application app = defaultApplication();
    app.apply(SetDate{"2024-08-08"}, 0);
    while (app.busy()) {
        auto job = app.nextJob();
        REQUIRE(job);
        CHECK_FALSE(job->idle);
        app.finish(runJob(*std::move(job)), 0);
    }
    auto idle = app.nextJob();
    REQUIRE(idle);
    CHECK(idle->idle);
    CHECK_FALSE(app.busy());
    // While it goes on, another one that is wanted begins.
    app.apply(SetScenario{"buffer-40"}, 0);
    auto wanted = app.nextJob();
    REQUIRE(wanted);
    CHECK_FALSE(wanted->idle);
    const long revision = app.documentRevision();
    CHECK(app.finish(runJob(*std::move(wanted)), 0));
    CHECK(app.documentRevision() != revision);
    CHECK(app.shownResult()->scenario.id == "buffer-40");
}

TEST_CASE("A scenario follows the date")
{
    Application app = defaultApplication();
    key(app, "S");
    key(app, "2");
    const double before = passed(app);
    key(app, ",");
    CHECK(app.document().date == "2025-02-01");
    CHECK(app.shownResult()->baseDate == "2025-02-01");
    CHECK(passed(app) > before);  // less of Donetsk was occupied then
    key(app, "Z", true);
    CHECK(passed(app) == before);
}

TEST_CASE("A comparison is chosen by Shift+S, toggled by C and D, and drawn on two sides")
{
    Application app = defaultApplication();
    key(app, "S", false, true);
    key(app, "4");
    REQUIRE(app.document().comparison);
    CHECK(app.document().comparison->with.scenario == "line-2022");
    const Document& swiped = app.drawn();
    REQUIRE(swiped.layer("scenario-returned#right"));
    CHECK(swiped.layer("scenario-returned#right")->side == Layer::Side::Right);
    CHECK(swiped.layer("scenario-returned")->side == Layer::Side::Left);
    key(app, "C");
    CHECK_FALSE(app.document().comparison);
    CHECK_FALSE(app.drawn().layer("scenario-returned#right"));
    key(app, "D");
    REQUIRE(app.shownDifference());
    CHECK(app.shownDifference()->second.scenario == "line-2022");
    // What is occupied on 17 August 2025 and was not before the full-scale invasion.
    CHECK(app.shownDifference()->total.onlyFirstKm2 == Approx(113672 - 43400).epsilon(0.03));
    CHECK(app.drawn().layer("compared-first")->table->geometry.partCount() > 0);
    app.apply(SetComparison{{"", "2024-08-08"}}, 0);
    runJobs(app);
    CHECK(app.shownDifference()->second.date == "2024-08-08");
    app.apply(SetComparison{{"", "1999-01-01"}}, 0);
    REQUIRE(app.messages().size() == 1);
    CHECK(app.document().comparison->with.date == "2024-08-08");
}

TEST_CASE("The divider is taken within six points of it and the map stays where it is")
{
    Application app = defaultApplication();
    key(app, "C");
    REQUIRE(app.document().comparison);
    const Xy centre = app.view().centre;
    app.handle(pointer(InputKind::Move, 705, 300), {}, 1);
    CHECK(app.uiState().onDivider);
    app.handle(pointer(InputKind::Move, 708, 300), {}, 1);
    CHECK_FALSE(app.uiState().onDivider);
    app.handle(pointer(InputKind::Down, 696, 300), {}, 1);
    for (const double x : {600.0, 500.0, 350.0}) app.handle(pointer(InputKind::Move, x, 310), {}, 1.1);
    app.handle(pointer(InputKind::Up, 350, 310), {}, 1.2);
    CHECK(app.document().comparison->swipe == Approx(0.25));
    CHECK(app.view().centre == centre);
    CHECK_FALSE(app.uiState().card);
    app.apply(Undo{}, 2);
    CHECK(app.document().comparison->swipe == 0.5);
}

TEST_CASE("A zone is edited as a scenario of its own; of many changes only the latest is computed")
{
    Application app = defaultApplication();
    ZoneDraft draft;
    double lastZone = 0;
    for (const double kilometres : {2.0, 4.0, 6.0}) {
        draft.heldKm = kilometres;
        draft.occupiedKm = 0;
        app.apply(EditZone{draft}, 0);
    }
    int jobs = 0;
    for (auto job = app.nextJob(); job; job = app.nextJob(), ++jobs) app.finish(runJob(*std::move(job)), 0);
    CHECK(jobs == 1);
    lastZone = app.shownResult()->ledger.total.zoneHeldKm2;
    CHECK(lastZone > 3000);
    CHECK(app.shownResult()->ledger.total.zoneOccupiedKm2 == 0);
    app.apply(EndEdit{}, 0);
    draft.oblasts = {"UA-59"};
    app.apply(EditZone{draft}, 0);
    // Until the next is there, the zone of before stands.
    CHECK(app.shownResult()->ledger.total.zoneHeldKm2 == lastZone);
    runJobs(app);
    CHECK(app.shownResult()->ledger.total.zoneHeldKm2 < lastZone / 2);
    app.apply(Undo{}, 0);
    runJobs(app);
    CHECK(app.uiState().zone.oblasts.empty());
    CHECK(app.shownResult()->ledger.total.zoneHeldKm2 == lastZone);
    app.apply(Undo{}, 0);
    CHECK(app.document().scenario == "freeze");
    draft.heldKm = std::nan("");
    draft.occupiedKm = 900;
    app.apply(EditZone{draft}, 0);
    CHECK(app.uiState().zone.heldKm == 0);
    CHECK(app.uiState().zone.occupiedKm == 100);
}

TEST_CASE("A zone is saved in the user's file; a broken file is left alone and named")
{
    const TemporaryFolder folder;
    const char* before = std::getenv("XDG_CONFIG_HOME");
    const std::string kept = before ? before : "";
    setenv("XDG_CONFIG_HOME", folder.path().c_str(), 1);
    Application app = defaultApplication();
    ZoneDraft draft;
    draft.name = "Ten and five";
    draft.occupiedKm = 5;
    app.apply(EditZone{draft}, 0);
    app.apply(SaveZone{}, 0);
    CHECK(app.document().scenario == "ten-and-five");
    CHECK_FALSE(app.document().scenarioById("my-zone"));
    std::ofstream(folder.path() / "frontline" / "scenarios.toml") << "[[broken";
    app.apply(EditZone{draft}, 0);
    app.apply(SaveZone{}, 0);
    REQUIRE(app.messages().size() == 2);
    CHECK(app.messages()[1].error);
    CHECK_THAT(app.messages()[1].text, Catch::Matchers::Contains("scenarios.toml, line 1"));
    if (before)
        setenv("XDG_CONFIG_HOME", kept.c_str(), 1);
    else
        unsetenv("XDG_CONFIG_HOME");
}

TEST_CASE("A click says what is there and what each scenario makes of it; Escape closes the card")
{
    Application app = defaultApplication();
    app.apply(ShowView{"donbas"}, 0);
    for (double now = 0; app.moving(); now += 0.02) app.advance(now);
    // Kramatorsk, held by Ukraine.
    const Xy at = app.view().toPixel(app.view().projection.forward(LonLat{37.556, 48.723}));
    app.handle(pointer(InputKind::Down, at.x, at.y), {}, 20);
    app.handle(pointer(InputKind::Up, at.x, at.y), {}, 20.1);
    const auto card = app.uiState().card;
    REQUIRE(card);
    CHECK(card->name == "Kramatorsk");
    CHECK(card->nameUkrainian == "Краматорськ");
    CHECK(card->oblast == "Donetsk");
    CHECK(card->occupied == false);
    REQUIRE(card->lines.size() == 9);
    CHECK(card->lines[0].verdict.fate == PlaceFate::StaysHeld);
    CHECK(card->lines[1].verdict.fate == PlaceFate::Passes);
    CHECK(card->lines[5].verdict.inZone);
    key(app, "Escape");
    CHECK_FALSE(app.uiState().card);
    // A drag opens none.
    app.handle(pointer(InputKind::Down, at.x, at.y), {}, 30);
    app.handle(pointer(InputKind::Move, at.x + 9, at.y), {}, 30.1);
    app.handle(pointer(InputKind::Up, at.x + 9, at.y), {}, 30.5);
    CHECK_FALSE(app.uiState().card);
}

TEST_CASE("A row of the ledger lights up what the scenario takes of its oblast")
{
    Application app = defaultApplication();
    app.apply(SetScenario{"four-oblasts"}, 0);
    app.apply(HoverOblast{"UA-65"}, 0);
    CHECK_FALSE(app.drawn().layer("#highlight"));  // not computed yet
    runJobs(app);
    const Layer* lit = app.drawn().layer("#highlight");
    REQUIRE(lit);
    CHECK(lit->table->geometry.partCount() > 0);
    app.apply(HoverOblast{}, 0);
    CHECK_FALSE(app.drawn().layer("#highlight"));
    CHECK_FALSE(app.document().layer("#highlight"));
}

TEST_CASE("Claims and lengths are computed when their windows are open, and not before")
{
    Application app = defaultApplication();
    CHECK_FALSE(app.uiState().claims);
    key(app, "F2");
    REQUIRE(app.uiState().claims);
    CHECK(app.uiState().claims->checks.size() == app.document().claims.size());
    key(app, "F3");
    REQUIRE(app.uiState().length);
    CHECK(app.uiState().length->date == "2025-08-17");
    app.apply(ShowLengthOf{{"four-oblasts", ""}}, 0);
    CHECK_FALSE(app.uiState().length);
    runJobs(app);
    CHECK(app.uiState().length->choice.scenario == "four-oblasts");
}

TEST_CASE("Where the ledger leaves too little of the map it opens by its key alone")
{
    Application app = defaultApplication();
    CHECK_FALSE(app.uiState().layout.ledger.empty());
    InputEvent resize;
    resize.kind = InputKind::Resize;
    resize.x = 1000;
    resize.y = 700;
    app.handle(resize, {}, 0);
    CHECK(app.uiState().layout.ledger.empty());
    key(app, "F4");
    CHECK_FALSE(app.uiState().layout.ledger.empty());
    key(app, "Tab");
    CHECK(app.uiState().layout.ledger.empty());
    CHECK(app.uiState().layout.freeArea().width() == 1000);
}
