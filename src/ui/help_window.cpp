// All mouse actions and keys.
#include <imgui.h>

#include "session/commands/window.hpp"
#include "session/presets.hpp"
#include "ui/panels.hpp"
#include "ui/widget_log.hpp"

namespace frontline {

namespace {

void row(const Ui& ui, const char* keys, const char* help)
{
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    ImGui::PushFont(ui.fonts.bold);
    ImGui::TextUnformatted(keys);
    ImGui::PopFont();
    ImGui::TableNextColumn();
    ImGui::TextUnformatted(help);
}

void drawRows(const Ui& ui)
{
    row(ui, ui.say(text::drag), ui.say(text::helpDrag));
    row(ui, ui.say(text::wheel), ui.say(text::helpWheel));
    row(ui, ui.say(text::doubleClick), ui.say(text::helpDoubleClick));
    row(ui, ui.say(text::shiftDrag), ui.say(text::helpShiftDrag));
    row(ui, ui.say(text::dropFile), ui.say(text::helpDropFile));
    row(ui, ui.say(text::click), ui.say(text::helpClick));
    row(ui, ui.say(text::dragDivider), ui.say(text::helpDragDivider));
    row(ui, ui.say(text::layerKeys), ui.say(text::helpLayerKeys));
    row(ui, ui.say(text::scenarioKeys), ui.say(text::helpScenarioKeys));
    row(ui, ui.say(text::comparedKeys), ui.say(text::helpComparedKeys));
    const auto views = presetsByKey(ui.map());
    for (const NamedCommand& command : namedCommands()) {
        if (command.keys.empty()) continue;
        const char* help = ui.say(command.help);
        // The view presets are the map's: their titles stand for the help line.
        if (command.view >= 0) {
            if (command.view >= std::ssize(views)) continue;
            const ViewPreset& view = *views[static_cast<std::size_t>(command.view)];
            if (command.view > 0 && view.id == ui.map().defaultView) continue;
            help = ui.say(view.title).c_str();
        }
        row(ui, command.keys.front(), help);
    }
}

}  // namespace

void drawHelpWindow(const Ui& ui, Commands& commands)
{
    const Box area = ui.layout.freeArea();
    ImGui::SetNextWindowPos({static_cast<float>(area.centre().x), static_cast<float>(area.centre().y)},
                            ImGuiCond_Appearing, {0.5F, 0.5F});
    ImGui::SetNextWindowSizeConstraints(
        {0, 0}, {static_cast<float>(ui.layout.width), static_cast<float>(ui.layout.height * 0.9)});
    bool open = true;
    ImGui::PushFont(ui.fonts.regular);
    if (ImGui::Begin(ui.say(text::helpTitle), &open, ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoCollapse)) {
        if (ImGui::BeginTable("keys", 2, ImGuiTableFlags_SizingFixedFit | ImGuiTableFlags_RowBg)) {
            drawRows(ui);
            ImGui::EndTable();
        }
    }
    if (ui.log) {
        const ImVec2 at = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
        ui.log->note("help", {at.x, at.y, at.x + size.x, at.y + size.y});
    }
    ImGui::End();
    ImGui::PopFont();
    if (!open) commands.push_back(ToggleHelp{});
}

}  // namespace frontline
