// What the panels may read. They change nothing themselves: they return commands.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "map/document.hpp"
#include "ui/command.hpp"
#include "ui/layout.hpp"

struct ImFont;

namespace frontline {

/// A line for the user that does not block the map.
struct Message {
    int id = 0;
    std::string text;
    bool error = false;
};

/// What the status line says.
struct StatusLine {
    std::string lonLat;      // of the pointer, degrees; empty while it is outside
    std::string utm;         // the same place in UTM
    std::string scale;       // "1:1,500,000"
    std::string projection;  // its name
};

/// A projection in the menu.
struct CrsChoice {
    std::string title, definition;
};

struct UiFonts {
    ImFont* regular = nullptr;
    ImFont* small = nullptr;
    ImFont* bold = nullptr;
};

/// Text that is being typed and has not become a command yet.
struct UiDrafts {
    std::string path, crs;
    Dialog shown = Dialog::None;  // the dialog whose field has been given the focus
};

class WidgetLog;

struct UiState {
    const Document* document = nullptr;
    Language language = Language::English;
    Layout layout;
    UiFonts fonts;
    bool panelsVisible = true, helpVisible = false, fullScreen = false;
    bool focusPanels = false;  // give the layer panel the keyboard now
    Dialog dialog = Dialog::None;
    bool canUndo = false, canRedo = false;
    bool busy = false;
    std::string date;  // shown, or on its way
    double textSize = 1;
    StatusLine status;
    std::vector<CrsChoice> projections;
    std::vector<const ViewPreset*> views;  // in the order of their keys: Home, 1, 2, 3 ...
    std::vector<Message> messages;
    std::optional<Box> zoomBox;  // pixels, while the user draws it
    WidgetLog* log = nullptr;    // null outside tests
    UiDrafts* drafts = nullptr;

    [[nodiscard]] const char* say(const Phrase& phrase) const { return phrase.in(language); }
    /// The title in the language of the window.
    [[nodiscard]] const std::string& say(const std::string& english, const std::string& ukrainian) const
    {
        return language == Language::Ukrainian && !ukrainian.empty() ? ukrainian : english;
    }
};

}  // namespace frontline
