// The panels of the window, one file each. Called between ImGui's NewFrame and Render.
#pragma once

#include "ui/ui_state.hpp"

namespace frontline {

void drawMenuBar(const UiState& ui, Commands& commands);
void drawLayerPanel(const UiState& ui, Commands& commands);
void drawDateStrip(const UiState& ui, Commands& commands);
void drawMessages(const UiState& ui, Commands& commands);
void drawHelpWindow(const UiState& ui, Commands& commands);
void drawDialogs(const UiState& ui, Commands& commands);

/// All of the above that are open, and the zoom box. Returns what the user asked for.
Commands drawPanels(const UiState& ui);

}  // namespace frontline
