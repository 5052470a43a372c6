// The keyboard and the clipboard of Dear ImGui 1.86 to 1.91, which differ: the one place that knows of it.
#pragma once

#include <string>

#include "session/input_event.hpp"

namespace frontline {

/// Call once, after the context of Dear ImGui is made. The text holds what the clipboard last gave and must outlive it.
void startImGuiInput(std::string& clipboardText);

/// Tells Dear ImGui of a key that went down or up, and of Ctrl, Shift and Alt as they were with it.
void feedImGuiKey(const InputEvent& event);

}  // namespace frontline
