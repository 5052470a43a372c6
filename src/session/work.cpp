#include "session/work.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "base/message.hpp"
#include "base/text.hpp"
#include "map/own_files.hpp"
#include "map/write_scenario.hpp"
#include "session/arrivals.hpp"
#include "session/highlight.hpp"
#include "session/session.hpp"
#include "session/text.hpp"

namespace frontline {

namespace {

constexpr std::size_t keptHighlights = 40;
const std::string idlePrefix = "idle\n";

using Store = std::shared_ptr<DataStore>;

/// What the outcome of a scenario is known by among what was tried in vain.
std::string outcomeKey(const Scenario& scenario, const std::string& date)
{
    return "scenario\n" + date + "\n" + scenarioToml(scenario);
}

std::string claimsKey(const Session& session)
{
    return "date " + session.selection().date;
}

/// Whether control alone can be computed, for a ledger.
bool hasControl(const MapDefinition& map)
{
    return !map.roles.oblasts.empty() && !map.roles.contactLines.empty();
}

bool wantsLedger(const Session& session)
{
    const MapDefinition& map = session.map();
    if (session.shown.result() || !hasControl(map)) return false;
    if (map.scenarios.empty() && !session.selection().zone) return false;
    const Scenario shown = shownScenario(session.drawn());
    return shown.error.empty() && !session.work.failed.contains(outcomeKey(shown, session.drawn().selection.date));
}

/// Warnings of what is tried again and again are told once.
void tellWarnings(Session& session, const std::vector<std::string>& warnings)
{
    for (const std::string& warning : warnings)
        if (session.work.told.insert(warning).second) session.tell(warning);
}

/// What the selection was to show and is not there now will not come by trying again.
void noteMissing(Session& session, const MapPointer& map, const Selection& selection, const std::string& why)
{
    if (session.editing.mapPointer() != map) return;
    for (const std::string& key : missingOf(drawnNow(map, *session.store, selection), selection))
        session.work.failed[key] = why;
    const ScenarioPointer scenario = scenarioById(*map, selection, selection.scenario);
    if (scenario && !why.empty() && !findScenarioResult({*map, *session.store}, *scenario, selection.date))
        session.work.failed[outcomeKey(*scenario, selection.date)] = why;
}

/// date: that is to be shown when its content is there; "" when it is shown already.
Job drawJobOf(const MapPointer& map, const Store& store, const Selection& selection, const std::string& date)
{
    return makeJob<DrawnMap>([=] { return drawMap(map, *store, selection); },
                             [=](Session& session, const Result<DrawnMap>& drawn) {
                                 tellWarnings(session, drawn.warnings);
                                 const std::string why = drawn ? "" : drawn.error().message;
                                 if (!why.empty()) session.complain(why);
                                 if (!date.empty() && session.work.pendingDate == date) {
                                     session.work.pendingDate.clear();
                                     session.editing.change().date = date;
                                 }
                                 noteMissing(session, map, selection, why);
                             });
}

/// A map that takes the place of the one shown, with the projection that it is shown in.
struct OpenedMap {
    MapReading reading;
    Result<Projection> projection = Error{};
};

Job openingJob(Session& session)
{
    return makeJob<OpenedMap>(
        [map = std::exchange(session.files.toOpen, {}), theme = session.files.theme]() -> Result<OpenedMap> {
            OpenedMap opened{readMapWithThemes(map, theme)};
            if (opened.reading.map) opened.projection = Projection::create(opened.reading.map->crs);
            return opened;
        },
        [](Session& taker, Result<OpenedMap> opened) {
            if (!opened)
                taker.complain(opened.error().message);
            else
                openReading(taker, std::move(opened->reading), opened->projection);
        });
}

Job readingJob(Session& session)
{
    if (!session.files.toOpen.empty()) return openingJob(session);
    return makeJob<MapReading>(
        [map = std::exchange(session.files.toRead, {}), theme = session.files.theme]() -> Result<MapReading> {
            return readMapWithThemes(map, theme);
        },
        [](Session& taker, Result<MapReading> reading) {
            if (!reading)
                taker.complain(reading.error().message);
            else
                adoptReading(taker, *std::move(reading));
        });
}

Job dateJob(const Session& session)
{
    Selection selection = session.selection();
    selection.date = session.work.pendingDate;
    return drawJobOf(session.editing.mapPointer(), session.store, selection, selection.date);
}

Job fileJob(Session& session)
{
    const std::filesystem::path file = session.work.pendingFiles.front();
    session.work.pendingFiles.pop_front();
    const std::stop_token stop = session.work.reading.emplace(FileReading{file, {}, session.now}).stop.get_token();
    using Layers = std::vector<OwnLayer>;
    return makeJob<Layers>(
        [=, map = session.editing.mapPointer(), store = session.store, selection = session.selection(),
         crs = session.work.assumedCrs, encoding = session.work.encoding] {
            return openOwnFile(*map, *store, selection, file, crs, stop, {}, encoding);
        },
        [file](Session& taker, const Result<Layers>& layers) {
            taker.work.reading.reset();
            tellWarnings(taker, layers.warnings);
            if (!layers) {
                taker.complain(layers.error().message);
                return;
            }
            Selection& changed = taker.editing.change();
            changed.files.insert(changed.files.end(), layers->begin(), layers->end());
            filesArrived(taker, file, *layers);
        },
        false, stop);
}

/// Of two that are being computed, the one that is wanted now is shown: the store keeps both.
Job scenarioJob(const Session& session, const Scenario& scenario, const std::string& date, bool idle)
{
    const std::string key = outcomeKey(scenario, date);
    return makeJob<ScenarioResultPointer>(
        [=, map = session.editing.mapPointer(), store = session.store] {
            return computeScenario({*map, *store}, scenario, date);
        },
        [=, map = session.editing.mapPointer()](Session& taker, const Result<ScenarioResultPointer>& result) {
            if (idle) taker.work.idle.clear();
            if (taker.editing.mapPointer() != map) return;
            // What nobody asked for fails silently, and is not asked for again.
            if (idle) taker.work.failed[idlePrefix + key];
            if (!result) taker.work.failed[key] = result.error().message;
            if (idle) return;
            tellWarnings(taker, result.warnings);
            if (!result) taker.complain(result.error().message);
        },
        idle);
}

Job highlightJob(const Session& session)
{
    std::vector<TablePointer> ground;
    if (const ComparisonPointer& difference = session.shown.difference())
        ground = {difference->onlyFirst, difference->onlySecond};
    else if (const ScenarioResultPointer& result = session.shown.result())
        ground = {result->passed, result->returned, result->zone};
    return makeJob<TablePointer>(
        [=, map = session.editing.mapPointer(), store = session.store, iso = session.figures.hoveredOblast] {
            return groundInOblast({*map, *store}, iso, ground);
        },
        [key = highlightKey(session)](Session& taker, Result<TablePointer> lit) {
            auto& kept = taker.figures.highlights;
            if (kept.size() >= keptHighlights) kept.erase(kept.begin());
            kept.push_back({key, lit ? *lit : nullptr});
        });
}

Job claimsJob(const Session& session)
{
    return makeJob<ClaimReport>(
        [map = session.editing.mapPointer(), store = session.store, date = session.selection().date] {
            ClaimReport report;
            report.checks = checkClaims({*map, *store}, date);
            return Result<ClaimReport>(std::move(report));
        },
        [key = claimsKey(session)](Session& taker, Result<ClaimReport> report) {
            taker.figures.claims.key = key;
            if (!report)
                taker.complain(report.error().message);
            else
                taker.figures.claims.value = std::make_shared<const ClaimReport>(*std::move(report));
        });
}

Result<LengthReportView> measureLength(const MapData& data, const ControlChoice& choice, const std::string& date)
{
    const auto line = stretchLine(data, choice, date);
    if (!line) return line.error();
    LengthReportView view;
    view.choice = choice;
    view.date = (*line)->date;
    view.rulersKm = plotRulersKm();
    const std::array<LengthExclusions, 5> kinds{
        LengthExclusions{}, LengthExclusions{true, false, false}, LengthExclusions{false, true, false},
        LengthExclusions{false, false, true}, LengthExclusions{true, true, true}};
    for (const LengthExclusions& excluded : kinds)
        view.profiles.push_back(lengthProfile(**line, view.rulersKm, excluded));
    view.publishedKm = publishedLengthsKm(data.map);
    view.statements = explainLength(**line, view.publishedKm);
    return {std::move(view), line.warnings};
}

Job lengthJob(const Session& session)
{
    const std::string date = session.selection().date;
    const ControlChoice asked = session.figures.lengthOf;
    const ControlChoice choice = asked.empty() ? ControlChoice{{}, date} : asked;
    return makeJob<LengthReportView>(
        [=, map = session.editing.mapPointer(), store = session.store] {
            return measureLength({*map, *store}, choice, date);
        },
        [key = lengthKey(session)](Session& taker, Result<LengthReportView> report) {
            taker.figures.length = {key, nullptr};
            tellWarnings(taker, report.warnings);
            if (!report)
                taker.complain(report.error().message);
            else
                taker.figures.length.value = std::make_shared<const LengthReportView>(*std::move(report));
        });
}

/// The scenarios that were not asked for yet are computed while nothing else is to be done.
std::optional<Job> idleJob(Session& session)
{
    const std::string& date = session.selection().date;
    for (const ScenarioPointer& scenario : scenariosOf(session.map(), session.selection())) {
        const std::string key = outcomeKey(*scenario, date);
        if (!scenario->error.empty() || session.work.failed.contains(key)) continue;
        if (session.work.failed.contains(idlePrefix + key)) continue;
        if (findScenarioResult(session.data(), *scenario, date)) continue;
        session.work.idle = key;
        return scenarioJob(session, *scenario, date, true);
    }
    return std::nullopt;
}

}  // namespace

std::string highlightKey(const Session& session)
{
    const bool known = session.shown.difference() || session.shown.result();
    const std::string& iso = session.figures.hoveredOblast;
    return !known || iso.empty() ? "" : iso + "\n" + contentKey(session.drawn().selection);
}

std::string lengthKey(const Session& session)
{
    const ControlChoice& choice = session.figures.lengthOf;
    const ScenarioPointer scenario = scenarioById(session.map(), session.selection(), choice.scenario);
    return session.selection().date + "\n" + choice.text() + (scenario ? scenarioToml(*scenario) : "");
}

std::string whyNoResult(const Session& session)
{
    const Scenario shown = shownScenario(session.drawn());
    if (!shown.error.empty()) return shown.error;
    const auto failed = session.work.failed.find(outcomeKey(shown, session.drawn().selection.date));
    return failed == session.work.failed.end() ? "" : failed->second;
}

Want wanted(const Session& session)
{
    const Figures& figures = session.figures;
    if (!session.files.toRead.empty() || !session.files.toOpen.empty()) return Want::Reading;
    if (!session.work.pendingDate.empty()) return Want::Date;
    if (!session.work.pendingFiles.empty()) return Want::File;
    if (!session.work.pendingReloads.empty()) return Want::Reload;
    if (session.shown.waiting() || session.work.again) return Want::Map;
    if (wantsStyle(session)) return Want::Style;
    if (wantsLedger(session)) return Want::Ledger;
    if (wantsAttributes(session)) return Want::Attributes;
    if (lacksBoxes(session)) return Want::Boxes;
    const std::string lit = highlightKey(session);
    if (!lit.empty() && std::ranges::none_of(figures.highlights, [&](const auto& h) { return h.key == lit; }))
        return Want::Highlight;
    if (session.panels.claims && figures.claims.key != claimsKey(session)) return Want::Claims;
    if (session.panels.lengths && figures.length.key != lengthKey(session)) return Want::Length;
    if (wantsOwnFigures(session)) return Want::OwnFigures;
    return Want::Nothing;
}

std::optional<Job> nextJob(Session& session)
{
    if (session.work.running) return std::nullopt;
    const Want want = wanted(session);
    if (want == Want::Nothing) return session.work.idle.empty() ? idleJob(session) : std::nullopt;
    session.work.running = true;
    switch (want) {
        case Want::Reading:
            return readingJob(session);
        case Want::Date:
            return dateJob(session);
        case Want::File:
            return fileJob(session);
        case Want::Reload:
            return reloadJob(session);
        case Want::Map:
            session.work.again = false;
            return drawJob(session.editing.mapPointer(), session.store, session.selection());
        case Want::Ledger:
            return scenarioJob(session, shownScenario(session.drawn()), session.drawn().selection.date, false);
        case Want::Style:
            return styleJob(session);
        case Want::Attributes:
            return forPanels(attributesJob(session));
        case Want::Boxes:
            return forPanels(boxesJob(session));
        case Want::Highlight:
            return highlightJob(session);
        case Want::Claims:
            return claimsJob(session);
        case Want::Length:
            return lengthJob(session);
        case Want::OwnFigures:
            return ownFiguresJob(session);
        case Want::Nothing:
            break;
    }
    return std::nullopt;
}

bool cancelReading(Session& session)
{
    Work& work = session.work;
    if (!work.reading && work.pendingFiles.empty()) return false;
    const std::filesystem::path file = work.reading ? work.reading->file : work.pendingFiles.front();
    if (work.reading) {
        work.reading->stop.request_stop();
        work.reading.reset();
        work.running = false;
    }
    work.pendingFiles.clear();
    session.tell(trf(session.language(), text::readingCancelled, printable(file.filename().string())));
    return true;
}

bool noteLongReading(Session& session)
{
    if (session.now < longReadingAt(session.work)) return false;
    session.work.reading->shown = true;
    return true;
}

double longReadingAt(const Work& work)
{
    constexpr double longSeconds = 0.3;
    const bool awaited = work.reading && !work.reading->shown;
    return awaited ? work.reading->began + longSeconds : std::numeric_limits<double>::infinity();
}

Job drawJob(const MapPointer& map, const std::shared_ptr<DataStore>& store, const Selection& selection)
{
    return drawJobOf(map, store, selection, "");
}

bool followFetches(Session& session)
{
    auto now = session.store->fetches.shown();
    if (now == session.work.fetching) return false;
    session.work.fetching = std::move(now);
    return true;
}

void tryAgain(Work& work)
{
    work.failed.clear();
    work.told.clear();
    work.again = true;
}

}  // namespace frontline
