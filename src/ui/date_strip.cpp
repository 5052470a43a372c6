// The dates of the map along the bottom: one button each, and one step back or forward.
#include <imgui.h>

#include "session/commands/date.hpp"
#include "ui/panels.hpp"
#include "ui/widget_log.hpp"

namespace frontline {

namespace {

void drawDate(const Ui& ui, const std::string& date, float width, Commands& commands)
{
    const bool chosen = date == ui.session.dateAsked();
    if (chosen) {
        ImGui::PushStyleColor(ImGuiCol_Button, ImGui::GetStyleColorVec4(ImGuiCol_ButtonActive));
        ImGui::PushFont(ui.fonts.bold);
    }
    if (ImGui::Button(date.c_str(), {width, 0}) && !chosen) commands.push_back(SetDate{date});
    noteLastWidget(ui.log, "date." + date);
    if (chosen) {
        ImGui::PopFont();
        ImGui::PopStyleColor();
    }
}

void drawStep(const Ui& ui, const char* name, ImGuiDir direction, int steps, bool enabled, Commands& commands)
{
    ImGui::BeginDisabled(!enabled);
    if (ImGui::ArrowButton(name, direction)) commands.push_back(StepDate{steps});
    noteLastWidget(ui.log, name);
    ImGui::EndDisabled();
}

}  // namespace

void drawDateStrip(const Ui& ui, Commands& commands)
{
    const auto& dates = ui.map().dates;
    if (dates.empty() || ui.layout.dates.empty()) return;
    const Box& box = ui.layout.dates;
    ImGui::SetNextWindowPos({static_cast<float>(box.minX), static_cast<float>(box.minY)});
    ImGui::SetNextWindowSize({static_cast<float>(box.width()), static_cast<float>(box.height())});
    constexpr auto flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize |
                           ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoBringToFrontOnFocus;
    if (ImGui::Begin("##dates", nullptr, flags)) {
        const float spacing = ImGui::GetStyle().ItemSpacing.x;
        const float arrow = ImGui::GetFrameHeight();
        const float middle = ImGui::GetContentRegionAvail().x - 2 * (arrow + spacing);
        drawStep(ui, "date.back", ImGuiDir_Left, -1, ui.session.dateAsked() != dates.front(), commands);
        ImGui::SameLine();
        // Where buttons do not fit, the chosen date alone stands between the arrows.
        const float each = (middle - spacing * static_cast<float>(dates.size() - 1)) / static_cast<float>(dates.size());
        if (each >= ImGui::CalcTextSize("2025-08-17").x + ImGui::GetStyle().FramePadding.x) {
            for (const std::string& date : dates) {
                drawDate(ui, date, each, commands);
                ImGui::SameLine();
            }
        } else {
            drawDate(ui, ui.session.dateAsked(), middle, commands);
            ImGui::SameLine();
        }
        drawStep(ui, "date.forward", ImGuiDir_Right, 1, ui.session.dateAsked() != dates.back(), commands);
    }
    ImGui::End();
}

}  // namespace frontline
