// The panel at the left: one tab with the layers, one with the scenarios.
#include <imgui.h>

#include "session/commands/window.hpp"
#include "ui/panels.hpp"
#include "ui/widget_log.hpp"

namespace frontline {

namespace {

/// Plain buttons: which tab is open is the application's to say, so that keys can open one.
void drawTab(const Ui& ui, SideTab tab, const Phrase& title, const char* name, float width, Commands& commands)
{
    const bool open = ui.session.panels.tab == tab;
    if (open) {
        ImGui::PushStyleColor(ImGuiCol_Button, ImGui::GetStyleColorVec4(ImGuiCol_Header));
        ImGui::PushFont(ui.fonts.bold);
    }
    if (ImGui::Button(ui.say(title), {width, 0}) && !open) commands.push_back(ShowTab{tab});
    noteLastWidget(ui.log, name);
    if (open) {
        ImGui::PopFont();
        ImGui::PopStyleColor();
    }
}

}  // namespace

void drawSidePanel(const Ui& ui, Commands& commands)
{
    const Box& box = ui.layout.layers;
    ImGui::SetNextWindowPos({static_cast<float>(box.minX), static_cast<float>(box.minY)});
    ImGui::SetNextWindowSizeConstraints({static_cast<float>(box.width()), 0},
                                        {static_cast<float>(box.width()), static_cast<float>(box.height())});
    if (ui.focusPanels) ImGui::SetNextWindowFocus();
    constexpr auto flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize |
                           ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoBringToFrontOnFocus;
    if (ImGui::Begin("##side", nullptr, flags)) {
        const float spacing = ImGui::GetStyle().ItemSpacing.x;
        const float each = (static_cast<float>(box.width()) - 2 * ImGui::GetStyle().WindowPadding.x - spacing) / 2;
        drawTab(ui, SideTab::Layers, text::layers, "tab.layers", each, commands);
        ImGui::SameLine();
        drawTab(ui, SideTab::Scenarios, text::scenarios, "tab.scenarios", each, commands);
        if (ui.session.panels.tab == SideTab::Layers)
            drawLayerList(ui, commands);
        else
            drawScenarioList(ui, commands);
    }
    ImGui::End();
}

}  // namespace frontline
