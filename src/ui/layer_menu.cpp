// What can be done with a layer of an own file: the menu of its row.
#include <imgui.h>
#include <imgui_stdlib.h>

#include "map/restyle.hpp"
#include "session/commands/edit.hpp"
#include "session/commands/files.hpp"
#include "session/commands/own_layers.hpp"
#include "session/style_text.hpp"
#include "ui/panels.hpp"
#include "ui/widget_log.hpp"

namespace frontline {

void drawLayerMenu(const Ui& ui, LayerId layer, Commands& commands)
{
    const auto parts = partsOf(ui.selection(), layer);
    if (parts.empty() || !ui.drafts) return;
    const auto entry = [&](const Phrase& title, const char* name, bool enabled = true) {
        const bool chosen = ImGui::MenuItem(ui.say(title), nullptr, false, enabled);
        noteLastWidget(ui.log, std::string("layer.menu.") + name);
        return chosen;
    };
    std::string& draft = ui.drafts->layerTitle;
    if (ImGui::IsWindowAppearing()) draft = parts.front().layer->title.own();
    ImGui::SetNextItemWidth(static_cast<float>(220 * ui.layout.scale));
    const bool named = ImGui::InputText("##title", &draft, ImGuiInputTextFlags_EnterReturnsTrue);
    noteLastWidget(ui.log, "layer.menu.title");
    if (named || ImGui::IsItemDeactivatedAfterEdit()) {
        commands.push_back(RenameLayer{layer, draft});
        commands.push_back(EndEdit{});
    }
    if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", ui.say(text::rename));
    if (named) ImGui::CloseCurrentPopup();
    ImGui::Separator();
    if (entry(text::style, "style")) commands.push_back(EditStyle{layer});
    if (entry(text::figuresMenu, "figures")) commands.push_back(ShowOwnFigures{layer});
    if (entry(text::zoomTo, "zoom")) commands.push_back(ShowOwnLayer{layer});
    if (entry(text::reload, "reload")) commands.push_back(ReloadFile{parts.front().file.path.string()});
    ImGui::Separator();
    if (entry(text::copyStyle, "copy-style")) commands.push_back(CopyStyle{layer});
    if (entry(text::pasteStyle, "paste-style", ui.session.styling.copied.has_value()))
        commands.push_back(PasteStyle{layer});
    ImGui::Separator();
    if (entry(text::duplicate, "duplicate")) commands.push_back(DuplicateLayer{layer});
    if (entry(text::removeLayer, "remove")) commands.push_back(RemoveLayer{layer});
}

}  // namespace frontline
