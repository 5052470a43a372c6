#include "session/commands/window.hpp"

#include "session/session.hpp"

namespace frontline {

void TogglePanels::run(Session& session) const
{
    session.panels.panels = !session.panels.panels;
}

void ShowTab::run(Session& session) const
{
    session.panels.tab = tab;
}

void ToggleLedger::run(Session& session) const
{
    const bool open = session.layout().ledger.empty();
    session.panels.ledger = open;
    session.panels.panels = session.panels.panels || open;
}

void WidenLedger::run(Session& session) const
{
    session.panels.ledgerWide = !session.panels.ledgerWide;
}

void FocusPanels::run(Session& session) const
{
    session.panels.panels = true;
    session.panels.focus = true;
}

void ToggleHelp::run(Session& session) const
{
    session.panels.help = !session.panels.help;
}

void ToggleFrameGraph::run(Session& session) const
{
    session.panels.frameGraph = !session.panels.frameGraph;
}

void ToggleFullScreen::run(Session& session) const
{
    session.panels.fullScreen = !session.panels.fullScreen;
    session.requests.toggleFullScreen = true;
}

void SetTextSize::run(Session& session) const
{
    if (!(factor >= 0.5 && factor <= 4)) return;
    session.panels.textSize = factor;
    session.requests.fontsChanged = true;
}

void ShowDialog::run(Session& session) const
{
    session.panels.dialog = dialog;
    if (dialog == Dialog::Export) proposeExportName(session);
}

void DismissMessage::run(Session& session) const
{
    session.messages.close(id);
}

void Quit::run(Session& session) const
{
    session.requests.quit = true;
}

std::vector<NamedCommand> windowCommands()
{
    return {
        {"window.panels", {"Tab"}, text::helpPanels, TogglePanels{}},
        {"window.ledger", {"F4"}, text::helpLedger, ToggleLedger{}},
        {"window.focus", {"F6"}, text::helpFocusPanels, FocusPanels{}},
        {"window.full-screen", {"F11"}, text::helpFullScreen, ToggleFullScreen{}},
        {"window.frame-graph", {"Ctrl+Shift+T"}, text::helpFrameGraph, ToggleFrameGraph{}},
        {"window.help", {"F1"}, text::helpHelp, ToggleHelp{}},
        {"file.quit", {"Ctrl+Q"}, text::helpQuit, Quit{}},
    };
}

}  // namespace frontline
