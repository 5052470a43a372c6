// The window for the style of a layer of an own file.
#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>

#include "base/message.hpp"
#include "base/text.hpp"
#include "session/commands/edit.hpp"
#include "session/commands/own_layers.hpp"
#include "session/style_text.hpp"
#include "ui/panels.hpp"
#include "ui/style_fields.hpp"
#include "ui/widget_log.hpp"
#include "ui/words.hpp"

namespace frontline {

bool StyledLayer::has(GeometryKind kind) const
{
    return std::ranges::any_of(tables, [&](const TablePointer& t) { return t && t->geometry.kind == kind; });
}

std::vector<std::string> StyledLayer::columnNames() const
{
    std::vector<std::string> names;
    for (const TablePointer& table : tables) {
        if (!table) continue;
        for (const Column& column : table->columns)
            if (std::ranges::find(names, column.name) == names.end()) names.push_back(column.name);
    }
    return names;
}

void beginField(const Ui& ui, const Phrase& title)
{
    const auto left = static_cast<float>(150 * ui.layout.scale);
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(fittedText(ui.say(title), left - ImGui::GetStyle().ItemSpacing.x).c_str());
    if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", ui.say(title));
    ImGui::SameLine(left);
    ImGui::SetNextItemWidth(-1);
}

bool drawChoice(const Ui& ui, const Phrase& title, const std::string& name, const Choices& choices, std::string& value)
{
    beginField(ui, title);
    const auto now = std::ranges::find(choices, value, &Choices::value_type::first);
    const std::string shown = now == choices.end() ? value : now->second;
    const bool opened = ImGui::BeginCombo(("##" + name).c_str(), shown.c_str(), ImGuiComboFlags_HeightLarge);
    if (!opened) {
        noteLastWidget(ui.log, "style." + name);
        return false;
    }
    bool changed = false;
    for (const auto& [one, written] : choices) {
        ImGui::PushID(one.c_str());
        if (ImGui::Selectable(printable(written).c_str(), one == value) && one != value) {
            value = one;
            changed = true;
        }
        noteLastWidget(ui.log, fmt::format("style.{}.{}", name, one));
        ImGui::PopID();
    }
    ImGui::EndCombo();
    return changed;
}

Choices columnChoices(const StyledLayer& layer, const std::string& none)
{
    Choices choices{{"", none}};
    for (const std::string& name : layer.columnNames()) choices.emplace_back(name, name);
    return choices;
}

namespace {

StyledLayer styledLayer(const Ui& ui)
{
    StyledLayer layer{partsOf(ui.selection(), ui.session.styling.open), {}};
    for (const OwnLayer& own : layer.parts) layer.tables.push_back(ui.session.store->findTable(own.file));
    return layer;
}

/// A heading that folds; how the user left it is kept by ImGui.
bool heading(const Ui& ui, const Phrase& title, const char* name, bool openAtFirst)
{
    const bool open = ImGui::CollapsingHeader((std::string(ui.say(title)) + "###" + name).c_str(),
                                              openAtFirst ? ImGuiTreeNodeFlags_DefaultOpen : ImGuiTreeNodeFlags_None);
    noteLastWidget(ui.log, std::string("style.section.") + name);
    return open;
}

void drawActions(const Ui& ui, LayerId layer, const OwnStyle& style, Commands& commands)
{
    ImGui::Separator();
    ImGui::BeginDisabled(style == OwnStyle());
    if (ImGui::Button(ui.say(text::styleReset))) commands.push_back(SetStyle{layer, {}});
    noteLastWidget(ui.log, "style.reset");
    ImGui::EndDisabled();
    ImGui::SameLine();
    if (ImGui::Button(ui.say(text::copyStyle))) commands.push_back(CopyStyle{layer});
    noteLastWidget(ui.log, "style.copy");
    ImGui::SameLine();
    ImGui::BeginDisabled(!ui.session.styling.copied);
    if (ImGui::Button(ui.say(text::pasteStyle))) commands.push_back(PasteStyle{layer});
    noteLastWidget(ui.log, "style.paste");
    ImGui::EndDisabled();
}

void drawFields(const Ui& ui, const StyledLayer& layer, Commands& commands)
{
    const LayerId id = ui.session.styling.open;
    OwnStyle style = styleWanted(ui.session, id).value_or(OwnStyle());
    auto& draft = ui.drafts->style;
    if (draft.layer != id) draft = {id, style.filter, style.filter, {}, {}, "=", {}, {}};
    // Undo has changed it.
    if (draft.filterOf != style.filter) draft.filter = draft.filterOf = style.filter;
    bool changed = drawLook(ui, layer, style, commands);
    if (heading(ui, text::classes, "classes", true)) changed = drawClasses(ui, layer, style, commands) || changed;
    if (heading(ui, text::labels, "labels", true)) changed = drawLabels(ui, layer, style) || changed;
    if (heading(ui, text::filter, "filter", !style.filter.empty())) changed = drawFilter(ui, layer, style) || changed;
    if (heading(ui, text::daysShown, "days", style.days.mode != DayChoice::Mode::Off))
        changed = drawDays(ui, layer, style) || changed;
    if (!ui.session.styling.problem.empty()) {
        ImGui::PushStyleColor(ImGuiCol_Text, ImGui::GetStyleColorVec4(ImGuiCol_PlotLinesHovered));
        drawWrapped(printable(ui.session.styling.problem));
        ImGui::PopStyleColor();
    }
    drawActions(ui, id, style, commands);
    if (changed) commands.push_back(SetStyle{id, std::move(style)});
}

}  // namespace

void drawStyleWindow(const Ui& ui, Commands& commands)
{
    const StyledLayer layer = styledLayer(ui);
    if (layer.parts.empty()) {
        commands.push_back(EditStyle{});
        return;
    }
    const auto scale = static_cast<float>(ui.layout.scale);
    const Box area = ui.layout.freeArea();
    const float width = std::min(430 * scale, static_cast<float>(ui.layout.width) - 20 * scale);
    const float room = static_cast<float>(ui.layout.height) - static_cast<float>(area.minY) - 20 * scale;
    // Over the ledger, so that the map stays in sight.
    ImGui::SetNextWindowPos(
        {static_cast<float>(ui.layout.width) - 10 * scale, static_cast<float>(area.minY) + 10 * scale},
        ImGuiCond_Appearing, {1, 0});
    ImGui::SetNextWindowSize({width, std::min(560 * scale, room)}, ImGuiCond_Appearing);
    bool open = true;
    const std::string title =
        printable(trf(ui.language(), text::styleOf, ui.say(layer.parts.front().layer->title))) + "###style";
    if (ImGui::Begin(title.c_str(), &open, ImGuiWindowFlags_NoCollapse)) drawFields(ui, layer, commands);
    ImGui::End();
    if (!open) commands.push_back(EditStyle{});
}

}  // namespace frontline
