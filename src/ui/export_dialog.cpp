// The export dialog, the frame on the map, and how far an export is.
#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/message.hpp"
#include "session/commands/files.hpp"
#include "session/commands/window.hpp"
#include "ui/panels.hpp"
#include "ui/widget_log.hpp"
#include "ui/words.hpp"

namespace frontline {

namespace {

std::string presetTitle(const Ui& ui, const ExportPreset& preset)
{
    const std::array<std::pair<const char*, const Phrase*>, 9> titles{{{"1080p", &text::preset1080p},
                                                                       {"4k", &text::preset4k},
                                                                       {"a4", &text::presetA4},
                                                                       {"a4-portrait", &text::presetA4Portrait},
                                                                       {"a3", &text::presetA3},
                                                                       {"a3-portrait", &text::presetA3Portrait},
                                                                       {"square", &text::presetSquare},
                                                                       {"portrait", &text::presetPortrait},
                                                                       {"slide", &text::presetSlide}}};
    const auto found =
        std::ranges::find(titles, preset.name, [](const auto& title) { return std::string(title.first); });
    const std::string title = found == titles.end() ? preset.name : ui.say(*found->second);
    return preset.paper ? title : fmt::format("{}, {} × {}", title, preset.widthPixels, preset.heightPixels);
}

ImVec2 point(double x, double y)
{
    return {static_cast<float>(x), static_cast<float>(y)};
}

/// What will not be in the picture is dimmed.
void drawFrame(const Ui& ui, const Box& frame)
{
    ImDrawList* list = ImGui::GetBackgroundDrawList();
    constexpr ImU32 dim = IM_COL32(10, 14, 18, 110);
    const double width = ui.layout.width, height = ui.layout.height;
    list->AddRectFilled(point(0, 0), point(width, frame.minY), dim);
    list->AddRectFilled(point(0, frame.maxY), point(width, height), dim);
    list->AddRectFilled(point(0, frame.minY), point(frame.minX, frame.maxY), dim);
    list->AddRectFilled(point(frame.maxX, frame.minY), point(width, frame.maxY), dim);
    const auto line = static_cast<float>(ui.layout.scale);
    list->AddRect(point(frame.minX - 1.5 * line, frame.minY - 1.5 * line),
                  point(frame.maxX + 1.5 * line, frame.maxY + 1.5 * line), IM_COL32(255, 255, 255, 235), 0, 0,
                  2 * line);
    list->AddRect(point(frame.minX - 2.5 * line, frame.minY - 2.5 * line),
                  point(frame.maxX + 2.5 * line, frame.maxY + 2.5 * line), IM_COL32(0, 0, 0, 160), 0, 0, line);
    if (ui.log) ui.log->note("export.frame", frame);
}

std::string bytesText(const Ui& ui, double bytes)
{
    if (bytes < 999'500)
        return countText(std::max(1.0, std::round(bytes / 1000)), ui.language()) + " " + ui.say(text::kilobytes);
    return figure(bytes / 1e6, ui.language()) + " " + ui.say(text::megabytes);
}

/// Of the pair of columns: the name at the left, the field fills the right.
void label(const Ui& ui, const Phrase& phrase)
{
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(ui.say(phrase));
    ImGui::SameLine(static_cast<float>(112 * ui.layout.scale));
    ImGui::SetNextItemWidth(-1);
}

class ExportDialog {
public:
    ExportDialog(const Ui& ui, const ExportView& view, Commands& commands)
        : ui_(ui), view_(view), chosen_(view_.settings), commands_(commands)
    {}

    void draw()
    {
        drawTitle();
        ImGui::Separator();
        drawSize();
        ImGui::Separator();
        drawFormat();
        drawTheme();
        drawSwitches();
        ImGui::Separator();
        drawFile();
        ImGui::Separator();
        drawOutcome();
        if (!(chosen_ == view_.settings)) commands_.push_back(SetExport{chosen_});
        if (start_) commands_.push_back(StartExport{});
    }

private:
    void note(const std::string& name) { noteLastWidget(ui_.log, "export." + name); }

    void drawTitle()
    {
        ImGui::PushFont(ui_.fonts.bold);
        ImGui::AlignTextToFramePadding();
        ImGui::TextUnformatted(ui_.say(text::exportTitle));
        ImGui::PopFont();
        const char* close = ui_.say(text::close);
        ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - ImGui::CalcTextSize(close).x -
                        2 * ImGui::GetStyle().FramePadding.x);
        if (ImGui::Button(close)) commands_.push_back(ShowDialog{Dialog::None});
        note("close");
        ImGui::PushFont(ui_.fonts.small);
        ImGui::TextDisabled("%s", ui_.say(text::exportFrameHint));
        ImGui::PopFont();
    }

    void drawSize()
    {
        label(ui_, text::exportSize);
        const auto shown = std::ranges::find(view_.presets, chosen_.preset, &ExportPreset::name);
        const std::string title =
            shown == view_.presets.end() ? ui_.say(text::exportOwnSize) : presetTitle(ui_, *shown);
        const bool opened = ImGui::BeginCombo("##preset", title.c_str(), ImGuiComboFlags_HeightLarge);
        if (!opened) note("preset");
        if (opened) {
            for (const ExportPreset& preset : view_.presets) {
                if (ImGui::Selectable(presetTitle(ui_, preset).c_str(), preset.name == chosen_.preset))
                    chosen_.preset = preset.name;
                note("preset." + preset.name);
            }
            ImGui::EndCombo();
        }
        drawNumber(text::exportWidth, "width", chosen_.width);
        drawNumber(text::exportHeight, "height", chosen_.height);
        label(ui_, {"", ""});
        for (const ExportUnit unit : {ExportUnit::Pixels, ExportUnit::Centimetres}) {
            const bool pixels = unit == ExportUnit::Pixels;
            if (!pixels) ImGui::SameLine();
            if (ImGui::RadioButton(ui_.say(pixels ? text::exportPixels : text::exportCentimetres),
                                   chosen_.unit == unit))
                chosen_.unit = unit;
            note(pixels ? "pixels" : "cm");
        }
        drawNumber(text::exportDpi, "dpi", chosen_.dpi);
        double scale = chosen_.dpi / 96;
        if (drawNumber(text::exportScale, "scale", scale)) chosen_.dpi = scale * 96;
        if (view_.widthPixels > 0)
            drawWrapped(trf(ui_.language(), text::exportTrueSize, view_.widthPixels, view_.heightPixels,
                            figure(view_.widthCm, ui_.language()), figure(view_.heightCm, ui_.language())));
    }

    bool drawNumber(const Phrase& phrase, const char* name, double& value)
    {
        label(ui_, phrase);
        const bool whole = std::abs(value - std::round(value)) < 1e-9;
        const bool changed = ImGui::InputDouble(fmt::format("##{}", name).c_str(), &value, 0, 0,
                                                whole ? "%.0f" : "%.4g", ImGuiInputTextFlags_AutoSelectAll);
        note(name);
        return changed;
    }

    void drawFormat()
    {
        label(ui_, text::exportFormat);
        std::string shown = chosen_.format;
        for (const ExportFormat& format : view_.formats)
            if (format.ending == chosen_.format) shown = format.name;
        const bool opened = ImGui::BeginCombo("##format", shown.c_str());
        if (!opened) note("format");
        if (!opened) return;
        for (const ExportFormat& format : view_.formats) {
            if (ImGui::Selectable(format.name.c_str(), format.ending == chosen_.format)) chosen_.format = format.ending;
            note("format" + format.ending);
        }
        ImGui::EndCombo();
    }

    void drawTheme()
    {
        label(ui_, text::theme);
        const bool opened = ImGui::BeginCombo(
            "##theme", chosen_.theme.empty() ? ui_.say(text::exportThemeSeen) : chosen_.theme.c_str());
        if (!opened) note("theme");
        if (!opened) return;
        if (ImGui::Selectable(ui_.say(text::exportThemeSeen), chosen_.theme.empty())) chosen_.theme.clear();
        note("theme.seen");
        for (const auto& [id, theme] : ui_.map().themes) {
            const std::string& name = id.text();
            if (ImGui::Selectable(name.c_str(), name == chosen_.theme)) chosen_.theme = name;
            note("theme." + name);
        }
        ImGui::EndCombo();
    }

    void drawSwitches()
    {
        const auto format = std::ranges::find(view_.formats, chosen_.format, &ExportFormat::ending);
        if (format == view_.formats.end()) return;
        if (format->transparency) {
            ImGui::Checkbox(ui_.say(text::exportTransparent), &chosen_.transparent);
            note("transparent");
        }
        if (format->worldFile) {
            ImGui::Checkbox(ui_.say(text::exportWorldFile), &chosen_.worldFile);
            note("world-file");
        }
    }

    void drawFile()
    {
        label(ui_, text::exportName);
        const float ending = ImGui::CalcTextSize(chosen_.format.c_str()).x + ImGui::GetStyle().ItemInnerSpacing.x;
        ImGui::SetNextItemWidth(-ending);
        start_ = ImGui::InputText("##name", &chosen_.name, ImGuiInputTextFlags_EnterReturnsTrue);
        note("name");
        ImGui::SameLine(0, ImGui::GetStyle().ItemInnerSpacing.x);
        ImGui::TextUnformatted(chosen_.format.c_str());
        label(ui_, text::exportFolder);
        ImGui::InputTextWithHint("##folder", ui_.say(text::exportHere), &chosen_.folder);
        note("folder");
    }

    void drawOutcome()
    {
        if (!view_.problem.empty()) {
            ImGui::PushFont(ui_.fonts.bold);
            ImGui::TextUnformatted("!");
            ImGui::PopFont();
            ImGui::SameLine();
            drawWrapped(view_.problem);
        } else if (view_.estimatedBytes) {
            const Phrase& phrase = view_.estimateExact ? text::exportEstimateExact : text::exportEstimate;
            drawWrapped(trf(ui_.language(), phrase, bytesText(ui_, *view_.estimatedBytes)));
        } else if (!view_.progress) {
            ImGui::TextDisabled("%s", ui_.say(text::exportEstimating));
        }
        note("estimate");
        if (view_.progress) return;
        if (!view_.question.empty()) {
            drawQuestion();
            return;
        }
        const bool possible = view_.problem.empty() && !ui_.session.busy();
        ImGui::BeginDisabled(!possible);
        start_ = ImGui::Button(ui_.say(text::exportStart), {-1, 0}) || (start_ && possible);
        ImGui::EndDisabled();
        note("start");
    }

    void drawQuestion()
    {
        start_ = false;
        drawWrapped(trf(ui_.language(), text::exportExists, view_.question));
        note("question");
        if (ImGui::Button(ui_.say(text::exportReplace)))
            commands_.push_back(StartExport{StartExport::Existing::Replace});
        note("replace");
        ImGui::SameLine();
        if (ImGui::Button(ui_.say(text::exportRename))) commands_.push_back(StartExport{StartExport::Existing::Rename});
        note("rename");
        ImGui::SameLine();
        if (ImGui::Button(ui_.say(text::cancel))) commands_.push_back(DismissExportQuestion{});
        note("keep");
    }

    const Ui& ui_;
    const ExportView& view_;
    ExportSettings chosen_;
    Commands& commands_;
    bool start_ = false;
};

void drawProgress(const Ui& ui, const ExportView& view, Commands& commands)
{
    if (drawProgress(ui, trf(ui.language(), text::exportMaking, view.making), *view.progress, "export"))
        commands.push_back(CancelExport{});
}

}  // namespace

void drawExport(const Ui& ui, const ExportView& view, Commands& commands)
{
    if (ui.session.panels.dialog == Dialog::Export) {
        if (!view.frame.empty()) drawFrame(ui, view.frame);
        const Box& box = ui.layout.exporting;
        ImGui::SetNextWindowPos(point(box.minX, box.minY));
        ImGui::SetNextWindowSizeConstraints(point(box.width(), 0), point(box.width(), box.height()));
        constexpr auto flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize |
                               ImGuiWindowFlags_AlwaysAutoResize;
        if (ImGui::Begin("##export", nullptr, flags)) {
            ExportDialog(ui, view, commands).draw();
            if (view.progress) drawProgress(ui, view, commands);
        }
        ImGui::End();
    } else if (view.progress) {
        if (beginProgress(ui, "##export-progress")) drawProgress(ui, view, commands);
        ImGui::End();
    }
}

}  // namespace frontline
