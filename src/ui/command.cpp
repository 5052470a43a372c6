#include "ui/command.hpp"

#include <algorithm>

namespace frontline {

const std::vector<NamedCommand>& namedCommands()
{
    constexpr double panPoints = 80, zoomStep = 1.5;
    static const std::vector<NamedCommand> commands{
        {"view.whole", {"Home"}, text::helpWholeMap, ShowViewNumber{0}},
        {"view.1", {"1", "Keypad 1"}, text::helpPreset, ShowViewNumber{1}},
        {"view.2", {"2", "Keypad 2"}, text::helpPreset, ShowViewNumber{2}},
        {"view.3", {"3", "Keypad 3"}, text::helpPreset, ShowViewNumber{3}},
        {"view.4", {"4", "Keypad 4"}, text::helpPreset, ShowViewNumber{4}},
        {"view.5", {"5", "Keypad 5"}, text::helpPreset, ShowViewNumber{5}},
        {"view.6", {"6", "Keypad 6"}, text::helpPreset, ShowViewNumber{6}},
        {"view.7", {"7", "Keypad 7"}, text::helpPreset, ShowViewNumber{7}},
        {"view.8", {"8", "Keypad 8"}, text::helpPreset, ShowViewNumber{8}},
        {"view.9", {"9", "Keypad 9"}, text::helpPreset, ShowViewNumber{9}},
        {"view.first", {"0", "Keypad 0"}, text::helpFirstView, ShowFirstView{}},
        {"view.zoom-in", {"+", "=", "Shift+=", "Shift++", "Keypad +"}, text::helpZoomIn, ZoomBy{zoomStep}},
        {"view.zoom-out", {"-", "Shift+-", "Keypad -"}, text::helpZoomOut, ZoomBy{1 / zoomStep}},
        {"view.left", {"Left"}, text::helpPanLeft, PanBy{-panPoints, 0}},
        {"view.right", {"Right"}, text::helpPanRight, PanBy{panPoints, 0}},
        {"view.up", {"Up"}, text::helpPanUp, PanBy{0, -panPoints}},
        {"view.down", {"Down"}, text::helpPanDown, PanBy{0, panPoints}},
        {"date.back", {","}, text::helpDateBack, StepDate{-1}},
        {"date.forward", {"."}, text::helpDateForward, StepDate{1}},
        {"scenario.previous", {"["}, text::helpScenarioPrevious, StepScenario{-1}},
        {"scenario.next", {"]"}, text::helpScenarioNext, StepScenario{1}},
        {"compare.swipe", {"C"}, text::helpSwipe, ToggleComparison{ComparisonView::Mode::Swipe}},
        {"compare.difference", {"D"}, text::helpDifference, ToggleComparison{ComparisonView::Mode::Difference}},
        {"place.card", {"I"}, text::helpCard, ShowCard{}},
        {"figures.claims", {"F2"}, text::helpClaims, ToggleClaims{}},
        {"figures.lengths", {"F3"}, text::helpLengths, ToggleLengths{}},
        {"map.theme", {"F9"}, text::helpTheme, NextTheme{}},
        {"map.projection", {}, text::helpProjection, ShowDialog{Dialog::Projection}},
        {"map.furniture", {}, text::helpFurniture, ShowDialog{Dialog::Furniture}},
        {"file.open", {"Ctrl+O"}, text::helpOpen, ShowDialog{Dialog::Open}},
        {"file.export", {"Ctrl+E"}, text::helpExport, ShowDialog{Dialog::Export}},
        {"file.screenshot", {"F12"}, text::helpScreenshot, TakeScreenshot{}},
        {"edit.undo", {"Ctrl+Z"}, text::helpUndo, Undo{}},
        {"edit.redo", {"Ctrl+Shift+Z", "Ctrl+Y"}, text::helpRedo, Redo{}},
        {"window.panels", {"Tab"}, text::helpPanels, TogglePanels{}},
        {"window.ledger", {"F4"}, text::helpLedger, ToggleLedger{}},
        {"window.focus", {"F6"}, text::helpFocusPanels, FocusPanels{}},
        {"window.full-screen", {"F11"}, text::helpFullScreen, ToggleFullScreen{}},
        {"window.help", {"F1"}, text::helpHelp, ToggleHelp{}},
        {"file.quit", {"Ctrl+Q"}, text::helpQuit, Quit{}},
    };
    return commands;
}

const NamedCommand* findCommand(std::string_view name)
{
    const auto& all = namedCommands();
    const auto found = std::ranges::find_if(all, [&](const NamedCommand& c) { return name == c.name; });
    return found == all.end() ? nullptr : &*found;
}

const NamedCommand* commandForKey(std::string_view chord)
{
    const auto& all = namedCommands();
    const auto found = std::ranges::find_if(all, [&](const NamedCommand& c) {
        return std::ranges::any_of(c.keys, [&](const char* key) { return chord == key; });
    });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace frontline
