// Notices edits of map.toml and of theme files while the window is open, and reads them.
#pragma once

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "session/map_reading.hpp"

namespace frontline {

/// Looks at the files on a thread of its own, several times a second.
class MapWatch {
public:
    /// theme: a file that is in none of the folders; may be empty. changed is called on that thread when there is
    /// something to take.
    MapWatch(std::filesystem::path map, std::filesystem::path theme, std::function<void()> changed);

    /// Looks at another map from now on. What was read of the one before is not taken any more.
    void follow(std::filesystem::path map);

    /// What was read after the latest edit, once.
    std::optional<MapReading> take();

private:
    void watch(const std::stop_token& stop);
    [[nodiscard]] std::string signature(const std::filesystem::path& map) const;
    [[nodiscard]] std::filesystem::path followed();

    std::filesystem::path map_;  // guarded by mutex_
    const std::filesystem::path theme_;
    std::function<void()> changed_;
    std::mutex mutex_;
    std::condition_variable_any sleep_;
    std::optional<MapReading> reading_;  // guarded by mutex_
    std::jthread thread_;                // last: it uses the members above
};

}  // namespace frontline
