#include "session/commands/scenarios.hpp"

#include <algorithm>
#include <cmath>

#include "base/message.hpp"
#include "map/user_scenarios.hpp"
#include "session/session.hpp"

namespace frontline {

namespace {

double depth(double kilometres)
{
    return std::isfinite(kilometres) ? std::clamp(kilometres, 0.0, 100.0) : 0;
}

}  // namespace

void SetScenario::run(Session& session) const
{
    if (id == session.selection().scenario) return;
    const ScenarioPointer scenario = scenarioById(session.map(), session.selection(), id);
    if (!id.empty() && (!scenario || !scenario->error.empty())) {
        session.complain(scenario ? scenario->error : msg("no scenario \"{}\" in this map", id.text()));
        return;
    }
    session.editing.change().scenario = id;
}

void StepScenario::run(Session& session) const
{
    // Control alone, then the scenarios that can be used.
    std::vector<ScenarioId> ids{ScenarioId()};
    for (const ScenarioPointer& scenario : scenariosOf(session.map(), session.selection()))
        if (scenario->error.empty()) ids.push_back(scenario->id);
    const auto at = std::ranges::find(ids, session.selection().scenario) - ids.begin();
    const auto next = std::clamp<std::ptrdiff_t>(at + steps, 0, std::ssize(ids) - 1);
    SetScenario{ids[static_cast<std::size_t>(next)]}.run(session);
}

void EditZone::run(Session& session) const
{
    ZoneDraft wanted = draft;
    wanted.heldKm = depth(wanted.heldKm);
    wanted.occupiedKm = depth(wanted.occupiedKm);
    if (wanted.base.scenario == draftZoneId()) wanted.base = {};
    const Selection& selection = session.selection();
    if (wanted == session.fields.zone && selection.scenario == draftZoneId() && selection.zone == wanted) return;
    session.fields.zone = wanted;
    Selection& changed = session.editing.change("zone");
    changed.zone = wanted;
    changed.scenario = draftZoneId();
}

void SaveZone::run(Session& session) const
{
    Scenario scenario = scenarioOf(session.fields.zone, session.map());
    if (scenario.zones.empty()) {
        session.complain(session.say(text::zoneNeedsDepth));
        return;
    }
    // Its line is that of a date of its own from now on, whatever date is shown.
    if (scenario.baseDate.empty() && scenario.baseScenario.empty()) scenario.baseDate = session.selection().date;
    auto saved = addUserScenario(session.map(), std::move(scenario));
    if (!saved) {
        session.complain(saved.error().message);
        return;
    }
    session.tell(trf(session.language(), text::zoneSaved, saved->id.text(), saved->file));
    const ScenarioId id = saved->id;
    MapDefinition map = session.map();
    map.scenarios.push_back(std::make_shared<const Scenario>(*std::move(saved)));
    session.editing.setMap(std::make_shared<const MapDefinition>(std::move(map)));
    Selection& changed = session.editing.change();
    changed.zone.reset();
    changed.scenario = id;
}

std::vector<NamedCommand> scenarioCommands()
{
    return {
        {"scenario.previous", {"["}, text::helpScenarioPrevious, StepScenario{-1}, true},
        {"scenario.next", {"]"}, text::helpScenarioNext, StepScenario{1}, true},
    };
}

}  // namespace frontline
