#include "session/commands/map.hpp"

#include <algorithm>

#include "base/catalogue.hpp"
#include "session/commands/window.hpp"
#include "session/session.hpp"

namespace frontline {

void SetTheme::run(Session& session) const
{
    if (theme == session.selection().theme || !session.map().themes.contains(theme)) return;
    session.editing.change().theme = theme;
}

void NextTheme::run(Session& session) const
{
    // Those of the map alone: it has few, and they are meant to be switched between.
    std::vector<ThemeId> own;
    for (const auto& [id, theme] : session.map().themes)
        if (theme.path.empty()) own.push_back(id);
    if (own.empty()) return;
    auto next = std::ranges::find(own, session.selection().theme);
    if (next == own.end())
        next = std::ranges::find(own, session.map().theme);
    else
        ++next;
    SetTheme{next == own.end() ? own.front() : *next}.run(session);
}

void SetCrs::run(Session& session) const
{
    if (definition == crsOf(session.map(), session.selection())) return;
    if (!session.applyCrs(definition)) return;
    session.editing.change().crs = definition == session.map().crs ? "" : definition;
    session.panels.dialog = Dialog::None;
}

void SetFurniture::run(Session& session) const
{
    if (!(choice == session.selection().furniture)) session.editing.change().furniture = choice;
}

void SetLanguage::run(Session& session) const
{
    setMessageLanguage(language);
    if (language != session.language()) session.editing.change().language = language;
}

std::vector<NamedCommand> mapCommands()
{
    return {
        {"map.theme", {"F9"}, text::helpTheme, NextTheme{}, true},
        {"map.projection", {}, text::helpProjection, ShowDialog{Dialog::Projection}},
        {"map.furniture", {}, text::helpFurniture, ShowDialog{Dialog::Furniture}},
    };
}

}  // namespace frontline
