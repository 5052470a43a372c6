// Layers of the user's own files: how they are drawn and named, and what becomes of them.
#pragma once

#include <string>

#include "analysis/feature_figures.hpp"
#include "map/ids.hpp"
#include "map/own_style.hpp"
#include "session/command.hpp"

namespace frontline {

/// Opens the window for the style of a layer of an own file; of no layer: closes it.
struct EditStyle {
    LayerId layer;
    void run(Session& session) const;
};

/// Changes of one layer up to the next EndEdit are one step of undo.
struct SetStyle {
    LayerId layer;
    OwnStyle style;
    void run(Session& session) const;
};

struct CopyStyle {
    LayerId layer;
    void run(Session& session) const;
};

/// The style that was copied last, columns and filter included.
struct PasteStyle {
    LayerId layer;
    void run(Session& session) const;
};

/// Does nothing with a name of blanks.
struct RenameLayer {
    LayerId layer;
    std::string title;
    void run(Session& session) const;
};

/// On top of the layer, with an id of its own and the same style.
struct DuplicateLayer {
    LayerId layer;
    void run(Session& session) const;
};

/// Its file stays as it is.
struct RemoveLayer {
    LayerId layer;
    void run(Session& session) const;
};

/// Opens the window with the figures of a layer; of no layer: closes it.
struct ShowOwnFigures {
    LayerId layer;
    void run(Session& session) const;
};

/// By what they are told apart there.
struct GroupOwnFigures {
    FigureGroups groups;
    void run(Session& session) const;
};

/// Flies to what is in it.
struct ShowOwnLayer {
    LayerId layer;
    void run(Session& session) const;
};

}  // namespace frontline
