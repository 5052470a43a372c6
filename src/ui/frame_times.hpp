// What the last frames of the window took, for the graph that shows it.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <utility>

namespace frontline {

/// Milliseconds of one frame, by what they went to.
struct FrameTime {
    double panels = 0;  // input, commands and panels
    double map = 0;     // building and drawing the map
    double screen = 0;  // drawing the panels, and waiting for the display
    [[nodiscard]] double total() const { return panels + map + screen; }
};

class FrameTimes {
public:
    static constexpr std::size_t most = 240;

    explicit FrameTimes(std::string rendererDescription) : renderer_(std::move(rendererDescription)) {}
    void add(const FrameTime& frame)
    {
        frames_.push_back(frame);
        if (frames_.size() > most) frames_.pop_front();
    }
    /// The last ones, the oldest first.
    [[nodiscard]] const std::deque<FrameTime>& frames() const { return frames_; }
    [[nodiscard]] const std::string& renderer() const { return renderer_; }
    /// Milliseconds that this share (0..1) of the frames did not exceed; 0 where there are none.
    [[nodiscard]] double quantile(double share) const;

private:
    std::deque<FrameTime> frames_;
    std::string renderer_;
};

}  // namespace frontline
