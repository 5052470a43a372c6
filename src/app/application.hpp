// The state of the window and what commands and input do to it. Knows neither SDL nor OpenGL: tests drive it directly.
#pragma once

#include <deque>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/history.hpp"
#include "app/input_event.hpp"
#include "app/load_job.hpp"
#include "app/status_text.hpp"
#include "app/view_control.hpp"
#include "ui/ui_state.hpp"

namespace frontline {

/// What the panels take for themselves.
struct UiCapture {
    bool mouse = false;     // the pointer is over a panel
    bool text = false;      // a text field is being edited
    bool keyboard = false;  // a panel or menu is moved through by keyboard
};

/// What only the window can do.
struct WindowRequests {
    bool screenshot = false, toggleFullScreen = false, quit = false;
    bool fontsChanged = false;  // the scale of the user interface changed
};

class Application {
public:
    /// The document's layers need not be loaded. projection: of the document's CRS. displayScale: pixels per point of
    /// the user interface at a text size of 100 %.
    Application(Document document, Projection projection, int widthPixels, int heightPixels, double displayScale);

    /// Files to be added that name no CRS are taken to be in this one.
    void setAssumedCrs(const std::string& crs) { assumedCrs_ = crs; }

    /// One event. Times are seconds of one clock that never goes back.
    void handle(const InputEvent& event, const UiCapture& capture, double now);
    void apply(const Command& command, double now);
    /// Goes on with movements, and lets messages go. Returns whether the picture changed.
    bool advance(double now);
    [[nodiscard]] bool moving() const { return camera_.moving(); }
    /// When advance() is to be called although nothing moves, for a message to go; infinity when never.
    [[nodiscard]] double nextChange() const;

    /// Fits the preset at once, without a flight. False when there is no such view.
    bool showAtOnce(const std::string& viewId);

    /// The layers are being loaded already: finish() will be called.
    void expectLoading() { jobRunning_ = true; }
    /// Work for the loader, when there is some and none is under way.
    std::optional<LoadJob> nextJob();
    void finish(LoadResult result, double now);
    [[nodiscard]] bool busy() const { return jobRunning_ || !pendingDate_.empty() || !pendingFiles_.empty(); }

    void addMessage(const std::string& text, bool error, double now);

    [[nodiscard]] const Document& document() const { return document_; }
    /// Another number whenever the document has changed.
    [[nodiscard]] long documentRevision() const { return revision_; }
    [[nodiscard]] const View& view() const { return camera_.view(); }
    /// The id of the preset that is shown, or the place in the middle: for the names of pictures.
    [[nodiscard]] std::string viewName() const;
    [[nodiscard]] std::vector<Message> messages() const;
    [[nodiscard]] bool fullScreen() const { return fullScreen_; }
    [[nodiscard]] Language language() const { return language_; }
    [[nodiscard]] double uiScale() const { return displayScale_ * textSize_; }
    /// What the panels read. Fonts, log and drafts are the caller's to add.
    [[nodiscard]] UiState uiState();
    WindowRequests takeRequests();

private:
    // commands.cpp: one function for each command.
    void run(const SetLayerVisible& command, double now);
    void run(const SetLayerOpacity& command, double now);
    void run(const EndEdit& command, double now);
    void run(const MoveLayer& command, double now);
    void run(const SetDate& command, double now);
    void run(const StepDate& command, double now);
    void run(const SetTheme& command, double now);
    void run(const NextTheme& command, double now);
    void run(const SetCrs& command, double now);
    void run(const OpenFile& command, double now);
    void run(const Undo& command, double now);
    void run(const Redo& command, double now);
    void run(const ShowView& command, double now);
    void run(const ShowViewNumber& command, double now);
    void run(const ShowFirstView& command, double now);
    void run(const ZoomBy& command, double now);
    void run(const PanBy& command, double now);
    void run(const TakeScreenshot& command, double now);
    void run(const TogglePanels& command, double now);
    void run(const ToggleHelp& command, double now);
    void run(const ToggleFullScreen& command, double now);
    void run(const FocusPanels& command, double now);
    void run(const SetLanguage& command, double now);
    void run(const SetTextSize& command, double now);
    void run(const ShowDialog& command, double now);
    void run(const DismissMessage& command, double now);
    void run(const Quit& command, double now);

    // input.cpp
    void pointerDown(const InputEvent& event, double now);
    void pointerUp(const InputEvent& event, double now);
    void keyDown(const InputEvent& event, const UiCapture& capture, double now);
    void resize(const InputEvent& event);

    bool applyCrs(const std::string& definition, double now);
    void restore(Document document, double now);
    void flyTo(const ViewPreset& preset, bool fly, double now);
    void moved() { shownView_.clear(); }
    /// The document, to be changed, with the step of undo that leads back to before (see History::record).
    Document& edit(const std::string& key = "");
    [[nodiscard]] Layout layout() const;
    [[nodiscard]] const char* say(const Phrase& phrase) const { return phrase.in(language_); }

    struct TimedMessage {
        Message message;
        double until;  // seconds
    };

    Document document_;
    long revision_ = 0;
    ViewControl camera_;
    History history_;
    std::string assumedCrs_, shownView_;
    std::vector<CrsChoice> projections_;
    double displayScale_ = 1, textSize_ = 1;
    Language language_ = Language::English;
    bool panelsVisible_ = true, helpVisible_ = false, fullScreen_ = false, focusPanels_ = false;
    Dialog dialog_ = Dialog::None;
    WindowRequests requests_;

    bool jobRunning_ = false;
    std::string pendingDate_;  // asked for, not shown yet
    std::deque<std::filesystem::path> pendingFiles_;
    std::set<std::string> failed_;  // layers that could not be loaded, with their date where they follow it

    std::optional<Xy> pointer_;  // pixels; absent while it is outside the window
    std::optional<Xy> boxFrom_;  // where a zoom box was begun
    int dragButton_ = 0;
    bool awaitingLayerNumber_ = false;

    std::vector<TimedMessage> messages_;
    int nextMessage_ = 1;
    UtmText utm_;
};

/// The map's presets in the order of their keys Home, 1, 2, 3 ...: the one of the largest extent, then the others as
/// listed, and last the one that the map opens with, which has a key of its own.
std::vector<const ViewPreset*> presetsByKey(const Document& document);

/// The projections of the menu: the map's own, the UTM zones of its largest preset, and Web Mercator.
std::vector<CrsChoice> projectionChoices(const Document& document);

}  // namespace frontline
