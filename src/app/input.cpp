// What mouse and keys do to the map and the window, where the panels leave them.
#include <cmath>
#include <utility>

#include "app/application.hpp"

namespace frontline {

namespace {

constexpr double wheelStep = 1.3, doubleClickFactor = 2;
constexpr double smallestBoxPixels = 5;
constexpr double dividerReachPoints = 6, clickReachPixels = 4;

}  // namespace

void Application::handle(const InputEvent& event, const UiCapture& capture, double now)
{
    switch (event.kind) {
        case InputKind::Move:
            pointer_ = Xy{event.x, event.y};
            if (pressedAt_ && std::hypot(event.x - pressedAt_->x, event.y - pressedAt_->y) > clickReachPixels)
                pressedAt_.reset();
            if (swiping_) {
                run(SetSwipe{event.x / view().widthPixels}, now);
            } else if (camera_.dragging() && !boxFrom_) {
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
    pressedAt_.reset();
    if (onDivider(at)) {
        camera_.stop();
        swiping_ = true;
    } else if (event.clicks >= 2 && event.clicks % 2 == 0) {
        card_.reset();  // of the first click
        camera_.zoomAbout(at, event.shift ? 1 / doubleClickFactor : doubleClickFactor, now);
        moved();
    } else if (event.shift) {
        camera_.stop();
        boxFrom_ = at;
    } else {
        dragButton_ = 1;
        if (!camera_.moving()) pressedAt_ = at;
        camera_.beginDrag(at, now);
    }
}

bool Application::onDivider(Xy pixel) const
{
    const bool swipe = document_.comparison && document_.comparison->mode == ComparisonView::Mode::Swipe;
    return swipe &&
           std::abs(pixel.x - document_.comparison->swipe * view().widthPixels) <= dividerReachPoints * uiScale();
}

void Application::pointerUp(const InputEvent& event, double now)
{
    if (swiping_ && event.button == 1) {
        swiping_ = false;
        history_.closeStep();
    } else if (boxFrom_ && event.button == 1) {
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
        if (event.button == 1 && std::exchange(pressedAt_, std::nullopt)) openCard({event.x, event.y});
    }
}

void Application::keyDown(const InputEvent& event, const UiCapture& capture, double now)
{
    const bool functionKey = event.key.size() > 1 && event.key[0] == 'F' && event.key[1] >= '0' && event.key[1] <= '9';
    if (capture.text && !functionKey) return;
    if (event.key == "Escape") {
        escape();
        return;
    }
    if (takeNumberKey(event, now)) return;
    const bool navigation = event.key == "Left" || event.key == "Right" || event.key == "Up" || event.key == "Down";
    if (navigation && capture.keyboard) return;
    if (const NamedCommand* command = commandForKey(chord(event))) apply(command->command, now);
}

/// Closes the topmost of what is open.
void Application::escape()
{
    boxFrom_.reset();
    awaited_ = Awaited::Nothing;
    if (dialog_ != Dialog::None)
        dialog_ = Dialog::None;
    else if (helpVisible_)
        helpVisible_ = false;
    else if (card_)
        card_.reset();
    else if (claimsVisible_)
        claimsVisible_ = false;
    else
        lengthsVisible_ = false;
}

bool Application::takeNumberKey(const InputEvent& event, double now)
{
    if (event.control || event.alt) return false;
    const bool digit = event.key.size() == 1 && event.key[0] >= '0' && event.key[0] <= '9';
    // Shift may still be held down after Shift+S.
    if (awaited_ != Awaited::Nothing && digit && (!event.shift || awaited_ == Awaited::Compared)) {
        takeNumber(static_cast<std::size_t>(event.key[0] - '0'), now);
        return true;
    }
    const Phrase* question = nullptr;
    if (event.key == "L" && !event.shift) {
        awaited_ = Awaited::Layer;
        question = &text::layerNumber;
    } else if (event.key == "S" && !document_.scenarios.empty()) {
        awaited_ = event.shift ? Awaited::Compared : Awaited::Scenario;
        question = event.shift ? &text::comparedNumber : &text::scenarioNumber;
        tab_ = SideTab::Scenarios;  // shows the numbers
    }
    if (question) addMessage(say(*question), false, now);
    return question != nullptr;
}

void Application::takeNumber(std::size_t number, double now)
{
    const Awaited awaited = std::exchange(awaited_, Awaited::Nothing);
    std::erase_if(messages_, [&](const TimedMessage& m) {
        return m.message.text == say(text::layerNumber) || m.message.text == say(text::scenarioNumber) ||
               m.message.text == say(text::comparedNumber);
    });
    if (awaited == Awaited::Layer) {
        // Numbered from the top, as the panel shows them; 0 is the tenth.
        if (number == 0) number = 10;
        if (number > document_.layers.size()) {
            addMessage(say(text::noSuchLayer), false, now);
            return;
        }
        const Layer& layer = document_.layers[document_.layers.size() - number];
        apply(SetLayerVisible{layer.id, !layer.visible}, now);
        return;
    }
    if (number > document_.scenarios.size()) {
        addMessage(say(text::noSuchScenario), false, now);
        return;
    }
    const std::string id = number == 0 ? "" : document_.scenarios[number - 1].id;
    if (awaited == Awaited::Scenario)
        apply(SetScenario{id}, now);
    else
        apply(SetComparison{{id, ""}}, now);
}

void Application::resize(const InputEvent& event)
{
    const int width = static_cast<int>(event.x), height = static_cast<int>(event.y);
    if (width > 0 && height > 0) camera_.resize(width, height);
}

}  // namespace frontline
