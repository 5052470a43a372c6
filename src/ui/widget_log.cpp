#include "ui/widget_log.hpp"

#include <imgui.h>

namespace frontline {

void noteLastWidget(WidgetLog* log, const std::string& name)
{
    if (!log) return;
    const ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
    log->note(name, {low.x, low.y, high.x, high.y});
}

}  // namespace frontline
