// The classes of an own layer under its row: a click on one hides it, or shows it again.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "base/text.hpp"
#include "session/commands/edit.hpp"
#include "session/commands/own_layers.hpp"
#include "session/styling.hpp"
#include "ui/panels.hpp"
#include "ui/widget_log.hpp"
#include "ui/words.hpp"

namespace frontline {

namespace {

ImU32 colorOf(const DrawnRule& rule)
{
    Color color;
    if (rule.symbol)
        color = rule.symbol->color;
    else if (rule.fill)
        color = rule.fill->hatch ? rule.fill->hatch->color : rule.fill->color;
    else if (rule.line)
        color = rule.line->color;
    return IM_COL32(color.red, color.green, color.blue, 255);
}

}  // namespace

void drawLayerClasses(const Ui& ui, const DrawnLayer& layer, float indent, Commands& commands)
{
    constexpr std::size_t mostListed = 30;
    const auto style = styleWanted(ui.session, layer.id());
    if (!style) return;
    ImGui::PushFont(ui.fonts.small);
    std::size_t listed = 0;
    for (std::size_t r = 0; r < layer.rules.size() && listed < mostListed; ++r) {
        const std::string title = printable(ui.say(layer.rules[r].title));
        if (title.empty()) continue;
        ++listed;
        const bool shown = !style->hidden.contains(r);
        ImGui::PushID(static_cast<int>(r));
        ImGui::SetCursorPosX(indent);
        const float side = ImGui::GetTextLineHeight();
        const ImVec2 low = ImGui::GetCursorScreenPos();
        const float width = ImGui::GetContentRegionAvail().x;
        if (ImGui::Selectable("##class", false, 0, {width, side})) {
            OwnStyle changed = *style;
            if (shown)
                changed.hidden.insert(r);
            else
                changed.hidden.erase(r);
            commands.push_back(SetStyle{layer.id(), std::move(changed)});
            commands.push_back(EndEdit{});
        }
        if (ui.log) noteLastWidget(ui.log, fmt::format("layer.{}.class.{}", layer.id().text(), r));
        if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", title.c_str());
        ImDrawList* list = ImGui::GetWindowDrawList();
        const float inset = side * 0.15F;
        const ImVec2 from{low.x + inset, low.y + inset}, to{low.x + side - inset, low.y + side - inset};
        if (shown)
            list->AddRectFilled(from, to, colorOf(layer.rules[r]));
        else
            list->AddRect(from, to, ImGui::GetColorU32(ImGuiCol_TextDisabled));
        list->AddText({low.x + side * 1.4F, low.y}, ImGui::GetColorU32(shown ? ImGuiCol_Text : ImGuiCol_TextDisabled),
                      fittedText(title, width - side * 1.4F).c_str());
        ImGui::PopID();
    }
    ImGui::PopFont();
}

}  // namespace frontline
