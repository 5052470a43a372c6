// Published figures beside those of the map.
#include <fmt/format.h>

#include <imgui.h>

#include <array>
#include <cmath>

#include "base/text.hpp"
#include "session/commands/figures.hpp"
#include "ui/panels.hpp"
#include "ui/style.hpp"
#include "ui/widget_log.hpp"
#include "ui/words.hpp"

namespace frontline {

namespace {

const char* verdictText(const Ui& ui, Verdict verdict)
{
    switch (verdict) {
        case Verdict::Agree:
            return ui.say(text::verdictAgree);
        case Verdict::Near:
            return ui.say(text::verdictNear);
        case Verdict::Conflict:
            return ui.say(text::verdictConflict);
        case Verdict::NotChecked:
            break;
    }
    return ui.say(text::verdictNotChecked);
}

/// After Okabe and Ito: told apart without red and green; dark enough on paper, light enough on night.
ImVec4 verdictColor(const Ui& ui, Verdict verdict)
{
    const bool dark = isDark(ui.session.drawn().background);
    switch (verdict) {
        case Verdict::Agree:
            return dark ? ImVec4(0.34F, 0.71F, 0.91F, 1) : ImVec4(0.0F, 0.36F, 0.60F, 1);
        case Verdict::Near:
            return dark ? ImVec4(0.94F, 0.80F, 0.35F, 1) : ImVec4(0.54F, 0.40F, 0.0F, 1);
        case Verdict::Conflict:
            return dark ? ImVec4(1.0F, 0.54F, 0.24F, 1) : ImVec4(0.72F, 0.28F, 0.0F, 1);
        case Verdict::NotChecked:
            break;
    }
    return ImGui::GetStyleColorVec4(ImGuiCol_TextDisabled);
}

std::string valueText(const Ui& ui, double value, const std::string& unit)
{
    if (unit == "km2") return areaText(ui, value);
    if (unit == "km") return lengthText(ui, value);
    return figure(value, ui.language()) + " " + unit;
}

void drawClaim(const Ui& ui, const ClaimCheck& check)
{
    const Claim& claim = check.claim;
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    drawWrapped(ui.say(claim.text));
    noteLastWidget(ui.log, "claim." + claim.id);
    ImGui::TableNextColumn();
    if (!std::isnan(claim.published)) {
        drawWrapped(valueText(ui, claim.published, claim.unit));
        ImGui::TextDisabled("± %s", valueText(ui, check.tolerance, claim.unit).c_str());
    }
    ImGui::TableNextColumn();
    if (check.verdict != Verdict::NotChecked) drawWrapped(valueText(ui, check.measured, claim.unit));
    ImGui::TableNextColumn();
    ImGui::PushStyleColor(ImGuiCol_Text, verdictColor(ui, check.verdict));
    ImGui::PushFont(ui.fonts.bold);
    drawWrapped(verdictText(ui, check.verdict));
    ImGui::PopFont();
    ImGui::PopStyleColor();
    ImGui::TableNextColumn();
    const std::string& reason = check.error.empty() ? ui.say(claim.reason) : check.error;
    if (!reason.empty()) drawWrapped(reason);
    ImGui::PushStyleColor(ImGuiCol_Text, ImGui::GetStyleColorVec4(ImGuiCol_TextDisabled));
    drawWrapped(ui.say(check.how));
    ImGui::PopStyleColor();
    ImGui::TableNextColumn();
    drawWrapped(ui.say(claim.source) + (claim.asOf.empty() ? "" : ", " + dateText(claim.asOf, ui.language())));
}

void drawTable(const Ui& ui)
{
    constexpr auto flags = ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_ScrollY |
                           ImGuiTableFlags_SizingStretchProp;
    if (!ImGui::BeginTable("claims", 6, flags, ImGui::GetContentRegionAvail())) return;
    ImGui::TableSetupScrollFreeze(0, 1);
    const std::array<std::pair<const Phrase*, float>, 6> columns{{{&text::columnClaim, 2.2F},
                                                                  {&text::columnPublished, 1.15F},
                                                                  {&text::columnMeasured, 1.15F},
                                                                  {&text::columnVerdict, 1.05F},
                                                                  {&text::columnReason, 3.2F},
                                                                  {&text::columnSource, 1.6F}}};
    for (const auto& [title, weight] : columns)
        ImGui::TableSetupColumn(ui.say(*title), ImGuiTableColumnFlags_WidthStretch, weight);
    ImGui::TableHeadersRow();
    for (const ClaimCheck& check : ui.session.figures.claims.value->checks) drawClaim(ui, check);
    ImGui::EndTable();
}

}  // namespace

void drawClaimsWindow(const Ui& ui, Commands& commands)
{
    const double scale = ui.layout.scale;
    const double width = std::min(920 * scale, ui.layout.width - 20 * scale);
    const double height = std::min(600 * scale, ui.layout.height - 90 * scale);
    ImGui::SetNextWindowPos({static_cast<float>(ui.layout.width / 2), static_cast<float>(ui.layout.height / 2)},
                            ImGuiCond_Appearing, {0.5F, 0.5F});
    ImGui::SetNextWindowSize({static_cast<float>(width), static_cast<float>(height)}, ImGuiCond_Appearing);
    bool open = true;
    if (ImGui::Begin((std::string(ui.say(text::claimsTitle)) + "###claims").c_str(), &open,
                     ImGuiWindowFlags_NoCollapse)) {
        ImGui::PushFont(ui.fonts.small);
        if (ui.map().claims.empty()) {
            drawWrapped(ui.say(text::noClaims));
        } else if (!ui.session.figures.claims.value) {
            ImGui::TextDisabled("%s", ui.say(text::computing));
        } else {
            drawWrapped(ui.say(text::claimsHint));
            drawTable(ui);
        }
        ImGui::PopFont();
    }
    if (ui.log) {
        const ImVec2 at = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
        ui.log->note("claims", {at.x, at.y, at.x + size.x, at.y + size.y});
    }
    ImGui::End();
    if (!open) commands.push_back(ToggleClaims{});
}

}  // namespace frontline
