// Beside the table of attributes: what one of its columns holds, in figures.
#include <fmt/format.h>
#include <imgui.h>

#include <cmath>

#include "base/text.hpp"
#include "session/commands/attributes.hpp"
#include "ui/panels.hpp"
#include "ui/widget_log.hpp"
#include "ui/words.hpp"

namespace frontline {

namespace {

/// So many digits as are worth reading.
std::string shownNumber(double value)
{
    return fmt::format("{:.10g}", value);
}

void drawFigure(const Ui& ui, const Phrase& name, const std::string& value, Commands& commands)
{
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    ImGui::PushStyleColor(ImGuiCol_Text, ImGui::GetStyleColorVec4(ImGuiCol_TextDisabled));
    drawWrapped(ui.say(name));
    ImGui::PopStyleColor();
    ImGui::TableNextColumn();
    drawWrapped(printable(shortened(value, 200)));
    if (!ImGui::IsItemHovered()) return;
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    ImGui::SetTooltip("%s", ui.say(text::clickToCopy));
    if (ImGui::IsMouseClicked(0)) commands.push_back(CopyText{value});
}

void drawFigures(const Ui& ui, const ColumnStatistics& figures, bool texts, Commands& commands)
{
    const auto count = [&](std::size_t n) { return countText(static_cast<double>(n), ui.language()); };
    if (ImGui::BeginTable("figures", 2, ImGuiTableFlags_RowBg)) {
        drawFigure(ui, text::statCount, count(figures.features), commands);
        drawFigure(ui, text::statEmpty, count(figures.empty), commands);
        if (figures.notNumbers > 0) drawFigure(ui, text::statNotNumbers, count(figures.notNumbers), commands);
        drawFigure(ui, text::statDistinct, count(figures.distinct), commands);
        if (figures.distinct > 0) {
            drawFigure(ui, texts ? text::statFirst : text::statLeast, figures.least, commands);
            drawFigure(ui, texts ? text::statLast : text::statMost, figures.most, commands);
        }
        if (figures.numbers) {
            drawFigure(ui, text::statMean, shownNumber(figures.numbers->mean), commands);
            drawFigure(ui, text::statMedian, shownNumber(figures.numbers->median), commands);
            drawFigure(ui, text::statSum, shownNumber(figures.numbers->sum), commands);
        }
        ImGui::EndTable();
    }
    if (figures.frequent.empty()) return;
    ImGui::TextDisabled("%s", ui.say(text::statFrequent));
    if (!ImGui::BeginTable("frequent", 2, ImGuiTableFlags_RowBg)) return;
    ImGui::TableSetupColumn("value", ImGuiTableColumnFlags_WidthStretch);
    ImGui::TableSetupColumn("count", ImGuiTableColumnFlags_WidthFixed,
                            ImGui::CalcTextSize(count(figures.frequent.front().second).c_str()).x + 4);
    for (const auto& [value, times] : figures.frequent) {
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        drawWrapped(printable(shortened(value, 100)));
        ImGui::TableNextColumn();
        ImGui::TextUnformatted(count(times).c_str());
    }
    ImGui::EndTable();
}

}  // namespace

void drawColumnStatistics(const Ui& ui, Commands& commands)
{
    const AttributesView& view = ui.session.attributes;
    const auto& columns = view.table->columns;
    const std::size_t chosen = std::min(view.statisticsOf.value_or(0), columns.size() - 1);
    ImGui::SetNextItemWidth(-1);
    const std::string name = printable(columns[chosen].name);
    const bool opened = ImGui::BeginCombo("##column", name.c_str(), ImGuiComboFlags_HeightLarge);
    if (!opened) noteLastWidget(ui.log, "attributes.statistics.of");
    if (opened) {
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const std::string item = fmt::format("{}##{}", printable(columns[c].name), c);
            if (ImGui::Selectable(item.c_str(), c == chosen)) commands.push_back(ShowStatistics{c});
            noteLastWidget(ui.log, "attributes.statistics.of." + columns[c].name);
        }
        ImGui::EndCombo();
    }
    const AttributesView::Statistics& known = view.statistics;
    if (!known.value || known.column != chosen || known.rows != view.rows.features) {
        ImGui::TextDisabled("%s", ui.say(text::computing));
        return;
    }
    ImGui::TextDisabled("%s", ui.say(known.selection < 0 ? text::statisticsOfShown : text::statisticsOfSelected));
    const bool texts = std::holds_alternative<std::vector<std::string>>(columns[chosen].values);
    drawFigures(ui, *known.value, texts, commands);
}

}  // namespace frontline
