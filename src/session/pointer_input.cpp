#include "session/pointer_input.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "session/commands/comparison.hpp"
#include "session/session.hpp"

namespace frontline {

namespace {

constexpr double doubleClickFactor = 2, smallestBoxPixels = 5;
constexpr double dividerReachPoints = 6, clickReachPixels = 4;

void zoomToBox(Session& session, const Box& pixels)
{
    if (pixels.width() < smallestBoxPixels || pixels.height() < smallestBoxPixels) return;
    Box mapUnits;
    mapUnits.add(session.view().fromPixel({pixels.minX, pixels.minY}));
    mapUnits.add(session.view().fromPixel({pixels.maxX, pixels.maxY}));
    session.camera.fit(mapUnits, session.layout().freeArea(), true, session.now);
    session.moved();
}

/// The card of the place; while the table of a layer is open, its row of what lies there is selected.
void clickedAt(Session& session, const InputEvent& event)
{
    auto card = cardAt(session, {event.x, event.y});
    const AttributesView& view = session.attributes;
    if (card && view.open()) {
        const auto found = std::ranges::find(card->features, view.table, &FeatureHere::table);
        if (found != card->features.end())
            selectFeature(session, static_cast<std::uint32_t>(found->feature), event.control);
    }
    session.card = std::move(card);
}

}  // namespace

void pointerMoved(Session& session, Xy pixel)
{
    Pointing& pointing = session.pointing;
    pointing.pointer = pixel;
    if (pointing.pressedAt &&
        std::hypot(pixel.x - pointing.pressedAt->x, pixel.y - pointing.pressedAt->y) > clickReachPixels)
        pointing.pressedAt.reset();
    if (pointing.swiping) {
        SetSwipe{pixel.x / session.view().widthPixels}.run(session);
    } else if (session.camera.dragging() && !pointing.boxFrom) {
        session.camera.dragTo(pixel, session.now);
        session.moved();
    }
}

void pointerDown(Session& session, const InputEvent& event)
{
    Pointing& pointing = session.pointing;
    const Xy at{event.x, event.y};
    if (event.button == 2) {
        pointing.dragButton = 2;
        session.camera.beginDrag(at, session.now);
    }
    if (event.button != 1) return;
    // Clicks come in pairs: four quick ones zoom twice.
    pointing.pressedAt.reset();
    if (onDivider(session, at)) {
        session.camera.stop();
        pointing.swiping = true;
    } else if (event.clicks >= 2 && event.clicks % 2 == 0) {
        session.card.reset();  // of the first click
        session.camera.zoomAbout(at, event.shift ? 1 / doubleClickFactor : doubleClickFactor, session.now);
        session.moved();
    } else if (event.shift) {
        session.camera.stop();
        pointing.boxFrom = at;
    } else {
        pointing.dragButton = 1;
        if (!session.moving()) pointing.pressedAt = at;
        session.camera.beginDrag(at, session.now);
    }
}

void pointerUp(Session& session, const InputEvent& event)
{
    Pointing& pointing = session.pointing;
    if (pointing.swiping && event.button == 1) {
        pointing.swiping = false;
        session.editing.endStep();
    } else if (pointing.boxFrom && event.button == 1) {
        const Box pixels = zoomBox(session);
        pointing.boxFrom.reset();
        zoomToBox(session, pixels);
    } else if (session.camera.dragging() && event.button == pointing.dragButton) {
        session.camera.endDrag(session.now);
        if (event.button == 1 && std::exchange(pointing.pressedAt, std::nullopt)) clickedAt(session, event);
    }
}

bool onDivider(const Session& session, Xy pixel)
{
    const auto& comparison = session.selection().comparison;
    return comparison && comparison->mode == ComparisonView::Mode::Swipe &&
           std::abs(pixel.x - comparison->swipe * session.view().widthPixels) <=
               dividerReachPoints * session.panels.scale();
}

Box zoomBox(const Session& session)
{
    Box box;
    if (!session.pointing.boxFrom || !session.pointing.pointer) return box;
    box.add(*session.pointing.boxFrom);
    box.add(*session.pointing.pointer);
    return box;
}

}  // namespace frontline
