// What the user can ask for. Panels, menus and keys return commands; the application carries them out.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "ui/text.hpp"

namespace frontline {

// Changes of the map: each can be undone.
struct SetLayerVisible {
    std::string layer;
    bool visible = true;
};
struct SetLayerOpacity {
    std::string layer;
    double opacity = 1;  // 0..1; changes of one layer up to the next EndEdit are one step of undo
};
struct EndEdit {};
struct MoveLayer {
    std::string layer;
    std::size_t position = 0;  // its place in drawing order afterwards, 0 is the bottom
};
struct SetDate {
    std::string date;
};
struct StepDate {
    int steps = 1;  // along the map's dates; stops at the first and the last
};
struct SetTheme {
    std::string theme;
};
struct NextTheme {};
struct SetCrs {
    std::string definition;
};
struct OpenFile {
    std::string path;
};
struct Undo {};
struct Redo {};

// Changes of what is seen.
struct ShowView {
    std::string id;  // of the map's view presets
};
struct ShowViewNumber {
    int number = 0;  // in the order of presetsByKey: 0 is the whole map
};
struct ShowFirstView {  // the one that the map opens with
};
struct ZoomBy {
    double factor = 1;  // about the middle of the window; over 1 zooms in
};
struct PanBy {
    double xPoints = 0, yPoints = 0;  // the window moves over the map, y down
};

// Changes of the window.
struct TakeScreenshot {};
struct TogglePanels {};
struct ToggleHelp {};
struct ToggleFullScreen {};
struct FocusPanels {};
struct SetLanguage {
    Language language = Language::English;
};
struct SetTextSize {
    double factor = 1;
};
enum class Dialog { None, Open, Projection };
struct ShowDialog {
    Dialog dialog = Dialog::None;
};
struct DismissMessage {
    int id = 0;
};
struct Quit {};

using Command =
    std::variant<SetLayerVisible, SetLayerOpacity, EndEdit, MoveLayer, SetDate, StepDate, SetTheme, NextTheme, SetCrs,
                 OpenFile, Undo, Redo, ShowView, ShowViewNumber, ShowFirstView, ZoomBy, PanBy, TakeScreenshot, TogglePanels,
                 ToggleHelp, ToggleFullScreen, FocusPanels, SetLanguage, SetTextSize, ShowDialog, DismissMessage, Quit>;
using Commands = std::vector<Command>;

/// A command with a name, a help line and keys.
struct NamedCommand {
    const char* name;               // "view.zoom-in"
    std::vector<const char*> keys;  // "Ctrl+Shift+Z": modifiers in the order Ctrl, Shift, Alt; the first is shown
    Phrase help;
    Command command;
};

/// All named commands, in the order of the help window.
const std::vector<NamedCommand>& namedCommands();
/// nullptr when there is no such command.
const NamedCommand* findCommand(std::string_view name);
/// nullptr when the key does nothing.
const NamedCommand* commandForKey(std::string_view chord);

}  // namespace frontline
