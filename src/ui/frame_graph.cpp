// The graph of what the last frames took: a bar for each, and figures that can be copied into a report of a slow file.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/message.hpp"
#include "base/text.hpp"
#include "session/commands/window.hpp"
#include "ui/frame_times.hpp"
#include "ui/panels.hpp"
#include "ui/widget_log.hpp"

namespace frontline {

namespace {

struct Part {
    const Phrase* name;
    double FrameTime::*milliseconds;
    ImU32 color;
};

const std::array<Part, 3> frameParts{Part{&text::framesPanels, &FrameTime::panels, IM_COL32(0, 114, 178, 255)},
                                     Part{&text::framesMap, &FrameTime::map, IM_COL32(213, 94, 0, 255)},
                                     Part{&text::framesScreen, &FrameTime::screen, IM_COL32(140, 140, 140, 255)}};

std::string milliseconds(double value, Language language)
{
    return numberText(value, 1, language);
}

/// The figures in words, as they are shown and copied.
std::vector<std::string> reportLines(const Ui& ui)
{
    const Language language = ui.language();
    const FrameTimes& times = *ui.frames;
    const View& view = ui.session.view();
    std::vector<std::string> lines;
    lines.push_back(trf(language, text::framesFigures, times.frames().size(),
                        milliseconds(times.quantile(0.5), language), milliseconds(times.quantile(0.99), language),
                        milliseconds(times.quantile(1), language)));
    lines.push_back(fmt::format("{} × {} · {}", view.widthPixels, view.heightPixels, times.renderer()));
    return lines;
}

/// Bars from left to right, the newest at the right; lines at 60 and 30 frames a second.
void drawBars(const Ui& ui, ImVec2 size)
{
    const ImVec2 low = ImGui::GetCursorScreenPos(), high{low.x + size.x, low.y + size.y};
    ImGui::InvisibleButton("##bars", size);
    noteLastWidget(ui.log, "frames.bars");
    ImDrawList* list = ImGui::GetWindowDrawList();
    constexpr double sixty = 1000.0 / 60, thirty = 1000.0 / 30;
    // A few long frames go out at the top rather than press all the others flat.
    const double most = std::max(ui.frames->quantile(0.9) * 1.5, thirty * 1.1);
    const auto heightOf = [&](double value) { return static_cast<float>(std::min(value / most, 1.0)) * size.y; };
    const float step = size.x / static_cast<float>(FrameTimes::most);
    float x = high.x - step * static_cast<float>(ui.frames->frames().size());
    for (const FrameTime& frame : ui.frames->frames()) {
        float y = high.y;
        for (const Part& part : frameParts) {
            const float top = std::max(y - heightOf(frame.*part.milliseconds), low.y);
            list->AddRectFilled({x, top}, {x + std::max(step, 1.0F), y}, part.color);
            y = top;
        }
        x += step;
    }
    const ImU32 ink = ImGui::GetColorU32(ImGuiCol_TextDisabled);
    for (const double limit : {sixty, thirty}) {
        const float y = high.y - heightOf(limit);
        list->AddLine({low.x, y}, {high.x, y}, ink);
        if (heightOf(thirty - sixty) < ImGui::GetFontSize() && limit == sixty) continue;
        list->AddText({low.x, y}, ink,
                      trf(ui.language(), text::framesLine, milliseconds(limit, ui.language())).c_str());
    }
}

void drawLegend(const Ui& ui)
{
    for (const Part& part : frameParts) {
        const float side = ImGui::GetFontSize() * 0.7F;
        const ImVec2 at = ImGui::GetCursorScreenPos();
        ImGui::GetWindowDrawList()->AddRectFilled({at.x, at.y + side * 0.25F}, {at.x + side, at.y + side * 1.25F},
                                                  part.color);
        ImGui::Dummy({side, side});
        ImGui::SameLine();
        ImGui::TextUnformatted(ui.say(*part.name));
        ImGui::SameLine();
    }
    ImGui::NewLine();
}

}  // namespace

void drawFrameGraph(const Ui& ui, Commands& commands)
{
    const Box area = ui.layout.freeArea();
    const auto scale = static_cast<float>(ui.layout.scale);
    ImGui::SetNextWindowPos({static_cast<float>(area.centre().x), static_cast<float>(area.centre().y)},
                            ImGuiCond_Appearing, {0.5F, 0.5F});
    bool open = true;
    if (ImGui::Begin((std::string(ui.say(text::framesTitle)) + "###frames").c_str(), &open,
                     ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoCollapse)) {
        ImGui::PushFont(ui.fonts.small);
        drawBars(ui, {std::min(480 * scale, static_cast<float>(ui.layout.width) - 40 * scale), 130 * scale});
        drawLegend(ui);
        std::string report;
        for (const std::string& line : reportLines(ui)) {
            ImGui::TextUnformatted(line.c_str());
            report += line + "\n";
        }
        if (ImGui::Button(ui.say(text::framesCopy))) ImGui::SetClipboardText(report.c_str());
        noteLastWidget(ui.log, "frames.copy");
        ImGui::PopFont();
    }
    if (ui.log) {
        const ImVec2 at = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
        ui.log->note("frames", {at.x, at.y, at.x + size.x, at.y + size.y});
    }
    ImGui::End();
    if (!open) commands.push_back(ToggleFrameGraph{});
}

}  // namespace frontline
