// The panels of the window, one file each. Called between ImGui's NewFrame and Render.
#pragma once

#include <string>

#include "ui/ui_state.hpp"

namespace frontline {

void drawMenuBar(const UiState& ui, Commands& commands);
/// At the left: tabs with the layers and the scenarios.
void drawSidePanel(const UiState& ui, Commands& commands);
void drawLayerList(const UiState& ui, Commands& commands);
void drawScenarioList(const UiState& ui, Commands& commands);
void drawZoneBuilder(const UiState& ui, Commands& commands);
/// At the right: the figures of the scenario, or of the difference of two.
void drawLedgerPanel(const UiState& ui, Commands& commands);
void drawLedger(const UiState& ui, const ScenarioResult& result, Commands& commands);
/// Returns the iso of the row under the pointer, or "".
std::string drawLedgerTable(const UiState& ui, const Ledger& ledger);
std::string drawDifference(const UiState& ui, const ComparisonResult& difference);
void drawPlaceCard(const UiState& ui, Commands& commands);
void drawClaimsWindow(const UiState& ui, Commands& commands);
void drawLengthWindow(const UiState& ui, Commands& commands);
void drawDateStrip(const UiState& ui, Commands& commands);
void drawMessages(const UiState& ui, Commands& commands);
void drawHelpWindow(const UiState& ui, Commands& commands);
/// The items of the menu of what stands around the map.
void drawFurnitureMenu(const UiState& ui, Commands& commands);
/// The window for its texts, while it is open.
void drawFurnitureTexts(const UiState& ui, Commands& commands);
void drawDialogs(const UiState& ui, Commands& commands);
/// At the right, with the frame on the map; progress at the bottom while the dialog is closed.
void drawExport(const UiState& ui, Commands& commands);

/// All of the above that are open, and the zoom box. Returns what the user asked for.
Commands drawPanels(const UiState& ui);

}  // namespace frontline
