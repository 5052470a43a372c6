// Messages at the top of the map: they block nothing and go when closed.
#include <fmt/format.h>
#include <imgui.h>

#include "session/commands/window.hpp"
#include "ui/panels.hpp"
#include "ui/widget_log.hpp"

namespace frontline {

void drawMessages(const Ui& ui, Commands& commands)
{
    const Box area = ui.layout.freeArea();
    const auto margin = static_cast<float>(10 * ui.layout.scale);
    const float maxWidth =
        std::min(static_cast<float>(area.width()) - 2 * margin, static_cast<float>(620 * ui.layout.scale));
    float top = static_cast<float>(area.minY) + margin;
    for (const Message& message : ui.session.messages.all()) {
        ImGui::SetNextWindowPos({static_cast<float>(area.centre().x), top}, 0, {0.5F, 0});
        const std::string name = fmt::format("##message{}", message.id);
        constexpr auto flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize |
                               ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoFocusOnAppearing |
                               ImGuiWindowFlags_NoSavedSettings;
        if (ImGui::Begin(name.c_str(), nullptr, flags)) {
            if (message.error) {
                ImGui::PushFont(ui.fonts.bold);
                ImGui::TextUnformatted("!");
                ImGui::PopFont();
                ImGui::SameLine();
            }
            const float button = ImGui::CalcTextSize(ui.say(text::close)).x + 3 * ImGui::GetStyle().FramePadding.x;
            const float textWidth =
                std::min(maxWidth - button - 2 * margin, ImGui::CalcTextSize(message.text.c_str()).x + 1);
            ImGui::AlignTextToFramePadding();
            ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + textWidth);
            ImGui::TextUnformatted(message.text.c_str());
            ImGui::PopTextWrapPos();
            ImGui::SameLine();
            if (ImGui::SmallButton(ui.say(text::close))) commands.push_back(DismissMessage{message.id});
            noteLastWidget(ui.log, fmt::format("message.{}.close", message.id));
            top += ImGui::GetWindowHeight() + margin * 0.5F;
        }
        ImGui::End();
    }
}

}  // namespace frontline
