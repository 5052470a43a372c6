// The panels of the window, one file each. Called between ImGui's NewFrame and Render.
#pragma once

#include <string>

#include "ui/ui.hpp"

namespace frontline {

void drawMenuBar(const Ui& ui, Commands& commands);
/// At the left: tabs with the layers and the scenarios.
void drawSidePanel(const Ui& ui, Commands& commands);
void drawLayerList(const Ui& ui, Commands& commands);
void drawScenarioList(const Ui& ui, Commands& commands);
void drawZoneBuilder(const Ui& ui, Commands& commands);
/// At the right: the figures of the scenario, or of the difference of two.
void drawLedgerPanel(const Ui& ui, Commands& commands);
void drawLedger(const Ui& ui, const ScenarioResult& result, Commands& commands);
/// Returns the iso of the row under the pointer, or "".
std::string drawLedgerTable(const Ui& ui, const Ledger& ledger);
std::string drawDifference(const Ui& ui, const ComparisonResult& difference);
void drawPlaceCard(const Ui& ui, Commands& commands);
void drawClaimsWindow(const Ui& ui, Commands& commands);
void drawLengthWindow(const Ui& ui, Commands& commands);
void drawDateStrip(const Ui& ui, Commands& commands);
void drawMessages(const Ui& ui, Commands& commands);
void drawHelpWindow(const Ui& ui, Commands& commands);
/// The items of the menu of what stands around the map.
void drawFurnitureMenu(const Ui& ui, Commands& commands);
/// The window for its texts, while it is open.
void drawFurnitureTexts(const Ui& ui, Commands& commands);
void drawDialogs(const Ui& ui, Commands& commands);
/// At the right, with the frame on the map; progress at the bottom while the dialog is closed.
void drawExport(const Ui& ui, const ExportView& view, Commands& commands);

/// All of the above that are open, and the zoom box. Returns what the user asked for.
Commands drawPanels(const Ui& ui);

}  // namespace frontline
