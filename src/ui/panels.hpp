// The panels of the window, one file each. Called between ImGui's NewFrame and Render.
#pragma once

#include <string>

#include "ui/ui.hpp"

namespace frontline {

void drawMenuBar(const Ui& ui, Commands& commands);
/// At the left: tabs with the layers and the scenarios.
void drawSidePanel(const Ui& ui, Commands& commands);
void drawLayerList(const Ui& ui, Commands& commands);
/// The items of the menu of an own layer.
void drawLayerMenu(const Ui& ui, LayerId layer, Commands& commands);
/// Under the row of an own layer, from there on: its classes, if it has any.
void drawLayerClasses(const Ui& ui, const DrawnLayer& layer, float indent, Commands& commands);
void drawScenarioList(const Ui& ui, Commands& commands);
void drawZoneBuilder(const Ui& ui, Commands& commands);
/// At the right: the figures of the scenario, or of the difference of two.
void drawLedgerPanel(const Ui& ui, Commands& commands);
void drawLedger(const Ui& ui, const ScenarioResult& result, Commands& commands);
/// Returns the iso of the row under the pointer, or "".
std::string drawLedgerTable(const Ui& ui, const Ledger& ledger);
std::string drawDifference(const Ui& ui, const ComparisonResult& difference);
void drawPlaceCard(const Ui& ui, Commands& commands);
/// In the card: what of the user's files lies there, with its attributes, and what of the map's layers.
void drawCardFeatures(const Ui& ui, const PlaceCard& card, Commands& commands);
void drawCardFeaturesOfMap(const Ui& ui, const PlaceCard& card, Commands& commands);
/// At the bottom of the map, while it is open.
void drawAttributes(const Ui& ui, Commands& commands);
/// Its popup "export-rows", which names a file for rows, and the question whether one that is there is replaced.
void drawRowsExport(const Ui& ui, Commands& commands);
void drawRowsQuestion(const Ui& ui, Commands& commands);
/// At its right: the figures of one of its columns.
void drawColumnStatistics(const Ui& ui, Commands& commands);
/// The window for the style of a layer of an own file.
void drawStyleWindow(const Ui& ui, Commands& commands);
/// Of a layer of an own file.
void drawOwnFigures(const Ui& ui, Commands& commands);
void drawClaimsWindow(const Ui& ui, Commands& commands);
void drawLengthWindow(const Ui& ui, Commands& commands);
void drawDateStrip(const Ui& ui, Commands& commands);
void drawMessages(const Ui& ui, Commands& commands);
void drawFrameGraph(const Ui& ui, Commands& commands);
void drawHelpWindow(const Ui& ui, Commands& commands);
/// The items of the menu of what stands around the map.
void drawFurnitureMenu(const Ui& ui, Commands& commands);
/// The window for its texts, while it is open.
void drawFurnitureTexts(const Ui& ui, Commands& commands);
void drawDialogs(const Ui& ui, Commands& commands);
/// At the right, with the frame on the map; progress at the bottom while the dialog is closed.
void drawExport(const Ui& ui, const ExportView& view, Commands& commands);
/// At the bottom, while something is fetched over the network.
void drawFetching(const Ui& ui, Commands& commands);

/// The window of what goes on in the background, at the bottom; place: how many of them are below. To be ended with
/// ImGui::End().
bool beginProgress(const Ui& ui, const char* name, int place = 0);
/// What is being done, how far it is (0..1), and a button, for which it returns true. Its widgets are LOGNAME.progress
/// and LOGNAME.cancel.
bool drawProgress(const Ui& ui, const std::string& doing, double share, const std::string& logName);

/// All of the above that are open, and the zoom box. Returns what the user asked for.
Commands drawPanels(const Ui& ui);

}  // namespace frontline
