// The ledger by oblast: a table that is sorted by the heads of its columns.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "ui/panels.hpp"
#include "ui/widget_log.hpp"
#include "ui/words.hpp"

namespace frontline {

namespace {

using Rows = std::vector<const LedgerRow*>;

/// One column of figures.
struct FigureColumn {
    const Phrase &title, &hint;
    double (*value)(const LedgerRow&);
    enum class Sort { Figure, Share, Count } sort = Sort::Figure;
};

constexpr std::array<FigureColumn, 12> columns{{
    {text::columnPassed, text::hintPassed, [](const LedgerRow& r) { return r.passedKm2; }},
    {text::columnReturned, text::hintReturned, [](const LedgerRow& r) { return r.returnedKm2; }},
    {text::columnShare, text::hintShare, [](const LedgerRow& r) { return 100 * r.shareAfter(); },
     FigureColumn::Sort::Share},
    {text::columnBefore, text::hintBefore, [](const LedgerRow& r) { return r.beforeKm2; }},
    {text::columnAfter, text::hintAfter, [](const LedgerRow& r) { return r.afterKm2; }},
    {text::columnArea, text::hintArea, [](const LedgerRow& r) { return r.areaKm2; }},
    {text::columnZoneHeld, text::hintZoneHeld, [](const LedgerRow& r) { return r.zoneHeldKm2; }},
    {text::columnZoneOccupied, text::hintZoneOccupied, [](const LedgerRow& r) { return r.zoneOccupiedKm2; }},
    {text::columnLine, text::hintLine, [](const LedgerRow& r) { return r.lineKm; }},
    {text::columnPassedPeople, text::hintPassedPeople,
     [](const LedgerRow& r) { return r.placesOn(LedgerPlace::Ground::Passed).people; }, FigureColumn::Sort::Count},
    {text::columnReturnedPeople, text::hintReturnedPeople,
     [](const LedgerRow& r) { return r.placesOn(LedgerPlace::Ground::Returned).people; }, FigureColumn::Sort::Count},
    {text::columnZonePeople, text::hintZonePeople, [](const LedgerRow& r) { return r.placesInZone().people; },
     FigureColumn::Sort::Count},
}};

std::string cellText(const Ui& ui, const FigureColumn& column, double value)
{
    if (column.sort == FigureColumn::Sort::Count) return value > 0 ? countText(value, ui.language()) : "–";
    if (column.sort == FigureColumn::Sort::Share) return numberText(value, 1, ui.language()) + " %";
    return figure(value, ui.language());
}

bool concerned(const LedgerRow& row)
{
    return row.passedKm2 > 0 || row.returnedKm2 > 0 || row.zoneKm2() > 0 || row.lineKm > 0 || !row.places.empty();
}

void sortRows(Rows& rows, const Ui& ui)
{
    const ImGuiTableSortSpecs* specs = ImGui::TableGetSortSpecs();
    if (!specs || specs->SpecsCount == 0) return;
    const ImGuiTableColumnSortSpecs& by = specs->Specs[0];
    const bool down = by.SortDirection == ImGuiSortDirection_Descending;
    std::ranges::stable_sort(rows, [&](const LedgerRow* a, const LedgerRow* b) {
        if (down) std::swap(a, b);
        if (by.ColumnIndex == 0) return comesBefore(ui.say(a->name), ui.say(b->name), ui.language());
        const FigureColumn& column = columns[static_cast<std::size_t>(by.ColumnIndex - 1)];
        return column.value(*a) < column.value(*b);
    });
}

void drawHeads(const Ui& ui)
{
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
    for (int i = 0; i <= static_cast<int>(columns.size()); ++i) {
        ImGui::TableSetColumnIndex(i);
        const Phrase& hint = i == 0 ? text::hintOblast : columns[static_cast<std::size_t>(i - 1)].hint;
        ImGui::TableHeader(ImGui::TableGetColumnName(i));
        if (i > 0)
            noteLastWidget(ui.log, fmt::format("ledger.head.{}", columns[static_cast<std::size_t>(i - 1)].title.text));
        if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", ui.say(hint));
    }
}

void drawRight(const std::string& text)
{
    const float width = ImGui::CalcTextSize(text.c_str()).x;
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(0.0F, ImGui::GetContentRegionAvail().x - width));
    ImGui::TextUnformatted(text.c_str());
}

/// Returns whether the pointer is on the row.
bool drawRow(const Ui& ui, const LedgerRow& row)
{
    const bool isTotal = row.iso.empty();
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    const std::string name = isTotal ? ui.say(text::total) : ui.say(row.name);
    if (isTotal) ImGui::PushFont(ui.fonts.bold);
    const bool lit = !isTotal && row.iso == ui.session.figures.hoveredOblast;
    ImGui::Selectable((fittedText(name, ImGui::GetContentRegionAvail().x) + "##" + row.iso).c_str(), lit,
                      ImGuiSelectableFlags_SpanAllColumns);
    const bool hovered = !isTotal && ImGui::IsItemHovered();
    if (!isTotal) noteLastRow(ui.log, "ledger." + row.iso, static_cast<float>(60 * ui.layout.scale));
    if (isTotal) ImGui::PopFont();
    for (const FigureColumn& column : columns) {
        ImGui::TableNextColumn();
        drawRight(cellText(ui, column, column.value(row)));
    }
    return hovered;
}

}  // namespace

std::string drawLedgerTable(const Ui& ui, const Ledger& ledger)
{
    Rows rows;
    for (const LedgerRow& row : ledger.oblasts)
        if (concerned(row) || (ui.drafts && ui.drafts->allOblasts)) rows.push_back(&row);
    if (rows.empty()) {
        ImGui::TextDisabled("%s", ui.say(text::noOblasts));
        return "";
    }
    constexpr auto flags = ImGuiTableFlags_Sortable | ImGuiTableFlags_ScrollX | ImGuiTableFlags_ScrollY |
                           ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersInnerV | ImGuiTableFlags_SizingFixedFit;
    constexpr std::size_t mostRows = 12;
    const float line = ImGui::GetTextLineHeight() + 2 * ImGui::GetStyle().CellPadding.y;
    const float height =
        line * static_cast<float>(std::min(rows.size(), mostRows) + 2) + ImGui::GetStyle().ScrollbarSize + 4;
    std::string hovered;
    if (!ImGui::BeginTable("ledger", static_cast<int>(columns.size()) + 1, flags, {0, height})) return hovered;
    ImGui::TableSetupScrollFreeze(1, 1);
    const auto scale = static_cast<float>(ui.layout.scale);
    ImGui::TableSetupColumn(ui.say(text::columnOblast), ImGuiTableColumnFlags_WidthFixed, 112 * scale);
    for (const FigureColumn& column : columns)
        ImGui::TableSetupColumn(ui.say(column.title), ImGuiTableColumnFlags_PreferSortDescending);
    drawHeads(ui);
    sortRows(rows, ui);
    for (const LedgerRow* row : rows)
        if (drawRow(ui, *row)) hovered = row->iso;
    drawRow(ui, ledger.total);
    ImGui::EndTable();
    return hovered;
}

}  // namespace frontline
