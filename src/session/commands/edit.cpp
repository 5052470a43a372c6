#include "session/commands/edit.hpp"

#include "session/session.hpp"

namespace frontline {

namespace {

/// What is kept beside the selection follows what a step brought back.
void followStep(Session& session)
{
    session.work.pendingDate.clear();
    const Selection& selection = session.selection();
    if (selection.comparison) session.fields.comparison = *selection.comparison;
    if (selection.zone) session.fields.zone = *selection.zone;
    if (session.applyCrs(crsOf(session.map(), selection))) return;
    session.editing.choose([&](Selection& chosen) { chosen.crs = session.view().projection.definition(); });
}

}  // namespace

void EndEdit::run(Session& session) const
{
    session.editing.endStep();
}

void Undo::run(Session& session) const
{
    if (session.editing.undo())
        followStep(session);
    else
        session.tell(session.say(text::nothingToUndo));
}

void Redo::run(Session& session) const
{
    if (session.editing.redo())
        followStep(session);
    else
        session.tell(session.say(text::nothingToRedo));
}

std::vector<NamedCommand> editCommands()
{
    return {
        {"edit.undo", {"Ctrl+Z"}, text::helpUndo, Undo{}},
        {"edit.redo", {"Ctrl+Shift+Z", "Ctrl+Y"}, text::helpRedo, Redo{}},
    };
}

}  // namespace frontline
