// The panel at the right: the figures of what is shown.
#include <imgui.h>

#include <algorithm>

#include "base/message.hpp"
#include "base/text.hpp"
#include "session/commands/figures.hpp"
#include "session/commands/window.hpp"
#include "ui/panels.hpp"
#include "ui/widget_log.hpp"
#include "ui/words.hpp"

namespace frontline {

namespace {

void drawDim(const Ui& ui, const std::string& text)
{
    if (text.empty()) return;
    ImGui::PushFont(ui.fonts.small);
    ImGui::PushStyleColor(ImGuiCol_Text, ImGui::GetStyleColorVec4(ImGuiCol_TextDisabled));
    drawWrapped(text);
    ImGui::PopStyleColor();
    ImGui::PopFont();
}

void drawHeadline(const Ui& ui, const Scenario& scenario, const std::string& baseDate)
{
    ImGui::PushFont(ui.fonts.bold);
    const bool control = ui.session.drawn().selection.scenario.empty();
    drawWrapped(control ? choiceName(ui, {{}, baseDate}) : ui.say(scenario.name));
    ImGui::PopFont();
    if (control) return;
    std::string proposer = ui.say(scenario.proposer);
    if (!scenario.date.empty()) proposer += (proposer.empty() ? "" : ", ") + dateText(scenario.date, ui.language());
    drawDim(ui, proposer);
    drawDim(ui, scenario.source);
}

/// A figure with its name, and what it is made of below it.
void totalRow(const Ui& ui, const Phrase& name, const std::string& value, const std::string& parts = "")
{
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    ImGui::TextUnformatted(ui.say(name));
    ImGui::TableNextColumn();
    ImGui::PushFont(ui.fonts.bold);
    ImGui::TextUnformatted(value.c_str());
    ImGui::PopFont();
    drawDim(ui, parts);
}

std::string placesText(const Ui& ui, const PlaceSum& sum)
{
    if (sum.places == 0) return "";
    return trf(ui.language(), text::placesPeopleFigures, countText(static_cast<double>(sum.places), ui.language()),
               countText(sum.people, ui.language()));
}

std::string zoneParts(const Ui& ui, const LedgerRow& total)
{
    std::string out =
        trf(ui.language(), text::zoneSides, areaText(ui, total.zoneHeldKm2), areaText(ui, total.zoneOccupiedKm2));
    if (const std::string places = placesText(ui, total.placesInZone()); !places.empty()) out += "\n" + places;
    if (std::ranges::any_of(total.places, [](const LedgerPlace& place) { return place.zone.has_value(); }))
        out += "\n" + std::string(ui.say(text::zoneOverlaps));
    return out;
}

void drawTotals(const Ui& ui, const Ledger& ledger)
{
    const LedgerRow& total = ledger.total;
    if (!ImGui::BeginTable("totals", 2, ImGuiTableFlags_None)) return;
    ImGui::TableSetupColumn("name", ImGuiTableColumnFlags_WidthFixed);
    ImGui::TableSetupColumn("value", ImGuiTableColumnFlags_WidthStretch);
    totalRow(ui, text::passed, areaText(ui, total.passedKm2),
             placesText(ui, total.placesOn(LedgerPlace::Ground::Passed)));
    totalRow(ui, text::returned, areaText(ui, total.returnedKm2),
             placesText(ui, total.placesOn(LedgerPlace::Ground::Returned)));
    totalRow(ui, text::occupiedBeforeAfter, areaText(ui, total.beforeKm2) + " → " + areaText(ui, total.afterKm2));
    if (total.zoneKm2() > 0) totalRow(ui, text::zone, areaText(ui, total.zoneKm2()), zoneParts(ui, total));
    totalRow(ui, text::lineLength, lengthText(ui, total.lineKm),
             total.lineKm > 0 ? trf(ui.language(), text::lineParts, lengthText(ui, ledger.lineAlongRiversKm),
                                    lengthText(ui, ledger.lineAlongOblastBoundariesKm))
                              : "");
    ImGui::EndTable();
}

const char* groundName(const Ui& ui, LedgerPlace::Ground ground)
{
    switch (ground) {
        case LedgerPlace::Ground::Passed:
            return ui.say(text::groundPassed);
        case LedgerPlace::Ground::Returned:
            return ui.say(text::groundReturned);
        case LedgerPlace::Ground::ZoneHeld:
            return ui.say(text::groundZoneHeld);
        case LedgerPlace::Ground::ZoneOccupied:
            break;
    }
    return ui.say(text::groundZoneOccupied);
}

void drawPlaces(const Ui& ui, const LedgerRow& total)
{
    if (total.places.empty()) return;
    ImGui::PushFont(ui.fonts.bold);
    ImGui::TextUnformatted(ui.say(text::places));
    ImGui::PopFont();
    drawDim(ui, ui.say(text::peopleSource));
    ImGui::PushFont(ui.fonts.small);
    const float height = std::max(ImGui::GetContentRegionAvail().y, 8 * ImGui::GetTextLineHeightWithSpacing());
    constexpr auto flags = ImGuiTableFlags_RowBg | ImGuiTableFlags_ScrollY;
    if (ImGui::BeginTable("places", 3, flags, {0, height})) {
        ImGui::TableSetupColumn("name", ImGuiTableColumnFlags_WidthStretch, 3);
        ImGui::TableSetupColumn("people", ImGuiTableColumnFlags_WidthFixed, static_cast<float>(66 * ui.layout.scale));
        ImGui::TableSetupColumn("ground", ImGuiTableColumnFlags_WidthStretch, 2);
        ImGuiListClipper clipper;
        clipper.Begin(static_cast<int>(total.places.size()));
        while (clipper.Step())
            for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
                const LedgerPlace& place = total.places[static_cast<std::size_t>(i)];
                ImGui::TableNextRow();
                ImGui::TableNextColumn();
                const std::string& name = ui.say(place.name);
                ImGui::TextUnformatted(fittedText(name, ImGui::GetContentRegionAvail().x).c_str());
                if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", allNames(place.name).c_str());
                ImGui::TableNextColumn();
                const std::string people = place.deposit         ? ui.say(text::deposit)
                                           : place.peopleUnknown ? "–"
                                                                 : countText(place.people, ui.language());
                ImGui::TextUnformatted(people.c_str());
                ImGui::TableNextColumn();
                std::string ground = groundName(ui, place.ground);
                if (place.zone) ground += std::string(", ") + groundName(ui, *place.zone);
                ImGui::TextDisabled("%s", fittedText(ground, ImGui::GetContentRegionAvail().x).c_str());
            }
        ImGui::EndTable();
    }
    ImGui::PopFont();
}

/// The title with the buttons that widen and fold the panel.
void drawTitle(const Ui& ui, Commands& commands)
{
    ImGui::PushFont(ui.fonts.small);
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%s", ui.say(ui.session.shown.difference() ? text::differenceTitle : text::ledger));
    const char* width = ui.say(ui.session.panels.ledgerWide ? text::narrow : text::widen);
    const char* close = ui.say(text::close);
    const ImGuiStyle& style = ImGui::GetStyle();
    const float buttons =
        ImGui::CalcTextSize(width).x + ImGui::CalcTextSize(close).x + 4 * style.FramePadding.x + style.ItemSpacing.x;
    ImGui::SameLine(ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x - buttons);
    if (ImGui::Button(width)) commands.push_back(WidenLedger{});
    noteLastWidget(ui.log, "ledger.wide");
    ImGui::SameLine();
    if (ImGui::Button(close)) commands.push_back(ToggleLedger{});
    noteLastWidget(ui.log, "ledger.close");
    ImGui::PopFont();
}

}  // namespace

void drawLedger(const Ui& ui, const ScenarioResult& result, Commands& commands)
{
    drawHeadline(ui, result.scenario, result.baseDate);
    drawTotals(ui, result.ledger);
    drawDim(ui, ui.say(text::units));
    bool all = ui.drafts && ui.drafts->allOblasts;
    ImGui::PushFont(ui.fonts.small);
    if (ImGui::Checkbox(ui.say(text::allOblasts), &all) && ui.drafts) ui.drafts->allOblasts = all;
    noteLastWidget(ui.log, "ledger.all");
    const std::string hovered = drawLedgerTable(ui, result.ledger);
    ImGui::PopFont();
    if (hovered != ui.session.figures.hoveredOblast) commands.push_back(HoverOblast{hovered});
    drawPlaces(ui, result.ledger.total);
}

void drawLedgerPanel(const Ui& ui, Commands& commands)
{
    if (ui.layout.ledger.empty()) {
        if (!ui.session.figures.hoveredOblast.empty()) commands.push_back(HoverOblast{});
        return;
    }
    const Box& box = ui.layout.ledger;
    ImGui::SetNextWindowPos({static_cast<float>(box.minX), static_cast<float>(box.minY)});
    ImGui::SetNextWindowSize({static_cast<float>(box.width()), static_cast<float>(box.height())});
    constexpr auto flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize |
                           ImGuiWindowFlags_NoBringToFrontOnFocus;
    if (ImGui::Begin("##ledger", nullptr, flags)) {
        drawTitle(ui, commands);
        ImGui::Separator();
        if (ui.session.shown.difference()) {
            const std::string hovered = drawDifference(ui, *ui.session.shown.difference());
            if (hovered != ui.session.figures.hoveredOblast) commands.push_back(HoverOblast{hovered});
        } else if (ui.session.shown.result()) {
            drawLedger(ui, *ui.session.shown.result(), commands);
        } else if (const std::string failure = whyNoResult(ui.session); !failure.empty()) {
            drawWrapped(failure);
        } else {
            ImGui::TextDisabled("%s", ui.say(text::computing));
        }
    }
    ImGui::End();
}

}  // namespace frontline
