// What mouse and keys do to the map and the window, where the panels leave them.
#include <cmath>
#include <utility>

#include "session/commands/comparison.hpp"
#include "session/commands/files.hpp"
#include "session/commands/layers.hpp"
#include "session/commands/scenarios.hpp"
#include "session/pointer_input.hpp"
#include "session/session.hpp"

namespace frontline {

namespace {

constexpr double wheelStep = 1.3;

using Awaited = Pointing::Awaited;

/// Closes the topmost of what is open.
void escape(Session& session)
{
    PanelsOpen& panels = session.panels;
    session.pointing.boxFrom.reset();
    session.pointing.awaited = Awaited::Nothing;
    if (session.files.asks)
        session.files.asks = false;
    else if (panels.dialog != Dialog::None)
        panels.dialog = Dialog::None;
    else if (panels.help)
        panels.help = false;
    else if (!session.attributes.exportQuestion.empty())
        session.attributes.exportQuestion.clear();
    else if (cancelReading(session))
        return;
    else if (session.card)
        session.card.reset();
    else if (panels.claims)
        panels.claims = false;
    else
        panels.lengths = false;
}

/// Numbered from the top, as the panel shows them; 0 is the tenth.
void switchLayer(Session& session, std::size_t number)
{
    const auto layers = layersOf(session.map(), session.selection());
    if (number == 0) number = 10;
    if (number > layers.size()) {
        session.tell(session.say(text::noSuchLayer));
        return;
    }
    const LayerDefinition& layer = *layers[layers.size() - number];
    SetLayerVisible{layer.id, !isShown(session.map(), session.selection(), layer)}.run(session);
}

void takeNumber(Session& session, std::size_t number)
{
    const Awaited awaited = std::exchange(session.pointing.awaited, Awaited::Nothing);
    for (const Phrase& question : {text::layerNumber, text::scenarioNumber, text::comparedNumber})
        session.messages.close(std::string(session.say(question)));
    if (awaited == Awaited::Layer) {
        switchLayer(session, number);
        return;
    }
    const auto scenarios = scenariosOf(session.map(), session.selection());
    if (number > scenarios.size()) {
        session.tell(session.say(text::noSuchScenario));
        return;
    }
    const ScenarioId id = number == 0 ? ScenarioId() : scenarios[number - 1]->id;
    if (awaited == Awaited::Scenario)
        SetScenario{id}.run(session);
    else
        SetComparison{{id, ""}}.run(session);
}

/// Whether the key was the digit that was waited for, or begins such a wait.
bool takeNumberKey(Session& session, const InputEvent& event)
{
    if (event.control || event.alt) return false;
    Awaited& awaited = session.pointing.awaited;
    const bool digit = event.key.size() == 1 && event.key[0] >= '0' && event.key[0] <= '9';
    // Shift may still be held down after Shift+S.
    if (awaited != Awaited::Nothing && digit && (!event.shift || awaited == Awaited::Compared)) {
        takeNumber(session, static_cast<std::size_t>(event.key[0] - '0'));
        return true;
    }
    const Phrase* question = nullptr;
    if (event.key == "L" && !event.shift) {
        awaited = Awaited::Layer;
        question = &text::layerNumber;
    } else if (event.key == "S" && !scenariosOf(session.map(), session.selection()).empty()) {
        awaited = event.shift ? Awaited::Compared : Awaited::Scenario;
        question = event.shift ? &text::comparedNumber : &text::scenarioNumber;
        session.panels.tab = SideTab::Scenarios;  // shows the numbers
    }
    if (question) session.tell(session.say(*question));
    return question != nullptr;
}

void keyDown(Session& session, const InputEvent& event, const UiCapture& capture)
{
    const bool functionKey = event.key.size() > 1 && event.key[0] == 'F' && event.key[1] >= '0' && event.key[1] <= '9';
    if (capture.text && !functionKey) return;
    if (event.key == "Escape") {
        escape(session);
        return;
    }
    if (takeNumberKey(session, event)) return;
    const bool navigation = event.key == "Left" || event.key == "Right" || event.key == "Up" || event.key == "Down";
    if (navigation && capture.keyboard) return;
    if (const NamedCommand* command = commandForKey(chord(event))) session.apply(command->command, session.now);
}

void wheel(Session& session, const InputEvent& event, const UiCapture& capture)
{
    if (capture.mouse || !session.pointing.pointer || event.y == 0) return;
    session.camera.zoomAbout(*session.pointing.pointer, std::pow(wheelStep, event.y), session.now);
    session.moved();
}

}  // namespace

void Session::handle(const InputEvent& event, const UiCapture& capture, double seconds)
{
    now = seconds;
    switch (event.kind) {
        case InputKind::Move:
            pointerMoved(*this, {event.x, event.y});
            break;
        case InputKind::Leave:
            if (!camera.dragging() && !pointing.boxFrom) pointing.pointer.reset();
            break;
        case InputKind::Down:
            pointing.pointer = Xy{event.x, event.y};
            if (!capture.mouse) pointerDown(*this, event);
            break;
        case InputKind::Up:
            pointing.pointer = Xy{event.x, event.y};
            pointerUp(*this, event);
            break;
        case InputKind::Wheel:
            wheel(*this, event, capture);
            break;
        case InputKind::KeyDown:
            keyDown(*this, event, capture);
            break;
        case InputKind::Resize:
            if (event.x >= 1 && event.y >= 1) camera.resize(static_cast<int>(event.x), static_cast<int>(event.y));
            break;
        case InputKind::Drop:
            apply(OpenFile{event.text}, now);
            break;
        case InputKind::KeyUp:
        case InputKind::Text:
        case InputKind::ContextLost:
            break;
    }
    refresh();
}

}  // namespace frontline
