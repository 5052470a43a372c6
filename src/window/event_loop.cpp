#include "window/event_loop.hpp"

#include <SDL.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "base/message.hpp"
#include "base/process_time.hpp"
#include "scene/furniture/attribution.hpp"
#include "session/commands/files.hpp"
#include "session/picture_name.hpp"
#include "ui/panels.hpp"
#include "ui/style.hpp"
#include "window/screenshot.hpp"
#include "window/sdl_input.hpp"

namespace frontline {

namespace {

constexpr int framesAfterInput = 3;
constexpr double replayStepSeconds = 1.0 / 60;
/// While the map moves, names are placed and furniture is made this often, in between they are moved with it.
constexpr double followSeconds = 0.1;

std::uint32_t wakeEventType()
{
    static const std::uint32_t type = SDL_RegisterEvents(1);
    return type;
}

/// But for where the map is and how large.
bool sameFrame(const View& a, const View& b)
{
    return a.widthPixels == b.widthPixels && a.heightPixels == b.heightPixels && a.pixelsPerPoint == b.pixelsPerPoint &&
           a.topInsetPixels == b.topInsetPixels && a.leftInsetPixels == b.leftInsetPixels &&
           a.rightInsetPixels == b.rightInsetPixels && a.bottomInsetPixels == b.bottomInsetPixels &&
           a.projection.definition() == b.projection.definition();
}

bool sameView(const View& a, const View& b)
{
    return a.centre == b.centre && a.unitsPerPixel == b.unitsPerPixel && sameFrame(a, b);
}

}  // namespace

void wakeEventLoop()
{
    SDL_Event event{};
    event.type = wakeEventType();
    SDL_PushEvent(&event);
}

std::string windowTitle(const MapDefinition& map, Language language)
{
    return map.title.empty() ? "Frontline" : "Frontline — " + map.title.in(language);
}

EventLoop::EventLoop(const EventLoopParts& parts)
    : parts_(parts), log_(parts.drawing.renderer->description()), frameTimes_(parts.drawing.renderer->description())
{
    parts_.scene.onReady = [this] {
        sceneReady_ = true;
        wakeEventLoop();
    };
    startPicture();
    parts_.session.pointing.labelAt = [this](Xy pixel) -> std::optional<LabelHit> {
        for (const PlacedLabel& label : parts_.scene.placedLabels())
            if (label.opacity > 0.5 &&
                std::ranges::any_of(label.boxes, [&](const Box& box) { return box.contains(pixel); }))
                return LabelHit{label.layer, label.feature};
        return std::nullopt;
    };
}

double EventLoop::realSeconds() const
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
}

bool EventLoop::complete() const
{
    const Session& session = parts_.session;
    return built_ && !followed_ && built_->settled && !built_->fading && picture_->exact() && !sceneReady_ &&
           !session.busy() && !estimating(session) && !session.moving() && queue_.empty();
}

void EventLoop::startPicture()
{
    picture_.emplace(*parts_.drawing.renderer);
    picture_->onReady(parts_.scene.onReady);
}

/// All that the graphics card held is lost with the context; what it is made from is not.
Result<Done> EventLoop::renewDrawing()
{
    picture_.reset();
    parts_.drawing = {};
    if (auto renewed = parts_.window.renewContext(); !renewed) return renewed;
    auto drawing = createDrawing();
    if (!drawing) return drawing.error();
    parts_.drawing = *std::move(drawing);
    parts_.drawing.imgui->setScale(parts_.session.panels.scale());
    startPicture();
    built_.reset();
    followed_ = contextLost_ = false;
    framesWanted_ = framesAfterInput;
    parts_.session.messages.add(msg("the graphics card was reset: the map has been drawn anew"), false, now_);
    return Done{};
}

Result<Done> EventLoop::run()
{
    Result<Done> ended = Done{};
    parts_.drawing.imgui->setScale(parts_.session.panels.scale());
    while (!quit_) {
        collectInput();
        if (!stepped()) now_ = realSeconds();
        followWindowSize();
        collectLoaded();
        collectExported();
        if (parts_.live)
            replayLive();
        else if (parts_.replay)
            replayStep();
        // What appears by itself, as that a file is being read, stands in its second frame.
        if (parts_.session.advance(now_)) framesWanted_ = std::max(framesWanted_, parts_.session.moving() ? 1 : 2);
        if (!queue_.empty() || sceneReady_ || parts_.session.shown.revision() != builtRevision_)
            framesWanted_ = std::max(framesWanted_, 1);
        if (framesWanted_ <= 0 || quit_) continue;
        if (contextLost_ || parts_.window.contextLost()) ended = renewDrawing();
        if (!ended) break;
        drawFrame();
    }
    // The scene outlives this loop for a moment.
    parts_.scene.onReady = nullptr;
    parts_.session.pointing.labelAt = nullptr;
    return ended;
}

void EventLoop::collectInput()
{
    const bool idle = framesWanted_ <= 0 && queue_.empty() && !parts_.session.moving() && !sceneReady_;
    // A replay waits only for what is being loaded or built.
    const bool played = parts_.replay && (stepped() || nextReplayed_ >= parts_.replay->events.size());
    if (idle && (!played || !complete())) waitForEvent();
    SDL_Event event;
    while (SDL_PollEvent(&event)) takeSdlEvent(event);
}

void EventLoop::waitForEvent()
{
    double next = parts_.session.nextChange();
    if (parts_.live && nextReplayed_ < parts_.replay->events.size())
        next = std::min(next, parts_.replay->events[nextReplayed_].seconds);
    SDL_Event event;
    if (!std::isfinite(next) || stepped()) {
        if (SDL_WaitEvent(&event)) takeSdlEvent(event);
        return;
    }
    const double milliseconds = std::clamp((next - realSeconds()) * 1e3 + 1, 1.0, 3.6e6);
    if (SDL_WaitEventTimeout(&event, static_cast<int>(milliseconds))) takeSdlEvent(event);
}

void EventLoop::takeSdlEvent(const SDL_Event& event)
{
    if (event.type == SDL_QUIT) quit_ = true;
    if (event.type == SDL_WINDOWEVENT &&
        (event.window.event == SDL_WINDOWEVENT_EXPOSED || event.window.event == SDL_WINDOWEVENT_SIZE_CHANGED))
        framesWanted_ = std::max(framesWanted_, 1);
    const auto input = inputFromSdl(event, parts_.window.size().pixelsPerUnit);
    if (input && !parts_.replay) queue_.push(*input);
}

void EventLoop::followWindowSize()
{
    const WindowSize size = parts_.window.size();
    const View& view = parts_.session.view();
    if (size.widthPixels == view.widthPixels && size.heightPixels == view.heightPixels) return;
    InputEvent event;
    event.kind = InputKind::Resize;
    event.x = size.widthPixels;
    event.y = size.heightPixels;
    if (parts_.recorder) parts_.recorder->add({frame_, now_, event});
    parts_.session.handle(event, {}, now_);
    ++inputEvents_;
    framesWanted_ = framesAfterInput;
}

void EventLoop::collectLoaded()
{
    while (auto result = parts_.loader.take()) {
        // Windows that are as large as what is in them stand in their second frame.
        if (parts_.session.finish(*result, now_)) framesWanted_ = std::max(framesWanted_, parts_.session.card ? 2 : 1);
    }
    if (followFetches(parts_.session)) framesWanted_ = std::max(framesWanted_, 2);
    followMap();
    if (auto reading = parts_.watch ? parts_.watch->take() : std::nullopt) {
        parts_.session.now = now_;
        adoptReading(parts_.session, *std::move(reading));
        framesWanted_ = framesAfterInput;
    }
    followOwnFiles();
    while (auto job = parts_.session.nextJob()) parts_.loader.start(*std::move(job));
}

/// Own files that have changed are read again.
void EventLoop::followOwnFiles()
{
    if (!parts_.fileWatch) return;
    Session& session = parts_.session;
    if (const long revision = session.editing.revision(); revision != watchedRevision_) {
        watchedRevision_ = revision;
        std::set<std::filesystem::path> files;
        for (const OwnLayer& own : session.selection().files) files.insert(own.file.path);
        parts_.fileWatch->follow(files);
    }
    for (const auto& file : parts_.fileWatch->take()) session.apply(ReloadFile{file.string()}, now_);
}

/// Another map may have been opened, or the one there is may have another title.
void EventLoop::followMap()
{
    const Session& session = parts_.session;
    if (parts_.watch) parts_.watch->follow(session.map().path);
    std::string title = windowTitle(session.map(), session.language());
    if (title == title_) return;
    title_ = std::move(title);
    parts_.window.setTitle(title_);
}

void EventLoop::collectExported()
{
    Session& session = parts_.session;
    bool news = setExportProgress(session, parts_.exporter.progress());
    while (auto result = parts_.exporter.take()) {
        finishExport(session, *result, now_);
        news = true;
    }
    while (auto job = nextExport(session, now_, stepped())) parts_.exporter.start(*std::move(job));
    if (news) framesWanted_ = std::max(framesWanted_, 2);
}

void EventLoop::give(const InputEvent& recorded)
{
    if (recorded.kind == InputKind::Resize) {
        parts_.window.resize(static_cast<int>(recorded.x), static_cast<int>(recorded.y));
    } else if (recorded.kind == InputKind::ContextLost) {
        contextLost_ = true;
        framesWanted_ = std::max(framesWanted_, 1);
    } else {
        queue_.push(recorded);
    }
}

/// Gives out the next recorded event once the picture is complete, so that a replay does not depend on the machine's
/// speed: movements go on in steps of the recording's time.
void EventLoop::replayStep()
{
    const auto& events = parts_.replay->events;
    if (built_ && built_->fading) {
        now_ += replayStepSeconds;
        return;
    }
    if (framesWanted_ > 0 || !queue_.empty()) return;
    const bool last = nextReplayed_ >= events.size();
    if (parts_.session.moving()) {
        const double due = last ? now_ + replayStepSeconds : std::max(now_, events[nextReplayed_].seconds);
        if (now_ + replayStepSeconds <= due) {
            now_ += replayStepSeconds;
            return;
        }
    } else if (!complete()) {
        return;
    }
    if (last) {
        quit_ = true;
        return;
    }
    const RecordedEvent& next = events[nextReplayed_++];
    now_ = std::max(now_, next.seconds);
    give(next.event);
}

/// Gives out what is due. Ends when the last picture is complete.
void EventLoop::replayLive()
{
    const auto& events = parts_.replay->events;
    for (; nextReplayed_ < events.size() && events[nextReplayed_].seconds <= now_; ++nextReplayed_) {
        give(events[nextReplayed_].event);
    }
    if (nextReplayed_ >= events.size() && framesWanted_ <= 0 && complete()) quit_ = true;
}

void EventLoop::drawFrame()
{
    const Clock::time_point began = Clock::now();
    Session& session = parts_.session;
    const auto events = queue_.takeFrame();
    if (parts_.recorder)
        for (const InputEvent& event : events) parts_.recorder->add({frame_, now_, event});
    const View& view = session.view();
    const UiCapture capture = parts_.drawing.imgui->beginFrame(events, view.widthPixels, view.heightPixels,
                                                               now_ - std::exchange(lastFrameSeconds_, now_));
    for (const InputEvent& event : events) session.handle(event, capture, now_);
    inputEvents_ += static_cast<long>(events.size());
    const bool focus = std::exchange(session.panels.focus, false);
    if (focus) parts_.drawing.imgui->startKeyboard();
    const Commands commands = drawPanels(
        {session, session.layout(), parts_.drawing.imgui->fonts(), log_.widgets(), &drafts_, focus, &frameTimes_});
    for (const Command& command : commands) session.apply(command, now_);
    --framesWanted_;
    if (!events.empty() || !commands.empty()) framesWanted_ = framesAfterInput;
    const Clock::time_point panelsDone = Clock::now();
    drawMap();
    const Clock::time_point mapDone = Clock::now();
    const WindowRequests requests = std::exchange(session.requests, {});
    if (requests.screenshot) saveScreenshot();
    parts_.drawing.imgui->endFrame(isDark(session.drawn().background));
    if (log_.timesFrames()) parts_.drawing.renderer->finish();
    parts_.window.swap();
    logFrame(began, panelsDone, mapDone);
    carryOut(requests);
}

void EventLoop::drawMap()
{
    Session& session = parts_.session;
    const View view = session.drawnView();
    const bool fresh = sceneReady_.exchange(false);
    const bool wasFading = built_ && built_->fading, wasFollowed = followed_;
    const bool changed =
        fresh || !built_ || wasFading || builtRevision_ != session.shown.revision() || !sameView(*builtView_, view);
    if (changed && canFollow(view, fresh)) {
        follow(*built_, *builtView_, view);
        builtView_ = view;
        followed_ = true;
    } else if (changed || followed_) {
        followed_ = false;
        builtSeconds_ = now_;
        builtRevision_ = session.shown.revision();
        builtView_ = view;
        built_ = parts_.scene.buildInteractive(session.drawn(), view, now_);
        for (const std::string& warning : parts_.scene.warnings())
            if (said_.insert(warning).second) session.messages.add(warning, false, now_);
    }
    if (followed_) framesWanted_ = std::max(framesWanted_, 1);
    // After the last change one more: a map at rest is always shown from the picture that is kept.
    if (built_->fading || wasFading) framesWanted_ = std::max(framesWanted_, 1);
    picture_->draw(*built_, view, changed || wasFollowed, followed_);
    if (!picture_->exact() && !picture_->waiting()) framesWanted_ = std::max(framesWanted_, 1);
}

/// Whether a frame of a moving map may do with what was built for the one before.
bool EventLoop::canFollow(const View& view, bool fresh) const
{
    return picture_->canFollow() && built_ && !fresh && builtRevision_ == parts_.session.shown.revision() &&
           now_ - builtSeconds_ < followSeconds && sameFrame(*builtView_, view) && !sameView(*builtView_, view);
}

void EventLoop::saveScreenshot()
{
    Session& session = parts_.session;
    const View& view = session.view();
    const Image image = readFramebuffer(view.widthPixels, view.heightPixels);
    const auto stem = screenshotStem(session.drawn().selection.date, session.viewName());
    const auto saved =
        frontline::saveScreenshot(image, parts_.screenshots, stem, 96 * view.pixelsPerPoint / defaultPixelsPerPoint,
                                  attributionFileText(session.drawn(), parts_.scene.seenLayers()));
    if (saved)
        session.messages.add(trf(session.language(), text::saved, saved->string()), false, now_);
    else
        session.messages.add(saved.error().message, true, now_);
}

void EventLoop::carryOut(const WindowRequests& requests)
{
    if (requests.fontsChanged) parts_.drawing.imgui->setScale(parts_.session.panels.scale());
    if (requests.toggleFullScreen) parts_.window.setFullScreen(parts_.session.panels.fullScreen);
    if (!requests.clipboard.empty()) SDL_SetClipboardText(requests.clipboard.c_str());
    if (requests.quit) quit_ = true;
}

void EventLoop::logFrame(Clock::time_point began, Clock::time_point panelsDone, Clock::time_point mapDone)
{
    const Clock::time_point ended = Clock::now();
    const auto between = [](Clock::time_point from, Clock::time_point to) {
        return std::chrono::duration<double, std::milli>(to - from).count();
    };
    FrameFacts facts;
    facts.time = {between(began, panelsDone), between(panelsDone, mapDone), between(mapDone, ended)};
    frameTimes_.add(facts.time);
    facts.number = ++frame_;
    facts.startMilliseconds = millisecondsSinceStart();
    facts.inputEvents = inputEvents_;
    facts.settled = complete();
    facts.more = framesWanted_ > 0;
    log_.frame(facts, parts_.session);
    // Where the display does not hold back frames, a movement need not be drawn more often than this.
    constexpr double shortestFrame = 8;
    if ((parts_.session.moving() || built_->fading) && !stepped() && facts.time.total() < shortestFrame)
        SDL_Delay(static_cast<std::uint32_t>(shortestFrame - facts.time.total()));
}

}  // namespace frontline
