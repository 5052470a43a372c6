#include "ui/widget_log.hpp"

#include <imgui.h>

namespace frontline {

namespace {

void noteIfInSight(WidgetLog& log, const std::string& name, ImVec2 low, ImVec2 high)
{
    const ImVec2 middle((low.x + high.x) / 2, (low.y + high.y) / 2);
    const ImDrawList& window = *ImGui::GetWindowDrawList();
    const ImVec2 clipLow = window.GetClipRectMin(), clipHigh = window.GetClipRectMax();
    if (middle.x < clipLow.x || middle.y < clipLow.y || middle.x > clipHigh.x || middle.y > clipHigh.y) return;
    log.note(name, {low.x, low.y, high.x, high.y});
}

}  // namespace

void noteLastWidget(WidgetLog* log, const std::string& name)
{
    if (log) noteIfInSight(*log, name, ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
}

void noteLastRow(WidgetLog* log, const std::string& name, float width)
{
    if (!log) return;
    const ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
    noteIfInSight(*log, name, low, {low.x + width, high.y});
}

}  // namespace frontline
