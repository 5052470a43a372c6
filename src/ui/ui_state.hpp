// What the panels may read. They change nothing themselves: they return commands.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/claims.hpp"
#include "analysis/comparison.hpp"
#include "analysis/line_length.hpp"
#include "analysis/scenario_result.hpp"
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

/// All published figures, checked.
struct ClaimReport {
    std::vector<ClaimCheck> checks;
};

/// The length of one line at all rulers.
struct LengthReportView {
    ControlChoice choice;
    std::string date;
    std::vector<double> rulersKm;
    std::vector<LengthProfile> profiles;  // of the whole line, then without rivers, borders, pockets, and all three
    std::vector<double> publishedKm;
    std::vector<LocalText> statements;
};

/// What is known of a place on the map.
struct PlaceCard {
    LonLat place;
    std::string name, nameUkrainian;      // of a place or label there; "" for none
    std::string oblast, oblastUkrainian;  // "" outside
    std::optional<bool> occupied;         // on the date shown; absent outside and while it is not known
    struct Line {
        std::string scenario, scenarioUkrainian;
        PlaceVerdict verdict;
    };
    std::vector<Line> lines;  // one for each scenario that has been computed
    Xy pixel;                 // where it is in the window now
};

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
    SideTab tab = SideTab::Layers;
    bool ledgerWide = false;
    const ScenarioResult* result = nullptr;        // of what the document shows; null until it is computed
    const ComparisonResult* difference = nullptr;  // while differences are shown and computed
    bool computing = false;                        // the result, or what it is compared with, is on its way
    std::string failure;                           // why there is no result
    std::string hoveredOblast;                     // iso of the ledger's row that is lit up
    ControlChoice compared;                        // with which the map is or was last compared
    ZoneDraft zone;                                // of the builder
    bool zoneShown = false;                        // it is the scenario that is shown
    std::vector<std::pair<std::string, std::string>> oblastNames;  // iso and name, in the language of the window
    std::optional<PlaceCard> card;
    bool onDivider = false;  // the pointer can take the divider of a swipe
    bool claimsVisible = false, lengthsVisible = false;
    const ClaimReport* claims = nullptr;  // null until they are computed
    const LengthReportView* length = nullptr;
    ControlChoice lengthChoice;           // of which the length is asked for
    std::optional<ExportView> exporting;  // while the dialog is open or a picture is being made
    WidgetLog* log = nullptr;             // null outside tests
    UiDrafts* drafts = nullptr;

    [[nodiscard]] const char* say(const Phrase& phrase) const { return phrase.in(language); }
    /// The title in the language of the window.
    [[nodiscard]] const std::string& say(const std::string& english, const std::string& ukrainian) const
    {
        return language == Language::Ukrainian && !ukrainian.empty() ? ukrainian : english;
    }
};

}  // namespace frontline
