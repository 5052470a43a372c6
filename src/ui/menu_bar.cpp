// The menu bar, with the status line at its right end.
#include <fmt/format.h>
#include <imgui.h>

#include <array>
#include <cmath>

#include "base/text.hpp"
#include "session/commands/map.hpp"
#include "session/commands/view.hpp"
#include "session/commands/window.hpp"
#include "session/presets.hpp"
#include "ui/panels.hpp"
#include "ui/widget_log.hpp"

namespace frontline {

namespace {

/// The first key of a command, or "".
const char* shownKey(const NamedCommand& command)
{
    return command.keys.empty() ? "" : command.keys.front();
}

void item(const Ui& ui, Commands& commands, const char* name, bool ticked = false, bool enabled = true)
{
    const NamedCommand* command = findCommand(name);
    if (ImGui::MenuItem(ui.say(command->help), shownKey(*command), ticked, enabled))
        commands.push_back(command->command);
    noteLastWidget(ui.log, fmt::format("menu.{}", name));
}

bool beginMenu(const Ui& ui, const Phrase& title)
{
    const bool opened = ImGui::BeginMenu(ui.say(title));
    // While a menu is open, the last widget belongs to its popup: menus are noted only while closed.
    if (!opened) noteLastWidget(ui.log, fmt::format("menu.{}", title.text));
    return opened;
}

/// The key of a view preset by its place in the menu, or "".
std::string viewKey(const Ui& ui, const std::vector<const ViewPreset*>& views, std::size_t place)
{
    if (place == 0) return "Home";
    if (views[place]->id == ui.map().defaultView) return fmt::format("{}", 0);
    return place <= 9 ? fmt::format("{}", place) : std::string();
}

void drawViewMenu(const Ui& ui, Commands& commands)
{
    const auto views = presetsByKey(ui.map());
    for (std::size_t i = 0; i < views.size(); ++i) {
        const ViewPreset& view = *views[i];
        const std::string key = viewKey(ui, views, i);
        if (ImGui::MenuItem(ui.say(view.title).c_str(), key.c_str())) commands.push_back(ShowView{view.id});
        noteLastWidget(ui.log, "menu.view." + view.id.text());
    }
    ImGui::Separator();
    item(ui, commands, "view.zoom-in");
    item(ui, commands, "view.zoom-out");
    ImGui::Separator();
    item(ui, commands, "window.panels", ui.session.panels.panels);
    item(ui, commands, "window.ledger", !ui.layout.ledger.empty());
    item(ui, commands, "window.frame-graph", ui.session.panels.frameGraph);
    item(ui, commands, "window.full-screen", ui.session.panels.fullScreen);
    if (beginMenu(ui, text::textSize)) {
        for (const double size : std::array{0.75, 1.0, 1.25, 1.5, 2.0})
            if (ImGui::MenuItem(fmt::format("{:.0f} %", size * 100).c_str(), nullptr,
                                size == ui.session.panels.textSize))
                commands.push_back(SetTextSize{size});
        ImGui::EndMenu();
    }
    if (beginMenu(ui, text::language)) {
        for (const Language language : languages())
            if (ImGui::MenuItem(ownName(language).c_str(), nullptr, ui.language() == language))
                commands.push_back(SetLanguage{language});
        ImGui::EndMenu();
    }
}

void drawMapMenu(const Ui& ui, Commands& commands)
{
    if (beginMenu(ui, text::projection)) {
        for (const CrsChoice& choice : projectionChoices(ui.map())) {
            const bool chosen = choice.definition == crsOf(ui.map(), ui.selection());
            const char* title = choice.title.empty() ? ui.say(text::projectionOfMap) : choice.title.c_str();
            if (ImGui::MenuItem(title, nullptr, chosen)) commands.push_back(SetCrs{choice.definition});
            noteLastWidget(ui.log, "menu.crs." + choice.definition);
        }
        ImGui::Separator();
        item(ui, commands, "map.projection");
        ImGui::EndMenu();
    }
    if (beginMenu(ui, text::theme)) {
        for (const auto& [id, theme] : ui.map().themes) {
            const std::string& title = theme.title.empty() ? id.text() : ui.say(theme.title);
            if (ImGui::MenuItem(title.c_str(), nullptr, id == ui.selection().theme)) commands.push_back(SetTheme{id});
            noteLastWidget(ui.log, "menu.theme." + id.text());
        }
        ImGui::Separator();
        item(ui, commands, "map.theme");
        ImGui::EndMenu();
    }
    if (beginMenu(ui, text::furniture)) {
        drawFurnitureMenu(ui, commands);
        ImGui::Separator();
        item(ui, commands, "map.furniture");
        ImGui::EndMenu();
    }
    ImGui::Separator();
    const auto& comparison = ui.selection().comparison;
    const bool scenarios = !scenariosOf(ui.map(), ui.selection()).empty();
    item(ui, commands, "scenario.previous", false, scenarios);
    item(ui, commands, "scenario.next", false, scenarios);
    item(ui, commands, "compare.swipe", comparison && comparison->mode == ComparisonView::Mode::Swipe);
    item(ui, commands, "compare.difference", comparison && comparison->mode == ComparisonView::Mode::Difference);
    item(ui, commands, "figures.claims", ui.session.panels.claims);
    item(ui, commands, "figures.lengths", ui.session.panels.lengths);
    item(ui, commands, "layer.attributes", ui.session.attributes.open());
    ImGui::Separator();
    item(ui, commands, "date.back");
    item(ui, commands, "date.forward");
}

/// Right-aligned; what does not fit is left out, the least needed first.
void drawStatusLine(const Ui& ui)
{
    constexpr std::size_t parts = 5;  // by need: scale, what is there, place, place in UTM, projection
    const StatusLine status = ui.session.status();
    ImGui::PushFont(ui.fonts.small);
    const float free = ImGui::GetContentRegionAvail().x - ImGui::GetStyle().ItemSpacing.x;
    std::string line;
    for (std::size_t count = parts; count > 0; --count) {
        line.clear();
        const auto add = [&](const std::string& part) {
            if (!part.empty()) line += (line.empty() ? "" : "   ") + part;
        };
        if (ui.session.busy()) add(ui.say(text::loading));
        if (count > 1) add(status.here);
        if (count > 2) add(status.lonLat);
        if (count > 3) add(status.utm);
        add(status.scale);
        if (count > 4) add(status.projection);
        if (ImGui::CalcTextSize(line.c_str()).x <= free) break;
        line.clear();
    }
    const float width = ImGui::CalcTextSize(line.c_str()).x;
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + free - width);
    // The small text stands on the baseline of the menus.
    const float ascents = ui.fonts.regular->Ascent - ui.fonts.small->Ascent;  // ImGui adds the padding itself
    ImGui::SetCursorPosY(std::round(ascents));
    ImGui::TextUnformatted(line.c_str());
    noteLastWidget(ui.log, "status");
    ImGui::PopFont();
}

}  // namespace

void drawMenuBar(const Ui& ui, Commands& commands)
{
    const auto padding = static_cast<float>((ui.layout.menuHeight - ImGui::GetFontSize()) / 2);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(ImGui::GetStyle().FramePadding.x, padding));
    if (ImGui::BeginMainMenuBar()) {
        if (beginMenu(ui, text::file)) {
            item(ui, commands, "file.open");
            item(ui, commands, "file.export");
            item(ui, commands, "file.screenshot");
            ImGui::Separator();
            item(ui, commands, "file.quit");
            ImGui::EndMenu();
        }
        if (beginMenu(ui, text::edit)) {
            item(ui, commands, "edit.undo", false, ui.session.editing.history().canUndo());
            item(ui, commands, "edit.redo", false, ui.session.editing.history().canRedo());
            ImGui::EndMenu();
        }
        if (beginMenu(ui, text::view)) {
            drawViewMenu(ui, commands);
            ImGui::EndMenu();
        }
        if (beginMenu(ui, text::map)) {
            drawMapMenu(ui, commands);
            ImGui::EndMenu();
        }
        if (beginMenu(ui, text::help)) {
            item(ui, commands, "window.help", ui.session.panels.help);
            ImGui::EndMenu();
        }
        drawStatusLine(ui);
        ImGui::EndMainMenuBar();
    }
    ImGui::PopStyleVar();
}

}  // namespace frontline
