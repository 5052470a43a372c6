#include "ui/panels.hpp"

#include <imgui.h>

#include "session/commands/figures.hpp"
#include "session/pointer_input.hpp"

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

Commands drawPanels(const Ui& ui)
{
    Commands commands;
    const PanelsOpen& open = ui.session.panels;
    const Pointing& pointing = ui.session.pointing;
    const bool onDivider =
        pointing.swiping || (pointing.pointer && frontline::onDivider(ui.session, *pointing.pointer));
    if (const Box box = zoomBox(ui.session); !box.empty()) drawZoomBox(box);
    if (open.panels) {
        drawMenuBar(ui, commands);
        drawSidePanel(ui, commands);
        drawLedgerPanel(ui, commands);
        drawDateStrip(ui, commands);
        if (ui.session.attributes.open()) drawAttributes(ui, commands);
    } else if (!ui.session.figures.hoveredOblast.empty()) {
        commands.push_back(HoverOblast{});
    }
    if (!ui.session.styling.open.empty() && ui.drafts) drawStyleWindow(ui, commands);
    if (!ui.session.ownFigures.open.empty()) drawOwnFigures(ui, commands);
    if (open.claims) drawClaimsWindow(ui, commands);
    if (open.lengths) drawLengthWindow(ui, commands);
    if (ui.session.card) drawPlaceCard(ui, commands);
    if (onDivider && !ImGui::GetIO().WantCaptureMouse) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    if (const auto exporting = exportShown(ui.session)) drawExport(ui, *exporting, commands);
    drawFetching(ui, commands);
    drawMessages(ui, commands);
    drawDialogs(ui, commands);
    if (open.frameGraph && ui.frames) drawFrameGraph(ui, commands);
    if (open.help) drawHelpWindow(ui, commands);
    return commands;
}

}  // namespace frontline
