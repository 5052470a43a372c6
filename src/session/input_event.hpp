// Input as the program sees it, apart from any window system: what is recorded, replayed and tested.
#pragma once

#include <string>

namespace frontline {

/// ContextLost: the graphics card was reset, as the window is told by it; an event of recordings alone.
enum class InputKind { Move, Leave, Down, Up, Wheel, KeyDown, KeyUp, Text, Resize, Drop, ContextLost };

/// One event. Positions and sizes are pixels of the framebuffer, y down.
struct InputEvent {
    InputKind kind = InputKind::Move;
    double x = 0, y = 0;  // position; the new size of a Resize; wheel steps right and up of a Wheel
    int button = 0;       // 1 left, 2 middle, 3 right
    int clicks = 1;       // 2: the second of a double click
    std::string key;      // "Z", "Home", "F12", "Keypad +"
    bool control = false, shift = false, alt = false;
    std::string text;  // typed text, or the path of a dropped file
    bool operator==(const InputEvent&) const = default;
};

/// "Ctrl+Shift+Z".
std::string chord(const InputEvent& event);

/// What the panels take for themselves.
struct UiCapture {
    bool mouse = false;     // the pointer is over a panel
    bool text = false;      // a text field is being edited
    bool keyboard = false;  // a panel or menu is moved through by keyboard
};

}  // namespace frontline
