// The state of the window and what commands and input do to it. Knows neither SDL nor OpenGL: tests drive it directly.
#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/exporter.hpp"
#include "app/history.hpp"
#include "app/input_event.hpp"
#include "app/load_job.hpp"
#include "app/map_watch.hpp"
#include "app/scenario_results.hpp"
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

/// A label of the picture: which feature of which layer it names.
struct LabelHit {
    std::string layer;
    std::size_t feature = 0;
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
    /// Work for the loader that is to be begun now: one job that something waits for, and one more beside it that
    /// nobody waits for.
    std::optional<LoadJob> nextJob();
    /// Returns whether what is seen may have changed.
    bool finish(LoadResult result, double now);
    /// Something that is to be seen is not there yet.
    [[nodiscard]] bool busy() const;

    /// Work for the exporter that is to be begun now: a picture that was asked for, or an estimate of the size of its
    /// file, once the map rests. atOnce: does not wait for that.
    std::optional<ExportJob> nextExport(double now, bool atOnce = false);
    /// Returns whether what is seen changed.
    bool setExportProgress(double share);
    void finish(const ExportResult& result, double now);
    /// An estimate is to come.
    [[nodiscard]] bool estimating() const;
    /// The export dialog as it is to be shown; absent while it is closed and no picture is being made.
    [[nodiscard]] std::optional<ExportView> exportShown() const;
    [[nodiscard]] bool exportOpen() const { return dialog_ == Dialog::Export; }
    /// What the export dialog would write now, and where; the view is that of the frame.
    ExportJob exportJob();
    /// Where pictures are proposed to go.
    void setExportFolder(const std::string& folder) { exporting_.settings.folder = folder; }

    /// Tells which label of the picture a pixel is on, if any.
    void setLabelFinder(std::function<std::optional<LabelHit>(Xy)> finder) { labelAt_ = std::move(finder); }

    void addMessage(const std::string& text, bool error, double now);

    /// The map as it was read, with theme files, and what could not be read of them: what later readings are compared
    /// with. wantedTheme: of a theme file that could not be read; it is shown when it can be.
    void setReading(MapReading reading, const std::string& wantedTheme, double now);
    /// What is on disk now. One that cannot be used is a message that stays until the file is mended; nothing else
    /// changes then.
    void adoptReading(MapReading reading, double now);

    [[nodiscard]] const Document& document() const { return document_; }
    /// The document as it is drawn: with what it is compared with, and with what the pointer lights up.
    const Document& drawn();
    /// The view as it is drawn: with what the panels cover.
    [[nodiscard]] View drawnView() const;
    /// Of what the document shows; null until it is computed.
    [[nodiscard]] const ScenarioResult* shownResult() const;
    /// Of what is compared as a difference; null until it is computed.
    [[nodiscard]] const ComparisonResult* shownDifference() const;
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
    void run(const SetScenario& command, double now);
    void run(const StepScenario& command, double now);
    void run(const SetComparison& command, double now);
    void run(const SetComparisonMode& command, double now);
    void run(const ToggleComparison& command, double now);
    void run(const SetSwipe& command, double now);
    void run(const EditZone& command, double now);
    void run(const SaveZone& command, double now);
    void run(const SetFurniture& command, double now);
    void run(const Undo& command, double now);
    void run(const Redo& command, double now);
    void run(const ShowView& command, double now);
    void run(const ShowViewNumber& command, double now);
    void run(const ShowFirstView& command, double now);
    void run(const ZoomBy& command, double now);
    void run(const PanBy& command, double now);
    void run(const TakeScreenshot& command, double now);
    void run(const TogglePanels& command, double now);
    void run(const ShowTab& command, double now);
    void run(const ToggleLedger& command, double now);
    void run(const WidenLedger& command, double now);
    void run(const HoverOblast& command, double now);
    void run(const ToggleClaims& command, double now);
    void run(const ToggleLengths& command, double now);
    void run(const ShowLengthOf& command, double now);
    void run(const ShowCard& command, double now);
    void run(const CloseCard& command, double now);
    void run(const ToggleHelp& command, double now);
    void run(const ToggleFullScreen& command, double now);
    void run(const FocusPanels& command, double now);
    void run(const SetLanguage& command, double now);
    void run(const SetTextSize& command, double now);
    void run(const ShowDialog& command, double now);
    void run(const SetExport& command, double now);
    void run(const StartExport& command, double now);
    void run(const CancelExport& command, double now);
    void run(const DismissExportQuestion& command, double now);
    void run(const DismissMessage& command, double now);
    void run(const Quit& command, double now);

    // input.cpp
    void pointerDown(const InputEvent& event, double now);
    void pointerUp(const InputEvent& event, double now);
    void keyDown(const InputEvent& event, const UiCapture& capture, double now);
    void escape();
    /// Whether the key was the digit that was waited for, or begins such a wait.
    bool takeNumberKey(const InputEvent& event, double now);
    void takeNumber(std::size_t number, double now);
    void resize(const InputEvent& event);
    [[nodiscard]] bool onDivider(Xy pixel) const;

    // background.cpp: which work is to be done.
    [[nodiscard]] std::optional<LoadJob> wanted() const;
    [[nodiscard]] std::optional<LoadJob> wantedScenario() const;
    [[nodiscard]] std::optional<LoadJob> wantedComparison() const;
    [[nodiscard]] std::optional<LoadJob> wantedFigures() const;
    [[nodiscard]] std::optional<LoadJob> idleWork() const;
    [[nodiscard]] bool needsComputing(const Scenario& scenario) const;
    [[nodiscard]] std::string comparisonKey() const;
    [[nodiscard]] std::string highlightKey() const;
    [[nodiscard]] std::string lengthKey() const;
    void finishScenario(LoadResult& result, bool shown, double now);
    void finishFigures(LoadResult& result);

    // scenario_commands.cpp
    void setComparison(std::optional<ComparisonView> comparison, const std::string& key = "");
    /// After a change of the scenario, the date or the recipes: layers and card follow.
    void scenarioChanged();
    void readZone();

    // card.cpp
    void openCard(Xy pixel);
    void fillCard();

    void describeScenarios(UiState& ui);

    // export_commands.cpp
    void proposeExportName();
    [[nodiscard]] std::string estimateKey() const;
    // reading.cpp
    void showReadingProblem(const std::string& text, double now);

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
    Document reading_;            // the map as it is on disk, without data
    std::string readingProblem_;  // the message about it that is shown
    std::string wantedTheme_;
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
    std::optional<Scenario> idleScenario_;  // that is being computed beside the others
    std::string idleDate_;
    std::string pendingDate_;  // asked for, not shown yet
    std::deque<std::filesystem::path> pendingFiles_;
    std::set<std::string> failed_;  // layers that could not be loaded, with their date where they follow it

    std::optional<Xy> pointer_;  // pixels; absent while it is outside the window
    std::optional<Xy> boxFrom_;  // where a zoom box was begun
    int dragButton_ = 0;
    std::optional<Xy> pressedAt_;  // where the left button went down on the map, until it moved away from there
    bool swiping_ = false;         // the divider is held
    enum class Awaited { Nothing, Layer, Scenario, Compared } awaited_ = Awaited::Nothing;

    ScenarioResults results_;
    ComparisonView lastComparison_;  // for switching it on again
    struct Compared {
        std::string key;
        Document before, after;  // what it was asked for with, and what is drawn
        std::shared_ptr<const ComparisonResult> difference;
    };
    std::optional<Compared> compared_;
    std::string failedComparison_;  // key
    std::string hoveredOblast_;
    struct Highlight {
        std::string key;
        std::shared_ptr<const FeatureTable> ground;  // null: there is none
    };
    std::vector<Highlight> highlights_;  // the latest
    ZoneDraft zone_;
    std::optional<PlaceCard> card_;
    std::function<std::optional<LabelHit>(Xy)> labelAt_;
    Document drawn_;
    long drawnRevision_ = -1;

    SideTab tab_ = SideTab::Layers;
    std::optional<bool> ledgerOpen_;  // absent: where there is room
    bool ledgerWide_ = false;
    bool claimsVisible_ = false, lengthsVisible_ = false;
    bool claimsTried_ = false;
    std::shared_ptr<const ClaimReport> claims_;
    ControlChoice lengthChoice_;
    std::string lengthTried_;  // key
    std::shared_ptr<const LengthReportView> length_;

    struct Exporting {
        ExportSettings settings;                 // remembered for the session
        bool nameGiven = false;                  // by the user
        std::optional<std::uint64_t> available;  // bytes of memory, when it was last asked
        std::string question;
        std::optional<ExportJob> job;  // while a picture is being made
        bool jobGiven = false;         // to the exporter
        CancelFlag cancelled, estimateCancelled;
        double progress = 0;
        std::string making;
        std::string wantedKey, estimateKey;  // of the estimate that is wanted, and of the one there is
        double restsAt = 0;                  // seconds: when the one that is wanted may begin
        bool estimateRunning = false;
        std::optional<SizeEstimate> estimate;
    };
    Exporting exporting_;

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
