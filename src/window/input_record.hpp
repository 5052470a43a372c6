// Recorded input: a file of JSON lines, the first of which names the window's size.
#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "window/recorded_event.hpp"

namespace frontline {

/// Writes events as they happen; what was written before a crash can be replayed.
class InputRecorder {
public:
    static Result<std::unique_ptr<InputRecorder>> create(const std::filesystem::path& path, int widthPixels,
                                                         int heightPixels, double scale);
    void add(const RecordedEvent& event);

private:
    struct Closer {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    explicit InputRecorder(std::FILE* file) : file_(file) {}
    std::unique_ptr<std::FILE, Closer> file_;
};

struct InputReplay {
    int widthPixels = 0, heightPixels = 0;
    double scale = 1;  // pixels per point of the user interface
    std::vector<RecordedEvent> events;
};

/// Errors name file and line.
Result<InputReplay> readReplay(const std::filesystem::path& path);

}  // namespace frontline
