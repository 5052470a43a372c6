#include "session/commands/date.hpp"

#include <algorithm>

#include "base/message.hpp"
#include "session/session.hpp"

namespace frontline {

void SetDate::run(Session& session) const
{
    if (!session.map().hasDate(date)) {
        session.complain(msg("no date \"{}\" in this map", date));
        return;
    }
    // A date that is on its way already, or is shown, asks for nothing new.
    session.work.pendingDate = date == session.selection().date ? std::string() : date;
}

void StepDate::run(Session& session) const
{
    const auto& dates = session.map().dates;
    if (dates.empty()) return;
    const auto found = std::ranges::find(dates, session.dateAsked());
    const auto at = found == dates.end() ? 0 : found - dates.begin();
    const auto next = std::clamp<std::ptrdiff_t>(at + steps, 0, std::ssize(dates) - 1);
    SetDate{dates[static_cast<std::size_t>(next)]}.run(session);
}

std::vector<NamedCommand> dateCommands()
{
    return {
        {"date.back", {","}, text::helpDateBack, StepDate{-1}, true},
        {"date.forward", {"."}, text::helpDateForward, StepDate{1}, true},
    };
}

}  // namespace frontline
