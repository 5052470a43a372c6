// A zone of the user's own: depths, base line, oblasts, and saving it as a scenario.
#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>

#include "session/commands/edit.hpp"
#include "session/commands/scenarios.hpp"
#include "session/presets.hpp"
#include "ui/panels.hpp"
#include "ui/widget_log.hpp"
#include "ui/words.hpp"

namespace frontline {

namespace {

constexpr float deepest = 100;

/// A slider with a number field beside it. Returns whether the depth was changed.
bool drawDepth(const Ui& ui, const Phrase& title, const char* name, double& kilometres, Commands& commands)
{
    ImGui::PushID(name);
    ImGui::PushFont(ui.fonts.small);
    ImGui::TextUnformatted(ui.say(title));
    ImGui::PopFont();
    const auto field = static_cast<float>(84 * ui.layout.scale);
    auto value = static_cast<float>(kilometres);
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - field - ImGui::GetStyle().ItemSpacing.x);
    // Half kilometres; the field takes any number. A slider that is held still gives the pointer's own value in each
    // frame: that is no change.
    float slid = value;
    bool changed = ImGui::SliderFloat("##slider", &slid, 0, deepest, "%.1f", ImGuiSliderFlags_AlwaysClamp);
    slid = std::round(slid * 2) / 2;
    changed = changed && slid != value;
    if (changed) value = slid;
    if (ImGui::IsItemDeactivatedAfterEdit()) commands.push_back(EndEdit{});
    noteLastWidget(ui.log, std::string("zone.") + name);
    ImGui::SameLine();
    ImGui::SetNextItemWidth(field);
    changed = ImGui::InputFloat("##field", &value, 0, 0, "%.2f", ImGuiInputTextFlags_EnterReturnsTrue) || changed;
    if (ImGui::IsItemDeactivatedAfterEdit()) commands.push_back(EndEdit{});
    noteLastWidget(ui.log, std::string("zone.") + name + ".field");
    ImGui::PopID();
    if (changed) kilometres = std::clamp(static_cast<double>(value), 0.0, static_cast<double>(deepest));
    return changed;
}

bool drawBase(const Ui& ui, ControlChoice& base)
{
    ImGui::PushFont(ui.fonts.small);
    ImGui::TextUnformatted(ui.say(text::zoneBase));
    ImGui::PopFont();
    const std::string shown = base.empty() ? ui.say(text::dateShown) : choiceName(ui, base);
    ImGui::SetNextItemWidth(-1);
    const bool opened = ImGui::BeginCombo("##base", shown.c_str(), ImGuiComboFlags_HeightLarge);
    if (!opened) {
        noteLastWidget(ui.log, "zone.base");
        return false;
    }
    bool changed = false;
    const auto choice = [&](const std::string& title, const ControlChoice& value, const std::string& name) {
        ImGui::PushID(name.c_str());
        if (ImGui::Selectable(title.c_str(), value == base)) {
            base = value;
            changed = true;
        }
        noteLastWidget(ui.log, "zone.base." + name);
        ImGui::PopID();
    };
    choice(ui.say(text::dateShown), {}, "shown");
    for (const std::string& date : ui.map().dates) choice(date, {{}, date}, date);
    for (const ScenarioPointer& scenario : ui.map().scenarios)
        if (scenario->error.empty()) choice(ui.say(scenario->name), {scenario->id, ""}, scenario->id.text());
    ImGui::EndCombo();
    return changed;
}

bool drawOblasts(const Ui& ui, std::vector<std::string>& chosen)
{
    ImGui::PushFont(ui.fonts.small);
    ImGui::TextUnformatted(ui.say(text::zoneOblasts));
    ImGui::PopFont();
    const auto names = oblastNames(ui.session.data());
    std::string shown;
    for (const auto& [iso, name] : names)
        if (std::ranges::find(chosen, iso) != chosen.end()) shown += (shown.empty() ? "" : ", ") + ui.say(name);
    if (shown.empty()) shown = ui.say(text::anywhere);
    ImGui::SetNextItemWidth(-1);
    const bool opened = ImGui::BeginCombo("##oblasts", shown.c_str(), ImGuiComboFlags_HeightLarge);
    if (!opened) {
        noteLastWidget(ui.log, "zone.oblasts");
        return false;
    }
    bool changed = false;
    for (const auto& [iso, name] : names) {
        bool on = std::ranges::find(chosen, iso) != chosen.end();
        if (ImGui::Checkbox((ui.say(name) + "##" + iso).c_str(), &on)) {
            changed = true;
            if (on)
                chosen.push_back(iso);
            else
                std::erase(chosen, iso);
        }
        noteLastWidget(ui.log, "zone.oblast." + iso);
    }
    ImGui::EndCombo();
    return changed;
}

}  // namespace

void drawZoneBuilder(const Ui& ui, Commands& commands)
{
    const bool open = ImGui::CollapsingHeader(ui.say(text::zoneBuilder));
    noteLastWidget(ui.log, "zone");
    if (!open) return;
    ZoneDraft draft = ui.session.fields.zone;
    bool changed = drawDepth(ui, text::zoneHeldSide, "held", draft.heldKm, commands);
    changed = drawDepth(ui, text::zoneOccupiedSide, "occupied", draft.occupiedKm, commands) || changed;
    changed = drawBase(ui, draft.base) || changed;
    changed = drawOblasts(ui, draft.oblasts) || changed;
    ImGui::PushFont(ui.fonts.small);
    ImGui::TextUnformatted(ui.say(text::zoneName));
    ImGui::PopFont();
    ImGui::SetNextItemWidth(-1);
    changed = ImGui::InputTextWithHint("##name", ui.say(text::zoneDefaultName), &draft.name) || changed;
    noteLastWidget(ui.log, "zone.name");
    if (ImGui::IsItemDeactivatedAfterEdit()) commands.push_back(EndEdit{});
    if (changed) commands.push_back(EditZone{draft});
    if (ui.selection().scenario != draftZoneId()) {
        if (ImGui::Button(ui.say(text::zoneShow), {-1, 0})) {
            commands.push_back(EditZone{draft});
            commands.push_back(EndEdit{});
        }
        noteLastWidget(ui.log, "zone.show");
        return;
    }
    if (ImGui::Button(ui.say(text::zoneSave), {-1, 0})) commands.push_back(SaveZone{});
    noteLastWidget(ui.log, "zone.save");
}

}  // namespace frontline
