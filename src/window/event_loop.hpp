// The loop of the window: input, commands, drawing. Draws when something changed and waits otherwise.
#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "scene/scene.hpp"
#include "session/loader.hpp"
#include "session/session.hpp"
#include "ui/frame_times.hpp"
#include "ui/ui.hpp"
#include "window/drawing.hpp"
#include "window/exporter.hpp"
#include "window/file_watch.hpp"
#include "window/frame_log.hpp"
#include "window/input_queue.hpp"
#include "window/input_record.hpp"
#include "window/map_picture.hpp"
#include "window/map_watch.hpp"
#include "window/window.hpp"

union SDL_Event;

namespace frontline {

/// Wakes the loop from another thread: what it waits for may have come.
void wakeEventLoop();

/// What stands in the frame of the window.
std::string windowTitle(const MapDefinition& map, Language language);

/// All that the loop works with; it owns none of it.
struct EventLoopParts {
    Window& window;
    Drawing& drawing;  // made anew when the context is lost
    Scene& scene;
    Session& session;
    Loader& loader;
    Exporter& exporter;
    MapWatch* watch = nullptr;               // null: edits of the map's files are not followed
    FileWatch* fileWatch = nullptr;          // null: those of own files are not
    InputRecorder* recorder = nullptr;       // null: nothing is recorded
    const InputReplay* replay = nullptr;     // null: real input
    bool live = false;                       // the replay goes by its own clock
    std::filesystem::path screenshots = {};  // folder; "" is the working folder
};

class EventLoop {
public:
    explicit EventLoop(const EventLoopParts& parts);
    /// Returns when the window is closed, or after the last replayed event. Error: the graphics card was reset, and
    /// there is no drawing any more.
    Result<Done> run();

private:
    using Clock = std::chrono::steady_clock;
    void collectInput();
    void takeSdlEvent(const SDL_Event& event);
    void waitForEvent();
    void followWindowSize();
    void collectLoaded();
    void followMap();
    void followOwnFiles();
    void collectExported();
    /// Of a recorded event, as if it came now.
    void give(const InputEvent& recorded);
    void replayStep();
    void replayLive();
    [[nodiscard]] bool stepped() const { return parts_.replay && !parts_.live; }
    void drawFrame();
    void startPicture();
    Result<Done> renewDrawing();
    void drawMap();
    [[nodiscard]] bool canFollow(const View& view, bool fresh) const;
    void carryOut(const WindowRequests& requests);
    void saveScreenshot();
    /// The times at which the frame began, its panels were done, and its map was.
    void logFrame(Clock::time_point began, Clock::time_point panelsDone, Clock::time_point mapDone);
    [[nodiscard]] bool complete() const;
    [[nodiscard]] double realSeconds() const;

    EventLoopParts parts_;
    InputQueue queue_;
    FrameLog log_;
    FrameTimes frameTimes_;
    UiDrafts drafts_;
    double now_ = 0;  // seconds: real, or those of the recording
    double lastFrameSeconds_ = 0;
    long frame_ = 0;
    long inputEvents_ = 0;
    std::string title_;
    long watchedRevision_ = -1;  // of the selection whose files are watched
    int framesWanted_ = 1;       // panels need some frames after input until they stand
    bool quit_ = false;
    std::atomic<bool> sceneReady_{true};
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();

    // The picture that was built last, and what for.
    std::optional<Scene::Frame> built_;
    std::optional<View> builtView_;
    long builtRevision_ = -1;
    double builtSeconds_ = 0;
    bool followed_ = false;  // it has been moved since to the view

    std::size_t nextReplayed_ = 0;
    std::set<std::string> said_;  // warnings of the scene: each once
    bool contextLost_ = false;
    std::optional<MapPicture> picture_;  // last: its thread wakes this loop
};

}  // namespace frontline
