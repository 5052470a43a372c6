#include "window/recorded_event.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string_view>

#include "base/message.hpp"

namespace frontline {

namespace {

constexpr std::array<std::string_view, 11> kindNames{"move",   "leave", "down",   "up",   "wheel",       "key-down",
                                                     "key-up", "text",  "resize", "drop", "context-lost"};

/// A finite number within what any screen or session has.
double number(const nlohmann::json& object, const char* name, double fallback, double limit)
{
    const auto found = object.find(name);
    if (found == object.end()) return fallback;
    const double value = found->get<double>();
    if (!std::isfinite(value) || std::abs(value) > limit)
        throw std::invalid_argument(msg("\"{}\" is out of range", name));
    return value;
}

}  // namespace

std::string toJson(const RecordedEvent& recorded)
{
    const InputEvent& event = recorded.event;
    nlohmann::ordered_json object;
    object["event"] = kindNames[static_cast<std::size_t>(event.kind)];
    object["frame"] = recorded.frame;
    object["seconds"] = std::round(recorded.seconds * 1e4) / 1e4;
    const InputKind kind = event.kind;
    const bool keyboard = kind == InputKind::KeyDown || kind == InputKind::KeyUp || kind == InputKind::Text;
    if (!keyboard && kind != InputKind::Leave && kind != InputKind::Drop) {
        object["x"] = event.x;
        object["y"] = event.y;
    }
    if (kind == InputKind::Down || kind == InputKind::Up) {
        object["button"] = event.button;
        object["clicks"] = event.clicks;
    }
    if (!event.key.empty()) object["key"] = event.key;
    if (event.control) object["control"] = true;
    if (event.shift) object["shift"] = true;
    if (event.alt) object["alt"] = true;
    if (!event.text.empty()) object["text"] = event.text;
    return object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Result<RecordedEvent> recordedEventFromJson(const std::string& line)
{
    try {
        const auto object = nlohmann::json::parse(line);
        if (!object.is_object()) return Error{msg("not a JSON object")};
        RecordedEvent recorded;
        const auto kind = object.at("event").get<std::string>();
        const auto* const name = std::ranges::find(kindNames, kind);
        if (name == kindNames.end()) return Error{msg("unknown event \"{}\"", kind)};
        constexpr double longest = 1e6, largest = 1e5;
        recorded.frame = static_cast<long>(number(object, "frame", 0, 1e9));
        recorded.seconds = number(object, "seconds", 0, longest);
        InputEvent& event = recorded.event;
        event.kind = static_cast<InputKind>(name - kindNames.begin());
        event.x = number(object, "x", 0, largest);
        event.y = number(object, "y", 0, largest);
        event.button = static_cast<int>(number(object, "button", 0, 8));
        event.clicks = static_cast<int>(number(object, "clicks", 1, 1000));
        event.key = object.value("key", std::string());
        event.control = object.value("control", false);
        event.shift = object.value("shift", false);
        event.alt = object.value("alt", false);
        event.text = object.value("text", std::string());
        return recorded;
    } catch (const std::exception& error) {
        return Error{error.what()};
    }
}

}  // namespace frontline
