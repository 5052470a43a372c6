// Messages at the top of the map: they block nothing and go when closed.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <string>

#include "base/message.hpp"
#include "base/text.hpp"
#include "session/commands/files.hpp"
#include "session/commands/window.hpp"
#include "session/text.hpp"
#include "ui/panels.hpp"
#include "ui/widget_log.hpp"

namespace frontline {

namespace {

constexpr auto boxFlags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize |
                          ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoFocusOnAppearing |
                          ImGuiWindowFlags_NoSavedSettings;

/// That a file is being read, with a way to stop it. Returns the height.
float drawReading(const Ui& ui, const FileReading& reading, ImVec2 at, float maxWidth, Commands& commands)
{
    ImGui::SetNextWindowPos(at, 0, {0.5F, 0});
    float height = 0;
    if (ImGui::Begin("##reading", nullptr, boxFlags)) {
        const std::string text = trf(ui.language(), text::readingFile, printable(reading.file.filename().string()));
        const float button = ImGui::CalcTextSize(ui.say(text::cancel)).x + 4 * ImGui::GetStyle().FramePadding.x;
        ImGui::AlignTextToFramePadding();
        ImGui::PushTextWrapPos(ImGui::GetCursorPosX() +
                               std::min(maxWidth - button, ImGui::CalcTextSize(text.c_str()).x + 1));
        ImGui::TextUnformatted(text.c_str());
        ImGui::PopTextWrapPos();
        ImGui::SameLine();
        if (ImGui::Button(ui.say(text::cancel))) commands.push_back(CancelReading{});
        noteLastWidget(ui.log, "reading.cancel");
        height = ImGui::GetWindowHeight();
    }
    ImGui::End();
    return height;
}

}  // namespace

void drawMessages(const Ui& ui, Commands& commands)
{
    const Box area = ui.layout.freeArea();
    const auto margin = static_cast<float>(10 * ui.layout.scale);
    const float maxWidth =
        std::min(static_cast<float>(area.width()) - 2 * margin, static_cast<float>(620 * ui.layout.scale));
    float top = static_cast<float>(area.minY) + margin;
    if (const auto& reading = ui.session.work.reading; reading && reading->shown)
        top +=
            drawReading(ui, *reading, {static_cast<float>(area.centre().x), top}, maxWidth, commands) + margin * 0.5F;
    for (const Message& message : ui.session.messages.all()) {
        ImGui::SetNextWindowPos({static_cast<float>(area.centre().x), top}, 0, {0.5F, 0});
        const std::string name = fmt::format("##message{}", message.id);
        if (ImGui::Begin(name.c_str(), nullptr, boxFlags)) {
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
