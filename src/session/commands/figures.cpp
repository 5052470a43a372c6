#include "session/commands/figures.hpp"

#include "session/session.hpp"

namespace frontline {

void ShowCard::run(Session& session) const
{
    if (session.card)
        session.card.reset();
    else if (session.pointing.pointer)
        session.card = cardAt(session, *session.pointing.pointer);
}

void CloseCard::run(Session& session) const
{
    session.card.reset();
}

void ToggleClaims::run(Session& session) const
{
    session.panels.claims = !session.panels.claims;
}

void ToggleLengths::run(Session& session) const
{
    session.panels.lengths = !session.panels.lengths;
}

void ShowLengthOf::run(Session& session) const
{
    session.figures.lengthOf = choice;
}

void HoverOblast::run(Session& session) const
{
    session.figures.hoveredOblast = iso;
}

std::vector<NamedCommand> figureCommands()
{
    return {
        {"place.card", {"I"}, text::helpCard, ShowCard{}},
        {"figures.claims", {"F2"}, text::helpClaims, ToggleClaims{}},
        {"figures.lengths", {"F3"}, text::helpLengths, ToggleLengths{}},
    };
}

}  // namespace frontline
