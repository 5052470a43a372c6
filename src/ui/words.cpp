#include "ui/words.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <cmath>

namespace frontline {

std::string fittedText(const std::string& text, float width)
{
    if (ImGui::CalcTextSize(text.c_str()).x <= width) return text;
    std::size_t end = text.size();
    while (end > 0) {
        --end;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
        std::string cut = text.substr(0, end) + "…";
        if (ImGui::CalcTextSize(cut.c_str()).x <= width) return cut;
    }
    return "…";
}

std::string countText(double count, Language language)
{
    std::string digits = fmt::format("{:.0f}", count);
    const char* separator = language == Language::Ukrainian ? "\u00A0" : ",";
    const std::size_t first = digits.starts_with('-') ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3;) digits.insert(at -= 3, separator);
    return digits;
}

std::string figure(double value, Language language)
{
    if (std::abs(value) < 0.05) return "–";
    if (std::abs(value) >= 99.95) return countText(value, language);
    std::string text = fmt::format("{:.1f}", value);
    if (language == Language::Ukrainian) text.replace(text.find('.'), 1, ",");
    return text;
}

std::string areaText(const Ui& ui, double squareKm)
{
    const std::string number = figure(squareKm, ui.language());
    return (number == "–" ? "0" : number) + (ui.language() == Language::Ukrainian ? " км²" : " km²");
}

std::string lengthText(const Ui& ui, double kilometres)
{
    const std::string number = figure(kilometres, ui.language());
    return (number == "–" ? "0" : number) + (ui.language() == Language::Ukrainian ? " км" : " km");
}

std::string choiceName(const Ui& ui, const ControlChoice& choice)
{
    if (choice.scenario.empty()) return fmt::format(fmt::runtime(ui.say(text::controlOn)), choice.date);
    const ScenarioPointer scenario = scenarioById(ui.map(), ui.selection(), choice.scenario);
    return scenario ? ui.say(scenario->name) : choice.scenario.text();
}

std::string allNames(const LocalText& name)
{
    std::string all = name.own();
    for (const auto& [language, text] : name.translations()) all += (all.empty() ? "" : " / ") + text;
    return all;
}

void drawTextTooltip(const Ui& ui, const std::string& title, const std::vector<TooltipLine>& lines)
{
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(static_cast<float>(420 * ui.layout.scale));
    ImGui::PushFont(ui.fonts.bold);
    ImGui::TextUnformatted(title.c_str());
    ImGui::PopFont();
    ImGui::PushFont(ui.fonts.small);
    for (const TooltipLine& line : lines) {
        if (line.text.empty()) continue;
        if (line.label) ImGui::TextDisabled("%s", line.label);
        ImGui::TextUnformatted(line.text.c_str());
    }
    ImGui::PopFont();
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
}

}  // namespace frontline
