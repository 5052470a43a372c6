// What stands around the map: a menu that switches the pieces, and a window for their texts.
#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <array>

#include "session/commands/map.hpp"
#include "session/commands/window.hpp"
#include "ui/panels.hpp"
#include "ui/widget_log.hpp"
#include "ui/words.hpp"

namespace frontline {

namespace {

constexpr std::array pieces{std::pair{"title", &text::pieceTitle},
                            std::pair{"subtitle", &text::pieceSubtitle},
                            std::pair{"legend", &text::pieceLegend},
                            std::pair{"scale-bar", &text::pieceScaleBar},
                            std::pair{"inset", &text::pieceInset},
                            std::pair{"credit", &text::pieceCredit},
                            std::pair{"attribution", &text::pieceAttribution}};

void choose(const Ui& ui, Commands& commands, const FurnitureChoice& choice)
{
    if (!(choice == ui.selection().furniture)) commands.push_back(SetFurniture{choice});
}

void drawArrowMenu(const Ui& ui, Commands& commands)
{
    using Arrow = FurnitureChoice::NorthArrow;
    if (!ImGui::BeginMenu(ui.say(text::pieceNorthArrow))) {
        noteLastWidget(ui.log, "menu.furniture.north-arrow");
        return;
    }
    FurnitureChoice choice = ui.selection().furniture;
    for (const auto& [arrow, title, name] :
         {std::tuple{Arrow::Auto, &text::arrowAuto, "auto"}, std::tuple{Arrow::Always, &text::arrowAlways, "always"},
          std::tuple{Arrow::Never, &text::arrowNever, "never"}}) {
        if (ImGui::MenuItem(ui.say(*title), nullptr, choice.northArrow == arrow)) {
            choice.northArrow = arrow;
            choose(ui, commands, choice);
        }
        noteLastWidget(ui.log, fmt::format("menu.furniture.north-arrow.{}", name));
    }
    ImGui::EndMenu();
}

void drawLocatorMenu(const Ui& ui, Commands& commands)
{
    if (!ImGui::BeginMenu(ui.say(text::pieceLocator))) {
        noteLastWidget(ui.log, "menu.furniture.locator");
        return;
    }
    FurnitureChoice choice = ui.selection().furniture;
    const auto item = [&](const char* title, ViewId id) {
        const ViewId shown = choice.locator ? choice.locatorView : ViewId();
        if (ImGui::MenuItem(title, nullptr, shown == id)) {
            choice.locatorView = id;
            choice.locator = true;
            choose(ui, commands, choice);
        }
        noteLastWidget(ui.log, "menu.furniture.locator." + id.text());
    };
    item(ui.say(text::noLocator), {});
    for (const ViewPreset& view : ui.map().views) item(ui.say(view.title).c_str(), view.id);
    ImGui::EndMenu();
}

}  // namespace

void drawFurnitureMenu(const Ui& ui, Commands& commands)
{
    for (const auto& [piece, title] : pieces) {
        FurnitureChoice choice = ui.selection().furniture;
        const bool on = isSwitchedOn(choice, piece);
        if (ImGui::MenuItem(ui.say(*title), nullptr, on)) {
            switchPiece(choice, piece, !on);
            choose(ui, commands, choice);
        }
        noteLastWidget(ui.log, fmt::format("menu.furniture.{}", piece));
        if (std::string_view(piece) == "attribution" && ImGui::IsItemHovered())
            ImGui::SetTooltip("%s", ui.say(text::attributionHint));
    }
    drawArrowMenu(ui, commands);
    drawLocatorMenu(ui, commands);
}

void drawFurnitureTexts(const Ui& ui, Commands& commands)
{
    if (!ui.drafts || ui.session.panels.dialog != Dialog::Furniture) return;
    FurnitureChoice& draft = ui.drafts->furniture;
    const FurnitureChoice& own = ui.selection().furniture;
    // The texts are the map's when the window opens; the switches always.
    if (ui.drafts->shown != Dialog::Furniture) draft = own;
    FurnitureChoice choice = own;
    choice.titleText = draft.titleText;
    choice.subtitleText = draft.subtitleText;
    choice.creditText = draft.creditText;
    const Box area = ui.layout.freeArea();
    const auto width = static_cast<float>(std::min(460 * ui.layout.scale, ui.layout.width - 20 * ui.layout.scale));
    ImGui::SetNextWindowPos({static_cast<float>(area.centre().x), static_cast<float>(area.centre().y)},
                            ImGuiCond_Appearing, {0.5F, 0.5F});
    ImGui::SetNextWindowSize({width, 0});
    bool open = true, use = false;
    if (ImGui::Begin(ui.say(text::furnitureTexts), &open, ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoResize)) {
        drawWrapped(ui.say(text::furnitureHint));
        if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
        for (const auto& [title, value, name] : {std::tuple{&text::pieceTitle, &draft.titleText, "title"},
                                                 std::tuple{&text::pieceSubtitle, &draft.subtitleText, "subtitle"},
                                                 std::tuple{&text::pieceCredit, &draft.creditText, "credit"}}) {
            ImGui::TextDisabled("%s", ui.say(*title));
            ImGui::SetNextItemWidth(-1);
            use |= ImGui::InputText(fmt::format("##{}", name).c_str(), value, ImGuiInputTextFlags_EnterReturnsTrue);
            noteLastWidget(ui.log, fmt::format("furniture.{}", name));
        }
        use |= ImGui::Button(ui.say(text::apply));
        noteLastWidget(ui.log, "furniture.use");
        ImGui::SameLine();
        if (ImGui::Button(ui.say(text::close))) open = false;
        noteLastWidget(ui.log, "furniture.close");
    }
    ImGui::End();
    if (use) choose(ui, commands, choice);
    if (!open) commands.push_back(ShowDialog{Dialog::None});
}

}  // namespace frontline
