// The table of a layer's attributes, at the bottom of the map.
#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>

#include "base/message.hpp"
#include "base/text.hpp"
#include "session/commands/attributes.hpp"
#include "ui/panels.hpp"
#include "ui/widget_log.hpp"
#include "ui/words.hpp"

namespace frontline {

namespace {

/// Older versions of Dear ImGui have room for 64 in a table.
constexpr std::size_t mostColumns = 60;
constexpr std::size_t mostCellCharacters = 120, mostTooltipCharacters = 1500;

/// The next widget stands beside the last one where it has room of so many pixels.
void besideIfFits(float width)
{
    const float right = ImGui::GetWindowPos().x + ImGui::GetWindowContentRegionMax().x;
    if (ImGui::GetItemRectMax().x + ImGui::GetStyle().ItemSpacing.x + width <= right) ImGui::SameLine();
}

float buttonWidth(const char* label)
{
    return ImGui::CalcTextSize(label).x + 2 * ImGui::GetStyle().FramePadding.x;
}

bool drawButton(const Ui& ui, const Phrase& label, const char* name, bool enabled = true)
{
    besideIfFits(buttonWidth(ui.say(label)));
    ImGui::BeginDisabled(!enabled);
    const bool pressed = ImGui::Button(ui.say(label));
    ImGui::EndDisabled();
    noteLastWidget(ui.log, name);
    return pressed;
}

/// The edge of the window that is dragged to make the table higher.
void drawEdge(const Ui& ui, Commands& commands)
{
    const auto height = static_cast<float>(5 * ui.layout.scale);
    const ImVec2 start = ImGui::GetCursorPos();
    ImGui::SetCursorPos({0, 0});
    ImGui::InvisibleButton("##edge", {ImGui::GetWindowWidth(), height});
    noteLastWidget(ui.log, "attributes.edge");
    if (ImGui::IsItemHovered() || ImGui::IsItemActive()) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeNS);
    if (ImGui::IsItemActive() && ImGui::IsMouseDragging(0, 1)) {
        const double wanted = (ui.layout.table.maxY - ImGui::GetIO().MousePos.y) / ui.layout.scale;
        commands.push_back(SetTableHeight{wanted});
    }
    ImGui::SetCursorPos(start);
}

void drawLayerChoice(const Ui& ui, Commands& commands)
{
    const AttributesView& view = ui.session.attributes;
    const LayerPointer shown = layerById(ui.map(), ui.selection(), view.layer);
    ImGui::SetNextItemWidth(static_cast<float>(210 * ui.layout.scale));
    const std::string title = shown ? printable(ui.say(shown->title)) : view.layer.text();
    const bool opened = ImGui::BeginCombo("##layer", title.c_str(), ImGuiComboFlags_HeightLarge);
    if (!opened) noteLastWidget(ui.log, "attributes.layer");
    if (!opened) return;
    for (const DrawnLayer* layer : layersWithAttributes(ui.session)) {
        const std::string& id = layer->id().text();
        const std::string name = printable(ui.say(layer->definition->title)) + "##" + id;
        if (ImGui::Selectable(name.c_str(), layer->id() == view.layer)) commands.push_back(ShowAttributes{layer->id()});
        noteLastWidget(ui.log, "attributes.layer." + id);
    }
    ImGui::EndCombo();
}

void drawCounts(const Ui& ui)
{
    const AttributesView& view = ui.session.attributes;
    const auto count = [&](std::size_t n) { return countText(static_cast<double>(n), ui.language()); };
    std::string line = ui.say(text::computing);
    if (!view.table)
        line = ui.say(ui.session.busy() ? text::loading : text::attributesNotThere);
    else if (const FeatureNumbers* rows = view.shown())
        line = trf(ui.language(), text::rowsOf, count(rows->size()), count(view.table->featureCount()));
    else if (!view.rows.problem.empty() && view.rows.asked == view.asked)
        line = trf(ui.language(), text::rowsOf, "–", count(view.table->featureCount()));
    if (view.selected.count() > 0) line += " · " + trf(ui.language(), text::rowsSelected, count(view.selected.count()));
    besideIfFits(ImGui::CalcTextSize(line.c_str()).x);
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(line.c_str());
    noteLastWidget(ui.log, "attributes.counts");
}

/// What is typed is looked for at once, and a filter once it is complete.
void drawFields(const Ui& ui, Commands& commands)
{
    const AttributesView& view = ui.session.attributes;
    auto& drafts = ui.drafts->attributes;
    const float room = ImGui::GetContentRegionAvail().x;
    RowsAsked asked = view.asked;
    ImGui::SetNextItemWidth(std::max(room * 0.34F, 120.0F));
    if (ImGui::InputTextWithHint("##search", ui.say(text::searchRows), &drafts.search)) asked.search = drafts.search;
    noteLastWidget(ui.log, "attributes.search");
    ImGui::SameLine();
    ImGui::SetNextItemWidth(-1);
    const bool entered = ImGui::InputTextWithHint("##filter", ui.say(text::filterRows), &drafts.filter,
                                                  ImGuiInputTextFlags_EnterReturnsTrue);
    noteLastWidget(ui.log, "attributes.filter");
    if (entered || ImGui::IsItemDeactivatedAfterEdit()) asked.filter = drafts.filter;
    if (asked != view.asked) commands.push_back(AskRows{asked});
    if (!view.rows.problem.empty() && view.rows.asked == view.asked) {
        drawWrapped(view.rows.problem);
        noteLastWidget(ui.log, "attributes.problem");
    }
}

void drawTools(const Ui& ui, Commands& commands)
{
    const AttributesView& view = ui.session.attributes;
    const bool some = view.table && view.shown() && (!view.shown()->empty() || view.selected.count() > 0);
    drawLayerChoice(ui, commands);
    drawCounts(ui);
    if (drawButton(ui, text::zoomToRows, "attributes.zoom", some)) commands.push_back(ZoomToRows{});
    if (drawButton(ui, text::copyAll, "attributes.copy", some)) commands.push_back(CopyRows{});
    if (drawButton(ui, text::exportRows, "attributes.export", some)) ImGui::OpenPopup("export-rows");
    drawRowsExport(ui, commands);
    if (drawButton(ui, text::selectAll, "attributes.all", some)) commands.push_back(PickAllRows{});
    if (drawButton(ui, text::selectNone, "attributes.none", view.selected.count() > 0))
        commands.push_back(PickNoRows{});
    if (drawButton(ui, text::statistics, "attributes.statistics", some)) {
        const auto column = view.statisticsOf ? std::nullopt : std::optional(view.asked.sort.value_or(0));
        commands.push_back(ShowStatistics{column});
    }
    if (drawButton(ui, text::close, "attributes.close")) commands.push_back(ShowAttributes{});
    drawFields(ui, commands);
    drawRowsQuestion(ui, commands);
}

/// Of many columns so many are shown at once.
void drawColumnPages(const Ui& ui)
{
    const std::size_t columns = ui.session.attributes.table->columns.size();
    std::size_t& first = ui.drafts->attributes.firstColumn;
    if (first >= columns) first = 0;
    if (columns <= mostColumns) return;
    if (ImGui::ArrowButton("##fewer", ImGuiDir_Left)) first -= std::min(first, mostColumns);
    ImGui::SameLine();
    if (ImGui::ArrowButton("##more", ImGuiDir_Right) && first + mostColumns < columns) first += mostColumns;
    noteLastWidget(ui.log, "attributes.columns");
    ImGui::SameLine();
    const std::string line =
        trf(ui.language(), text::moreColumns, first + 1, std::min(first + mostColumns, columns), columns);
    ImGui::TextUnformatted(line.c_str());
}

std::string lineOf(std::string text, std::size_t most)
{
    text = printable(shortened(text, most));
    std::ranges::replace_if(
        text, [](char c) { return c == '\n' || c == '\t'; }, ' ');
    return text;
}

class RowsTable {
public:
    RowsTable(const Ui& ui, const FeatureNumbers& rows, Commands& commands)
        : ui_(ui),
          view_(ui.session.attributes),
          columns_(view_.table->columns),
          rows_(rows),
          commands_(commands),
          first_(ui.drafts->attributes.firstColumn),
          count_(std::min(columns_.size() - first_, mostColumns))
    {}

    void draw(ImVec2 size)
    {
        constexpr auto flags = ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersInnerV | ImGuiTableFlags_ScrollX |
                               ImGuiTableFlags_ScrollY | ImGuiTableFlags_Resizable | ImGuiTableFlags_Sortable |
                               ImGuiTableFlags_SortTristate | ImGuiTableFlags_SizingFixedFit |
                               ImGuiTableFlags_NoSavedSettings;
        const std::string id = fmt::format("{}/{}", view_.layer.text(), first_);
        if (!ImGui::BeginTable(id.c_str(), static_cast<int>(count_) + 1, flags, size)) return;
        drawHeadings();
        takeSorting();
        const float height = ImGui::GetTextLineHeight() + 2 * ImGui::GetStyle().CellPadding.y;
        if (view_.scrollTo) {
            const auto above = static_cast<float>(*view_.scrollTo) * height;
            ImGui::SetScrollY(std::max(0.0F, above - (size.y - height) / 2));
            commands_.push_back(RowInSight{});
        }
        ImGuiListClipper clipper;
        clipper.Begin(static_cast<int>(rows_.size()), height);
        while (clipper.Step())
            for (int row = clipper.DisplayStart; row < clipper.DisplayEnd; ++row)
                drawRow(static_cast<std::size_t>(row));
        ImGui::EndTable();
    }

private:
    [[nodiscard]] bool isNumeric(const Column& column) const
    {
        return !std::holds_alternative<std::vector<std::string>>(column.values);
    }

    /// After the name and the values that are in sight at first.
    [[nodiscard]] float widthOf(const Column& column) const
    {
        constexpr std::size_t looked = 12;
        const auto scale = static_cast<float>(ui_.layout.scale);
        float width = ImGui::CalcTextSize(lineOf(column.name, 40).c_str()).x + 22 * scale;
        for (std::size_t i = 0; i < std::min(looked, rows_.size()); ++i)
            width = std::max(width, ImGui::CalcTextSize(lineOf(valueText(column, rows_[i]), 60).c_str()).x + 4 * scale);
        return std::clamp(width, 50 * scale, 260 * scale);
    }

    void drawHeadings()
    {
        ImGui::TableSetupScrollFreeze(1, 1);
        const float number = ImGui::CalcTextSize(fmt::format("{}", view_.table->featureCount()).c_str()).x;
        ImGui::TableSetupColumn(ui_.say(text::columnNumber),
                                ImGuiTableColumnFlags_NoSort | ImGuiTableColumnFlags_WidthFixed,
                                std::max(number, ImGui::CalcTextSize(ui_.say(text::columnNumber)).x) + 6);
        for (std::size_t c = first_; c < first_ + count_; ++c)
            ImGui::TableSetupColumn(fmt::format("{}##{}", lineOf(columns_[c].name, 80), c).c_str(),
                                    ImGuiTableColumnFlags_WidthFixed, widthOf(columns_[c]), static_cast<ImGuiID>(c));
        ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
        for (std::size_t c = 0; c <= count_; ++c) {
            if (!ImGui::TableSetColumnIndex(static_cast<int>(c))) continue;
            ImGui::TableHeader(ImGui::TableGetColumnName(static_cast<int>(c)));
            if (c > 0) noteLastWidget(ui_.log, "attributes.column." + columns_[first_ + c - 1].name);
        }
    }

    void takeSorting()
    {
        ImGuiTableSortSpecs* specs = ImGui::TableGetSortSpecs();
        if (!specs || !specs->SpecsDirty) return;
        specs->SpecsDirty = false;
        RowsAsked asked = view_.asked;
        // Before the first click a table of ImGui is not sorted; what the session has stays then.
        auto& followed = ui_.drafts->attributes.sortingOf;
        if (followed != first_) {
            followed = first_;
            if (specs->SpecsCount == 0) return;
        }
        asked.sort.reset();
        asked.descending = false;
        if (specs->SpecsCount > 0) {
            asked.sort = specs->Specs[0].ColumnUserID;
            asked.descending = specs->Specs[0].SortDirection == ImGuiSortDirection_Descending;
        }
        if (asked != view_.asked) commands_.push_back(AskRows{asked});
    }

    void drawRow(std::size_t row)
    {
        const std::uint32_t feature = rows_[row];
        ImGui::TableNextRow();
        ImGui::TableSetColumnIndex(0);
        const bool chosen = view_.selected.contains(feature);
        const std::string number = fmt::format("{}##{}", feature + 1, row);
        constexpr auto flags = ImGuiSelectableFlags_SpanAllColumns | ImGuiSelectableFlags_AllowDoubleClick;
        if (ImGui::Selectable(number.c_str(), chosen, flags)) {
            const ImGuiIO& io = ImGui::GetIO();
            if (ImGui::IsMouseDoubleClicked(0)) {
                if (!chosen) commands_.push_back(PickRow{row});
                commands_.push_back(ZoomToRows{});
            } else {
                commands_.push_back(PickRow{row, io.KeyCtrl, io.KeyShift});
            }
        }
        noteLastRow(ui_.log, fmt::format("attributes.row.{}", row), static_cast<float>(20 * ui_.layout.scale));
        for (std::size_t c = 0; c < count_; ++c)
            if (ImGui::TableSetColumnIndex(static_cast<int>(c) + 1)) drawCell(columns_[first_ + c], feature);
    }

    void drawCell(const Column& column, std::uint32_t feature)
    {
        if (column.isMissing(feature)) {
            ImGui::TextDisabled("–");
            return;
        }
        const std::string value = valueText(column, feature);
        const std::string shown = lineOf(value, mostCellCharacters);
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float room = ImGui::GetContentRegionAvail().x, width = ImGui::CalcTextSize(shown.c_str()).x;
        if (isNumeric(column) && width < room) ImGui::SetCursorPosX(ImGui::GetCursorPosX() + room - width);
        ImGui::TextUnformatted(shown.c_str());
        const bool cut = width > room || shown.size() < value.size();
        if (!ImGui::IsWindowHovered() ||
            !ImGui::IsMouseHoveringRect(at, {at.x + room, at.y + ImGui::GetTextLineHeight()}))
            return;
        if (ImGui::IsMouseClicked(1)) commands_.push_back(CopyText{value});
        if (!cut) return;
        ImGui::BeginTooltip();
        ImGui::PushTextWrapPos(static_cast<float>(420 * ui_.layout.scale));
        ImGui::TextUnformatted(printable(shortened(value, mostTooltipCharacters)).c_str());
        ImGui::PopTextWrapPos();
        ImGui::EndTooltip();
    }

    const Ui& ui_;
    const AttributesView& view_;
    const std::vector<Column>& columns_;
    const FeatureNumbers& rows_;
    Commands& commands_;
    std::size_t first_, count_;
};

/// Another layer, or another table of it, begins with its own texts.
void followDrafts(const Ui& ui)
{
    auto& drafts = ui.drafts->attributes;
    const AttributesView& view = ui.session.attributes;
    if (drafts.layer == view.layer && drafts.table == view.table) return;
    std::string path = drafts.path;
    if (drafts.layer != view.layer) {
        path = view.layer.text() + "-attributes.geojson";
        std::ranges::replace(path, '/', '-');
    }
    drafts = {view.layer, view.table, view.asked.search, view.asked.filter, std::move(path), 0, std::nullopt};
}

void drawBody(const Ui& ui, Commands& commands)
{
    const AttributesView& view = ui.session.attributes;
    if (!view.table || view.table->columns.empty()) return;
    drawColumnPages(ui);
    // While other rows are computed, those from before stay in sight.
    const bool same = view.rows.features && view.rows.table == view.table;
    if (!same) return;
    const ImVec2 room = ImGui::GetContentRegionAvail();
    const float aside = view.statisticsOf ? std::min(static_cast<float>(270 * ui.layout.scale), room.x * 0.5F) : 0;
    const float height = std::max(room.y, 60.0F);
    RowsTable(ui, *view.rows.features, commands).draw({room.x - aside, height});
    if (aside <= 0) return;
    ImGui::SameLine();
    if (ImGui::BeginChild("statistics", {0, height})) drawColumnStatistics(ui, commands);
    ImGui::EndChild();
}

}  // namespace

void drawAttributes(const Ui& ui, Commands& commands)
{
    if (!ui.drafts || ui.layout.table.empty()) return;
    followDrafts(ui);
    const Box& area = ui.layout.table;
    ImGui::SetNextWindowPos({static_cast<float>(area.minX), static_cast<float>(area.minY)});
    ImGui::SetNextWindowSize({static_cast<float>(area.width()), static_cast<float>(area.height())});
    constexpr auto flags = ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                           ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoSavedSettings |
                           ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoBringToFrontOnFocus;
    if (ImGui::Begin("###attributes", nullptr, flags)) {
        drawEdge(ui, commands);
        ImGui::PushFont(ui.fonts.small);
        drawTools(ui, commands);
        drawBody(ui, commands);
        ImGui::PopFont();
    }
    ImGui::End();
}

}  // namespace frontline
