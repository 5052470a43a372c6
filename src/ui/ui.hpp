// What the panels are drawn with. They read the session and change nothing themselves: they return commands.
#pragma once

#include <string>
#include <vector>

#include "session/session.hpp"

struct ImFont;

namespace frontline {

struct UiFonts {
    ImFont* regular = nullptr;
    ImFont* small = nullptr;
    ImFont* bold = nullptr;
};

/// Text that is being typed and has not become a command yet.
struct UiDrafts {
    std::string path, crs;
    FurnitureChoice furniture;    // its texts
    Dialog shown = Dialog::None;  // the dialog whose field has been given the focus
    bool allOblasts = false;      // in the ledger
    struct Style {                // of a layer's style
        LayerId layer;            // of which they are
        std::string filter, filterOf, breaks, column, operation = "=", value;
        std::vector<std::string> values;  // of the column, to choose from
    } style;
    std::string layerTitle;  // in the menu of a layer
    struct Attributes {      // of the table of attributes
        LayerId layer;       // of which the texts are
        TablePointer table;  // likewise
        std::string search, filter, path;
        std::size_t firstColumn = 0;           // of those that are shown at once
        std::optional<std::size_t> sortingOf;  // the first column of the table whose headings are followed
    } attributes;
};

class WidgetLog;
class FrameTimes;

struct Ui {
    const Session& session;
    Layout layout;
    UiFonts fonts;
    WidgetLog* log = nullptr;  // null outside tests
    UiDrafts* drafts = nullptr;
    bool focusPanels = false;  // give the layer panel the keyboard now
    const FrameTimes* frames = nullptr;

    [[nodiscard]] const MapDefinition& map() const { return session.map(); }
    [[nodiscard]] const Selection& selection() const { return session.selection(); }
    [[nodiscard]] Language language() const { return session.language(); }
    [[nodiscard]] const char* say(const Phrase& phrase) const { return phrase.in(language()); }
    [[nodiscard]] const std::string& say(const LocalText& text) const { return text.in(language()); }
};

}  // namespace frontline
