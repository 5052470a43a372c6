// What tests and benchmarks read while the window runs: one line of JSON for each frame.
//   FRONTLINE_FRAME_LOG=path  the renderer; then number, time since the start, cost and what it went to, and whether
//   the
//                             picture is complete
//   FRONTLINE_UI_LOG=path     the view, the state of the map, and where the named widgets are
#pragma once

#include <cstdio>
#include <memory>
#include <string>

#include "session/session.hpp"
#include "ui/frame_times.hpp"
#include "ui/widget_log.hpp"

namespace frontline {

struct FrameFacts {
    long number = 0;
    double startMilliseconds = 0;  // since the program started, when the frame was on the screen
    FrameTime time;                // from the first call for it to the last
    long inputEvents = 0;          // what the window has been given so far: keys, buttons, movements, sizes
    bool settled = false;          // nothing more is being loaded or built for this view
    bool more = false;             // another frame follows at once, until the panels stand
};

class FrameLog {
public:
    /// Opens what the environment names. renderer: its description, for the first line of the log of frames.
    explicit FrameLog(const std::string& renderer);
    /// Whether frames are logged: then a frame ends when the graphics card has drawn it.
    [[nodiscard]] bool timesFrames() const { return frames_ != nullptr; }
    /// Where widgets are noted; nullptr when nobody reads it.
    [[nodiscard]] WidgetLog* widgets() { return ui_ ? &widgets_ : nullptr; }
    void frame(const FrameFacts& facts, const Session& session);

private:
    struct Closer {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    using File = std::unique_ptr<std::FILE, Closer>;
    static File open(const char* variable);
    void writeUi(const FrameFacts& facts, const Session& session);
    File frames_, ui_;
    WidgetLog widgets_;
};

}  // namespace frontline
