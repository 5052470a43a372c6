// A card beside the place that was clicked: what it is, who holds it, what each scenario makes of it.
#include <fmt/format.h>
#include <imgui.h>

#include <cmath>

#include "base/message.hpp"
#include "base/text.hpp"
#include "session/commands/figures.hpp"
#include "ui/panels.hpp"
#include "ui/widget_log.hpp"
#include "ui/words.hpp"

namespace frontline {

namespace {

const char* fateText(const Ui& ui, PlaceFate fate)
{
    switch (fate) {
        case PlaceFate::StaysHeld:
            return ui.say(text::fateStaysHeld);
        case PlaceFate::StaysOccupied:
            return ui.say(text::fateStaysOccupied);
        case PlaceFate::Passes:
            return ui.say(text::fatePasses);
        case PlaceFate::Returns:
            return ui.say(text::fateReturns);
        case PlaceFate::Undecided:
            return ui.say(text::fateUndecided);
        case PlaceFate::Outside:
            break;
    }
    return ui.say(text::fateOutside);
}

std::string coordinates(LonLat place)
{
    return fmt::format("{:.4f}° {}  {:.4f}° {}", std::abs(place.latDegrees), place.latDegrees < 0 ? 'S' : 'N',
                       std::abs(place.lonDegrees), place.lonDegrees < 0 ? 'W' : 'E');
}

void drawVerdicts(const Ui& ui, const PlaceCard& card)
{
    if (card.lines.empty() || !ImGui::BeginTable("verdicts", 2, ImGuiTableFlags_RowBg)) return;
    ImGui::TableSetupColumn("scenario", ImGuiTableColumnFlags_WidthStretch, 1.15F);
    ImGui::TableSetupColumn("verdict", ImGuiTableColumnFlags_WidthStretch, 1);
    for (const PlaceCard::Line& line : card.lines) {
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        drawWrapped(ui.say(line.scenario));
        ImGui::TableNextColumn();
        const bool changes = line.verdict.fate == PlaceFate::Passes || line.verdict.fate == PlaceFate::Returns;
        const std::string fate =
            std::string(fateText(ui, line.verdict.fate)) + (line.verdict.inZone ? ui.say(text::inZone) : "");
        ImGui::PushTextWrapPos(0);
        if (changes || line.verdict.inZone)
            ImGui::TextUnformatted(fate.c_str());
        else
            ImGui::TextDisabled("%s", fate.c_str());
        ImGui::PopTextWrapPos();
    }
    ImGui::EndTable();
}

}  // namespace

void drawPlaceCard(const Ui& ui, Commands& commands)
{
    const PlaceCard& card = *ui.session.card;
    const Xy at = ui.session.view().toPixel(ui.session.view().projection.forward(card.place));
    const auto scale = ui.layout.scale;
    const double margin = 8 * scale, away = 16 * scale;
    const double width = std::min(380 * scale, ui.layout.width - 2 * margin);
    // Beside the place, on the side that has more room, and never under the pointer that may click again.
    const bool right = at.x < ui.layout.width / 2;
    const double x = right ? at.x + away : at.x - away - width;
    const double left = std::clamp(x, margin, std::max(margin, ui.layout.width - width - margin));
    const double lowest = std::max(ui.layout.menuHeight + margin, ui.layout.height - 420 * scale);
    const double top = std::clamp(at.y - 40 * scale, ui.layout.menuHeight + margin, lowest);
    ImGui::SetNextWindowPos({static_cast<float>(left), static_cast<float>(top)}, ImGuiCond_Appearing);
    ImGui::SetNextWindowSize({static_cast<float>(width), 0});
    const auto most = static_cast<float>(std::max(ui.layout.height - top - margin, 100 * scale));
    ImGui::SetNextWindowSizeConstraints({static_cast<float>(width), 0}, {static_cast<float>(width), most});
    constexpr auto flags = ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_AlwaysAutoResize |
                           ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoSavedSettings;
    const std::string name = card.name.empty() ? ui.say(text::cardTitle) : ui.say(card.name);
    bool open = true;
    if (ImGui::Begin((name + "###card").c_str(), &open, flags)) {
        ImGui::PushFont(ui.fonts.small);
        ImGui::TextDisabled("%s", coordinates(card.place).c_str());
        if (card.oblast.empty()) {
            ImGui::TextUnformatted(ui.say(text::cardOutside));
        } else {
            std::string line = fmt::format("{}: {}", ui.say(text::cardOblast), ui.say(card.oblast));
            ImGui::TextUnformatted(line.c_str());
            if (card.occupied) {
                line = fmt::format("{} {}: {}", ui.say(text::cardControl),
                                   dateInSentence(ui.session.drawn().selection.date, ui.language()),
                                   ui.say(*card.occupied ? text::occupied : text::heldByUkraine));
                ImGui::TextUnformatted(line.c_str());
            }
            if (card.undecidedMetres > 0) {
                line = fmt::format("{} {}: {}", ui.say(text::cardControl),
                                   dateInSentence(ui.session.drawn().selection.date, ui.language()),
                                   trf(ui.language(), text::undecided, countText(card.undecidedMetres, ui.language())));
                ImGui::TextWrapped("%s", line.c_str());
            }
        }
        drawCardFeatures(ui, card, commands);
        if (!card.oblast.empty()) drawVerdicts(ui, card);
        drawCardFeaturesOfMap(ui, card, commands);
        ImGui::PopFont();
    }
    if (ui.log) {
        const ImVec2 corner = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
        ui.log->note("card", {corner.x, corner.y, corner.x + size.x, corner.y + size.y});
    }
    ImGui::End();
    if (!open) commands.push_back(CloseCard{});
    // Where it is about.
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    const ImVec2 middle{static_cast<float>(at.x), static_cast<float>(at.y)};
    const auto radius = static_cast<float>(6 * scale), line = static_cast<float>(2 * scale);
    list->AddCircle(middle, radius, ImGui::GetColorU32(ImGuiCol_WindowBg), 0, 2 * line);
    list->AddCircle(middle, radius, ImGui::GetColorU32(ImGuiCol_CheckMark), 0, line);
}

}  // namespace frontline
