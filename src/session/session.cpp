#include "session/session.hpp"

#include <algorithm>

#include "base/message.hpp"
#include "session/picture_name.hpp"
#include "session/presets.hpp"

namespace frontline {

namespace {

View emptyView(Projection projection, int widthPixels, int heightPixels, double scale)
{
    return {std::move(projection), {}, 1, widthPixels, heightPixels, defaultPixelsPerPoint * scale};
}

}  // namespace

Session::Session(MapPointer map, Selection selection, std::shared_ptr<DataStore> dataStore, Projection projection,
                 int widthPixels, int heightPixels, double displayScale)
    : editing(std::move(map), std::move(selection)),
      store(std::move(dataStore)),
      camera(emptyView(std::move(projection), widthPixels, heightPixels, displayScale))
{
    panels.displayScale = displayScale;
    begin();
}

void Session::begin()
{
    fields = {};
    if (editing.selection().comparison) fields.comparison = *editing.selection().comparison;
    if (editing.selection().zone) fields.zone = *editing.selection().zone;
    refresh(true);
    show(editing.selection().view, false);
}

void Session::restart(MapPointer map, Selection selection, Projection projection)
{
    editing.restart(std::move(map), std::move(selection));
    // What was read before is of no use, and what is still being fetched nobody waits for.
    store->fetches.stop();
    auto fresh = std::make_shared<DataStore>(store->budget());
    fresh->fetches.changed = store->fetches.changed;
    store = std::move(fresh);
    shown.forget();
    work.pendingDate.clear();
    tryAgain(work);
    figures = {};
    boxes = {};
    attributes = {};
    styling = {};
    ownFigures.open = {};
    card.reset();
    pointing.stop();
    View empty = emptyView(std::move(projection), view().widthPixels, view().heightPixels, 1);
    empty.pixelsPerPoint = view().pixelsPerPoint;
    camera = ViewControl(std::move(empty));
    shownPreset = {};
    begin();
    if (panels.dialog == Dialog::Export) proposeExportName(*this);
}

void Session::apply(const Command& command, double seconds)
{
    now = seconds;
    pointing.awaited = Pointing::Awaited::Nothing;
    command.run(*this);
    refresh();
}

bool Session::advance(double seconds)
{
    now = seconds;
    const bool moved = camera.advance(now);
    const bool reads = noteLongReading(*this);
    return messages.advance(now) || moved || reads;
}

double Session::nextChange() const
{
    const double next = std::min(messages.nextChange(), longReadingAt(work));
    return estimating(*this) && !exporting.estimateRunning ? std::min(next, exporting.restsAt) : next;
}

bool Session::finish(const Outcome& outcome, double seconds)
{
    now = seconds;
    if (outcome.stop.stop_requested()) return false;  // another job may be running by now
    if (!outcome.idle) work.running = false;
    const bool seen = !outcome.idle || card || wanted(*this) != Want::Nothing;
    outcome.take(*this);
    refresh(seen && !outcome.panelsOnly);
    return seen;
}

void Session::refresh(bool storeHasNews)
{
    if (storeHasNews || seenRevision_ != editing.revision()) {
        seenRevision_ = editing.revision();
        shown.update(editing.mapPointer(), *store, selection(), work.failed);
        followAttributes(*this);
        if (card) fillCard(*this, *card);
    }
    const std::string key = highlightKey(*this);
    const auto lit = std::ranges::find(figures.highlights, key, &Figures::Answer<FeatureTable>::key);
    const bool known = !key.empty() && lit != figures.highlights.end();
    shown.lightUp({known ? lit->value : nullptr, attributes.open() ? attributes.lit.table : nullptr,
                   card ? card->found : nullptr});
}

Layout Session::layout() const
{
    LayoutRequest request;
    request.widthPixels = view().widthPixels;
    request.heightPixels = view().heightPixels;
    request.scale = panels.scale();
    request.panels = panels.panels;
    request.dateCount = map().dates.size();
    request.tablePoints = attributes.open() ? attributes.heightPoints : 0;
    request.ledger = map().scenarios.empty() && !selection().zone ? std::optional(false) : panels.ledger;
    request.ledgerWide = panels.ledgerWide;
    request.exporting = panels.dialog == Dialog::Export;
    return computeLayout(request);
}

View Session::drawnView() const
{
    View seenView = view();
    const Layout open = layout();
    const Box free = open.furnitureArea();
    seenView.topInsetPixels = open.menuHeight;
    seenView.leftInsetPixels = free.minX;
    seenView.rightInsetPixels = open.width - free.maxX;
    seenView.bottomInsetPixels = open.height - free.maxY;
    return seenView;
}

void Session::show(const ViewChoice& choice, bool fly)
{
    const auto fit = [&](const Box& lonLat) {
        camera.fit(projectedBox(view().projection, lonLat), layout().freeArea(), fly, now);
        moved();
    };
    if (choice.centre) {
        camera.lookAt(view().projection.forward(*choice.centre), choice.zoom);
        moved();
        return;
    }
    if (choice.box) {
        fit(*choice.box);
        return;
    }
    const ViewPreset* preset = map().view(choice.preset);
    if (!preset) preset = map().view(map().defaultView);
    if (const auto presets = presetsByKey(map()); !preset && !presets.empty()) preset = presets.front();
    if (!preset) return;
    fit(preset->lonLat);
    shownPreset = preset->id;
}

Selection Session::seen() const
{
    Selection selected = selection();
    selected.view = {};
    selected.view.preset = shownPreset;
    if (!shownPreset.empty()) return selected;
    selected.view.centre = view().projection.inverse(view().centre);
    selected.view.zoom = std::clamp(view().zoomLevel(), 0.0, 24.0);
    return selected;
}

std::string Session::viewName() const
{
    return shownPreset.empty() ? placeName(view().projection.inverse(view().centre)) : shownPreset.text();
}

const std::string& Session::dateAsked() const
{
    return work.pendingDate.empty() ? selection().date : work.pendingDate;
}

StatusLine Session::status() const
{
    StatusLine line;
    if (pointing.pointer) {
        const LonLat place = view().projection.inverse(view().fromPixel(*pointing.pointer));
        line.lonLat = lonLatText(place);
        line.utm = utm_(place);
        line.here = lineUnderPointer(*this);
    }
    line.scale = scaleText(view(), language());
    line.projection = projectionText(view().projection, language());
    return line;
}

bool Session::applyCrs(const std::string& definition)
{
    if (definition == view().projection.definition()) return true;
    const auto projection = Projection::create(definition);
    if (!projection) {
        complain(projection.error().message);
        return false;
    }
    if (camera.setProjection(*projection)) return true;
    complain(trf(language(), text::outsideProjection, projection->name()));
    return false;
}

}  // namespace frontline
