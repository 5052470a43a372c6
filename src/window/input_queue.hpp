// Input that waits for its frame. Dear ImGui sees the state at the beginning of a frame, so that a press and its
// release must fall into different frames, and a movement must not overtake a press.
#pragma once

#include <deque>
#include <vector>

#include "session/input_event.hpp"

namespace frontline {

class InputQueue {
public:
    void push(const InputEvent& event) { waiting_.push_back(event); }
    [[nodiscard]] bool empty() const { return waiting_.empty(); }
    /// The events of the next frame, in order. Movements in a row become one.
    std::vector<InputEvent> takeFrame();

private:
    std::deque<InputEvent> waiting_;
};

}  // namespace frontline
