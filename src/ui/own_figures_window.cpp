// How much of a layer of an own file lies where, and on which side of the line.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "base/message.hpp"
#include "base/text.hpp"
#include "map/local_names.hpp"
#include "map/restyle.hpp"
#include "session/commands/own_layers.hpp"
#include "session/style_text.hpp"
#include "ui/panels.hpp"
#include "ui/widget_log.hpp"
#include "ui/words.hpp"

namespace frontline {

namespace {

using HeldBy = PlaceFacts::Side;

class FigureTable {
public:
    FigureTable(const Ui& ui, const OwnFigures::Counted& counted)
        : ui_(ui), counted_(counted), total_(counted.figures.total.all)
    {}

    void draw()
    {
        const int columnCount = (counted_.groups.byOblast ? 1 : 0) + (counted_.groups.bySide ? 1 : 0) + 1 +
                                (hasPoints() ? 1 : 0) + (hasLines() ? 1 : 0) + (hasAreas() ? 1 : 0);
        constexpr auto flags = ImGuiTableFlags_RowBg | ImGuiTableFlags_ScrollY | ImGuiTableFlags_BordersInnerH;
        if (!ImGui::BeginTable("figures", columnCount, flags)) return;
        if (counted_.groups.byOblast) ImGui::TableSetupColumn(ui_.say(text::oblastHeading));
        if (counted_.groups.bySide) ImGui::TableSetupColumn(ui_.say(text::sideHeading));
        for (const Phrase* heading : headings()) ImGui::TableSetupColumn(ui_.say(*heading));
        ImGui::TableSetupScrollFreeze(0, 1);
        ImGui::TableHeadersRow();
        for (const auto& [key, row] : counted_.figures.rows) drawRow(&key, row.all);
        drawRow(nullptr, total_);
        ImGui::EndTable();
    }

private:
    [[nodiscard]] bool hasPoints() const { return total_.points > 0; }
    [[nodiscard]] bool hasLines() const { return total_.lengthMetres > 0; }
    [[nodiscard]] bool hasAreas() const { return total_.areaSquareMetres > 0; }

    [[nodiscard]] std::vector<const Phrase*> headings() const
    {
        std::vector<const Phrase*> shown{&text::featuresHeading};
        if (hasPoints()) shown.push_back(&text::pointsHeading);
        if (hasLines()) shown.push_back(&text::lengthHeading);
        if (hasAreas()) shown.push_back(&text::areaHeading);
        return shown;
    }

    void cell(const std::string& text)
    {
        ImGui::TableNextColumn();
        ImGui::TextUnformatted(text.c_str());
    }

    [[nodiscard]] std::string oblast(const FigureKey* key) const
    {
        if (!key) return ui_.say(text::totalRow);
        if (key->oblast == FigureKey::outsideOblasts) return ui_.say(text::outsideUkraine);
        return ui_.say(localName(*counted_.oblasts, key->oblast));
    }

    [[nodiscard]] std::string side(const FigureKey* key) const
    {
        if (!key) return counted_.groups.byOblast ? "" : ui_.say(text::totalRow);
        return ui_.say(key->side == HeldBy::Occupied ? text::occupiedSide
                       : key->side == HeldBy::Held   ? text::heldSide
                                                     : text::outsideUkraine);
    }

    void drawRow(const FigureKey* key, const FigureSums& sums)
    {
        ImGui::TableNextRow();
        if (counted_.groups.byOblast) cell(oblast(key));
        if (counted_.groups.bySide) cell(side(key));
        cell(countText(static_cast<double>(sums.features), ui_.language()));
        if (hasPoints()) cell(countText(static_cast<double>(sums.points), ui_.language()));
        if (hasLines()) cell(figure(sums.lengthMetres / 1000, ui_.language()));
        if (hasAreas()) cell(figure(sums.areaSquareMetres / 1e6, ui_.language()));
    }

    const Ui& ui_;
    const OwnFigures::Counted& counted_;
    const FigureSums& total_;
};

void drawContent(const Ui& ui, Commands& commands)
{
    const OwnFigures& own = ui.session.ownFigures;
    FigureGroups groups = own.groups;
    bool changed = ImGui::Checkbox(ui.say(text::byOblast), &groups.byOblast);
    noteLastWidget(ui.log, "own-figures.by-oblast");
    ImGui::SameLine();
    changed = ImGui::Checkbox(ui.say(text::bySide), &groups.bySide) || changed;
    noteLastWidget(ui.log, "own-figures.by-side");
    if (changed) commands.push_back(GroupOwnFigures{groups});
    if (!own.answer.value || own.answer.key != ownFiguresKey(ui.session)) {
        ImGui::TextDisabled("%s", ui.say(own.counting.empty() ? text::notLoaded : text::counting));
        return;
    }
    const OwnFigures::Counted& counted = *own.answer.value;
    drawWrapped(counted.scenario.empty() ? trf(ui.language(), text::figuresOfControl, counted.date)
                                         : trf(ui.language(), text::figuresOfScenario, counted.scenario, counted.date));
    if (counted.figures.total.all.undecided > 0)
        drawWrapped(trf(ui.language(), text::figuresUndecided,
                        countText(static_cast<double>(counted.figures.total.all.undecided), ui.language())));
    FigureTable(ui, counted).draw();
}

}  // namespace

void drawOwnFigures(const Ui& ui, Commands& commands)
{
    const auto parts = partsOf(ui.selection(), ui.session.ownFigures.open);
    if (parts.empty()) {
        commands.push_back(ShowOwnFigures{});
        return;
    }
    const auto scale = static_cast<float>(ui.layout.scale);
    const Box area = ui.layout.freeArea();
    ImGui::SetNextWindowPos(
        {static_cast<float>(ui.layout.width) - 10 * scale, static_cast<float>(area.minY) + 60 * scale},
        ImGuiCond_Appearing, {1, 0});
    ImGui::SetNextWindowSize({std::min(520 * scale, static_cast<float>(ui.layout.width) - 20 * scale), 380 * scale},
                             ImGuiCond_Appearing);
    bool open = true;
    const std::string title =
        printable(trf(ui.language(), text::figuresOf, ui.say(parts.front().layer->title))) + "###own-figures";
    if (ImGui::Begin(title.c_str(), &open, ImGuiWindowFlags_NoCollapse)) drawContent(ui, commands);
    ImGui::End();
    if (!open) commands.push_back(ShowOwnFigures{});
}

}  // namespace frontline
