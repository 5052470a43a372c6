#include "session/input_event.hpp"

namespace frontline {

std::string chord(const InputEvent& event)
{
    std::string name;
    if (event.control) name += "Ctrl+";
    if (event.shift) name += "Shift+";
    if (event.alt) name += "Alt+";
    return name + event.key;
}

}  // namespace frontline
