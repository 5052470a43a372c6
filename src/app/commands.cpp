// What each command does.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/application.hpp"
#include "app/merge.hpp"
#include "base/message.hpp"
#include "map/adopt_map.hpp"
#include "map/themes.hpp"

namespace frontline {

void Application::apply(const Command& command, double now)
{
    awaited_ = Awaited::Nothing;
    std::visit([&](const auto& c) { run(c, now); }, command);
}

void Application::run(const SetLayerVisible& command, double)
{
    Layer* layer = document_.layer(command.layer);
    if (!layer || layer->visible == command.visible) return;
    edit().layer(command.layer)->visible = command.visible;
    // Asked for again by hand, a layer that failed is tried once more.
    if (command.visible) std::erase_if(failed_, [&](const std::string& key) { return key.starts_with(layer->id); });
}

void Application::run(const SetLayerOpacity& command, double)
{
    Layer* layer = document_.layer(command.layer);
    const double opacity = std::clamp(command.opacity, 0.0, 1.0);
    if (!layer || layer->opacity == opacity || std::isnan(opacity)) return;
    edit("opacity " + command.layer).layer(command.layer)->opacity = opacity;
}

void Application::run(const EndEdit&, double)
{
    history_.closeStep();
}

void Application::run(const MoveLayer& command, double)
{
    auto& layers = document_.layers;
    const auto from = std::ranges::find_if(layers, [&](const Layer& l) { return l.id == command.layer; });
    if (from == layers.end() || command.position >= layers.size()) return;
    const auto to = layers.begin() + static_cast<std::ptrdiff_t>(command.position);
    if (from == to) return;
    edit();
    if (from < to)
        std::rotate(from, from + 1, to + 1);
    else
        std::rotate(to, from, from + 1);
}

void Application::run(const SetDate& command, double now)
{
    if (std::ranges::find(document_.dates, command.date) == document_.dates.end()) {
        addMessage(fmt::format("no date \"{}\" in this map", command.date), true, now);
        return;
    }
    // A date that is on its way already, or is shown, asks for nothing new.
    pendingDate_ = command.date == document_.date ? std::string() : command.date;
}

void Application::run(const StepDate& command, double now)
{
    const auto& dates = document_.dates;
    if (dates.empty()) return;
    const std::string& shown = pendingDate_.empty() ? document_.date : pendingDate_;
    const auto found = std::ranges::find(dates, shown);
    const auto at = found == dates.end() ? 0 : found - dates.begin();
    const auto next = std::clamp<std::ptrdiff_t>(at + command.steps, 0, std::ssize(dates) - 1);
    run(SetDate{dates[static_cast<std::size_t>(next)]}, now);
}

void Application::run(const SetTheme& command, double)
{
    if (command.theme == document_.theme || !document_.themes.contains(command.theme)) return;
    setTheme(edit(), command.theme);
}

void Application::run(const NextTheme&, double now)
{
    // Those of the map alone: it has few, and they are meant to be switched between.
    if (!document_.ownStyle || document_.ownStyle->themes.empty()) return;
    const auto& themes = document_.ownStyle->themes;
    auto next = themes.upper_bound(document_.theme);
    if (document_.themeFiles.contains(document_.theme)) next = themes.find(document_.ownStyle->theme);
    if (next == themes.end()) next = themes.begin();
    run(SetTheme{next->first}, now);
}

void Application::run(const SetFurniture& command, double)
{
    if (!(command.choice == document_.furniture)) edit().furniture = command.choice;
}

bool Application::applyCrs(const std::string& definition, double now)
{
    if (definition == view().projection.definition()) return true;
    const auto projection = Projection::create(definition);
    if (!projection) {
        addMessage(projection.error().message, true, now);
        return false;
    }
    if (!camera_.setProjection(*projection)) {
        addMessage(trf(language_, text::outsideProjection, projection->name()), true, now);
        return false;
    }
    return true;
}

void Application::run(const SetCrs& command, double now)
{
    if (command.definition == document_.crs) return;
    if (!applyCrs(command.definition, now)) return;
    edit().crs = command.definition;
    dialog_ = Dialog::None;
}

void Application::run(const OpenFile& command, double)
{
    pendingFiles_.emplace_back(command.path);
}

void Application::restore(Document document, double now)
{
    pendingDate_.clear();
    takeTables(document, document_);
    document_ = std::move(document);
    // The files may have been edited since.
    adoptMap(document_, reading_, reading_);
    if (document_.comparison) lastComparison_ = *document_.comparison;
    readZone();
    scenarioChanged();
    if (!applyCrs(document_.crs, now)) document_.crs = view().projection.definition();
}

void Application::run(const Undo&, double now)
{
    if (auto before = history_.undo(document_))
        restore(*std::move(before), now);
    else
        addMessage(say(text::nothingToUndo), false, now);
}

void Application::run(const Redo&, double now)
{
    if (auto after = history_.redo(document_))
        restore(*std::move(after), now);
    else
        addMessage(say(text::nothingToRedo), false, now);
}

void Application::run(const ShowView& command, double now)
{
    if (const ViewPreset* preset = document_.view(command.id)) flyTo(*preset, true, now);
}

void Application::run(const ShowViewNumber& command, double now)
{
    const auto presets = presetsByKey(document_);
    if (command.number >= 0 && command.number < std::ssize(presets))
        flyTo(*presets[static_cast<std::size_t>(command.number)], true, now);
}

void Application::run(const ShowFirstView&, double now)
{
    if (const ViewPreset* preset = document_.view(document_.defaultView))
        flyTo(*preset, true, now);
    else
        run(ShowViewNumber{0}, now);
}

void Application::run(const ZoomBy& command, double now)
{
    camera_.zoomAbout({view().widthPixels / 2.0, view().heightPixels / 2.0}, command.factor, now);
    moved();
}

void Application::run(const PanBy& command, double now)
{
    const double scale = displayScale_;
    camera_.panBy(command.xPoints * scale, command.yPoints * scale, now);
    moved();
}

void Application::run(const TakeScreenshot&, double)
{
    requests_.screenshot = true;
}

void Application::run(const TogglePanels&, double)
{
    panelsVisible_ = !panelsVisible_;
}

void Application::run(const ShowTab& command, double)
{
    tab_ = command.tab;
}

void Application::run(const ToggleLedger&, double)
{
    ledgerOpen_ = layout().ledger.empty();
    panelsVisible_ = panelsVisible_ || *ledgerOpen_;
}

void Application::run(const WidenLedger&, double)
{
    ledgerWide_ = !ledgerWide_;
}

void Application::run(const HoverOblast& command, double)
{
    if (hoveredOblast_ == command.iso) return;
    hoveredOblast_ = command.iso;
    ++revision_;
}

void Application::run(const ToggleClaims&, double)
{
    claimsVisible_ = !claimsVisible_;
}

void Application::run(const ToggleLengths&, double)
{
    lengthsVisible_ = !lengthsVisible_;
}

void Application::run(const ShowLengthOf& command, double)
{
    lengthChoice_ = command.choice;
}

void Application::run(const ToggleHelp&, double)
{
    helpVisible_ = !helpVisible_;
}

void Application::run(const ToggleFullScreen&, double)
{
    fullScreen_ = !fullScreen_;
    requests_.toggleFullScreen = true;
}

void Application::run(const FocusPanels&, double)
{
    panelsVisible_ = true;
    focusPanels_ = true;
}

void Application::run(const SetLanguage& command, double)
{
    language_ = command.language;
    ++revision_;  // the names on the map are in it too
}

void Application::run(const SetTextSize& command, double)
{
    if (!(command.factor >= 0.5 && command.factor <= 4)) return;
    textSize_ = command.factor;
    requests_.fontsChanged = true;
}

void Application::run(const ShowDialog& command, double)
{
    dialog_ = command.dialog;
    if (dialog_ == Dialog::Export) proposeExportName();
}

void Application::run(const DismissMessage& command, double)
{
    std::erase_if(messages_, [&](const TimedMessage& m) { return m.message.id == command.id; });
}

void Application::run(const Quit&, double)
{
    requests_.quit = true;
}

}  // namespace frontline
