// What the user can ask for. Panels, menus and keys return commands; the application carries them out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "map/furniture_choice.hpp"
#include "map/scenario.hpp"
#include "ui/export_settings.hpp"
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
struct SetScenario {
    std::string id;  // "" shows control alone
};
struct StepScenario {
    int steps = 1;  // along the list, control alone before the first; stops at the ends
};
struct SetComparison {
    ControlChoice with;  // empty: with nothing
};
struct SetComparisonMode {
    std::optional<ComparisonView::Mode> mode;  // nullopt: compares with nothing; else with what was compared last
};
struct ToggleComparison {  // to this mode, or back to none
    ComparisonView::Mode mode = ComparisonView::Mode::Swipe;
};
struct SetSwipe {
    double share = 0.5;  // 0..1 of the width; changes up to the next EndEdit are one step of undo
};
/// A zone along a line, as the builder's fields give it.
struct ZoneDraft {
    std::string name;
    double heldKm = 10, occupiedKm = 10;  // depth on each side, 0..100
    std::vector<std::string> oblasts;     // iso codes it is limited to; empty: anywhere
    ControlChoice base;                   // along the line of this scenario or date; empty: of the date shown
    bool operator==(const ZoneDraft&) const = default;
};
struct EditZone {  // changes up to the next EndEdit are one step of undo
    ZoneDraft draft;
};
struct SaveZone {};
struct SetFurniture {
    FurnitureChoice choice;
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
enum class SideTab { Layers, Scenarios };
struct ShowTab {
    SideTab tab = SideTab::Layers;
};
struct ToggleLedger {};
struct WidenLedger {};
struct HoverOblast {
    std::string iso;  // of the ledger's row under the pointer; "" for none
};
struct ToggleClaims {};
struct ToggleLengths {};
struct ShowLengthOf {
    ControlChoice choice;
};
struct ShowCard {};  // of the place under the pointer; closes the card that is there
struct CloseCard {};
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
enum class Dialog { None, Open, Projection, Furniture, Export };
struct ShowDialog {
    Dialog dialog = Dialog::None;
};
struct SetExport {
    ExportSettings settings;
};
struct StartExport {
    enum class Existing { Ask, Replace, Rename } existing = Existing::Ask;  // where a file of the name is there already
};
struct CancelExport {};
struct DismissExportQuestion {};
struct DismissMessage {
    int id = 0;
};
struct Quit {};

using Command =
    std::variant<SetLayerVisible, SetLayerOpacity, EndEdit, MoveLayer, SetDate, StepDate, SetTheme, NextTheme, SetCrs,
                 OpenFile, SetScenario, StepScenario, SetComparison, SetComparisonMode, ToggleComparison, SetSwipe,
                 EditZone, SaveZone, SetFurniture, Undo, Redo, ShowView, ShowViewNumber, ShowFirstView, ZoomBy, PanBy,
                 TakeScreenshot, TogglePanels, ShowTab, ToggleLedger, WidenLedger, HoverOblast, ToggleClaims,
                 ToggleLengths, ShowLengthOf, ShowCard, CloseCard, ToggleHelp, ToggleFullScreen, FocusPanels,
                 SetLanguage, SetTextSize, ShowDialog, SetExport, StartExport, CancelExport, DismissExportQuestion,
                 DismissMessage, Quit>;
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
