// What the commands about scenarios, comparisons and zones do.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/application.hpp"
#include "base/message.hpp"
#include "map/user_scenarios.hpp"

namespace frontline {

namespace {

constexpr const char* draftId = "my-zone";

/// The recipe of the builder's fields.
Scenario draftScenario(const ZoneDraft& draft, const Document& document)
{
    Scenario scenario;
    scenario.id = draftId;
    scenario.name = draft.name.empty() ? text::zoneDefaultName.text : draft.name;
    scenario.nameUkrainian = draft.name.empty() ? text::zoneDefaultName.in(Language::Ukrainian) : draft.name;
    scenario.proposer = text::zoneProposer.text;
    scenario.proposerUkrainian = text::zoneProposer.in(Language::Ukrainian);
    scenario.baseDate = draft.base.date;
    // A scenario that has gone takes the line of the date that is shown.
    if (document.scenarioById(draft.base.scenario)) scenario.baseScenario = draft.base.scenario;
    if (draft.heldKm <= 0 && draft.occupiedKm <= 0) return scenario;
    ZoneRecipe zone;
    zone.name = scenario.name;
    zone.nameUkrainian = scenario.nameUkrainian;
    zone.heldKm = draft.heldKm;
    zone.occupiedKm = draft.occupiedKm;
    zone.oblasts = draft.oblasts;
    scenario.zones.push_back(zone);
    return scenario;
}

double depth(double kilometres)
{
    return std::isfinite(kilometres) ? std::clamp(kilometres, 0.0, 100.0) : 0;
}

}  // namespace

/// The builder's fields follow what undo brings back.
void Application::readZone()
{
    const Scenario* scenario = document_.scenarioById(draftId);
    if (!scenario) return;
    zone_.name = scenario->name == text::zoneDefaultName.text ? "" : scenario->name;
    zone_.base = {scenario->baseScenario, scenario->baseDate};
    zone_.heldKm = zone_.occupiedKm = 0;
    if (scenario->zones.empty()) return;
    zone_.heldKm = scenario->zones[0].heldKm;
    zone_.occupiedKm = scenario->zones[0].occupiedKm;
    zone_.oblasts = scenario->zones[0].oblasts;
}

void Application::scenarioChanged()
{
    applyResults(document_, results_);
    fillCard();
    ++revision_;
}

void Application::run(const SetScenario& command, double now)
{
    if (command.id == document_.scenario) return;
    const Scenario* scenario = document_.scenarioById(command.id);
    if (!command.id.empty() && (!scenario || !scenario->error.empty())) {
        addMessage(scenario ? scenario->error : fmt::format("no scenario \"{}\" in this map", command.id), true, now);
        return;
    }
    edit().scenario = command.id;
    scenarioChanged();
}

void Application::run(const StepScenario& command, double now)
{
    // Control alone, then the scenarios that can be used.
    std::vector<std::string> ids{""};
    for (const Scenario& scenario : document_.scenarios)
        if (scenario.error.empty()) ids.push_back(scenario.id);
    const auto at = std::ranges::find(ids, document_.scenario) - ids.begin();
    const auto next = std::clamp<std::ptrdiff_t>(at + command.steps, 0, std::ssize(ids) - 1);
    run(SetScenario{ids[static_cast<std::size_t>(next)]}, now);
}

void Application::setComparison(std::optional<ComparisonView> comparison, const std::string& key)
{
    if (comparison) lastComparison_ = *comparison;
    edit(key).comparison = std::move(comparison);
}

void Application::run(const SetComparison& command, double now)
{
    if (command.with.empty()) {
        if (document_.comparison) setComparison(std::nullopt);
        return;
    }
    const Scenario* scenario = document_.scenarioById(command.with.scenario);
    const bool known = command.with.scenario.empty()
                           ? std::ranges::find(document_.dates, command.with.date) != document_.dates.end()
                           : scenario && scenario->error.empty();
    if (!known) {
        addMessage(scenario ? scenario->error
                            : fmt::format("no scenario or date \"{}{}\" in this map", command.with.scenario,
                                          command.with.date),
                   true, now);
        return;
    }
    if (document_.comparison && document_.comparison->with == command.with) return;
    ComparisonView view = document_.comparison.value_or(lastComparison_);
    view.with = command.with;
    setComparison(view);
}

void Application::run(const SetComparisonMode& command, double now)
{
    if (!command.mode) {
        run(SetComparison{}, now);
        return;
    }
    ComparisonView view = document_.comparison.value_or(lastComparison_);
    view.mode = *command.mode;
    const bool known = document_.scenarioById(view.with.scenario) ||
                       std::ranges::find(document_.dates, view.with.date) != document_.dates.end();
    if (!known) {
        // Nothing was compared yet: the next scenario, or the earliest other date.
        view.with = {};
        for (const Scenario& scenario : document_.scenarios)
            if (view.with.empty() && scenario.error.empty() && scenario.id != document_.scenario)
                view.with.scenario = scenario.id;
        for (const std::string& date : document_.dates)
            if (view.with.empty() && date != document_.date) view.with.date = date;
    }
    if (view.with.empty()) {
        addMessage(say(text::nothingToCompare), false, now);
        return;
    }
    if (document_.comparison && document_.comparison->mode == view.mode) return;
    setComparison(view);
}

void Application::run(const ToggleComparison& command, double now)
{
    const bool on = document_.comparison && document_.comparison->mode == command.mode;
    run(SetComparisonMode{on ? std::nullopt : std::optional(command.mode)}, now);
}

void Application::run(const SetSwipe& command, double)
{
    if (!document_.comparison || !std::isfinite(command.share)) return;
    ComparisonView view = *document_.comparison;
    view.swipe = std::clamp(command.share, 0.0, 1.0);
    if (view.swipe == document_.comparison->swipe) return;
    setComparison(view, "swipe");
}

void Application::run(const EditZone& command, double)
{
    ZoneDraft draft = command.draft;
    draft.heldKm = depth(draft.heldKm);
    draft.occupiedKm = depth(draft.occupiedKm);
    if (draft.base.scenario == draftId) draft.base = {};
    if (draft == zone_ && document_.scenario == draftId) return;
    zone_ = draft;
    Document& document = edit("zone");
    const Scenario scenario = draftScenario(draft, document);
    const auto own = std::ranges::find_if(document.scenarios, [](const Scenario& s) { return s.id == draftId; });
    if (own == document.scenarios.end())
        document.scenarios.push_back(scenario);
    else
        *own = scenario;
    document.scenario = draftId;
    scenarioChanged();
}

void Application::run(const SaveZone&, double now)
{
    Scenario scenario = draftScenario(zone_, document_);
    if (scenario.zones.empty()) {
        addMessage(say(text::zoneNeedsDepth), true, now);
        return;
    }
    // Its line is that of a date of its own from now on, whatever date is shown.
    if (scenario.baseDate.empty() && scenario.baseScenario.empty()) scenario.baseDate = document_.date;
    auto saved = addUserScenario(document_, std::move(scenario));
    if (!saved) {
        addMessage(saved.error().message, true, now);
        return;
    }
    addMessage(trf(language_, text::zoneSaved, saved->id, saved->file), false, now);
    Document& document = edit();
    std::erase_if(document.scenarios, [](const Scenario& s) { return s.id == draftId; });
    document.scenario = saved->id;
    document.scenarios.push_back(*std::move(saved));
    scenarioChanged();
}

}  // namespace frontline
