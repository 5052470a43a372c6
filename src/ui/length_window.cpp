// How long the line is, against the ruler that it is measured with.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/message.hpp"
#include "session/commands/figures.hpp"
#include "ui/panels.hpp"
#include "ui/style.hpp"
#include "ui/widget_log.hpp"
#include "ui/words.hpp"

namespace frontline {

namespace {

constexpr std::array<const Phrase*, 5> names{&text::lengthAll, &text::lengthNoRivers, &text::lengthNoBorders,
                                             &text::lengthNoPockets, &text::lengthNone};

ImU32 profileColor(const Ui& ui, std::size_t profile)
{
    constexpr std::array<ImU32, 5> light{IM_COL32(26, 26, 26, 255), IM_COL32(0, 114, 178, 255),
                                         IM_COL32(213, 94, 0, 255), IM_COL32(0, 121, 90, 255),
                                         IM_COL32(140, 107, 177, 255)};
    constexpr std::array<ImU32, 5> dark{IM_COL32(240, 240, 240, 255), IM_COL32(86, 180, 233, 255),
                                        IM_COL32(255, 138, 61, 255), IM_COL32(47, 195, 154, 255),
                                        IM_COL32(201, 178, 234, 255)};
    return (isDark(ui.session.drawn().background) ? dark : light)[profile % light.size()];
}

/// The plot: x is the ruler with more room for short ones (square root), y the length from 0.
class Plot {
public:
    Plot(const Ui& ui, const LengthReportView& report, ImVec2 size) : ui_(ui), report_(report)
    {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        ImGui::InvisibleButton("##plot", size);
        noteLastWidget(ui.log, "length.plot");
        const auto scale = static_cast<float>(ui.layout.scale);
        low_ = {at.x + 52 * scale, at.y + 8 * scale};
        high_ = {at.x + size.x - 14 * scale, at.y + size.y - 24 * scale};
        for (const LengthProfile& profile : report.profiles)
            for (const RulerLength& point : profile.lengths) {
                most_ = std::max(most_, point.lengthKm);
                longest_ = std::max(longest_, point.rulerKm);
            }
        for (const double published : report.publishedKm) most_ = std::max(most_, published);
        most_ = std::ceil(most_ / 250) * 250;
    }

    void draw()
    {
        drawGrid();
        for (const double published : report_.publishedKm) drawPublished(published);
        for (std::size_t i = report_.profiles.size(); i > 0; --i) drawProfile(i - 1);
        if (ImGui::IsItemHovered()) drawReading();
    }

private:
    [[nodiscard]] ImVec2 at(double ruler, double length) const
    {
        const double x = longest_ > 0 ? std::sqrt(ruler / longest_) : 0, y = most_ > 0 ? length / most_ : 0;
        return {low_.x + static_cast<float>(x) * (high_.x - low_.x),
                high_.y - static_cast<float>(y) * (high_.y - low_.y)};
    }
    void drawGrid()
    {
        const ImU32 grid = ImGui::GetColorU32(ImGuiCol_TableBorderLight),
                    ink = ImGui::GetColorU32(ImGuiCol_TextDisabled);
        const double step = most_ > 1500 ? 500 : 250;
        for (double length = 0; length <= most_ + 1; length += step) {
            const ImVec2 left = at(0, length);
            list_->AddLine(left, {high_.x, left.y}, grid);
            const std::string label = countText(length, ui_.language());
            const ImVec2 size = ImGui::CalcTextSize(label.c_str());
            list_->AddText({left.x - size.x - 6, left.y - size.y / 2}, ink, label.c_str());
        }
        for (const double ruler : {0.0, 1.0, 5.0, 10.0, 20.0, 30.0, 40.0, 50.0}) {
            if (ruler > longest_ + 0.01) continue;
            const ImVec2 bottom = at(ruler, 0);
            list_->AddLine({bottom.x, low_.y}, bottom, grid);
            const std::string label = fmt::format("{:g}", ruler);
            const float width = ImGui::CalcTextSize(label.c_str()).x;
            list_->AddText({bottom.x - width / 2, bottom.y + 4}, ink, label.c_str());
        }
    }
    void drawPublished(double length)
    {
        const ImU32 ink = ImGui::GetColorU32(ImGuiCol_TextDisabled);
        const float y = at(0, length).y;
        for (float x = low_.x; x < high_.x; x += 8) list_->AddLine({x, y}, {std::min(x + 4, high_.x), y}, ink);
        const std::string label = std::string(ui_.say(text::publishedLength)) + " " + countText(length, ui_.language());
        const ImVec2 size = ImGui::CalcTextSize(label.c_str());
        // Labels of neighbours stand side by side.
        const float right = high_.x - static_cast<float>(labels_++ % 3) * (size.x + 12);
        list_->AddText({right - size.x, y - size.y}, ink, label.c_str());
    }
    void drawProfile(std::size_t number)
    {
        const auto& lengths = report_.profiles[number].lengths;
        const ImU32 color = profileColor(ui_, number);
        const auto width = static_cast<float>((number == 0 ? 2.4 : 1.6) * ui_.layout.scale);
        for (std::size_t i = 1; i < lengths.size(); ++i)
            list_->AddLine(at(lengths[i - 1].rulerKm, lengths[i - 1].lengthKm),
                           at(lengths[i].rulerKm, lengths[i].lengthKm), color, width);
    }
    void drawReading()
    {
        if (report_.rulersKm.empty()) return;
        const float x = ImGui::GetIO().MousePos.x;
        std::size_t nearest = 0;
        for (std::size_t i = 0; i < report_.rulersKm.size(); ++i)
            if (std::abs(at(report_.rulersKm[i], 0).x - x) < std::abs(at(report_.rulersKm[nearest], 0).x - x))
                nearest = i;
        const double ruler = report_.rulersKm[nearest];
        std::string lines = ruler == 0 ? std::string(ui_.say(text::everyVertex))
                                       : trf(ui_.language(), text::rulerHint, fmt::format("{:.1f}", ruler));
        for (std::size_t i = 0; i < report_.profiles.size() && i < names.size(); ++i)
            if (nearest < report_.profiles[i].lengths.size())
                lines += fmt::format("\n{}: {}", ui_.say(*names[i]),
                                     lengthText(ui_, report_.profiles[i].lengths[nearest].lengthKm));
        const float lineX = at(ruler, 0).x;
        list_->AddLine({lineX, low_.y}, {lineX, high_.y}, ImGui::GetColorU32(ImGuiCol_CheckMark));
        ImGui::SetTooltip("%s", lines.c_str());
    }

    const Ui& ui_;
    const LengthReportView& report_;
    ImDrawList* list_ = ImGui::GetWindowDrawList();
    ImVec2 low_, high_;
    double most_ = 0, longest_ = 0;
    int labels_ = 0;
};

void drawChoice(const Ui& ui, Commands& commands)
{
    const ControlChoice shownDate{{}, ui.selection().date};
    const ControlChoice& chosen = ui.session.figures.lengthOf.empty() ? shownDate : ui.session.figures.lengthOf;
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(ui.say(text::lengthOf));
    ImGui::SameLine();
    ImGui::SetNextItemWidth(-1);
    const bool opened = ImGui::BeginCombo("##of", choiceName(ui, chosen).c_str(), ImGuiComboFlags_HeightLarge);
    if (!opened) noteLastWidget(ui.log, "length.of");
    if (!opened) return;
    const auto item = [&](const ControlChoice& choice, const std::string& id) {
        if (ImGui::Selectable((choiceName(ui, choice) + "##" + id).c_str(), choice == chosen))
            commands.push_back(ShowLengthOf{choice});
        noteLastWidget(ui.log, "length.of." + id);
    };
    for (const std::string& date : ui.map().dates) item({{}, date}, date);
    for (const ScenarioPointer& scenario : scenariosOf(ui.map(), ui.selection()))
        if (scenario->error.empty()) item({scenario->id, ""}, scenario->id.text());
    ImGui::EndCombo();
}

void drawLegend(const Ui& ui, const LengthReportView& report)
{
    const float size = ImGui::GetFontSize();
    for (std::size_t i = 0; i < report.profiles.size() && i < names.size(); ++i) {
        if (report.profiles[i].lengths.empty()) continue;
        const ImVec2 at = ImGui::GetCursorScreenPos();
        ImGui::GetWindowDrawList()->AddRectFilled({at.x, at.y + size * 0.4F}, {at.x + size * 1.4F, at.y + size * 0.6F},
                                                  profileColor(ui, i));
        ImGui::Dummy({size * 1.6F, size});
        ImGui::SameLine();
        ImGui::Text("%s: %s (%s)", ui.say(*names[i]),
                    lengthText(ui, report.profiles[i].lengths.front().lengthKm).c_str(), ui.say(text::everyVertex));
    }
}

void drawReport(const Ui& ui, const LengthReportView& report)
{
    ImGui::TextDisabled("%s", ui.say(text::lengthAxis));
    const auto height = static_cast<float>(250 * ui.layout.scale);
    Plot(ui, report, {ImGui::GetContentRegionAvail().x, height}).draw();
    drawLegend(ui, report);
    ImGui::Separator();
    ImGui::PushTextWrapPos(0);
    for (const LocalText& statement : report.statements) ImGui::TextUnformatted(statement.in(ui.language()).c_str());
    ImGui::PopTextWrapPos();
}

}  // namespace

void drawLengthWindow(const Ui& ui, Commands& commands)
{
    const double scale = ui.layout.scale;
    const double width = std::min(640 * scale, ui.layout.width - 20 * scale);
    const double height = std::min(620 * scale, ui.layout.height - 90 * scale);
    ImGui::SetNextWindowPos({static_cast<float>(ui.layout.width / 2), static_cast<float>(ui.layout.height / 2)},
                            ImGuiCond_Appearing, {0.5F, 0.5F});
    ImGui::SetNextWindowSize({static_cast<float>(width), static_cast<float>(height)}, ImGuiCond_Appearing);
    bool open = true;
    if (ImGui::Begin((std::string(ui.say(text::lengthsTitle)) + "###length").c_str(), &open,
                     ImGuiWindowFlags_NoCollapse)) {
        ImGui::PushFont(ui.fonts.small);
        drawChoice(ui, commands);
        const auto& length = ui.session.figures.length;
        if (length.value && length.key == lengthKey(ui.session))
            drawReport(ui, *length.value);
        else
            ImGui::TextDisabled("%s", ui.say(text::computing));
        ImGui::PopFont();
    }
    if (ui.log) {
        const ImVec2 at = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
        ui.log->note("length", {at.x, at.y, at.x + size.x, at.y + size.y});
    }
    ImGui::End();
    if (!open) commands.push_back(ToggleLengths{});
}

}  // namespace frontline
