// Which panels, windows and dialogs are open, and how large their texts are.
#pragma once

#include <optional>
#include <string>

namespace frontline {

enum class SideTab { Layers, Scenarios };
enum class Dialog { None, Open, Projection, Furniture, Export };

struct PanelsOpen {
    bool panels = true, help = false, claims = false, lengths = false, frameGraph = false, fullScreen = false;
    bool focus = false;  // the layer panel is to be given the keyboard
    Dialog dialog = Dialog::None;
    SideTab tab = SideTab::Layers;
    std::optional<bool> ledger;  // absent: where there is room
    bool ledgerWide = false;
    double displayScale = 1, textSize = 1;

    /// Pixels per point of the user interface.
    [[nodiscard]] double scale() const { return displayScale * textSize; }
};

/// What only the window can do.
struct WindowRequests {
    bool screenshot = false, toggleFullScreen = false, quit = false;
    bool fontsChanged = false;  // the scale of the user interface changed
    std::string clipboard;      // a text that is to be there; "" leaves it as it is
};

}  // namespace frontline
