// A tab of the side panel: the scenarios, what they are compared with, the zone builder and the figures.
#include <fmt/format.h>
#include <imgui.h>

#include <cmath>

#include "session/commands/comparison.hpp"
#include "session/commands/edit.hpp"
#include "session/commands/figures.hpp"
#include "session/commands/scenarios.hpp"
#include "ui/panels.hpp"
#include "ui/widget_log.hpp"
#include "ui/words.hpp"

namespace frontline {

namespace {

/// Empty when nothing is compared.
ControlChoice comparedWith(const Ui& ui)
{
    const auto& comparison = ui.selection().comparison;
    return comparison ? comparison->with : ControlChoice{};
}

/// A scenario in two lines: its radios and name, and who proposed it when.
class Row {
public:
    Row(const Ui& ui, std::size_t number, const Scenario* scenario, Commands& commands)
        : ui_(ui), number_(number), scenario_(scenario), commands_(commands)
    {}

    void draw()
    {
        const ScenarioId id = scenario_ ? scenario_->id : ScenarioId();
        const std::string logName = scenario_ ? id.text() : "none";
        const bool broken = scenario_ && !scenario_->error.empty();
        ImGui::PushID(logName.c_str());
        const float left = ImGui::GetCursorPosX(), frame = ImGui::GetFrameHeight();
        const float right = left + ImGui::GetContentRegionAvail().x;
        const bool chosen = ui_.selection().scenario == id;
        ImGui::BeginDisabled(broken);
        if (ImGui::RadioButton("##show", chosen) && !chosen) commands_.push_back(SetScenario{id});
        note("scenario." + logName);
        ImGui::SameLine();
        const float indent = ImGui::GetCursorPosX();
        drawName(chosen, right - frame - 2 * spacing() - indent);
        if (scenario_) {
            ImGui::SameLine(right - frame);
            const bool compared = comparedWith(ui_).scenario == id;
            if (ImGui::RadioButton("##compare", compared))
                commands_.push_back(SetComparison{compared ? ControlChoice{} : ControlChoice{id, ""}});
            note("compare." + logName);
            if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", ui_.say(text::compare));
        }
        drawSecondLine(left, indent, right - frame - spacing());
        ImGui::EndDisabled();
        ImGui::PopID();
    }

private:
    void drawName(bool chosen, float width)
    {
        const std::string name = scenario_ ? ui_.say(scenario_->name) : ui_.say(text::controlAlone);
        if (chosen) ImGui::PushFont(ui_.fonts.bold);
        ImGui::AlignTextToFramePadding();
        const std::string shown = fittedText(name, width);
        if (ImGui::Selectable((shown + "##name").c_str(), false, 0, {width, ImGui::GetTextLineHeight()}) && !chosen)
            commands_.push_back(SetScenario{scenario_ ? scenario_->id : ScenarioId()});
        if (chosen) ImGui::PopFont();
        if (ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) drawTooltip(name);
    }

    void drawSecondLine(float left, float indent, float right)
    {
        ImGui::PushFont(ui_.fonts.small);
        const float top = ImGui::GetCursorPosY() - ImGui::GetStyle().ItemSpacing.y;
        const std::string number = fmt::format("{}", number_);
        ImGui::SetCursorPos(
            {left + std::round((ImGui::GetFrameHeight() - ImGui::CalcTextSize(number.c_str()).x) / 2), top});
        ImGui::TextDisabled("%s", number.c_str());
        ImGui::SetCursorPos({indent, top});
        std::string line = ui_.say(text::controlAloneHint);
        if (scenario_) {
            line = ui_.say(scenario_->proposer);
            if (!scenario_->date.empty()) line += (line.empty() ? "" : " · ") + scenario_->date;
            if (!scenario_->error.empty()) line = ui_.say(text::cannotBeUsed);
        }
        ImGui::TextDisabled("%s", fittedText(line, right - indent).c_str());
        ImGui::PopFont();
    }

    void drawTooltip(const std::string& name)
    {
        if (!scenario_) {
            ImGui::SetTooltip("%s", ui_.say(text::controlAloneHint));
            return;
        }
        std::string proposer = ui_.say(scenario_->proposer);
        if (!scenario_->date.empty()) proposer += (proposer.empty() ? "" : ", ") + scenario_->date;
        drawTextTooltip(ui_, name,
                        {{nullptr, scenario_->error},
                         {nullptr, proposer},
                         {nullptr, ui_.say(scenario_->note)},
                         {ui_.say(text::source), scenario_->source}});
    }

    void note(const std::string& name) { noteLastWidget(ui_.log, name); }
    static float spacing() { return ImGui::GetStyle().ItemSpacing.x; }

    const Ui& ui_;
    std::size_t number_;
    const Scenario* scenario_;
    Commands& commands_;
};

void drawModes(const Ui& ui, Commands& commands)
{
    using Mode = ComparisonView::Mode;
    const auto& comparison = ui.selection().comparison;
    const auto mode = [&](const Phrase& title, std::optional<Mode> value, const char* name) {
        const bool chosen = comparison ? value == comparison->mode : !value;
        if (ImGui::RadioButton(ui.say(title), chosen) && !chosen) commands.push_back(SetComparisonMode{value});
        noteLastWidget(ui.log, name);
    };
    mode(text::compareOff, std::nullopt, "compare.off");
    ImGui::SameLine();
    mode(text::compareSwipe, Mode::Swipe, "compare.swipe");
    ImGui::SameLine();
    mode(text::compareDifference, Mode::Difference, "compare.difference");
}

void drawComparison(const Ui& ui, Commands& commands)
{
    ImGui::PushFont(ui.fonts.bold);
    ImGui::TextUnformatted(ui.say(text::compare));
    ImGui::PopFont();
    drawModes(ui, commands);
    const std::string shown = comparedWith(ui).date.empty() ? ui.say(text::compareWith) : comparedWith(ui).date;
    ImGui::SetNextItemWidth(-1);
    const bool opened = ImGui::BeginCombo("##date", shown.c_str(), ImGuiComboFlags_HeightLarge);
    if (!opened) noteLastWidget(ui.log, "compare.date");
    if (opened) {
        for (const std::string& date : ui.map().dates) {
            const bool chosen = comparedWith(ui).date == date;
            if (ImGui::Selectable(date.c_str(), chosen)) commands.push_back(SetComparison{{{}, date}});
            noteLastWidget(ui.log, "compare." + date);
        }
        ImGui::EndCombo();
    }
    if (!ui.selection().comparison || ui.selection().comparison->mode != ComparisonView::Mode::Swipe) return;
    auto percent = static_cast<float>(ui.selection().comparison->swipe * 100);
    ImGui::SetNextItemWidth(-1);
    const std::string format = std::string(ui.say(text::divider)) + " %.0f %%";
    if (ImGui::SliderFloat("##divider", &percent, 0, 100, format.c_str(), ImGuiSliderFlags_AlwaysClamp))
        commands.push_back(SetSwipe{percent / 100.0});
    if (ImGui::IsItemDeactivatedAfterEdit()) commands.push_back(EndEdit{});
    noteLastWidget(ui.log, "compare.divider");
}

void drawFigureButtons(const Ui& ui, Commands& commands)
{
    const float each = (ImGui::GetContentRegionAvail().x - ImGui::GetStyle().ItemSpacing.x) / 2;
    if (ImGui::Button(ui.say(text::claimsTitle), {each, 0})) commands.push_back(ToggleClaims{});
    noteLastWidget(ui.log, "figures.claims");
    ImGui::SameLine();
    if (ImGui::Button(ui.say(text::lengthsTitle), {each, 0})) commands.push_back(ToggleLengths{});
    noteLastWidget(ui.log, "figures.lengths");
}

}  // namespace

void drawScenarioList(const Ui& ui, Commands& commands)
{
    ImGui::PushFont(ui.fonts.small);
    ImGui::TextDisabled("%s", ui.say(text::show));
    const char* compare = ui.say(text::compare);
    ImGui::SameLine(ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x - ImGui::CalcTextSize(compare).x);
    ImGui::TextDisabled("%s", compare);
    ImGui::PopFont();
    ImGui::Separator();
    Row(ui, 0, nullptr, commands).draw();
    std::size_t number = 0;
    for (const ScenarioPointer& scenario : scenariosOf(ui.map(), ui.selection()))
        Row(ui, ++number, scenario.get(), commands).draw();
    ImGui::Separator();
    drawComparison(ui, commands);
    ImGui::Separator();
    drawZoneBuilder(ui, commands);
    ImGui::Separator();
    drawFigureButtons(ui, commands);
}

}  // namespace frontline
