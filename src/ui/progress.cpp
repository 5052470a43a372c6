// What goes on in the background: how far it is, and a way to stop it.
#include <imgui.h>

#include <algorithm>

#include "base/message.hpp"
#include "session/commands/files.hpp"
#include "ui/panels.hpp"
#include "ui/widget_log.hpp"
#include "ui/words.hpp"

namespace frontline {

bool beginProgress(const Ui& ui, const char* name, int place)
{
    constexpr double heightPoints = 76;
    const Box area = ui.layout.freeArea();
    const double margin = 10 * ui.layout.scale;
    const double width = std::min(area.width() - 2 * margin, 420 * ui.layout.scale);
    const double bottom = area.maxY - margin - place * heightPoints * ui.layout.scale;
    ImGui::SetNextWindowPos({static_cast<float>(area.centre().x), static_cast<float>(bottom)}, 0, {0.5F, 1});
    ImGui::SetNextWindowSize({static_cast<float>(width), 0});
    constexpr auto flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize |
                           ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoSavedSettings;
    return ImGui::Begin(name, nullptr, flags);
}

bool drawProgress(const Ui& ui, const std::string& doing, double share, const std::string& logName)
{
    drawWrapped(doing);
    const char* cancel = ui.say(text::cancel);
    const float button = ImGui::CalcTextSize(cancel).x + 2 * ImGui::GetStyle().FramePadding.x;
    ImGui::PushStyleColor(ImGuiCol_PlotHistogram, ImGui::GetStyleColorVec4(ImGuiCol_HeaderActive));
    ImGui::ProgressBar(static_cast<float>(share), {-button - ImGui::GetStyle().ItemSpacing.x, ImGui::GetFrameHeight()});
    noteLastWidget(ui.log, logName + ".progress");
    ImGui::PopStyleColor();
    ImGui::SameLine();
    const bool stop = ImGui::Button(cancel);
    noteLastWidget(ui.log, logName + ".cancel");
    return stop;
}

void drawFetching(const Ui& ui, Commands& commands)
{
    const auto& fetching = ui.session.work.fetching;
    if (!fetching) return;
    const bool above = ui.session.exporting.job && ui.session.panels.dialog != Dialog::Export;
    if (beginProgress(ui, "##fetching", above ? 1 : 0) &&
        drawProgress(ui, trf(ui.language(), text::fetching, fetching->address), fetching->share, "fetching"))
        commands.push_back(StopFetching{});
    ImGui::End();
}

}  // namespace frontline
