// The ledger of the difference of two scenarios or dates.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "base/message.hpp"
#include "ui/panels.hpp"
#include "ui/widget_log.hpp"
#include "ui/words.hpp"

namespace frontline {

namespace {

constexpr double smallestLeftOutKm2 = 0.05;  // what is printed as more than 0

void drawSide(const Ui& ui, const ControlChoice& choice, double squareKm, std::size_t places, double people)
{
    ImGui::PushFont(ui.fonts.small);
    ImGui::TextDisabled("%s", ui.say(text::onlyUnder));
    ImGui::PopFont();
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(choiceName(ui, choice).c_str());
    ImGui::PushFont(ui.fonts.bold);
    ImGui::TextUnformatted(
        fmt::format("{}, {}", areaText(ui, squareKm),
                    trf(ui.language(), text::placesPeopleFigures, countText(static_cast<double>(places), ui.language()),
                        countText(people, ui.language())))
            .c_str());
    ImGui::PopFont();
    ImGui::PopTextWrapPos();
    ImGui::Spacing();
}

/// Pixels: of the rows with their head and a scroll bar, or what room there is.
float tableHeight(std::size_t rows)
{
    const float line = ImGui::GetTextLineHeight() + 2 * ImGui::GetStyle().CellPadding.y;
    return std::min(ImGui::GetContentRegionAvail().y,
                    line * static_cast<float>(rows + 1) + ImGui::GetStyle().ScrollbarSize + 4);
}

void drawCell(const Ui& ui, double squareKm, std::size_t places, double people)
{
    ImGui::TableNextColumn();
    ImGui::TextUnformatted(figure(squareKm, ui.language()).c_str());
    ImGui::TableNextColumn();
    ImGui::TextUnformatted(places ? countText(static_cast<double>(places), ui.language()).c_str() : "–");
    ImGui::TableNextColumn();
    ImGui::TextUnformatted(people > 0 ? countText(people, ui.language()).c_str() : "–");
}

}  // namespace

std::string drawDifference(const Ui& ui, const ComparisonResult& difference)
{
    const DifferenceRow& total = difference.total;
    drawSide(ui, difference.first, total.onlyFirstKm2, total.onlyFirstPlaces, total.onlyFirstPeople);
    drawSide(ui, difference.second, total.onlySecondKm2, total.onlySecondPlaces, total.onlySecondPeople);
    ImGui::PushFont(ui.fonts.small);
    ImGui::PushTextWrapPos(0);
    if (difference.leftOutFirstKm2 >= smallestLeftOutKm2 || difference.leftOutSecondKm2 >= smallestLeftOutKm2)
        ImGui::TextDisabled("%s", trf(ui.language(), text::leftOut, areaText(ui, difference.leftOutFirstKm2),
                                      areaText(ui, difference.leftOutSecondKm2))
                                      .c_str());
    ImGui::TextDisabled("%s", ui.say(text::peopleSource));
    ImGui::PopTextWrapPos();
    std::string hovered;
    constexpr auto flags = ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersInnerV | ImGuiTableFlags_ScrollX |
                           ImGuiTableFlags_ScrollY | ImGuiTableFlags_SizingFixedFit;
    if (difference.oblasts.empty()) {
        ImGui::TextDisabled("%s", ui.say(text::noDifference));
    } else if (ImGui::BeginTable("difference", 7, flags, {0, tableHeight(difference.oblasts.size())})) {
        ImGui::TableSetupScrollFreeze(1, 1);
        ImGui::TableSetupColumn(ui.say(text::columnOblast));
        ImGui::TableSetupColumn(ui.say(text::columnFirst));
        ImGui::TableSetupColumn(ui.say(text::columnPlaces));
        ImGui::TableSetupColumn(ui.say(text::columnPeople));
        ImGui::TableSetupColumn(ui.say(text::columnSecond));
        ImGui::TableSetupColumn((std::string(ui.say(text::columnPlaces)) + "##second").c_str());
        ImGui::TableSetupColumn((std::string(ui.say(text::columnPeople)) + "##second").c_str());
        ImGui::TableHeadersRow();
        for (const DifferenceRow& row : difference.oblasts) {
            ImGui::TableNextRow();
            ImGui::TableNextColumn();
            ImGui::Selectable((ui.say(row.name) + "##" + row.iso).c_str(), row.iso == ui.session.figures.hoveredOblast,
                              ImGuiSelectableFlags_SpanAllColumns);
            if (ImGui::IsItemHovered()) hovered = row.iso;
            noteLastRow(ui.log, "ledger." + row.iso, static_cast<float>(60 * ui.layout.scale));
            drawCell(ui, row.onlyFirstKm2, row.onlyFirstPlaces, row.onlyFirstPeople);
            drawCell(ui, row.onlySecondKm2, row.onlySecondPlaces, row.onlySecondPeople);
        }
        ImGui::EndTable();
    }
    ImGui::PopFont();
    return hovered;
}

}  // namespace frontline
