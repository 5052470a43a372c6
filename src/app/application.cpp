#include "app/application.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "app/screenshot.hpp"

namespace frontline {

namespace {

constexpr double noticeSeconds = 8, warningSeconds = 20;

View firstView(Projection projection, int widthPixels, int heightPixels, double scale)
{
    View view{std::move(projection), {}, 1, widthPixels, heightPixels, defaultPixelsPerPoint * scale};
    return view;
}

}  // namespace

std::vector<const ViewPreset*> presetsByKey(const Document& document)
{
    std::vector<const ViewPreset*> presets;
    for (const ViewPreset& preset : document.views) presets.push_back(&preset);
    const auto extent = [](const ViewPreset* p) { return p->lonLat.width() * p->lonLat.height(); };
    const auto largest = std::ranges::max_element(presets, {}, extent);
    if (largest == presets.end()) return presets;
    std::rotate(presets.begin(), largest, largest + 1);
    const auto isFirst = [&](const ViewPreset* p) { return p->id == document.defaultView; };
    const auto first = std::find_if(presets.begin() + 1, presets.end(), isFirst);
    if (first != presets.end()) std::rotate(first, first + 1, presets.end());
    return presets;
}

std::vector<CrsChoice> projectionChoices(const Document& document)
{
    std::vector<CrsChoice> choices{{"", document.crs}};
    if (const auto presets = presetsByKey(document); !presets.empty()) {
        const auto [first, last] = utmZones(presets.front()->lonLat);
        const char* hemisphere = presets.front()->lonLat.centre().y < 0 ? "S" : "N";
        const int base = presets.front()->lonLat.centre().y < 0 ? 32700 : 32600;
        // A map of the whole world would list them all.
        constexpr int most = 8;
        for (int zone = first; zone <= std::min(last, first + most - 1); ++zone)
            choices.push_back({fmt::format("UTM {}{}", zone, hemisphere), fmt::format("EPSG:{}", base + zone)});
    }
    choices.push_back({"Web Mercator", "EPSG:3857"});
    return choices;
}

Application::Application(Document document, Projection projection, int widthPixels, int heightPixels,
                         double displayScale)
    : document_(std::move(document)),
      reading_(document_),
      camera_(firstView(std::move(projection), widthPixels, heightPixels, displayScale)),
      projections_(projectionChoices(document_)),
      displayScale_(displayScale)
{
    document_.crs = view().projection.definition();
    if (document_.comparison) lastComparison_ = *document_.comparison;
    applyResults(document_, results_);
}

Layout Application::layout() const
{
    LayoutRequest request;
    request.widthPixels = view().widthPixels;
    request.heightPixels = view().heightPixels;
    request.scale = uiScale();
    request.panels = panelsVisible_;
    request.dateCount = document_.dates.size();
    request.ledger = document_.scenarios.empty() ? std::optional(false) : ledgerOpen_;
    request.ledgerWide = ledgerWide_;
    request.exporting = dialog_ == Dialog::Export;
    return computeLayout(request);
}

bool Application::showAtOnce(const std::string& viewId)
{
    const ViewPreset* preset = document_.view(viewId);
    if (!preset) return false;
    flyTo(*preset, false, 0);
    return true;
}

void Application::flyTo(const ViewPreset& preset, bool fly, double now)
{
    camera_.fit(projectedBox(view().projection, preset.lonLat), layout().freeArea(), fly, now);
    shownView_ = preset.id;
}

bool Application::advance(double now)
{
    bool changed = camera_.advance(now);
    changed = std::erase_if(messages_, [&](const TimedMessage& m) { return m.until <= now; }) > 0 || changed;
    return changed;
}

double Application::nextChange() const
{
    double next = std::numeric_limits<double>::infinity();
    for (const TimedMessage& message : messages_) next = std::min(next, message.until);
    if (estimating() && !exporting_.estimateRunning) next = std::min(next, exporting_.restsAt);
    return next;
}

Document& Application::edit(const std::string& key)
{
    history_.record(document_, key);
    ++revision_;
    return document_;
}

void Application::addMessage(const std::string& text, bool error, double now)
{
    constexpr std::size_t most = 5;
    std::erase_if(messages_, [&](const TimedMessage& m) { return m.message.text == text; });
    if (messages_.size() >= most) messages_.erase(messages_.begin());
    // An error stays until it is closed or pushed out.
    const double until =
        error ? std::numeric_limits<double>::infinity() : now + (text.size() > 80 ? warningSeconds : noticeSeconds);
    messages_.push_back({{nextMessage_++, text, error}, until});
}

std::string Application::viewName() const
{
    if (!shownView_.empty()) return shownView_;
    return placeName(view().projection.inverse(view().centre));
}

std::vector<Message> Application::messages() const
{
    std::vector<Message> shown;
    for (const TimedMessage& timed : messages_) shown.push_back(timed.message);
    return shown;
}

UiState Application::uiState()
{
    UiState ui;
    ui.document = &document_;
    ui.language = language_;
    ui.layout = layout();
    ui.panelsVisible = panelsVisible_;
    ui.helpVisible = helpVisible_;
    ui.fullScreen = fullScreen_;
    ui.focusPanels = std::exchange(focusPanels_, false);
    ui.dialog = dialog_;
    ui.canUndo = history_.canUndo();
    ui.canRedo = history_.canRedo();
    ui.busy = busy();
    ui.date = pendingDate_.empty() ? document_.date : pendingDate_;
    ui.textSize = textSize_;
    if (pointer_) {
        const LonLat place = view().projection.inverse(view().fromPixel(*pointer_));
        ui.status.lonLat = lonLatText(place);
        ui.status.utm = utm_(place);
    }
    ui.status.scale = scaleText(view(), language_);
    ui.status.projection = projectionText(view().projection, language_);
    ui.projections = projections_;
    ui.views = presetsByKey(document_);
    ui.messages = messages();
    if (boxFrom_ && pointer_) {
        Box box;
        box.add(*boxFrom_);
        box.add(*pointer_);
        ui.zoomBox = box;
    }
    describeScenarios(ui);
    ui.exporting = exportShown();
    return ui;
}

void Application::describeScenarios(UiState& ui)
{
    ui.tab = tab_;
    ui.ledgerWide = ledgerWide_;
    ui.result = shownResult();
    ui.difference = shownDifference();
    ui.computing = jobRunning_ || wanted().has_value();
    if (!document_.scenarios.empty())
        if (const auto* outcome = results_.latest(document_, shownScenario(document_))) ui.failure = outcome->error;
    ui.hoveredOblast = hoveredOblast_;
    ui.compared = document_.comparison ? document_.comparison->with : ControlChoice{};
    ui.zone = zone_;
    ui.zoneShown = document_.scenario == "my-zone";
    const auto oblasts = document_.data.find(document_.oblasts);
    if (oblasts != document_.data.end() && oblasts->second.table) {
        const FeatureTable& table = *oblasts->second.table;
        for (std::size_t i = 0; i < table.featureCount(); ++i)
            ui.oblastNames.emplace_back(table.text("iso", i), ui.say(table.text("name", i), table.text("name_uk", i)));
    }
    if (card_) {
        card_->pixel = view().toPixel(view().projection.forward(card_->place));
        ui.card = card_;
    }
    ui.onDivider = swiping_ || (pointer_ && onDivider(*pointer_));
    ui.claimsVisible = claimsVisible_;
    ui.lengthsVisible = lengthsVisible_;
    ui.claims = claims_.get();
    ui.length = lengthTried_ == lengthKey() ? length_.get() : nullptr;
    ui.lengthChoice = lengthChoice_;
}

WindowRequests Application::takeRequests()
{
    return std::exchange(requests_, {});
}

}  // namespace frontline
