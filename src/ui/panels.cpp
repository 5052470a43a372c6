#include "ui/panels.hpp"

#include <imgui.h>

namespace frontline {

namespace {

void drawZoomBox(const Box& box)
{
    const ImVec2 low{static_cast<float>(box.minX), static_cast<float>(box.minY)};
    const ImVec2 high{static_cast<float>(box.maxX), static_cast<float>(box.maxY)};
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    list->AddRectFilled(low, high, ImGui::GetColorU32(ImGuiCol_TextSelectedBg, 0.5F));
    list->AddRect(low, high, ImGui::GetColorU32(ImGuiCol_CheckMark), 0, 0, 1.5F);
}

}  // namespace

Commands drawPanels(const UiState& ui)
{
    Commands commands;
    if (ui.zoomBox) drawZoomBox(*ui.zoomBox);
    if (ui.panelsVisible) {
        drawMenuBar(ui, commands);
        drawSidePanel(ui, commands);
        drawLedgerPanel(ui, commands);
        drawDateStrip(ui, commands);
    } else if (!ui.hoveredOblast.empty()) {
        commands.push_back(HoverOblast{});
    }
    if (ui.claimsVisible) drawClaimsWindow(ui, commands);
    if (ui.lengthsVisible) drawLengthWindow(ui, commands);
    if (ui.card) drawPlaceCard(ui, commands);
    if (ui.onDivider && !ImGui::GetIO().WantCaptureMouse) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    if (ui.exporting) drawExport(ui, commands);
    drawMessages(ui, commands);
    drawDialogs(ui, commands);
    if (ui.helpVisible) drawHelpWindow(ui, commands);
    return commands;
}

}  // namespace frontline
