#include "session/commands/view.hpp"

#include "session/presets.hpp"
#include "session/session.hpp"

namespace frontline {

void ShowView::run(Session& session) const
{
    if (session.map().view(id)) session.show({id, {}, {}, 0}, true);
}

void ShowViewNumber::run(Session& session) const
{
    const auto presets = presetsByKey(session.map());
    if (number >= 0 && number < std::ssize(presets))
        ShowView{presets[static_cast<std::size_t>(number)]->id}.run(session);
}

void ShowFirstView::run(Session& session) const
{
    if (session.map().view(session.map().defaultView))
        ShowView{session.map().defaultView}.run(session);
    else
        ShowViewNumber{0}.run(session);
}

void ZoomBy::run(Session& session) const
{
    const View& view = session.view();
    session.camera.zoomAbout({view.widthPixels / 2.0, view.heightPixels / 2.0}, factor, session.now);
    session.moved();
}

void PanBy::run(Session& session) const
{
    const double scale = session.panels.displayScale;
    session.camera.panBy(xPoints * scale, yPoints * scale, session.now);
    session.moved();
}

std::vector<NamedCommand> viewCommands()
{
    constexpr double panPoints = 80, zoomStep = 1.5;
    const auto preset = [](const char* name, std::vector<const char*> keys, const Phrase& help, int number) {
        return NamedCommand{name, std::move(keys), help, ShowViewNumber{number}, false, number == 0, number};
    };
    const auto pan = [](const char* name, const char* key, const Phrase& help, double x, double y) {
        return NamedCommand{name, {key}, help, PanBy{x * panPoints, y * panPoints}, false, false};
    };
    return {
        preset("view.whole", {"Home"}, text::helpWholeMap, 0),
        preset("view.1", {"1", "Keypad 1"}, text::helpPreset, 1),
        preset("view.2", {"2", "Keypad 2"}, text::helpPreset, 2),
        preset("view.3", {"3", "Keypad 3"}, text::helpPreset, 3),
        preset("view.4", {"4", "Keypad 4"}, text::helpPreset, 4),
        preset("view.5", {"5", "Keypad 5"}, text::helpPreset, 5),
        preset("view.6", {"6", "Keypad 6"}, text::helpPreset, 6),
        preset("view.7", {"7", "Keypad 7"}, text::helpPreset, 7),
        preset("view.8", {"8", "Keypad 8"}, text::helpPreset, 8),
        preset("view.9", {"9", "Keypad 9"}, text::helpPreset, 9),
        {"view.first", {"0", "Keypad 0"}, text::helpFirstView, ShowFirstView{}},
        {"view.zoom-in", {"+", "=", "Shift+=", "Shift++", "Keypad +"}, text::helpZoomIn, ZoomBy{zoomStep}},
        {"view.zoom-out", {"-", "Shift+-", "Keypad -"}, text::helpZoomOut, ZoomBy{1 / zoomStep}},
        pan("view.left", "Left", text::helpPanLeft, -1, 0),
        pan("view.right", "Right", text::helpPanRight, 1, 0),
        pan("view.up", "Up", text::helpPanUp, 0, -1),
        pan("view.down", "Down", text::helpPanDown, 0, 1),
    };
}

}  // namespace frontline
