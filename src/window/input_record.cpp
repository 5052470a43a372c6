#include "window/input_record.hpp"

#include <cerrno>
#include <cmath>
#include <nlohmann/json.hpp>
#include <sstream>
#include <system_error>

#include "base/file.hpp"
#include "base/message.hpp"
#include "base/system_reason.hpp"

namespace frontline {

namespace {

constexpr const char* versionKey = "frontline_input";
/// 0 where the first line does not say.
double numberIn(const nlohmann::json& header, const char* name)
{
    return header.value(name, 0.0);
}

/// Whole, and within what a window can have.
bool isSide(double pixels)
{
    constexpr double largest = 16384;
    return pixels >= 1 && pixels <= largest && pixels == std::floor(pixels);
}

Result<Done> readHeader(const std::string& line, InputReplay& replay)
{
    try {
        const auto object = nlohmann::json::parse(line);
        if (!object.is_object() || numberIn(object, versionKey) != 1)
            return Error{msg("not a recording: the first line must hold \"{}\": 1", versionKey)};
        const double width = numberIn(object, "width"), height = numberIn(object, "height");
        if (!isSide(width) || !isSide(height)) return Error{msg("a window of {} × {} pixels", width, height)};
        replay.widthPixels = static_cast<int>(width);
        replay.heightPixels = static_cast<int>(height);
        replay.scale = object.value("scale", 1.0);
    } catch (const std::exception& error) {
        return Error{error.what()};
    }
    if (!(replay.scale >= 0.25 && replay.scale <= 8)) return Error{msg("a scale of {}", replay.scale)};
    return Done{};
}

}  // namespace

Result<std::unique_ptr<InputRecorder>> InputRecorder::create(const std::filesystem::path& path, int widthPixels,
                                                             int heightPixels, double scale)
{
    if (auto writable = checkWritable(path); !writable) return writable.error();
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (!file) return Error{msg("cannot record to {}: {}", path.string(), systemReason(errno))};
    std::unique_ptr<InputRecorder> recorder(new InputRecorder(file));
    const nlohmann::ordered_json header{
        {versionKey, 1}, {"width", widthPixels}, {"height", heightPixels}, {"scale", scale}};
    std::fprintf(file, "%s\n", header.dump().c_str());
    std::fflush(file);
    return recorder;
}

void InputRecorder::add(const RecordedEvent& event)
{
    std::fprintf(file_.get(), "%s\n", toJson(event).c_str());
    std::fflush(file_.get());
}

Result<InputReplay> readReplay(const std::filesystem::path& path)
{
    const auto content = readFile(path);
    if (!content) return content.error();
    std::istringstream lines(*content);
    InputReplay replay;
    std::string line;
    for (long number = 1; std::getline(lines, line); ++number) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (line.empty()) continue;
        const auto failed = [&](const Error& error) {
            return Error{msg("{} line {}: {}", path.string(), number, error.message)};
        };
        if (replay.widthPixels == 0) {
            if (const auto read = readHeader(line, replay); !read) return failed(read.error());
            continue;
        }
        auto event = recordedEventFromJson(line);
        if (!event) return failed(event.error());
        if (!replay.events.empty() && event->seconds < replay.events.back().seconds)
            return failed(Error{msg("its time lies before that of the line above")});
        replay.events.push_back(*std::move(event));
    }
    if (replay.widthPixels == 0) return Error{msg("{} is empty: nothing to replay", path.string())};
    return replay;
}

}  // namespace frontline
