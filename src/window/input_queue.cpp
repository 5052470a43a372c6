#include "window/input_queue.hpp"

#include <algorithm>

namespace frontline {

namespace {

bool isButton(const InputEvent& e)
{
    return e.kind == InputKind::Down || e.kind == InputKind::Up;
}

bool isKey(const InputEvent& e)
{
    return e.kind == InputKind::KeyDown || e.kind == InputKind::KeyUp;
}

/// Whether the event may come into a frame that holds these already.
bool fits(const InputEvent& event, const std::vector<InputEvent>& frame)
{
    const auto holds = [&](auto test) { return std::ranges::any_of(frame, test); };
    const auto isWheel = [](const InputEvent& e) { return e.kind == InputKind::Wheel; };
    if (event.kind == InputKind::Move || event.kind == InputKind::Leave) return !holds(isButton) && !holds(isWheel);
    if (isButton(event)) return !holds(isButton) && !holds(isKey);
    if (isKey(event)) return !holds(isButton) && !holds([&](const InputEvent& e) { return isKey(e); });
    return true;
}

}  // namespace

std::vector<InputEvent> InputQueue::takeFrame()
{
    std::vector<InputEvent> frame;
    while (!waiting_.empty() && fits(waiting_.front(), frame)) {
        const bool movesOn =
            waiting_.front().kind == InputKind::Move && !frame.empty() && frame.back().kind == InputKind::Move;
        if (movesOn)
            frame.back() = std::move(waiting_.front());
        else
            frame.push_back(std::move(waiting_.front()));
        waiting_.pop_front();
    }
    return frame;
}

}  // namespace frontline
