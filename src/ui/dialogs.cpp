// Small windows: a file to open, a projection to use, a question about files.
#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>

#include "base/message.hpp"
#include "session/commands/files.hpp"
#include "session/commands/map.hpp"
#include "session/commands/window.hpp"
#include "ui/panels.hpp"
#include "ui/widget_log.hpp"
#include "ui/words.hpp"

namespace frontline {

namespace {

struct Field {
    const Phrase &title, &hint, &action;
    const char* logName;
};

/// Returns true when the text is to be used.
bool drawField(const Ui& ui, const Field& field, std::string& value, Commands& commands)
{
    const Box area = ui.layout.freeArea();
    const auto width = static_cast<float>(std::min(460 * ui.layout.scale, ui.layout.width - 20 * ui.layout.scale));
    ImGui::SetNextWindowPos({static_cast<float>(area.centre().x), static_cast<float>(area.centre().y)},
                            ImGuiCond_Appearing, {0.5F, 0.5F});
    ImGui::SetNextWindowSize({width, 0});
    bool open = true, use = false;
    if (ImGui::Begin(ui.say(field.title), &open, ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoResize)) {
        drawWrapped(ui.say(field.hint));
        if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
        ImGui::SetNextItemWidth(-1);
        use = ImGui::InputText("##text", &value, ImGuiInputTextFlags_EnterReturnsTrue);
        noteLastWidget(ui.log, std::string(field.logName) + ".text");
        use = ImGui::Button(ui.say(field.action)) || use;
        noteLastWidget(ui.log, std::string(field.logName) + ".use");
        ImGui::SameLine();
        if (ImGui::Button(ui.say(text::cancel))) open = false;
        noteLastWidget(ui.log, std::string(field.logName) + ".cancel");
    }
    ImGui::End();
    if (!open) commands.push_back(ShowDialog{Dialog::None});
    return use && open && !value.empty();
}

/// Asks for the files that the map names outside its folder.
void drawFilesQuestion(const Ui& ui, Commands& commands)
{
    const Box area = ui.layout.freeArea();
    const auto width = static_cast<float>(std::min(560 * ui.layout.scale, ui.layout.width - 20 * ui.layout.scale));
    ImGui::SetNextWindowPos({static_cast<float>(area.centre().x), static_cast<float>(area.centre().y)},
                            ImGuiCond_Appearing, {0.5F, 0.5F});
    ImGui::SetNextWindowSize({width, 0});
    bool open = true;
    if (ImGui::Begin(ui.say(text::filesTitle), &open, ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoResize)) {
        const auto& files = ui.map().outside;
        ImGui::PushTextWrapPos(0);
        ImGui::TextUnformatted(trf(ui.language(), text::filesQuestion, ui.map().path.string()).c_str());
        const auto lines = static_cast<float>(std::clamp<std::size_t>(2 * files.size(), 2, 12));
        if (ImGui::BeginChild("files", {0, lines * ImGui::GetTextLineHeightWithSpacing()}, true)) {
            ImGui::PushTextWrapPos(0);
            for (std::string file : files) {
                // A line each, whatever a name holds.
                std::ranges::replace_if(
                    file, [](unsigned char c) { return c < 0x20; }, '?');
                ImGui::TextUnformatted(file.c_str());
            }
            ImGui::PopTextWrapPos();
        }
        ImGui::EndChild();
        ImGui::TextUnformatted(ui.say(text::filesKept));
        ImGui::PopTextWrapPos();
        if (ImGui::Button(ui.say(text::filesAllow))) commands.push_back(AnswerForFiles{true});
        noteLastWidget(ui.log, "files.allow");
        ImGui::SameLine();
        if (ImGui::Button(ui.say(text::filesRefuse))) commands.push_back(AnswerForFiles{false});
        noteLastWidget(ui.log, "files.refuse");
    }
    ImGui::End();
    if (!open) commands.push_back(DismissFilesQuestion{});
}

}  // namespace

void drawDialogs(const Ui& ui, Commands& commands)
{
    if (ui.session.files.asks) drawFilesQuestion(ui, commands);
    if (!ui.drafts) return;
    UiDrafts& drafts = *ui.drafts;
    if (ui.session.panels.dialog == Dialog::Open) {
        const Field field{text::openTitle, text::openHint, text::open, "open"};
        if (drawField(ui, field, drafts.path, commands)) {
            commands.push_back(OpenFile{drafts.path});
            commands.push_back(ShowDialog{Dialog::None});
        }
    }
    if (ui.session.panels.dialog == Dialog::Projection) {
        if (drafts.shown != Dialog::Projection) drafts.crs = crsOf(ui.map(), ui.selection());
        const Field field{text::projection, text::projectionHint, text::apply, "crs"};
        // The dialog stays open: a definition that is wrong can be corrected.
        if (drawField(ui, field, drafts.crs, commands)) commands.push_back(SetCrs{drafts.crs});
    }
    drawFurnitureTexts(ui, commands);
    drafts.shown = ui.session.panels.dialog;
}

}  // namespace frontline
