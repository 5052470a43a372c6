// The popup that names the file for rows of the table of attributes.
#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include <array>
#include <filesystem>

#include "base/message.hpp"
#include "base/text.hpp"
#include "session/commands/attributes.hpp"
#include "ui/panels.hpp"
#include "ui/widget_log.hpp"
#include "ui/words.hpp"

namespace frontline {

void drawRowsExport(const Ui& ui, Commands& commands)
{
    if (!ImGui::BeginPopup("export-rows")) return;
    std::string& path = ui.drafts->attributes.path;
    ImGui::TextUnformatted(ui.say(text::exportRowsHint));
    ImGui::SetNextItemWidth(static_cast<float>(340 * ui.layout.scale));
    const bool entered = ImGui::InputText("##path", &path, ImGuiInputTextFlags_EnterReturnsTrue);
    noteLastWidget(ui.log, "attributes.export.path");
    constexpr std::array<std::pair<const char*, const char*>, 3> formats{
        {{"GeoJSON", ".geojson"}, {"GeoPackage", ".gpkg"}, {"CSV", ".csv"}}};
    for (const auto& [name, ending] : formats) {
        if (ImGui::RadioButton(name, path.ends_with(ending)))
            path = std::filesystem::path(path).replace_extension(ending).string();
        noteLastWidget(ui.log, fmt::format("attributes.export{}", ending));
        ImGui::SameLine();
    }
    ImGui::NewLine();
    if ((ImGui::Button(ui.say(text::exportStart)) || entered) && !path.empty()) {
        commands.push_back(ExportRows{path});
        ImGui::CloseCurrentPopup();
    }
    noteLastWidget(ui.log, "attributes.export.start");
    ImGui::SameLine();
    if (ImGui::Button(ui.say(text::cancel))) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
}

void drawRowsQuestion(const Ui& ui, Commands& commands)
{
    const std::string& file = ui.session.attributes.exportQuestion;
    if (file.empty()) return;
    drawWrapped(trf(ui.language(), text::exportExists, printable(file)));
    if (ImGui::Button(ui.say(text::exportReplace))) commands.push_back(ExportRows{file, true});
    noteLastWidget(ui.log, "attributes.replace");
    ImGui::SameLine();
    if (ImGui::Button(ui.say(text::cancel))) commands.push_back(DismissRowsQuestion{});
    noteLastWidget(ui.log, "attributes.keep");
}

}  // namespace frontline
