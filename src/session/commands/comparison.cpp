#include "session/commands/comparison.hpp"

#include <algorithm>
#include <cmath>

#include "base/message.hpp"
#include "session/session.hpp"

namespace frontline {

namespace {

void setComparison(Session& session, const std::optional<ComparisonView>& comparison, const std::string& key = "")
{
    if (comparison) session.fields.comparison = *comparison;
    session.editing.change(key).comparison = comparison;
}

ScenarioPointer scenarioOf(const Session& session, const ControlChoice& choice)
{
    return scenarioById(session.map(), session.selection(), choice.scenario);
}

/// Nothing was compared yet: the next scenario, or the earliest other date. Empty when there is neither.
ControlChoice firstToCompare(const Session& session)
{
    for (const ScenarioPointer& scenario : scenariosOf(session.map(), session.selection()))
        if (scenario->error.empty() && scenario->id != session.selection().scenario) return {scenario->id, ""};
    for (const std::string& date : session.map().dates)
        if (date != session.selection().date) return {{}, date};
    return {};
}

}  // namespace

void SetComparison::run(Session& session) const
{
    const auto& comparison = session.selection().comparison;
    if (with.empty()) {
        if (comparison) setComparison(session, std::nullopt);
        return;
    }
    const ScenarioPointer scenario = scenarioOf(session, with);
    const bool known = with.scenario.empty() ? session.map().hasDate(with.date) : scenario && scenario->error.empty();
    if (!known) {
        session.complain(scenario ? scenario->error
                                  : msg("no scenario or date \"{}{}\" in this map", with.scenario.text(), with.date));
        return;
    }
    if (comparison && comparison->with == with) return;
    ComparisonView view = comparison.value_or(session.fields.comparison);
    view.with = with;
    setComparison(session, view);
}

void SetComparisonMode::run(Session& session) const
{
    if (!mode) {
        SetComparison{}.run(session);
        return;
    }
    const auto& comparison = session.selection().comparison;
    ComparisonView view = comparison.value_or(session.fields.comparison);
    view.mode = *mode;
    if (!scenarioOf(session, view.with) && !session.map().hasDate(view.with.date)) view.with = firstToCompare(session);
    if (view.with.empty()) {
        session.tell(session.say(text::nothingToCompare));
        return;
    }
    if (comparison && comparison->mode == view.mode) return;
    setComparison(session, view);
}

void ToggleComparison::run(Session& session) const
{
    const auto& comparison = session.selection().comparison;
    const bool on = comparison && comparison->mode == mode;
    SetComparisonMode{on ? std::nullopt : std::optional(mode)}.run(session);
}

void SetSwipe::run(Session& session) const
{
    const auto& comparison = session.selection().comparison;
    if (!comparison || !std::isfinite(share)) return;
    ComparisonView view = *comparison;
    view.swipe = std::clamp(share, 0.0, 1.0);
    if (view.swipe != comparison->swipe) setComparison(session, view, "swipe");
}

std::vector<NamedCommand> comparisonCommands()
{
    using Mode = ComparisonView::Mode;
    return {
        {"compare.swipe", {"C"}, text::helpSwipe, ToggleComparison{Mode::Swipe}, true},
        {"compare.difference", {"D"}, text::helpDifference, ToggleComparison{Mode::Difference}, true},
    };
}

}  // namespace frontline
