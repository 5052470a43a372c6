// What is open in the window, and the window itself.
#pragma once

#include "session/command.hpp"
#include "session/panels_open.hpp"

namespace frontline {

struct TogglePanels {
    void run(Session& session) const;
};

struct ShowTab {
    SideTab tab = SideTab::Layers;
    void run(Session& session) const;
};

struct ToggleLedger {
    void run(Session& session) const;
};

struct WidenLedger {
    void run(Session& session) const;
};

struct FocusPanels {
    void run(Session& session) const;
};

struct ToggleHelp {
    void run(Session& session) const;
};

struct ToggleFrameGraph {
    void run(Session& session) const;
};

struct ToggleFullScreen {
    void run(Session& session) const;
};

struct SetTextSize {
    double factor = 1;  // 0.5..4
    void run(Session& session) const;
};

struct ShowDialog {
    Dialog dialog = Dialog::None;
    void run(Session& session) const;
};

struct DismissMessage {
    int id = 0;
    void run(Session& session) const;
};

struct Quit {
    void run(Session& session) const;
};

}  // namespace frontline
