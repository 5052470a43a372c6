// Everything that can be done with a map in a window, without a window: knows neither SDL nor OpenGL nor Dear ImGui.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "scene/view.hpp"
#include "session/attributes.hpp"
#include "session/command.hpp"
#include "session/editing.hpp"
#include "session/exporting.hpp"
#include "session/fields.hpp"
#include "session/figures.hpp"
#include "session/input_event.hpp"
#include "session/layout.hpp"
#include "session/map_reading.hpp"
#include "session/messages.hpp"
#include "session/own_figures.hpp"
#include "session/panels_open.hpp"
#include "session/place_card.hpp"
#include "session/pointing.hpp"
#include "session/shown_map.hpp"
#include "session/status_text.hpp"
#include "session/styling.hpp"
#include "session/view_control.hpp"
#include "session/work.hpp"

namespace frontline {

/// Its parts, each of which knows nothing of the others, and what brings them together. Panels read them; commands and
/// jobs change them.
class Session {
public:
    Editing editing;
    std::shared_ptr<DataStore> store;
    ShownMap shown;
    Work work;
    Figures figures;
    Fields fields;
    Styling styling;
    OwnFigures ownFigures;
    KnownBoxes boxes;
    AttributesView attributes;
    ViewControl camera;
    ViewId shownPreset;  // empty once the map was moved
    PanelsOpen panels;
    Pointing pointing;
    std::optional<PlaceCard> card;
    Messages messages;
    Exporting exporting;
    MapFiles files;
    WindowRequests requests;
    double now = 0;  // seconds of a clock that never goes back: when the latest event, command or step was

    /// projection: of the selection's CRS. displayScale: pixels per point of the user interface at a text size of
    /// 100 %. Shows the selection's view.
    Session(MapPointer map, Selection selection, std::shared_ptr<DataStore> store, Projection projection,
            int widthPixels, int heightPixels, double displayScale);

    /// Begins anew with another map: its selection, its view, no step of undo, nothing read yet. What is open and said,
    /// and what the export dialog is set to, stays.
    void restart(MapPointer map, Selection selection, Projection projection);

    void apply(const Command& command, double seconds);
    /// One event.
    void handle(const InputEvent& event, const UiCapture& capture, double seconds);
    /// Goes on with movements, and lets messages go. Returns whether the picture changed.
    bool advance(double seconds);
    /// When advance() is to be called although nothing moves; infinity when never.
    [[nodiscard]] double nextChange() const;
    [[nodiscard]] bool moving() const { return camera.moving(); }

    /// See work.hpp.
    std::optional<Job> nextJob() { return frontline::nextJob(*this); }
    /// Returns whether what is seen may have changed.
    bool finish(const Outcome& outcome, double seconds);
    /// Something that is to be seen is not there yet.
    [[nodiscard]] bool busy() const { return work.running || wanted(*this) != Want::Nothing; }

    [[nodiscard]] const MapDefinition& map() const { return editing.map(); }
    [[nodiscard]] const Selection& selection() const { return editing.selection(); }
    [[nodiscard]] MapData data() const { return {editing.map(), *store}; }
    [[nodiscard]] const View& view() const { return camera.view(); }
    [[nodiscard]] const DrawnMap& drawn() const { return shown.drawn(); }
    /// The view as it is drawn: with what the panels cover.
    [[nodiscard]] View drawnView() const;
    /// The selection with the view that is seen: what a map link tells.
    [[nodiscard]] Selection seen() const;
    /// The id of the preset that is shown, or the place in the middle: for the names of pictures.
    [[nodiscard]] std::string viewName() const;
    /// The date that is shown, or is on its way.
    [[nodiscard]] const std::string& dateAsked() const;
    [[nodiscard]] Layout layout() const;
    [[nodiscard]] StatusLine status() const;
    [[nodiscard]] Language language() const { return selection().language; }
    [[nodiscard]] const char* say(const Phrase& phrase) const { return phrase.in(language()); }

    void tell(const std::string& text) { messages.add(text, false, now); }
    void complain(const std::string& text) { messages.add(text, true, now); }

    /// Fits the view, at once or as a short flight, into what the panels leave free. A view that names no place shows
    /// the map's first.
    void show(const ViewChoice& choice, bool fly);
    void moved() { shownPreset = {}; }
    /// Takes the camera to the CRS. False, with a message, where that cannot be.
    bool applyCrs(const std::string& definition);
    /// What is drawn follows the map, the selection and, when it has news, the store.
    void refresh(bool storeHasNews = false);

private:
    /// Shows the selection's view, with its zone and comparison in the fields.
    void begin();
    long seenRevision_ = -1;
    mutable UtmText utm_;  // keeps projections
};

}  // namespace frontline
