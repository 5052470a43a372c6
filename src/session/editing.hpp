// The map that is looked at, what is chosen of it, and the steps that led there.
#pragma once

#include <string>

#include "map/map_definition.hpp"
#include "map/selection.hpp"
#include "session/history.hpp"

namespace frontline {

class Editing {
public:
    Editing(MapPointer map, Selection selection) : map_(std::move(map)), selection_(std::move(selection)) {}

    [[nodiscard]] const MapDefinition& map() const { return *map_; }
    [[nodiscard]] const MapPointer& mapPointer() const { return map_; }
    [[nodiscard]] const Selection& selection() const { return selection_; }

    /// The selection, to be changed, with the step of undo that leads back to before (see History::record).
    Selection& change(const std::string& key = "");
    /// A change that is no step of undo.
    template <class Change>
    void choose(Change change)
    {
        change(selection_);
        ++revision_;
    }
    /// The next change begins a step of its own.
    void endStep() { history_.closeStep(); }
    /// Everything but the view becomes what it was. False: there is no step.
    bool undo();
    bool redo();
    [[nodiscard]] const History& history() const { return history_; }

    /// The map as its files have it now, in place of the one there was, whose choices by hand stay where the files have
    /// not changed in that: see adopted(). No step of undo.
    void setMap(MapPointer map);

    /// Another map, with a selection of its own, and no steps.
    void restart(MapPointer map, Selection selection);

    /// Another number whenever the map or the selection has changed.
    [[nodiscard]] long revision() const { return revision_; }

private:
    void restore(Selection selection);

    MapPointer map_;
    Selection selection_;
    History history_;
    long revision_ = 0;
};

/// The selection for a map whose files have been edited. A layer is shown or faded as the files now say where they have
/// changed in that, and lies where they say when they have changed the order; else it stays as it was put by hand. The
/// date, theme, CRS and scenario stay, unless they have gone, or the map names another theme than before.
Selection adopted(const Selection& selection, const MapDefinition& before, const MapDefinition& now);

/// The definition of the CRS that is shown: the selection's, or else the map's.
const std::string& crsOf(const MapDefinition& map, const Selection& selection);

}  // namespace frontline
