// What mouse and keys do to the map and the window, where the panels leave them.
#include <cmath>

#include "app/application.hpp"

namespace frontline {

namespace {

constexpr double wheelStep = 1.3, doubleClickFactor = 2;
constexpr double smallestBoxPixels = 5;

}  // namespace

void Application::handle(const InputEvent& event, const UiCapture& capture, double now)
{
    switch (event.kind) {
        case InputKind::Move:
            pointer_ = Xy{event.x, event.y};
            if (camera_.dragging() && !boxFrom_) {
                camera_.dragTo(*pointer_, now);
                moved();
            }
            break;
        case InputKind::Leave:
            if (!camera_.dragging() && !boxFrom_) pointer_.reset();
            break;
        case InputKind::Down:
            pointer_ = Xy{event.x, event.y};
            if (!capture.mouse) pointerDown(event, now);
            break;
        case InputKind::Up:
            pointer_ = Xy{event.x, event.y};
            pointerUp(event, now);
            break;
        case InputKind::Wheel:
            if (capture.mouse || !pointer_ || event.y == 0) break;
            camera_.zoomAbout(*pointer_, std::pow(wheelStep, event.y), now);
            moved();
            break;
        case InputKind::KeyDown:
            keyDown(event, capture, now);
            break;
        case InputKind::Resize:
            resize(event);
            break;
        case InputKind::Drop:
            apply(OpenFile{event.text}, now);
            break;
        case InputKind::KeyUp:
        case InputKind::Text:
            break;
    }
}

void Application::pointerDown(const InputEvent& event, double now)
{
    const Xy at{event.x, event.y};
    if (event.button == 2) {
        dragButton_ = 2;
        camera_.beginDrag(at, now);
    }
    if (event.button != 1) return;
    // Clicks come in pairs: four quick ones zoom twice.
    if (event.clicks >= 2 && event.clicks % 2 == 0) {
        camera_.zoomAbout(at, event.shift ? 1 / doubleClickFactor : doubleClickFactor, now);
        moved();
    } else if (event.shift) {
        camera_.stop();
        boxFrom_ = at;
    } else {
        dragButton_ = 1;
        camera_.beginDrag(at, now);
    }
}

void Application::pointerUp(const InputEvent& event, double now)
{
    if (boxFrom_ && event.button == 1) {
        Box pixels;
        pixels.add(*boxFrom_);
        pixels.add(Xy{event.x, event.y});
        boxFrom_.reset();
        if (pixels.width() < smallestBoxPixels || pixels.height() < smallestBoxPixels) return;
        Box mapUnits;
        mapUnits.add(view().fromPixel({pixels.minX, pixels.minY}));
        mapUnits.add(view().fromPixel({pixels.maxX, pixels.maxY}));
        camera_.fit(mapUnits, layout().freeArea(), true, now);
        moved();
    } else if (camera_.dragging() && event.button == dragButton_) {
        camera_.endDrag(now);
    }
}

void Application::keyDown(const InputEvent& event, const UiCapture& capture, double now)
{
    const bool functionKey = event.key.size() > 1 && event.key[0] == 'F' && event.key[1] >= '0' && event.key[1] <= '9';
    if (capture.text && !functionKey) return;
    if (event.key == "Escape") {
        boxFrom_.reset();
        awaitingLayerNumber_ = false;
        if (dialog_ != Dialog::None)
            dialog_ = Dialog::None;
        else if (helpVisible_)
            helpVisible_ = false;
        return;
    }
    const bool plain = !event.control && !event.alt && !event.shift;
    if (awaitingLayerNumber_ && plain && event.key.size() == 1 && event.key[0] >= '0' && event.key[0] <= '9') {
        awaitingLayerNumber_ = false;
        std::erase_if(messages_, [&](const TimedMessage& m) { return m.message.text == say(text::layerNumber); });
        // Numbered from the top, as the panel shows them; 0 is the tenth.
        const auto number = static_cast<std::size_t>(event.key[0] == '0' ? 10 : event.key[0] - '0');
        if (number > document_.layers.size()) {
            addMessage(say(text::noSuchLayer), false, now);
            return;
        }
        const Layer& layer = document_.layers[document_.layers.size() - number];
        apply(SetLayerVisible{layer.id, !layer.visible}, now);
        return;
    }
    if (plain && event.key == "L") {
        awaitingLayerNumber_ = true;
        addMessage(say(text::layerNumber), false, now);
        return;
    }
    const bool navigation = event.key == "Left" || event.key == "Right" || event.key == "Up" || event.key == "Down";
    if (navigation && capture.keyboard) return;
    if (const NamedCommand* command = commandForKey(chord(event))) apply(command->command, now);
}

void Application::resize(const InputEvent& event)
{
    const int width = static_cast<int>(event.x), height = static_cast<int>(event.y);
    if (width > 0 && height > 0) camera_.resize(width, height);
}

}  // namespace frontline
