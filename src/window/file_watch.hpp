// Notices changes of the user's own files while the window is open.
#pragma once

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace frontline {

/// Looks at the files on a thread of its own, twice a second.
class FileWatch {
public:
    /// changed is called on that thread when there is something to take.
    explicit FileWatch(std::function<void()> changed);

    /// Looks at these from now on: as they are now, or as they were when they were looked at last.
    void follow(const std::set<std::filesystem::path>& files);

    /// Files that have changed, or gone, and come to rest since, each once.
    std::vector<std::filesystem::path> take();

private:
    struct Seen {
        std::string known, last;
        bool followed = true;  // else it was, and may be again
    };
    void watch(const std::stop_token& stop);

    std::function<void()> changed_;
    std::mutex mutex_;
    std::condition_variable_any sleep_;
    std::map<std::filesystem::path, Seen> files_;  // guarded by mutex_
    std::set<std::filesystem::path> news_;         // likewise
    std::jthread thread_;                          // last: it uses the members above
};

}  // namespace frontline
