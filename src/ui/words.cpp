#include "ui/words.hpp"

#include <imgui.h>

#include <cmath>

#include "base/message.hpp"
#include "base/text.hpp"

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
    return numberText(count, 0, language);
}

void drawWrapped(const std::string& text)
{
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopTextWrapPos();
}

std::string figure(double value, Language language)
{
    return std::abs(value) < 0.05 ? "–" : figureText(value, language);
}

std::string areaText(const Ui& ui, double squareKm)
{
    return figureText(squareKm, ui.language()) + " " + ui.say(text::squareKilometres);
}

std::string lengthText(const Ui& ui, double kilometres)
{
    return figureText(kilometres, ui.language()) + " " + ui.say(text::kilometres);
}

std::string choiceName(const Ui& ui, const ControlChoice& choice)
{
    if (choice.scenario.empty()) return trf(ui.language(), text::controlOn, choice.date);
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
