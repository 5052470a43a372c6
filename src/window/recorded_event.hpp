// Events as recordings hold them: one line of JSON each.
#pragma once

#include "base/result.hpp"
#include "session/input_event.hpp"

namespace frontline {

/// An event with the frame that took it and its time in seconds since the first picture.
struct RecordedEvent {
    long frame = 0;
    double seconds = 0;
    InputEvent event;
};

/// One line of JSON without the line feed.
std::string toJson(const RecordedEvent& event);
/// The error says what is wrong with the line.
Result<RecordedEvent> recordedEventFromJson(const std::string& line);

}  // namespace frontline
